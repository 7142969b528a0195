"""Homes as points, area against price, with the lines of what a plan can pay. A dragged rectangle chooses."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hegang_desktop.app.facet_words import value_words
from hegang_desktop.app.finding.picture import OTHERS, Picture
from hegang_desktop.app.words import plain_area
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.gui.charts.month_chart import AXIS_PX, LINE, MoneyAxis
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import LIGHT, Tokens

POINT_PX = 5.0
FEW = 2_000
LEAST_DRAG = 6


class _Box(pg.ViewBox):
    """Dragging draws a rectangle and tells it; nothing is zoomed by it."""

    brushed = Signal(object)

    def mouseDragEvent(self, event: Any, axis: Any = None) -> None:
        event.accept()
        if axis is not None or event.button() != Qt.MouseButton.LeftButton:
            return
        if not event.isFinish():
            self.updateScaleBox(event.buttonDownPos(), event.pos())
            return
        self.rbScaleBox.hide()
        if (event.pos() - event.buttonDownPos()).manhattanLength() >= LEAST_DRAG:
            one, other = (self.mapToView(point) for point in (event.buttonDownPos(), event.pos()))
            self.brushed.emit((one, other))


class HomeChart(QWidget):
    """`brushed`: a rectangle was drawn (least and most area in 1/100 m², least and most price in fen).

    `cleared`: Esc. `home_chosen`: a point was clicked (its id).
    """

    brushed = Signal(int, int, object, object)
    cleared = Signal()
    home_chosen = Signal(object)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._picture: Picture | None = None
        self._box = _Box()
        self._view = pg.PlotWidget(viewBox=self._box, axisItems={"left": MoneyAxis(texts)})
        self._view.setMenuEnabled(False)
        self._view.setMouseEnabled(x=False, y=False)
        self._view.hideButtons()
        self._view.setFrameShape(self._view.Shape.NoFrame)
        self._plot: Any = self._view.getPlotItem()
        self._items: list[Any] = []
        self._read = pg.TextItem(anchor=(0, 1))
        self._read.setZValue(30)
        self._plot.addItem(self._read, ignoreBounds=True)
        self._read.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self._box.brushed.connect(self._on_brushed)
        self._view.scene().sigMouseClicked.connect(self._on_clicked)
        self._moves = pg.SignalProxy(self._view.scene().sigMouseMoved, rateLimit=30, slot=self._on_mouse_moved)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(180)

    @property
    def view(self) -> QWidget:
        """The widget that is drawn on."""
        view: QWidget = self._view
        return view

    def show_picture(self, picture: Picture) -> None:
        """Draw these homes in the colours and words in force."""
        self._picture = picture
        self._draw(picture, self._theme.tokens)

    @contextlib.contextmanager
    def on_white(self) -> Iterator[Any]:
        """The view drawn for paper while the block runs."""
        if self._picture is not None:
            self._draw(self._picture, LIGHT)
        try:
            yield self._view
        finally:
            if self._picture is not None:
                self._draw(self._picture, self._theme.tokens)

    def colour(self, tokens: Tokens, value: int) -> QColor:
        """The colour of a value of the facet, or of the others."""
        return QColor(tokens.quiet if value == OTHERS else tokens.series[value % len(tokens.series)])

    def _draw(self, picture: Picture, tokens: Tokens) -> None:
        for item in self._items:
            self._plot.removeItem(item)
        self._items = []
        font = QFont(self.font())
        font.setPixelSize(AXIS_PX)
        self._view.setBackground(tokens.surface)
        for name in ("bottom", "left"):
            axis = self._plot.getAxis(name)
            axis.setStyle(tickFont=font, tickTextOffset=6, tickLength=0, maxTickLevel=0)
            axis.setZValue(-1000)
            axis.setPen(tokens.line)
            axis.setTextPen(tokens.quiet)
            axis.setTickPen(pg.mkPen(tokens.line))
        self._plot.showGrid(x=True, y=True, alpha=1.0)
        areas, prices = picture.areas / 100, picture.prices / 100
        if len(areas):
            right, top = np.percentile(areas, 99.5) * 1.05, np.percentile(prices, 98.5) * 1.12
            self._plot.setXRange(max(0.0, float(areas.min()) * 0.9), float(right), padding=0)
            self._plot.setYRange(0, float(top), padding=0)
        size = POINT_PX + 2 if len(areas) <= FEW else POINT_PX - 1
        for value in (OTHERS, *range(len(picture.values))):
            here = picture.colours == value
            if here.any():
                colour = self.colour(tokens, value)
                colour.setAlpha(110 if value == OTHERS else 190)
                item = pg.ScatterPlotItem(
                    areas[here], prices[here], size=size, pen=None, brush=pg.mkBrush(colour), pxMode=True
                )
                self._add(item)
        self._draw_lines(picture, tokens, font)
        self._read.setFont(font)
        self._read.setColor(tokens.text)
        self._read.fill = pg.mkBrush(tokens.surface)
        self._read.border = pg.mkPen(tokens.line)

    def _draw_lines(self, picture: Picture, tokens: Tokens, font: QFont) -> None:
        words: dict[int, Message] = {0: msg("own it now"), 12: msg("own it within a year")}
        (left, right), (_, top) = self._plot.viewRange()
        for line in picture.lines:
            style = Qt.PenStyle.SolidLine if line.months == 0 else Qt.PenStyle.DashLine
            x, y = [area / 100 for area in line.areas], [price / 100 for price in line.prices]
            self._add(pg.PlotCurveItem(x, y, pen=pg.mkPen(tokens.good, width=LINE, style=style)))
            at = float(np.interp(right - (right - left) * 0.02, x, y))
            if at < top:
                text = pg.TextItem(
                    self._texts.say(words[line.months]),
                    color=tokens.good,
                    anchor=(1, 1),
                    fill=pg.mkBrush(tokens.surface),
                )
                text.setFont(font)
                text.setPos(right - (right - left) * 0.01, at)
                self._add(text)

    def _add(self, item: Any) -> None:
        self._plot.addItem(item, ignoreBounds=True)
        self._items.append(item)

    # --- pointing ----------------------------------------------------------------------------------------------------

    def _on_brushed(self, corners: tuple[QPointF, QPointF]) -> None:
        one, other = corners
        areas, prices = sorted((one.x(), other.x())), sorted((one.y(), other.y()))
        self.brushed.emit(
            max(0, round(areas[0] * 100)), round(areas[1] * 100), max(0, round(prices[0])) * 100, round(prices[1]) * 100
        )

    def _nearest(self, scene: QPointF) -> int | None:
        """The position of the point under the pointer."""
        picture = self._picture
        if picture is None or not len(picture.ids) or not self._plot.vb.sceneBoundingRect().contains(scene):
            return None
        point = self._plot.vb.mapSceneToView(scene)
        wide, high = self._plot.vb.viewPixelSize()
        distance = np.hypot((picture.areas / 100 - point.x()) / wide, (picture.prices / 100 - point.y()) / high)
        at = int(np.argmin(distance))
        return at if distance[at] <= 2 * POINT_PX else None

    def _on_clicked(self, event: Any) -> None:
        at = self._nearest(event.scenePos())
        if at is not None and self._picture is not None:
            self.home_chosen.emit(int(self._picture.ids[at]))

    def _on_mouse_moved(self, moved: tuple[QPointF]) -> None:
        at = self._nearest(moved[0])
        self._read.setVisible(at is not None)
        picture = self._picture
        if at is None or picture is None:
            return
        words = self._texts.words
        told = f" {plain_area(Area(int(picture.areas[at])))} m² · {words.money(Fen(int(picture.prices[at])))} "
        value = int(picture.colours[at])
        if value != OTHERS:
            told += f"\n {words.say(value_words(picture.facet, picture.values[value]))} "
        self._read.setText(told)
        (left, right), _ = self._plot.viewRange()
        x = picture.areas[at] / 100
        self._read.setAnchor((0, 1) if x < (left + right) / 2 else (1, 1))
        self._read.setPos(x, picture.prices[at] / 100)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
            return
        super().keyPressEvent(event)
