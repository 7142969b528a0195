"""A chart of money over months, drawn by pyqtgraph from a ChartSpec."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from hegang_desktop.domain.chart import ChartSpec, Series
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.gui.charts.axes import MoneyAxis, MonthAxis
from hegang_desktop.gui.charts.plot_chart import AXIS_PX, LINE, Area, PlotChart
from hegang_desktop.gui.charts.tags import ChartTag
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import Tokens
from hegang_desktop.report.charts.chart_words import COUNTED, EXPECTED_THEN, YUAN
from hegang_desktop.report.charts.clip import Box, Point
from hegang_desktop.report.charts.colours import mixed
from hegang_desktop.report.charts.frame import EndName, MarkWords
from hegang_desktop.report.charts.labels import beside_point
from hegang_desktop.report.charts.month_chart import SHADES, CountMarks, counts_of, line_looks, month_extent

__all__ = ["AXIS_PX", "LINE", "MoneyAxis", "MonthAxis", "MonthChart"]

_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


class _BandItem:
    """The area of one band, kept and given new values."""

    def __init__(self, plot: Any) -> None:
        self._low = pg.PlotCurveItem(pen=None)
        self._high = pg.PlotCurveItem(pen=None)
        self._area = pg.FillBetweenItem(self._low, self._high)
        self._area.setZValue(-500)
        for item in (self._low, self._high, self._area):
            plot.addItem(item, ignoreBounds=True)
        self.hide()

    def show(self, start: int, low: tuple[int, ...], high: tuple[int, ...], colour: QColor) -> None:
        months = np.arange(start, start + len(low))
        self._low.setData(months, np.array(low) / 100)
        self._high.setData(months, np.array(high) / 100)
        self._area.setBrush(pg.mkBrush(colour))
        self._area.show()

    def hide(self) -> None:
        self._area.hide()


class _CountItems:
    """What was really counted, as dots and a line, and what had been expected, as a thin dashed line to hollow dots."""

    def __init__(self, plot: Any) -> None:
        self._line = pg.PlotCurveItem()
        self._dots = pg.ScatterPlotItem(size=9)
        self._course = pg.PlotCurveItem(connect="finite")
        self._hollow = pg.ScatterPlotItem(size=9)
        for item in (self._course, self._line, self._hollow, self._dots):
            item.setZValue(10)
            plot.addItem(item, ignoreBounds=True)
        self.counted = ChartTag(plot)
        self.expected = ChartTag(plot)
        self.counts = CountMarks([], [], [])

    def show(self, spec: ChartSpec, tokens: Tokens, ratio: float) -> None:
        """Draw them."""
        counts = self.counts = counts_of(spec)
        course = [point for one in counts.courses for point in (*one, (np.nan, np.nan))]
        self._line.setData(*_columns(counts.counted), pen=pg.mkPen(tokens.text, width=1.6 * ratio))
        self._dots.setData(*_columns(counts.counted), pen=pg.mkPen(tokens.surface), brush=pg.mkBrush(tokens.text))
        self._course.setData(*_columns(course), pen=pg.mkPen(tokens.quiet, width=ratio, style=Qt.PenStyle.DashLine))
        self._hollow.setData(
            *_columns(counts.expected), pen=pg.mkPen(tokens.quiet, width=1.4 * ratio), brush=pg.mkBrush(tokens.surface)
        )


def _columns(points: list[Point]) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]


class MonthChart(PlotChart):
    """Money over months: one line with its bands, or up to four lines side by side, each with its name at its end."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        self._months = MonthAxis(texts)
        super().__init__(texts, theme, {"bottom": self._months, "left": MoneyAxis(texts)})
        self._spec: ChartSpec | None = None
        self._bands = [_BandItem(self._plot) for _ in SHADES]
        self._counts = _CountItems(self._plot)
        self._curves: list[Any] = []
        self._zero = pg.InfiniteLine(0, angle=0)
        self._plot.addItem(self._zero)
        self._range: Area = (0, 1, 0, 1)
        self._names: list[EndName] = []

    def show_spec(self, spec: ChartSpec) -> None:
        """Draw these values in the colours and words in force."""
        self.show_chart(spec)

    def _draw_values(self, tokens: Tokens, font: QFont) -> None:
        spec = self._spec
        if spec is None:
            return
        self._months.first = spec.first
        # pyqtgraph's pens are cosmetic: their width counts pixels of the device
        ratio = self.devicePixelRatioF()
        while len(self._curves) < len(spec.series):
            self._curves.append(self._plot.plot([], []))
        self._names = []
        for one, look, curve in zip(spec.series, line_looks(spec, tokens), self._curves, strict=False):
            values = np.array(one.values) / 100
            curve.setData(
                np.arange(one.start, one.start + len(values)),
                values,
                pen=pg.mkPen(look.colour, width=look.width * ratio, style=_DASHES[look.dash]),
            )
            curve.setZValue(-1 if one.quiet else 5)
            if look.named:
                self._names.append(EndName(self._texts.say(one.name), look.colour, float(values[-1]), look.mark))
        for curve in self._curves[len(spec.series) :]:
            curve.setData([], [])
        self._zero.setPen(pg.mkPen(tokens.quiet, width=1))
        self._counts.show(spec, tokens, ratio)
        self._draw_bands(spec, tokens)
        self._range = month_extent(spec)
        self._say_counts(tokens, font)

    def _draw_bands(self, spec: ChartSpec, tokens: Tokens) -> None:
        for i, item in enumerate(self._bands):
            if i < len(spec.bands):
                band = spec.bands[i]
                # opaque, as the grid: translucent areas cost milliseconds at every paint
                colour = QColor(mixed(tokens.surface, tokens.series[0], SHADES[i]))
                item.show(spec.series[0].start, band.low, band.high, colour)
            else:
                item.hide()

    def _say_counts(self, tokens: Tokens, font: QFont) -> None:
        items = self._counts
        items.counted.say([self._texts.say(COUNTED)], font, tokens.text, tokens.surface)
        items.expected.say([self._texts.say(EXPECTED_THEN)], font, tokens.quiet, tokens.surface)
        items.counted.setVisible(bool(items.counts.counted))
        items.expected.setVisible(bool(items.counts.expected))

    def _placed(self) -> None:
        items = self._counts
        counts = items.counts
        taken = None
        if counts.counted:
            # on the side that the line does not go to
            taken = self._put(items.counted, counts.counted[0], below=counts.rising, aside=-4, gap=6)
        if counts.expected:
            self._put(items.expected, counts.expected[-1], below=counts.below, aside=6, gap=2, taken=taken)

    def _put(
        self, tag: ChartTag, point: Point, *, below: bool, aside: float, gap: float, taken: Box | None = None
    ) -> Box:
        size = (tag.size.width(), tag.size.height())
        at = (self._x_px(point[0]), self._y_px(point[1]))
        place = beside_point(at, size, below=below, aside=aside, gap=gap, taken=taken)
        tag.put(place.x, place.y)
        return place

    def _whole(self) -> Area:
        return self._range

    def _unit_words(self) -> str:
        return self._texts.say(YUAN)

    def _words(self) -> list[MarkWords]:
        spec = self._spec
        if spec is None:
            return []
        tokens = self._tokens
        return [
            MarkWords(mark.month - spec.first, self._texts.say(mark.text), tokens.tone(mark.tone))
            for mark in spec.marks
        ]

    def _end_names(self) -> list[EndName]:
        return self._names

    def _count(self) -> int:
        return 0 if self._spec is None else self._spec.length

    def _begin(self) -> int:
        spec = self._spec
        if spec is None:
            return 0
        return spec.marks[0].month - spec.first if spec.marks else spec.series[0].start

    def _spot(self, at: int) -> tuple[float, float]:
        spec = self._spec
        value = 0
        if spec is not None:
            own = _value(spec.series[0], at)
            counted = next((one.at_hand for one in spec.counts if one.month - spec.first == at), None)
            before = [one.at_hand for one in spec.counts if one.month - spec.first <= at]
            value = next((one for one in (own, counted, *before[-1:]) if one is not None), 0)
        return at, value / 100

    def _readout(self, at: int) -> list[str]:
        spec = self._spec
        if spec is None:
            return []
        words, say = self._texts.words, self._texts.say
        month = spec.first + at
        lines = [words.month(month)]
        values = [(one, _value(one, at)) for one in spec.series]
        shown = [(one, value) for one, value in values if value is not None]
        if len(spec.series) == 1 and shown:
            lines = [f"{words.month(month)}: {words.money(whole_yuan(shown[0][1]))}"]
        else:
            lines += [f"{say(one.name)}: {words.money(whole_yuan(value))}" for one, value in shown]
        for one in spec.counts:
            if one.month == month:
                lines.append(f"{say(COUNTED)}: {words.money(one.at_hand)}")
                if one.expected is not None:
                    lines.append(f"{say(EXPECTED_THEN)}: {words.money(one.expected)}")
            elif one.month > month > one.month + (-len(one.course)):
                value = one.course[month - one.month + len(one.course) - 1]
                lines.append(f"{say(EXPECTED_THEN)}: {words.money(whole_yuan(value))}")
        inner = at - spec.series[0].start
        for band in spec.bands:
            if 0 <= inner < len(band.low):
                amounts = words.money_range(Fen(band.low[inner]), Fen(band.high[inner]))
                lines.append(f"{say(band.name)}: {amounts}")
        lines += [say(mark.text) for mark in spec.marks if mark.month == month]
        return lines


def _value(series: Series, at: int) -> int | None:
    inner = at - series.start
    return series.values[inner] if 0 <= inner < len(series.values) else None
