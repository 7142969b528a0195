"""Money over months: one line with its bands, or several side by side, and what was really counted."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from hegang_desktop.domain.chart import ChartSpec
from hegang_desktop.domain.money import FEN_A_YUAN
from hegang_desktop.report.charts import clip
from hegang_desktop.report.charts.chart_words import COUNTED, EXPECTED_THEN, YUAN
from hegang_desktop.report.charts.clip import Box, Point
from hegang_desktop.report.charts.colours import ChartColours, mixed
from hegang_desktop.report.charts.frame import DASH, GROUND, EndMark, EndName, Frame, MarkWords, Ticks
from hegang_desktop.report.charts.labels import beside_point
from hegang_desktop.report.charts.look import Extent, Look
from hegang_desktop.report.charts.money_axis import money_up, months_across

LINE = 2.2
SHADES = (0.14, 0.28)
"""How much of its colour each band has."""
ROOM = 0.06
SIDE = 0.01
DOT = 4.5
DASHES: tuple[tuple[float, ...], ...] = ((), (4, 2), (1, 2), (4, 2, 1, 2))
"""How lines side by side are told apart without colour: strokes and gaps in widths of the line."""


class LineLook(NamedTuple):
    """How a series is drawn; `dash` is a position in DASHES."""

    colour: str
    dash: int
    width: float
    named: bool

    @property
    def mark(self) -> EndMark:
        """Its mark before its name."""
        return EndMark(self.colour, "line", DASHES[self.dash])


def line_looks(spec: ChartSpec, colours: ChartColours) -> list[LineLook]:
    """How each series is drawn, and whether its name stands at its end."""
    loud = sum(not one.quiet for one in spec.series)
    looks: list[LineLook] = []
    nth = 0
    for one in spec.series:
        named = len(spec.series) > 1 and (one.quiet or loud > 1)
        if one.quiet:
            looks.append(LineLook(colours.quiet, 1, 1.4, named))
        else:
            looks.append(LineLook(colours.series[nth % len(colours.series)], nth % len(DASHES), LINE, named))
            nth += 1
    return looks


def month_extent(spec: ChartSpec) -> Extent:
    """All months, and all amounts with a little room, zero among them; in months from the first and yuan."""
    counted = [one.at_hand for one in spec.counts]
    counted += [one.expected for one in spec.counts if one.expected is not None]
    counted += [value for one in spec.counts for value in one.course]
    bands = (*spec.bands[0].low, *spec.bands[0].high) if spec.bands else ()
    values = [*(value for one in spec.series for value in one.values), *bands, *counted]
    low, high = min(0.0, min(values) / FEN_A_YUAN), max(1.0, max(values) / FEN_A_YUAN)
    room = (high - low) * ROOM
    last = max(1, spec.length - 1)
    return Extent(-last * SIDE, last * (1 + SIDE), low - (room if low < 0 else 0), high + room)


class CountMarks(NamedTuple):
    """What was counted and what had been expected then, in months from the first and yuan.

    `courses` are the lines from each count to what was expected of the next.
    """

    counted: list[Point]
    expected: list[Point]
    courses: list[list[Point]]

    @property
    def rising(self) -> bool:
        """Whether the line of what was counted begins upward."""
        return len(self.counted) > 1 and self.counted[1][1] >= self.counted[0][1]

    @property
    def below(self) -> bool:
        """Whether what was expected last lies below what was counted then."""
        if not self.expected:
            return False
        at, expected = self.expected[-1]
        return expected < next(y for x, y in self.counted if x == at)


def counts_of(spec: ChartSpec) -> CountMarks:
    """The counts of a chart as points."""
    counted = [(float(one.month - spec.first), one.at_hand / FEN_A_YUAN) for one in spec.counts]
    expected = [
        (float(one.month - spec.first), one.expected / FEN_A_YUAN) for one in spec.counts if one.expected is not None
    ]
    courses: list[list[Point]] = []
    for before, one in pairwise(spec.counts):
        if one.course:
            begins = one.month - spec.first - len(one.course)
            course = [(float(begins + i + 1), value / FEN_A_YUAN) for i, value in enumerate(one.course)]
            courses.append([(float(before.month - spec.first), before.at_hand / FEN_A_YUAN), *course])
    return CountMarks(counted, expected, courses)


def month_chart(spec: ChartSpec, look: Look) -> str:
    """The chart as SVG."""
    frame = Frame(look, spec.title, spec.summary)
    extent = look.seen or month_extent(spec)
    looks = line_looks(spec, look.colours)
    ends = [
        EndName(frame.said(one.name), style.colour, one.values[-1] / FEN_A_YUAN, style.mark)
        for one, style in zip(spec.series, looks, strict=True)
        if style.named
    ]
    marks = [
        MarkWords(mark.month - spec.first, look.words.say(mark.text), look.colours.tone(mark.tone))
        for mark in spec.marks
    ]
    across: Ticks = months_across(look, spec.first, extent)
    frame.upright(extent, across, money_up(look, extent), frame.said(YUAN), marks=marks, ends=ends)
    _draw_bands(frame, spec)
    order = sorted(range(len(looks)), key=lambda i: not spec.series[i].quiet)
    frame.svg.begin("curves")
    if frame.plot.y <= frame.y.at(0) <= frame.plot.bottom:
        y = frame.y.at(0)
        frame.svg.line((frame.plot.x, y), (frame.plot.right, y), look.colours.quiet)
    for i in order:
        one, style = spec.series[i], looks[i]
        points = [frame.at(one.start + t, value / FEN_A_YUAN) for t, value in enumerate(one.values)]
        _draw_line(frame, points, style.colour, style.width, DASHES[style.dash])
    frame.svg.end()
    frame.draw_marks()
    _draw_counts(frame, counts_of(spec))
    return frame.done()


def _draw_line(frame: Frame, points: list[Point], colour: str, width: float, dash: tuple[float, ...] = ()) -> None:
    for piece in clip.polyline(points, frame.plot):
        frame.svg.polyline(piece, colour, width, dash)


def _draw_bands(frame: Frame, spec: ChartSpec) -> None:
    if not spec.bands:
        return
    frame.svg.begin("bands")
    start = spec.series[0].start
    for band, shade in zip(spec.bands, SHADES, strict=False):
        low = [frame.at(start + t, value / FEN_A_YUAN) for t, value in enumerate(band.low)]
        high = [frame.at(start + t, value / FEN_A_YUAN) for t, value in enumerate(band.high)]
        area = clip.polygon([*low, *reversed(high)], frame.plot)
        if area:
            frame.svg.polygon(area, mixed(frame.colours.surface, frame.colours.series[0], shade))
    frame.svg.end()


def _draw_counts(frame: Frame, counts: CountMarks) -> None:
    if not counts.counted:
        return
    colours = frame.colours
    frame.svg.begin("counts")
    for course in counts.courses:
        _draw_line(frame, [frame.at(*point) for point in course], colours.quiet, 1, DASH)
    _draw_line(frame, [frame.at(*point) for point in counts.counted], colours.text, 1.6)
    for points, fill, line in (
        (counts.expected, colours.surface, colours.quiet),
        (counts.counted, colours.text, colours.surface),
    ):
        for middle in (frame.at(*point) for point in points):
            if frame.plot.holds(middle):
                frame.svg.circle(middle, DOT, fill, line)
    taken = _say(frame, counts.counted[0], frame.said(COUNTED), colours.text, below=counts.rising, aside=-4, gap=6)
    if counts.expected:
        point, words = counts.expected[-1], frame.said(EXPECTED_THEN)
        _say(frame, point, words, colours.quiet, below=counts.below, aside=6, gap=2, taken=taken)
    frame.svg.end()


def _say(
    frame: Frame,
    point: Point,
    words: str,
    colour: str,
    *,
    below: bool,
    aside: float,
    gap: float,
    taken: Box | None = None,
) -> Box | None:
    at = frame.at(*point)
    if not frame.plot.holds(at):
        return None
    place = beside_point(at, frame.size(words), below=below, aside=aside, gap=gap, taken=taken)
    frame.boxed(place, words, colour, ground=GROUND)
    return place
