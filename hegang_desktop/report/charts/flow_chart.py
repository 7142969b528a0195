"""What comes in and what goes out each month, as stacked bars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.chart import FlowSpec
from hegang_desktop.domain.money import FEN_A_YUAN, Fen
from hegang_desktop.report.charts import clip
from hegang_desktop.report.charts.chart_words import YUAN_A_MONTH
from hegang_desktop.report.charts.clip import Box, Point
from hegang_desktop.report.charts.colours import ChartColours, mixed
from hegang_desktop.report.charts.frame import GROUND, EndMark, EndName, Frame, MarkWords
from hegang_desktop.report.charts.labels import in_a_row
from hegang_desktop.report.charts.look import ChartWords, Extent, Look
from hegang_desktop.report.charts.money_axis import money_up, months_across

BAR = 0.82
WINTER = 0.1
ROOM = 0.06
MOST_CUT = 24
HATCH_PX = 5.0
HATCHED = "home"
"""The layer that is hatched: it stands far above the others."""
_GROUND = 0.85
_LAYERS: dict[str, tuple[int, float]] = {
    "income": (2, 0.0),
    "other_in": (2, 0.45),
    "living": (1, 0.0),
    "rent": (3, 0.0),
    "remittance": (4, 0.35),
    "debts": (5, 0.0),
    "holding": (1, 0.55),
    "heating": (0, 0.0),
    "home": (5, 0.5),
}
"""Series colour of a layer, and how far it is mixed into the ground: neighbours differ in lightness too."""
Values = NDArray[np.float64]


class Stack(NamedTuple):
    """Where each layer begins and how high it is, in yuan month by month, and the sums to both sides."""

    bases: list[Values]
    heights: list[Values]
    ups: Values
    downs: Values


class Cut(NamedTuple):
    """A month that reaches beyond what is seen: what it amounts to, in yuan, and to which side."""

    month: int
    yuan: float
    up: bool


def stacked(spec: FlowSpec) -> Stack:
    """The layers on top of each other, to each side of nothing in their order."""
    count = len(spec.winter)
    ups, downs = np.zeros(count), np.zeros(count)
    bases, heights = [], []
    for layer in spec.layers:
        values = np.array(layer.values) / FEN_A_YUAN
        bases.append(np.where(values >= 0, ups, downs))
        heights.append(values)
        ups, downs = ups + np.maximum(values, 0), downs + np.minimum(values, 0)
    return Stack(bases, heights, ups, downs)


def layer_colour(id_: str, colours: ChartColours) -> str:
    """The colour a layer is filled with."""
    series, share = _LAYERS.get(id_, (5, 0.0))
    return mixed(colours.series[series], colours.surface, share)


def layer_names(spec: FlowSpec, stack: Stack, words: ChartWords, colours: ChartColours) -> list[EndName]:
    """Each layer's name beside its usual middle, in a colour that can be read on the ground."""
    names: list[EndName] = []
    for layer, base, height in zip(spec.layers, stack.bases, stack.heights, strict=True):
        at = np.flatnonzero(height)
        middle = float(np.median((base + height / 2)[at])) if len(at) else 0.0
        middle = min(max(middle, spec.low / FEN_A_YUAN), spec.high / FEN_A_YUAN)
        own = colours.accent if layer.id == HATCHED else layer_colour(layer.id, colours)
        mark = EndMark(own, "hatched" if layer.id == HATCHED else "area")
        names.append(EndName(words.say(layer.name), mixed(own, colours.text, 0.4), middle, mark))
    return names


def flow_extent(spec: FlowSpec) -> Extent:
    """All months, from the lowest to the highest amount of the scale with a little room."""
    low, high = spec.low / FEN_A_YUAN, spec.high / FEN_A_YUAN
    room = max((high - low) * ROOM, 1.0)
    return Extent(-0.5, len(spec.winter) - 0.5, low - room, high + room)


def flow_rest(spec: FlowSpec) -> Extent:
    """The months the chart opens on."""
    left = spec.begins - 0.5
    return flow_extent(spec)._replace(left=left, right=left + max(1, spec.window))


def cut_off(spec: FlowSpec, stack: Stack, seen: Extent) -> list[Cut]:
    """The months that are seen but reach beyond, in their order, those below that are marked already left out."""
    marked = {mark.month - spec.first for mark in spec.marks}
    over = [Cut(int(t), float(stack.ups[t]), up=True) for t in np.flatnonzero(stack.ups > seen.top)]
    over += [Cut(int(t), -float(stack.downs[t]), up=False) for t in np.flatnonzero(stack.downs < seen.bottom)]
    within = [one for one in over if seen.left <= one.month <= seen.right and (one.up or one.month not in marked)]
    return sorted(within[:MOST_CUT])


