"""Homes as points, area against price, with the lines of what a plan can pay. A dragged rectangle chooses."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hegang_desktop.app.listings.search.picture import OTHERS, Picture
from hegang_desktop.app.listings.search.picture_chart import LINE_NAMES, homes_chart
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.money import FEN_A_YUAN, Fen
from hegang_desktop.gui.charts.month_chart import AXIS_PX, LINE
from hegang_desktop.gui.charts.sheet import Sheet
from hegang_desktop.gui.charts.view import PlotView, forget_move
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import Tokens
from hegang_desktop.report.charts.chart_words import FLOOR_AREA, TOTAL_PRICE, price_words
from hegang_desktop.report.charts.clip import Box
from hegang_desktop.report.charts.frame import HEADING_PX
from hegang_desktop.report.charts.home_chart import LEGEND_ROW, POINT_PX, dot_px, homes_extent
from hegang_desktop.report.charts.labels import line_places
from hegang_desktop.text.facets import value_words

LEAST_DRAG = 6
ROUNDED_TO = 200
"""A brushed bound is rounded to about this part of what is in sight: less than the hand can aim at."""


def round_step(span: float) -> int:
    """A round number, 1, 2 or 5 with zeros, of about a part of a span."""
    wanted, power = max(1.0, span / ROUNDED_TO), 1
    while power * 10 <= wanted:
        power *= 10
    return next(power * step for step in (1, 2, 5, 10) if power * step >= wanted)


SOLID, DASHED = "\u2500\u2500", "\u2574\u2574"
"""How the line looks, before its name."""


class _PriceAxis(pg.AxisItem):
    """Prices, beside areas."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("left")
        self._texts = texts

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [price_words(self._texts.words, round(value) * FEN_A_YUAN) for value in values]


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
        self._colours: tuple[int, ...] = ()
        self._order: tuple[int, ...] = ()
        self.name_of: Callable[[int], str] = lambda _: ""
        """What a home is called, for the words beside a point."""
        self._labels: list[tuple[Any, list[float], list[float]]] = []
        self._box = _Box()
        self._view = PlotView(viewBox=self._box, axisItems={"left": _PriceAxis(texts)})
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
        self._box.sigResized.connect(self._place_labels)
        self._view.scene().sigMouseClicked.connect(self._on_clicked)
        self._moves = pg.SignalProxy(self._view.scene().sigMouseMoved, rateLimit=30, slot=self._on_mouse_moved)
        self._view.left.connect(self._on_left)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(180)

    @property
    def view(self) -> QWidget:
        """The widget that is drawn on."""
        view: QWidget = self._view
        return view

    def show_picture(self, picture: Picture, colours: Sequence[int], order: Sequence[int] = ()) -> None:
        """Draw these homes in the words in force; `colours` are the numbers of the values' colours.

        `order` is that of the values in a legend, where it is another than their own.
        """
        self._picture, self._colours = picture, tuple(colours)
        self._order = tuple(order) or tuple(range(len(picture.values)))
        self._draw(picture, self._theme.tokens)

    def sheet(self) -> Sheet | None:
        """What is carried away: the homes with a legend; None: nothing is shown."""
        if self._picture is None:
            return None
        height = self._view.height() + HEADING_PX + 2 * LEGEND_ROW
        spec = homes_chart(self._picture, self._colours, self._order)
        return Sheet(spec, self._texts.words, self._view.width(), height)

    def colour(self, tokens: Tokens, value: int) -> QColor:
        """The colour of a value of the facet, or of the others."""
        return QColor(tokens.quiet if value == OTHERS else tokens.series[self._colours[value] % len(tokens.series)])

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
        for name, words in (("bottom", FLOOR_AREA), ("left", TOTAL_PRICE)):
            self._plot.setLabel(name, self._texts.say(words), **{"color": tokens.quiet, "font-size": f"{AXIS_PX}px"})
        brush = QColor(tokens.accent)
        self._box.rbScaleBox.setPen(pg.mkPen(brush, width=1))
        brush.setAlpha(50)
        self._box.rbScaleBox.setBrush(pg.mkBrush(brush))
        self._plot.showGrid(x=True, y=True, alpha=1.0)
        areas, prices = picture.areas / 100, picture.prices / 100
        if len(areas):
            seen = homes_extent(areas, prices)
            self._plot.setXRange(seen.left, seen.right, padding=0)
            self._plot.setYRange(seen.bottom, seen.top, padding=0)
        size = dot_px(len(areas))
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
        self._labels = []
        for line in picture.lines:
            solid = line.months == 0
            x, y = [area / 100 for area in line.areas], [price / 100 for price in line.prices]
            style = Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine
            self._add(pg.PlotCurveItem(x, y, pen=pg.mkPen(tokens.good, width=LINE, style=style)))
            text = pg.TextItem(
                f"{SOLID if solid else DASHED} {self._texts.say(LINE_NAMES[line.months])}",
                color=tokens.good,
                anchor=(1, 1),
                fill=pg.mkBrush(tokens.surface),
            )
            text.setZValue(20)
            text.setFont(font)
            self._add(text)
            self._labels.append((text, x, y))
        self._place_labels()

    def _place_labels(self, *_: object) -> None:
        """Each label above its line: in pixels of what is seen, since words are not scaled with it."""
        (left, right), (low, top) = self._plot.viewRange()
        wide, high = self._box.viewPixelSize()
        lines, sizes = [], []
        for text, x, y in self._labels:
            lines.append(([(one - left) / wide for one in x], [(top - one) / high for one in y]))
            sizes.append((text.boundingRect().width(), text.boundingRect().height()))
        plot = Box(0, 0, (right - left) / wide, (top - low) / high)
        places = line_places(lines, sizes, plot)
        for text, place in zip([label[0] for label in self._labels], places, strict=True):
            text.setVisible(place is not None)
            if place is not None:
                text.setPos(left + place.right * wide, top - place.bottom * high)

    def _add(self, item: Any) -> None:
        self._plot.addItem(item, ignoreBounds=True)
        self._items.append(item)

    # --- pointing ----------------------------------------------------------------------------------------------------

    def _on_brushed(self, corners: tuple[QPointF, QPointF]) -> None:
        one, other = corners
        (left, right), (_, top) = self._plot.viewRange()
        area_step, price_step = round_step(right - left), round_step(top)
        areas, prices = sorted((one.x(), other.x())), sorted((one.y(), other.y()))
        # outward, so that no point in the rectangle is lost
        self.brushed.emit(
            max(0, math.floor(areas[0] / area_step) * area_step) * 100,
            math.ceil(areas[1] / area_step) * area_step * 100,
            max(0, math.floor(prices[0] / price_step) * price_step) * FEN_A_YUAN,
            math.ceil(prices[1] / price_step) * price_step * FEN_A_YUAN,
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
        readout = f" {words.square_metres(Area(int(picture.areas[at])))} · {words.money(Fen(int(picture.prices[at])))} "
        name = self.name_of(int(picture.ids[at]))
        if name:
            readout = f" {name} \n{readout}"
        value = int(picture.colours[at])
        if value != OTHERS:
            readout += f"\n {words.say(value_words(picture.facet, picture.values[value]))} "
        self._read.setText(readout)
        (left, right), _ = self._plot.viewRange()
        x = picture.areas[at] / 100
        self._read.setAnchor((0, 1) if x < (left + right) / 2 else (1, 1))
        self._read.setPos(x, picture.prices[at] / 100)

    @Slot()
    def _on_left(self) -> None:
        forget_move(self._moves)
        self._read.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
            return
        super().keyPressEvent(event)
