"""From savings to the day after, bar by bar, one beneath the other."""

from __future__ import annotations

from collections.abc import Sequence

from hegang_desktop.domain.chart import Fall, WaterfallSpec
from hegang_desktop.domain.money import FEN_A_YUAN, whole_yuan
from hegang_desktop.report.charts import clip
from hegang_desktop.report.charts.chart_words import YUAN
from hegang_desktop.report.charts.colours import ChartColours
from hegang_desktop.report.charts.frame import GROUND, Frame, MarkWords
from hegang_desktop.report.charts.labels import PAD, beside_bar
from hegang_desktop.report.charts.look import ChartWords, Extent, Look
from hegang_desktop.report.charts.money_axis import money_across

BAR = 0.66
SIDE = 0.03
NARROW = 420
"""A chart less wide than this tells amounts in short."""
MOST_SHARE = 0.4
"""Amounts beyond the longest bar take at most this part of the width."""
Ends = tuple[float, float]


def bar_ends(falls: Sequence[Fall]) -> list[Ends]:
    """Where each bar begins and ends, in yuan: a total from nothing, a change where the one before it ended."""
    bars: list[Ends] = []
    at = 0
    for one in falls:
        begins = 0 if one.total else at
        at = one.amount if one.total else at + one.amount
        bars.append((begins / FEN_A_YUAN, at / FEN_A_YUAN))
    return bars


def bar_colour(one: Fall, colours: ChartColours) -> str:
    """Totals are dark, what is added green, what is taken away ochre."""
    if one.total:
        return colours.bad if one.amount < 0 else colours.series[1]
    return colours.series[2] if one.amount >= 0 else colours.series[3]


def amount_words(one: Fall, words: ChartWords, width: float) -> str:
    """What stands beside a bar of a chart of that width."""
    text = words.short_money(one.amount) if width < NARROW else words.money(whole_yuan(one.amount))
    return f"+{text}" if one.amount > 0 and not one.total else text


def waterfall_extent(spec: WaterfallSpec, ends: Sequence[Ends], widest: float, width: float) -> Extent:
    """All bars, and beyond the longest one room for the widest amount; `widest` and `width` in pixels."""
    values = [value for pair in ends for value in pair]
    low, high = min([0.0, *values]), max([1.0, spec.cushion / FEN_A_YUAN, *values])
    share = min(MOST_SHARE, (widest + 4) / max(1.0, width))
    room = (high - low) * share / (1 - share)
    return Extent(low - (high - low) * (SIDE if low < 0 else 0), high + room, -len(ends) + 0.4, 0.6)


def cushion_words(spec: WaterfallSpec, words: ChartWords) -> str:
    """What marks the cushion."""
    return f"{words.say(spec.cushion_name)}: {words.money(spec.cushion)}"


def waterfall_chart(spec: WaterfallSpec, look: Look) -> str:
    """The chart as SVG."""
    frame = Frame(look, spec.title, spec.summary)
    ends = bar_ends(spec.falls)
    amounts = [amount_words(one, look.words, look.width) for one in spec.falls]
    widest = max((frame.size(words)[0] for words in amounts), default=0.0)
    marks = []
    if spec.cushion:
        words = cushion_words(spec, look.words)
        marks = [MarkWords(spec.cushion / FEN_A_YUAN, words, look.colours.caution)]
    frame.in_rows(
        [look.words.say(one.name) for one in spec.falls],
        lambda width: waterfall_extent(spec, ends, widest, width),
        lambda extent, size: money_across(look, extent, size),
        frame.said(YUAN),
        marks,
    )
    _draw_bars(frame, spec, ends)
    frame.draw_marks()
    for i, ((one, other), words) in enumerate(zip(ends, amounts, strict=True)):
        begins = beside_bar(frame.x.at(one), frame.x.at(other), frame.size(words)[0], frame.plot.x, look.width)
        if frame.plot.y <= frame.y.at(-i) <= frame.plot.bottom:
            frame.text(begins + PAD, frame.y.at(-i), words, look.colours.text, ground=GROUND)
    return frame.done()


def _draw_bars(frame: Frame, spec: WaterfallSpec, ends: Sequence[Ends]) -> None:
    quiet = frame.colours.quiet
    frame.svg.begin("bars")
    for i, end in enumerate([end for _, end in ends][:-1]):
        link = clip.segment(frame.at(end, -i - BAR / 2), frame.at(end, -i - 1 + BAR / 2), frame.plot)
        if link is not None:
            frame.svg.line(*link, quiet)
    for i, (fall, (one, other)) in enumerate(zip(spec.falls, ends, strict=True)):
        box = clip.rectangle(frame.at(one, -i + BAR / 2), frame.at(other, -i - BAR / 2), frame.plot)
        if box is not None:
            frame.svg.rect(box, bar_colour(fall, frame.colours))
    zero = clip.segment((frame.x.at(0), frame.plot.y), (frame.x.at(0), frame.plot.bottom), frame.plot)
    if zero is not None:
        frame.svg.line(*zero, quiet)
    frame.svg.end()
