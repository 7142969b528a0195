"""A chart of money over months, drawn by pyqtgraph from a ChartSpec."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from hegang_desktop.domain.chart import ChartSpec, Series
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.gui.charts.axes import MoneyAxis, MonthAxis
from hegang_desktop.gui.charts.colours import mixed
from hegang_desktop.gui.charts.plot_chart import AXIS_PX, LINE, Area, PlotChart, whole_yuan
from hegang_desktop.gui.charts.tags import ChartTag, MarkWords
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import Tokens

__all__ = ["AXIS_PX", "LINE", "MoneyAxis", "MonthAxis", "MonthChart"]

MOST_BANDS = 2
SHADES = (0.14, 0.28)
ROOM = 0.06
_Points = list[tuple[float, float]]
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
        self.counted_at: tuple[float, float] | None = None
        self.expected_at: tuple[float, float] | None = None
        self.below = self.rising = False

    def show(self, spec: ChartSpec, tokens: Tokens, ratio: float) -> list[float]:
        """Draw them; returns all values that must find room."""
        points: _Points = [(one.month - spec.first, one.at_hand / 100) for one in spec.counts]
        hollow: _Points = [
            (one.month - spec.first, one.expected / 100) for one in spec.counts if one.expected is not None
        ]
        course: _Points = []
        for before, one in pairwise(spec.counts):
            if one.course:
                begins = one.month - spec.first - len(one.course)
                course.append((before.month - spec.first, before.at_hand / 100))
                course += [(begins + i + 1, value / 100) for i, value in enumerate(one.course)]
                course.append((np.nan, np.nan))
        self._line.setData(*_columns(points), pen=pg.mkPen(tokens.text, width=1.6 * ratio))
        self._dots.setData(*_columns(points), pen=pg.mkPen(tokens.surface), brush=pg.mkBrush(tokens.text))
        self._course.setData(*_columns(course), pen=pg.mkPen(tokens.quiet, width=ratio, style=Qt.PenStyle.DashLine))
        self._hollow.setData(
            *_columns(hollow), pen=pg.mkPen(tokens.quiet, width=1.4 * ratio), brush=pg.mkBrush(tokens.surface)
        )
        self.counted_at = points[0] if points else None
        self.expected_at = hollow[-1] if hollow else None
        self.below = bool(hollow) and hollow[-1][1] < next(y for x, y in points if x == hollow[-1][0])
        self.rising = len(points) > 1 and points[1][1] >= points[0][1]
        values = [y for _, y in (*points, *hollow, *course)]
        return [value for value in values if not np.isnan(value)]


def _columns(points: _Points) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]


class MonthChart(PlotChart):
    """Money over months: one line with its bands, or up to four lines side by side, each with its name at its end."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        self._months = MonthAxis(texts)
        super().__init__(texts, theme, {"bottom": self._months, "left": MoneyAxis(texts)})
        self._spec: ChartSpec | None = None
        self._bands = [_BandItem(self._plot) for _ in range(MOST_BANDS)]
        self._counts = _CountItems(self._plot)
        self._curves: list[Any] = []
        self._zero = pg.InfiniteLine(0, angle=0)
        self._plot.addItem(self._zero)
        self._range: Area = (0, 1, 0, 1)
        self._ends_shown: list[tuple[str, str, float]] = []

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
        low, high = 0.0, 1.0
        self._ends_shown = []
        loud = 0
        for one, curve in zip(spec.series, self._curves, strict=False):
            values = np.array(one.values) / 100
            colour, style, width = tokens.quiet, Qt.PenStyle.DashLine, 1.4
            if not one.quiet:
                colour, style, width = tokens.series[loud % len(tokens.series)], _DASHES[loud % len(_DASHES)], LINE
                loud += 1
            curve.setData(
                np.arange(one.start, one.start + len(values)),
                values,
                pen=pg.mkPen(colour, width=width * ratio, style=style),
            )
            low, high = min(low, values.min()), max(high, values.max())
            curve.setZValue(-1 if one.quiet else 5)
            if len(spec.series) > 1 and (one.quiet or sum(not other.quiet for other in spec.series) > 1):
                self._ends_shown.append((self._texts.say(one.name), colour, float(values[-1])))
        for curve in self._curves[len(spec.series) :]:
            curve.setData([], [])
        self._zero.setPen(pg.mkPen(tokens.quiet, width=1))
        counted = self._counts.show(spec, tokens, ratio)
        self._draw_bands(spec, tokens)
        if spec.bands:
            low, high = min(low, min(spec.bands[0].low) / 100), max(high, max(spec.bands[0].high) / 100)
        low, high = min([low, *counted]), max([high, *counted])
        room = (high - low) * ROOM
        side = max(1, spec.length - 1) * 0.01
        self._range = (-side, max(1, spec.length - 1) + side, low - (room if low < 0 else 0), high + room)
        self._say_counts(tokens, font)

    def _draw_bands(self, spec: ChartSpec, tokens: Tokens) -> None:
        colour, surface = QColor(tokens.series[0]), QColor(tokens.surface)
        for i, item in enumerate(self._bands):
            if i < len(spec.bands):
                band = spec.bands[i]
                # opaque, as the grid: translucent areas cost milliseconds at every paint
                item.show(spec.series[0].start, band.low, band.high, mixed(surface, colour, SHADES[i]))
            else:
                item.hide()

    def _say_counts(self, tokens: Tokens, font: QFont) -> None:
        counts = self._counts
        counts.counted.say([self._texts.say(msg("counted"))], font, tokens.text)
        counts.expected.say([self._texts.say(msg("expected then"))], font, tokens.quiet)
        counts.counted.setVisible(counts.counted_at is not None)
        counts.expected.setVisible(counts.expected_at is not None)

    def _placed(self) -> None:
        counts = self._counts
        if counts.counted_at is not None:
            x, y = counts.counted_at
            # on the side that the line does not go to
            beside = 6 if counts.rising else -counts.counted.size.height() - 6
            counts.counted.put(self._x_px(x) - 4, self._y_px(y) + beside)
        if counts.expected_at is not None:
            x, y = counts.expected_at
            beside = 2 if counts.below else -counts.expected.size.height() - 2
            counts.expected.put(self._x_px(x) + 6, self._y_px(y) + beside)

    def _whole(self) -> Area:
        return self._range

    def _unit_words(self) -> str:
        return self._texts.say(msg("yuan"))

    def _words(self) -> list[MarkWords]:
        spec = self._spec
        if spec is None:
            return []
        tokens = self._tokens
        return [
            MarkWords(mark.month - spec.first, self._texts.say(mark.text), tokens.tone(mark.tone))
            for mark in spec.marks
        ]

    def _end_words(self) -> list[tuple[str, str]]:
        return [(name, colour) for name, colour, _ in self._ends_shown]

    def _end_heights(self) -> list[float]:
        return [height for _, _, height in self._ends_shown]

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
        told = [(one, value) for one, value in values if value is not None]
        if len(spec.series) == 1 and told:
            lines = [f"{words.month(month)}: {words.money(whole_yuan(told[0][1]))}"]
        else:
            lines += [f"{say(one.name)}: {words.money(whole_yuan(value))}" for one, value in told]
        for one in spec.counts:
            if one.month == month:
                lines.append(f"{say(msg('counted'))}: {words.money(one.at_hand)}")
                if one.expected is not None:
                    lines.append(f"{say(msg('expected then'))}: {words.money(one.expected)}")
            elif one.month > month > one.month + (-len(one.course)):
                value = one.course[month - one.month + len(one.course) - 1]
                lines.append(f"{say(msg('expected then'))}: {words.money(whole_yuan(value))}")
        inner = at - spec.series[0].start
        for band in spec.bands:
            if 0 <= inner < len(band.low):
                low, high = (words.short_money(Fen(values[inner])) for values in (band.low, band.high))
                lines.append(f"{say(band.name)}: {low} - {high}")
        lines += [say(mark.text) for mark in spec.marks if mark.month == month]
        return lines


def _value(series: Series, at: int) -> int | None:
    inner = at - series.start
    return series.values[inner] if 0 <= inner < len(series.values) else None
