"""The tornado: bars to the left and right of the plan as it is, the longest on top."""

from __future__ import annotations

from collections.abc import Sequence

from hegang_desktop.domain.chart import Swing, TornadoBar, TornadoSpec
from hegang_desktop.report.charts import clip
from hegang_desktop.report.charts.chart_words import MONTHS
from hegang_desktop.report.charts.colours import ChartColours, mixed
from hegang_desktop.report.charts.frame import GROUND, Frame
from hegang_desktop.report.charts.labels import PAD, swing_room, swing_sides
from hegang_desktop.report.charts.look import ChartWords, Extent, Look
from hegang_desktop.report.charts.scale import Tick, labelled, whole_label, whole_steps

BAR = 0.6
OUT = 1.15
"""A home out of reach is drawn by so much longer than the longest bar that is not."""
LIGHTER = 0.45
LEAST_SHARE = 0.3
"""Words leave the bars at least this part of the width."""
Pair = tuple[float, float]


def swings(spec: TornadoSpec) -> list[Pair]:
    """What the lower and the higher value of each bar does, in months as they are drawn."""
    both = [(bar.lower, bar.higher) for bar in spec.bars]
    reach = max([1.0, *(abs(one.moves) for pair in both for one in pair if one.moves is not None)])

    def drawn(swing: Swing) -> float:
        if swing.moves is not None:
            return swing.moves
        return reach * OUT * (-1 if bool(swing.better) == spec.better_left else 1)

    return [(drawn(lower), drawn(higher)) for lower, higher in both]


def row_name(bar: TornadoBar, words: ChartWords) -> str:
    """The rank and the name of a bar."""
    return f"{bar.rank}{'=' if bar.tied else '.'} {words.say(bar.name)}"


def tornado_extent(moves: Sequence[Pair], room: Pair, width: float) -> Extent:
    """All bars, and the room in pixels that words take to the left and to the right of them."""
    values = [one for pair in moves for one in pair]
    low, high = min([0.0, *values]), max([0.0, *values])
    if high - low < 1:
        low, high = low - 0.5, high + 0.5
    inner = max(width * LEAST_SHARE / 2, width - sum(room) - 4)
    per_px = (high - low) / inner
    return Extent(low - room[0] * per_px, high + room[1] * per_px, -len(moves) + 0.4, 0.6)


def side_words(spec: TornadoSpec, words: ChartWords) -> tuple[str, str]:
    """What stands above the bars, to the left and to the right of the plan as it is, each with the mark of its bars."""
    return f"■ ← {words.say(spec.left)}", f"■ {words.say(spec.right)} →"


def side_colours(spec: TornadoSpec, colours: ChartColours) -> tuple[str, str]:
    """The colours of what goes to the left and to the right."""
    return (colours.good, colours.bad) if spec.better_left else (colours.bad, colours.good)


def bar_colours(bar: TornadoBar, moves: Pair, colours: ChartColours) -> list[tuple[float, str]]:
    """How far each bar of a row goes, and its colour: better and worse, as the words above the bars say.

    Where both go to one side the shorter one lies on the longer, lighter.
    """
    drawn = [
        (move, colours.good if swing.better else colours.bad)
        for move, swing in zip(moves, (bar.lower, bar.higher), strict=True)
    ]
    if moves[0] * moves[1] <= 0:
        return drawn
    longer, (move, colour) = sorted(drawn, key=lambda one: -abs(one[0]))
    return [longer, (move, mixed(colour, colours.surface, LIGHTER))]


def label_place(moves: float, side: int, zero: float, end: float, width: float) -> float:
    """Where the words of a swing begin, in pixels: beyond its end; beyond zero where they go to the other side."""
    x = end if (moves > 0) == (side > 0) else zero
    return x + 1 if side > 0 else x - width - 1


def tornado_chart(spec: TornadoSpec, look: Look) -> str:
    """The chart as SVG."""
    frame = Frame(look, spec.title, spec.summary)
    moves = swings(spec)
    ends = [(frame.said(bar.lower.label), frame.said(bar.higher.label)) for bar in spec.bars]
    brief = [(frame.said(bar.lower.brief), frame.said(bar.higher.brief)) for bar in spec.bars]
    labels = ends

    def extent(width: float) -> Extent:
        """In words where they leave the bars room, else in numbers."""
        nonlocal labels
        if sum(swing_room(moves, _widths(frame, ends))) > width * (1 - LEAST_SHARE):
            labels = brief
        return tornado_extent(moves, swing_room(moves, _widths(frame, labels)), width)

    names = [row_name(bar, look.words) for bar in spec.bars]
    frame.in_rows(names, extent, _months, frame.said(MONTHS))
    _draw_bars(frame, spec, moves)
    middle = frame.x.at(0)
    if frame.plot.x <= middle <= frame.plot.right:
        less, more = side_words(spec, look.words)
        of_less, of_more = side_colours(spec, look.colours)
        frame.text(middle - PAD, frame.plot.y - 9, less, of_less, "end")
        frame.text(middle + PAD, frame.plot.y - 9, more, of_more)
    _say(frame, moves, labels)
    return frame.done()


def _months(extent: Extent, size: float) -> list[Tick]:
    return labelled(whole_steps(extent.left, extent.right, size)[1], whole_label)


def _widths(frame: Frame, labels: Sequence[tuple[str, str]]) -> list[Pair]:
    return [(frame.size(less)[0], frame.size(more)[0]) for less, more in labels]


def _draw_bars(frame: Frame, spec: TornadoSpec, moves: Sequence[Pair]) -> None:
    colours = frame.colours
    frame.svg.begin("bars")
    for i, (bar, pair) in enumerate(zip(spec.bars, moves, strict=True)):
        for move, colour in bar_colours(bar, pair, colours):
            box = clip.rectangle(frame.at(0, -i + BAR / 2), frame.at(move, -i - BAR / 2), frame.plot)
            if box is not None:
                frame.svg.rect(box, colour)
    zero = clip.segment((frame.x.at(0), frame.plot.y), (frame.x.at(0), frame.plot.bottom), frame.plot)
    if zero is not None:
        frame.svg.line(*zero, colours.text)
    frame.svg.end()


def _say(frame: Frame, moves: Sequence[Pair], labels: Sequence[tuple[str, str]]) -> None:
    frame.svg.begin("labels")
    for i, (pair, words) in enumerate(zip(moves, labels, strict=True)):
        middle = frame.y.at(-i)
        if not frame.plot.y <= middle <= frame.plot.bottom:
            continue
        for move, side, said in zip(pair, swing_sides(*pair), words, strict=True):
            if side:
                begins = label_place(move, side, frame.x.at(0), frame.x.at(move), frame.size(said)[0])
                frame.text(begins + PAD, middle, said, frame.colours.text, ground=GROUND)
    frame.svg.end()