def cut_words(one: Cut, words: ChartWords) -> str:
    """What is said of a month that is cut off."""
    return f"{'↑' if one.up else '↓'} {words.short_money(Fen(round(one.yuan * FEN_A_YUAN)))}"


def flow_chart(spec: FlowSpec, look: Look) -> str:
    """The chart as SVG."""
    frame = Frame(look, spec.title, spec.summary)
    seen = look.seen or flow_rest(spec)
    stack = stacked(spec)
    marks = [
        MarkWords(mark.month - spec.first, look.words.say(mark.text), look.colours.tone(mark.tone))
        for mark in spec.marks
    ]
    names = layer_names(spec, stack, look.words, look.colours)
    across, up = months_across(look, spec.first, seen), money_up(look, seen)
    frame.upright(seen, across, up, frame.said(YUAN_A_MONTH), marks=marks, ends=names)
    _draw_winters(frame, spec)
    _draw_layers(frame, spec, stack)
    frame.draw_marks()
    _say_cut(frame, cut_off(spec, stack, seen))
    return frame.done()


def _draw_winters(frame: Frame, spec: FlowSpec) -> None:
    plot = frame.plot
    fill = mixed(frame.colours.surface, frame.colours.series[1], WINTER)
    boxes = []
    begins: int | None = None
    for t, cold in enumerate((*spec.winter, False)):
        if cold and begins is None:
            begins = t
        elif not cold and begins is not None:
            one, other = (frame.x.at(begins - 0.5), plot.y), (frame.x.at(t - 0.5), plot.bottom)
            boxes.append(clip.rectangle(one, other, plot))
            begins = None
    frame.svg.begin("winters")
    for box in boxes:
        if box is not None:
            frame.svg.rect(box, fill)
    frame.svg.end()


def _draw_layers(frame: Frame, spec: FlowSpec, stack: Stack) -> None:
    colours = frame.colours
    frame.svg.begin("layers")
    for layer, base, height in zip(spec.layers, stack.bases, stack.heights, strict=True):
        boxes = [
            box
            for t in np.flatnonzero(height).tolist()
            if (box := _bar(frame, t, float(base[t]), float(base[t] + height[t]))) is not None
        ]
        if layer.id == HATCHED:
            frame.svg.boxes(boxes, mixed(colours.accent, colours.surface, _GROUND))
            frame.svg.strokes((line for box in boxes for line in _hatch(box)), colours.accent, 1)
        else:
            frame.svg.boxes(boxes, layer_colour(layer.id, colours))
    zero = clip.segment((frame.plot.x, frame.y.at(0)), (frame.plot.right, frame.y.at(0)), frame.plot)
    if zero is not None:
        frame.svg.line(*zero, colours.quiet)
    frame.svg.end()


def _bar(frame: Frame, month: int, low: float, high: float) -> Box | None:
    """The part of a layer that is seen, with a little of the ground between it and the next: told apart by that too."""
    box = clip.rectangle(frame.at(month - BAR / 2, low), frame.at(month + BAR / 2, high), frame.plot)
    if box is None or box.height <= 1:
        return box
    return box._replace(y=box.y + 0.5, height=box.height - 0.5)


def _hatch(box: Box) -> Iterator[tuple[Point, Point]]:
    """Slanting lines over a rectangle, in one pattern for the whole drawing."""
    first = (box.x + box.y) // HATCH_PX + 1
    last = (box.right + box.bottom) // HATCH_PX
    for i in range(int(first), int(last) + 1):
        both = i * HATCH_PX
        line = clip.segment((both - box.bottom, box.bottom), (both - box.y, box.y), box)
        if line is not None:
            yield line


def _say_cut(frame: Frame, cuts: list[Cut]) -> None:
    plot, colours = frame.plot, frame.colours
    frame.svg.begin("cut")
    for up in (True, False):
        here = [one for one in cuts if one.up == up]
        said = [cut_words(one, frame.look.words) for one in here]
        sizes = [frame.size(words) for words in said]
        xs = [frame.x.at(one.month) for one in here]
        places = in_a_row(xs, [width for width, _ in sizes], plot.right)
        for begins, words, (width, height) in zip(places, said, sizes, strict=True):
            if begins is not None:
                y = plot.y + 2 if up else plot.bottom - height - 2
                frame.boxed(Box(begins, y, width, height), words, colours.text, ground=GROUND)
    frame.svg.end()
