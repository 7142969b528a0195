"""Homes as dots, area against price, with the lines of what a plan can pay."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.chart import Dots, HomesSpec
from hegang_desktop.domain.money import FEN_A_YUAN
from hegang_desktop.report.charts import clip
from hegang_desktop.report.charts.chart_words import FLOOR_AREA, TOTAL_PRICE, price_words
from hegang_desktop.report.charts.clip import Point
from hegang_desktop.report.charts.colours import ChartColours
from hegang_desktop.report.charts.frame import DASH, GROUND, Frame
from hegang_desktop.report.charts.labels import EDGE_PX, line_places
from hegang_desktop.report.charts.look import TEXT_PX, Extent, Look
from hegang_desktop.report.charts.money_axis import ACROSS_PX, UP_PX
from hegang_desktop.report.charts.month_chart import LINE
from hegang_desktop.report.charts.scale import Scale, Tick, labelled, money_ticks, round_ticks

POINT_PX = 5.0
FEW = 2_000
A_SQUARE_METRE = 100
LEGEND_ROW = 20
TENTHS = 10
"""Dots are written to a tenth of a pixel."""
DOT_PX = 9
Values = NDArray[np.float64]
_LIGHT, _DENSE = 0.43, 0.75
"""How opaque the dots of the others, and of a colour of their own, are."""


def homes_extent(areas: Values, prices: Values) -> Extent:
    """Nearly all homes, in m² and yuan: the few largest and dearest would leave the rest no room."""
    if not areas.size:
        return Extent(0.0, 100.0, 0.0, 100_000.0)
    right, top = np.percentile(areas, 99.5) * 1.05, np.percentile(prices, 98.5) * 1.12
    return Extent(max(0.0, float(np.min(areas)) * 0.9), float(right), 0.0, float(top))


def dot_px(count: int) -> float:
    """How wide the dot of a home is, of so many."""
    return POINT_PX + 2 if count <= FEW else POINT_PX - 1


def homes_chart(spec: HomesSpec, look: Look) -> str:
    """The chart as SVG."""
    frame = Frame(look, spec.title, spec.summary)
    _draw_legend(frame, spec)
    areas = np.array([area for one in spec.dots for area in one.areas]) / A_SQUARE_METRE
    prices = np.array([price for one in spec.dots for price in one.prices]) / FEN_A_YUAN
    extent = look.seen or homes_extent(areas, prices)

    def across(size: float) -> list[Tick]:
        return labelled(round_ticks(extent.left, extent.right, int(size // ACROSS_PX))[1], lambda area: f"{area:,.0f}")

    def up(size: float) -> list[Tick]:
        return money_ticks(
            extent.bottom,
            extent.top,
            int(size // UP_PX),
            lambda yuan: price_words(look.words, round(yuan * FEN_A_YUAN)),
        )

    frame.upright(extent, across, up, frame.said(TOTAL_PRICE), below=frame.said(FLOOR_AREA), lines_up=True)
    frame.svg.begin("dots")
    for one in sorted(spec.dots, key=lambda one: one.colour is not None):
        _draw_dots(frame, one, dot_px(len(areas)))
    frame.svg.end()
    _draw_lines(frame, spec)
    return frame.done()


def dots_colour(one: Dots, colours: ChartColours) -> str:
    """The colour of some homes."""
    return colours.quiet if one.colour is None else colours.series[one.colour % len(colours.series)]


def _draw_legend(frame: Frame, spec: HomesSpec) -> None:
    """Dots and what they tell, in as many lines as it takes."""
    frame.svg.begin("legend")
    x, right = float(EDGE_PX), frame.look.width - EDGE_PX
    for one in spec.dots:
        words = frame.fitting(frame.look.words.say(one.name), right - EDGE_PX - 2 * DOT_PX)
        width = 1.5 * DOT_PX + frame.look.measure(words, TEXT_PX)[0]
        if x > EDGE_PX and x + width > right:
            x, frame.top = float(EDGE_PX), frame.top + LEGEND_ROW
        middle, colour = frame.top + LEGEND_ROW / 2, dots_colour(one, frame.colours)
        if frame.text(x + 1.5 * DOT_PX, middle, words, colour):
            frame.svg.circle((x + DOT_PX / 2, middle), DOT_PX / 2, colour, colour, 0)
        x += width + 2 * EDGE_PX
    if spec.dots:
        frame.top += LEGEND_ROW
    frame.svg.end()


def _draw_dots(frame: Frame, one: Dots, width: float) -> None:
    plot = frame.plot
    xs = _tenths(frame.x, one.areas, A_SQUARE_METRE)
    ys = _tenths(frame.y, one.prices, FEN_A_YUAN)
    half = width / 2
    inside = (xs >= (plot.x + half) * TENTHS) & (xs <= (plot.right - half) * TENTHS)
    inside &= (ys >= (plot.y + half) * TENTHS) & (ys <= (plot.bottom - half) * TENTHS)
    # homes in one place are one dot: files of many homes stay small
    places = np.unique(np.stack((xs[inside], ys[inside]), axis=1), axis=0) / TENTHS
    if len(places):
        opacity = _LIGHT if one.colour is None else _DENSE
        frame.svg.dots(places.tolist(), half, dots_colour(one, frame.colours), opacity)


def _tenths(scale: Scale, values: Sequence[int], whole: int) -> NDArray[np.int64]:
    """Where values lie, in tenths of a pixel."""
    share = (np.array(values) / whole - scale.low) / (scale.high - scale.low)
    return np.rint((scale.start + share * (scale.end - scale.start)) * TENTHS).astype(np.int64)


def _draw_lines(frame: Frame, spec: HomesSpec) -> None:
    frame.svg.begin("lines")
    drawn: list[tuple[list[float], list[float]]] = []
    for line in spec.lines:
        points: list[Point] = [
            frame.at(area / A_SQUARE_METRE, price / FEN_A_YUAN)
            for area, price in zip(line.areas, line.prices, strict=True)
        ]
        drawn.append(([x for x, _ in points], [y for _, y in points]))
        for piece in clip.polyline(points, frame.plot):
            frame.svg.polyline(piece, frame.colours.good, LINE, () if line.solid else DASH)
    names = [frame.said(line.name) for line in spec.lines]
    sizes = [frame.size(name) for name in names]
    for name, place in zip(names, line_places(drawn, sizes, frame.plot), strict=True):
        if place is not None:
            frame.boxed(place, name, frame.colours.good, ground=GROUND)
    frame.svg.end()
