"""A chart of money over months, drawn by pyqtgraph from a ChartSpec."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hegang_desktop.domain.chart import ChartSpec
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import LIGHT, Tokens

pg.setConfigOptions(antialias=True)

AXIS_PX = 12
LINE = 2.2
MOST_BANDS = 2
SHADES = (0.14, 0.28)
MARK_PX = 22


class MonthAxis(pg.AxisItem):
    """Months under the chart: years, half years, quarters or months, as there is room."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("bottom")
        self._texts = texts
        self.first = Month(2000, 1)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[int, list[int]]]:
        room = max(2, int(size // 90))
        span = max(1.0, high - low)
        step = next((s for s in (1, 3, 6, 12, 24, 60, 120) if span / s <= room), 240)
        offset = (-self.first.index) % step if step > 1 else 0
        start = math.ceil((low - offset) / step) * step + offset
        ticks = [start + i * step for i in range(int((high - start) // step) + 1)]
        return [(step, ticks)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        words = self._texts.words
        whole_years = spacing >= MONTHS_A_YEAR
        labels = []
        for value in values:
            month = self.first + round(value)
            labels.append(str(month.year) if whole_years and month.month == 1 else words.short_month(month))
        return labels


class MoneyAxis(pg.AxisItem):
    """Amounts beside the chart, as a person would say them."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("left")
        self._texts = texts

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [self._texts.words.short_money(Fen(round(value * 100))) for value in values]


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour between two, `share` of the way to the other."""

    def between(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        between(one.red(), other.red()), between(one.green(), other.green()), between(one.blue(), other.blue())
    )


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

    def show(self, low: tuple[int, ...], high: tuple[int, ...], colour: QColor) -> None:
        months = list(range(len(low)))
        self._low.setData(months, [value / 100 for value in low])
        self._high.setData(months, [value / 100 for value in high])
        self._area.setBrush(pg.mkBrush(colour))
        self._area.show()

    def hide(self) -> None:
        self._area.hide()


class MonthChart(QWidget):
    """One chart that is kept and given new values; never made anew."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._spec: ChartSpec | None = None
        self._months = MonthAxis(texts)
        self._view = pg.PlotWidget(axisItems={"bottom": self._months, "left": MoneyAxis(texts)})
        self._view.setMenuEnabled(False)
        self._view.setMouseEnabled(x=False, y=False)
        self._view.hideButtons()
        self._view.setFrameShape(self._view.Shape.NoFrame)
        self._plot: Any = self._view.getPlotItem()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self._bands = [_BandItem(self._plot) for _ in range(MOST_BANDS)]
        self._curve = self._plot.plot([], [])
        self._zero = pg.InfiniteLine(0, angle=0)
        self._plot.addItem(self._zero)
        self._cross = pg.InfiniteLine(angle=90)
        self._dot = pg.ScatterPlotItem(size=8)
        self._read = pg.TextItem(anchor=(0, 1))
        self._read.setZValue(20)
        self._marks: list[Any] = []
        self._words: list[tuple[Any, int]] = []
        self._top = 0.0
        self._plot.vb.sigResized.connect(self._place_words)
        for item in (self._cross, self._dot, self._read):
            self._plot.addItem(item, ignoreBounds=True)
            item.hide()
        self._moves = pg.SignalProxy(self._view.scene().sigMouseMoved, rateLimit=60, slot=self._on_mouse_moved)
        self.setMinimumHeight(100)

    def show_spec(self, spec: ChartSpec) -> None:
        """Draw these values in the colours and words in force."""
        self._spec = spec
        self._draw(spec, self._theme.tokens)

    @contextlib.contextmanager
    def on_white(self) -> Iterator[Any]:
        """The view drawn for paper while the block runs: what is exported is always on white."""
        if self._spec is not None:
            self._draw(self._spec, LIGHT)
        try:
            yield self._view
        finally:
            if self._spec is not None:
                self._draw(self._spec, self._theme.tokens)

    @property
    def view(self) -> QWidget:
        """The widget that is drawn on."""
        view: QWidget = self._view
        return view

    def _draw(self, spec: ChartSpec, tokens: Tokens) -> None:
        font = QFont(self.font())
        font.setPixelSize(AXIS_PX)
        self._view.setBackground(tokens.surface)
        for name in ("bottom", "left"):
            axis = self._plot.getAxis(name)
            axis.setStyle(tickFont=font, tickTextOffset=6, tickLength=0, maxTickLevel=0)
            axis.setZValue(-1000)  # the grid lies under the line
            axis.setPen(tokens.line)
            axis.setTextPen(tokens.quiet)
        # opaque: a translucent grid costs milliseconds at every paint
        self._plot.getAxis("left").setTickPen(pg.mkPen(tokens.line))
        self._plot.showGrid(y=True, alpha=1.0)
        self._months.first = spec.first
        values = [value / 100 for value in spec.series[0].values]
        # pyqtgraph's pens are cosmetic: their width counts pixels of the device
        colour = QColor(tokens.series[0])
        self._curve.setData(
            list(range(len(values))), values, pen=pg.mkPen(colour, width=LINE * self.devicePixelRatioF())
        )
        self._zero.setPen(pg.mkPen(tokens.quiet, width=1))
        self._draw_bands(spec, tokens)
        outer = spec.bands[0] if spec.bands else None
        low = min(0.0, *values, *(value / 100 for value in outer.low)) if outer else min(0.0, *values)
        high = max(1.0, *values, *(value / 100 for value in outer.high)) if outer else max(1.0, *values)
        room = (high - low) * 0.18
        self._plot.setXRange(0, max(1, len(values) - 1), padding=0.01)
        self._plot.setYRange(low - (room * 0.3 if low < 0 else 0), high + room, padding=0)
        self._draw_marks(spec, tokens, font, high + room, len(values))
        self._cross.setPen(pg.mkPen(tokens.quiet, width=1))
        self._dot.setBrush(pg.mkBrush(colour))
        self._dot.setPen(pg.mkPen(tokens.surface))
        self._read.setFont(font)
        self._read.setColor(tokens.text)
        self._read.fill = pg.mkBrush(tokens.surface)
        self._read.border = pg.mkPen(tokens.line)
        self._view.setAccessibleName(self._texts.say(spec.summary))

    def _draw_bands(self, spec: ChartSpec, tokens: Tokens) -> None:
        colour, surface = QColor(tokens.series[0]), QColor(tokens.surface)
        for i, item in enumerate(self._bands):
            if i < len(spec.bands):
                band = spec.bands[i]
                # opaque, as the grid: translucent areas cost milliseconds at every paint
                item.show(band.low, band.high, _mixed(surface, colour, SHADES[i]))
            else:
                item.hide()

    def _draw_marks(self, spec: ChartSpec, tokens: Tokens, font: QFont, top: float, width: int) -> None:
        for item in self._marks:
            self._plot.removeItem(item)
        self._marks = []
        self._words = []
        for mark in spec.marks:
            at = mark.month - spec.first
            colour = QColor(tokens.tone(mark.tone))
            line = pg.InfiniteLine(
                at, angle=90, pen=pg.mkPen(colour, width=self.devicePixelRatioF(), style=Qt.PenStyle.DashLine)
            )
            # words go to the side with more room, each mark a line lower
            right = at < width * 0.6
            words = pg.TextItem(
                self._texts.say(mark.text), color=colour, anchor=(0 if right else 1, 0), fill=pg.mkBrush(tokens.surface)
            )
            words.setFont(font)
            self._words.append((words, at))
            for item in (line, words):
                self._plot.addItem(item, ignoreBounds=True)
                self._marks.append(item)
        self._top = top
        self._place_words()

    def _place_words(self) -> None:
        """The words of the marks one below the other, whatever the size of the chart."""
        pixel = self._plot.vb.viewPixelSize()[1]
        for i, (words, at) in enumerate(self._words):
            words.setPos(at, self._top - MARK_PX * pixel * i)

    def _on_mouse_moved(self, moved: tuple[QPointF]) -> None:
        spec = self._spec
        if spec is None:
            return
        point = self._plot.vb.mapSceneToView(moved[0])
        at = round(point.x())
        values = spec.series[0].values
        inside = self._plot.sceneBoundingRect().contains(moved[0]) and 0 <= at < len(values)
        for item in (self._cross, self._dot, self._read):
            item.setVisible(inside)
        if not inside:
            return
        value = values[at]
        self._cross.setPos(at)
        self._dot.setData([at], [value / 100])
        words = self._texts.words
        told = f" {words.month(spec.first + at)}: {words.money(Fen(value))} "
        for band in spec.bands:
            low, high = (words.short_money(Fen(values[at])) for values in (band.low, band.high))
            told += f"\n {self._texts.say(band.name)}: {low} - {high} "
        self._read.setText(told)
        self._read.setAnchor((0, 1) if at < len(values) * 0.6 else (1, 1))
        self._read.setPos(at, value / 100)
