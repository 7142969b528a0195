"""What all charts of a plan share: a crosshair with the values, zoom, a keyboard cursor, drawing on white."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QFont, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hegang_desktop.domain.chart import AnyChart
from hegang_desktop.domain.money import Fen, divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.gui.charts.tags import READ_Z, EndLabels, MarkLines, MarkWords, Tag
from hegang_desktop.gui.charts.view import Box, View
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import LIGHT, RADIUS_FIELD, Tokens

pg.setConfigOptions(antialias=True)

AXIS_PX = 12
LINE = 2.2
ROW_PX = 18
EDGE_PX = 10
MOST_ROWS = 4
HEIGHT_A_ROW = 75
"""Marks take a row for so many pixels of the chart's height."""
BAR_PX = 17
AXES_PX = 48
CLOSEST = 3.0
ZOOM_STEP = 0.8
PUSH = 0.1
END_SHARE = 0.3
Area = tuple[float, float, float, float]
"""Left, right, bottom, top, in the values of the chart."""

_WAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -MONTHS_A_YEAR,
    Qt.Key.Key_PageDown: MONTHS_A_YEAR,
}
_UPRIGHT = (Qt.Key.Key_Up, Qt.Key.Key_Down)


def whole_yuan(fen: int) -> Fen:
    """An amount as a chart tells it; to the fen it stands in the ledger."""
    return Fen(divide_half_up(fen, 100) * 100)


class PlotChart(QWidget):
    """One chart that is kept and given new values; never made anew.

    `opened`: a place (a month, a bar) was clicked or Enter pressed on it: its position. `cursor_moved`: the keyboard or
    `show_at` put the cursor on a position.
    """

    opened = Signal(int)
    cursor_moved = Signal(int)
    in_rows = False
    """Whether positions are rows, one beneath the other, rather than months side by side."""

    def __init__(self, texts: Texts, theme: Theme, axes: dict[str, Any]) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._tokens = theme.tokens
        self._spec: Any = None
        self._box = Box()
        self._view = View(viewBox=self._box, axisItems=axes)
        self._view.setMenuEnabled(False)
        self._view.setMouseEnabled(x=False, y=False)
        self._view.hideButtons()
        self._view.setFrameShape(self._view.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # it is the chart's, for the keyboard too
        self._plot: Any = self._view.getPlotItem()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self._view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(100)
        self._marks = MarkLines(self._plot)
        self._ends = EndLabels(self._plot)
        self._unit = Tag(self._plot)
        self._read = Tag(self._plot, READ_Z)
        self._cross = pg.InfiniteLine(angle=0 if self.in_rows else 90)
        self._dot = pg.ScatterPlotItem(size=8)
        for item in (self._cross, self._dot):
            item.setZValue(40)
            self._plot.addItem(item, ignoreBounds=True)
            item.hide()
        self._read.hide()
        self._cursor: int | None = None
        self._hover: int | None = None
        self._zoomed = False
        self._top = self._right_margin = -1
        self._room = -1.0
        self._clicked = -1
        self._click = QTimer(self, singleShot=True)
        self._click.timeout.connect(self._on_click_settled)
        self._box.area_drawn.connect(self._on_area_drawn)
        self._box.moved.connect(self._on_moved)
        self._box.sigResized.connect(self._place_all)
        self._view.wheeled.connect(self._on_wheeled)
        self._view.pushed.connect(self._on_pushed)
        self._view.left.connect(self._on_left)
        self._view.scene().sigMouseClicked.connect(self._on_clicked)
        self._mouse = pg.SignalProxy(self._view.scene().sigMouseMoved, rateLimit=60, slot=self._on_mouse_moved)

    # --- what each kind of chart says ------------------------------------------------------------------------------

    def _draw_values(self, tokens: Tokens, font: QFont) -> None:
        """Draw the values in these colours."""
        raise NotImplementedError

    def _count(self) -> int:
        """How many positions the cursor has."""
        raise NotImplementedError

    def _told(self, at: int) -> list[str]:
        """What there is to say of a position, in lines."""
        raise NotImplementedError

    def _spot(self, at: int) -> tuple[float, float]:
        """The point of a position."""
        raise NotImplementedError

    def _whole(self) -> Area:
        """All that can be seen, however much is moved."""
        raise NotImplementedError

    def _resting(self) -> Area:
        """What is seen when nothing is zoomed."""
        return self._whole()

    def _words(self) -> list[MarkWords]:
        """The marks, the most important first."""
        return []

    def _end_words(self) -> list[tuple[str, str]]:
        """Names at the right end, and their colours."""
        return []

    def _end_heights(self) -> list[float]:
        """The value beside which each of them stands."""
        return []

    def _unit_words(self) -> str:
        """What the upright axis counts."""
        return ""

    def _placed(self) -> None:
        """The size or what is seen has changed: put what is placed by pixels."""

    # --- drawing ---------------------------------------------------------------------------------------------------

    @property
    def view(self) -> QWidget:
        """The widget that is drawn on."""
        view: QWidget = self._view
        return view

    def show_chart(self, spec: AnyChart) -> None:
        """Draw these values in the colours and words in force; what is zoomed stays so."""
        fresh = self._spec is None
        self._spec = spec
        say = self._texts.say
        self.setAccessibleName(say(spec.title))
        self._view.setAccessibleName(say(spec.summary))
        if self.in_rows:
            self._fit_rows()
        self._draw(self._theme.tokens)
        if self._cursor is not None and self._cursor >= self._count():
            self._cursor = None
        self._show_cursor()
        if fresh:
            self.setAccessibleDescription(say(spec.summary))

    @contextlib.contextmanager
    def on_white(self) -> Iterator[Any]:
        """The view drawn for paper while the block runs: what is exported is always on white."""
        cursor, hover = self._cursor, self._hover
        if self._spec is not None:
            self._cursor = self._hover = None
            self._show_cursor()
            self._draw(LIGHT)
        try:
            yield self._view
        finally:
            self._cursor, self._hover = cursor, hover
            if self._spec is not None:
                self._draw(self._theme.tokens)
                self._show_cursor()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(AXIS_PX)
        return font

    def _draw(self, tokens: Tokens) -> None:
        font = self._font()
        self._tokens = tokens
        self._view.setBackground(tokens.surface)
        for name in ("bottom", "left"):
            axis = self._plot.getAxis(name)
            axis.setStyle(tickFont=font, tickTextOffset=6, tickLength=0, maxTickLevel=0)
            axis.setZValue(-1000)  # the grid lies under the line
            axis.setPen(tokens.line)
            axis.setTextPen(tokens.quiet)
            # opaque: a translucent grid costs milliseconds at every paint
            axis.setTickPen(pg.mkPen(tokens.line))
        self._plot.showGrid(x=self.in_rows, y=not self.in_rows, alpha=1.0)
        self._draw_values(tokens, font)
        self._cross.setPen(pg.mkPen(tokens.quiet, width=1))
        self._dot.setBrush(pg.mkBrush(QColor(tokens.series[0])))
        self._dot.setPen(pg.mkPen(tokens.surface))
        self._box.rbScaleBox.setPen(pg.mkPen(tokens.accent))
        self._box.rbScaleBox.setBrush(pg.mkBrush(None))
        self._marks.show(self._words(), font, tokens.surface)
        self._unit.say([self._unit_words()], font, tokens.quiet, tokens.surface)
        self._unit.setVisible(bool(self._unit_words()))
        self._room = self._ends.show(self._end_words(), font)
        # the names of rows take as much as they need: only then it is known how much is left
        self._plot.layout.activate()
        if not self._zoomed:
            self._see(self._resting())
        else:
            self._place_all()

    def _see(self, area: Area) -> None:
        left, right, bottom, top = area
        self._box.setRange(xRange=(left, right), yRange=(bottom, top), padding=0)
        self._place_all()

    def _rect(self) -> QRectF:
        """Where values are drawn, in pixels."""
        rect: QRectF = self._box.geometry()
        return rect

    def _seen(self) -> Area:
        (left, right), (bottom, top) = self._box.viewRange()
        return left, right, bottom, top

    def _x_px(self, x: float) -> float:
        left, right, _, _ = self._seen()
        rect = self._rect()
        return rect.left() + (x - left) / (right - left) * rect.width()

    def _y_px(self, y: float) -> float:
        _, _, bottom, top = self._seen()
        rect = self._rect()
        return rect.bottom() - (y - bottom) / (top - bottom) * rect.height()

    @Slot()
    def _place_all(self) -> None:
        """Words keep their size and their distance, whatever the size of the chart."""
        if self._spec is None:
            return
        marks = self._marks.marks
        xs = [self._x_px(mark.at) for mark in marks]
        rect = self._rect()
        most = min(MOST_ROWS, max(2, self.height() // HEIGHT_A_ROW))
        kept = self._unit.size.width() if self._unit_words() else 0.0
        rows = self._marks.place(xs, rect, ROW_PX, most, kept) if marks else 0
        unit = ROW_PX + 4 if self._unit_words() else 0
        right = max(EDGE_PX, min(self._room + EDGE_PX, self.width() * END_SHARE))
        self._margins(top=max(rows * ROW_PX + 2, unit, EDGE_PX), right=right)
        if self._rect() != rect:  # the margins changed: once more, where things are now
            self._marks.place([self._x_px(mark.at) for mark in marks], self._rect(), ROW_PX, most, kept)
        rect = self._rect()
        self._unit.put(0, rect.top() - ROW_PX)
        self._ends.place([self._y_px(y) for y in self._end_heights()], rect)
        self._placed()
        self._place_read()

    def _margins(self, *, top: float, right: float) -> None:
        if (round(top), round(right)) != (self._top, self._right_margin):
            self._top, self._right_margin = round(top), round(right)
            self._plot.layout.setContentsMargins(0, self._top, self._right_margin, 0)
            self._plot.layout.activate()

    def _fit_rows(self) -> None:
        """Rows need a height at which their names can be read."""
        self.setMinimumHeight(self._count() * BAR_PX + AXES_PX)

    def place_of(self, at: int) -> QPoint:
        """Where a position is, in pixels of this widget."""
        x, y = self._spot(at)
        corner: QPoint = self._view.pos()
        return corner + QPoint(round(self._x_px(x)), round(self._y_px(y)))

    # --- the cursor ------------------------------------------------------------------------------------------------

    @property
    def cursor_at(self) -> int | None:
        """The position of the keyboard's cursor."""
        return self._cursor

    def show_at(self, at: int) -> None:
        """Put the cursor there and tell of it."""
        if not 0 <= at < self._count():
            return
        self._cursor, self._hover = at, None
        self._bring_in(at)
        self._show_cursor()
        self.setAccessibleDescription(". ".join(line.strip() for line in self._told(at)))
        self.cursor_moved.emit(at)

    def _bring_in(self, at: int) -> None:
        """Move what is seen as far as it takes to see a position."""
        if self.in_rows:
            return
        left, right, bottom, top = self._seen()
        x = self._spot(at)[0]
        if not left <= x <= right:
            width = right - left
            begins = min(max(x - width / 2, self._whole()[0]), self._whole()[1] - width)
            self._see((begins, begins + width, bottom, top))
            self._zoomed = True

    def _at(self) -> int | None:
        at = self._cursor if self._hover is None else self._hover
        return at if at is not None and 0 <= at < self._count() else None

    def _show_cursor(self) -> None:
        at = self._at()
        for item in (self._cross, self._read):
            item.setVisible(at is not None)
        self._dot.setVisible(at is not None and not self.in_rows)
        if at is None:
            return
        x, y = self._spot(at)
        self._cross.setPos(y if self.in_rows else x)
        if not self.in_rows:
            self._dot.setData([x], [y])
        tokens = self._theme.tokens
        self._read.say(self._told(at), self._font(), tokens.text, tokens.surface, tokens.line)
        self._place_read()

    def _place_read(self) -> None:
        at = self._at()
        if at is None:
            return
        x, y = self._spot(at)
        px, py, size, rect = self._x_px(x), self._y_px(y), self._read.size, self._rect()
        beside = px + EDGE_PX if px + EDGE_PX + size.width() <= rect.right() else px - EDGE_PX - size.width()
        above = py - EDGE_PX - size.height()
        if above < rect.top():
            above = py + EDGE_PX
        above = min(above, self._plot.boundingRect().bottom() - size.height())
        beside = min(beside, self._plot.boundingRect().right() - size.width() - 2)
        self._read.put(max(2.0, beside), max(0.0, above))

    def _position(self, scene: QPointF) -> int | None:
        """The position under a point of the scene."""
        if not self._count() or not self._plot.sceneBoundingRect().contains(scene):
            return None
        point = self._box.mapSceneToView(scene)
        at = round(-point.y()) if self.in_rows else round(point.x())
        left, right, _, _ = self._seen()
        inside = self.in_rows or left - 0.5 <= point.x() <= right + 0.5
        return at if inside and 0 <= at < self._count() else None

    def _on_mouse_moved(self, moved: tuple[QPointF]) -> None:
        at = self._position(moved[0])
        if at != self._hover:
            self._hover = at
            self._show_cursor()

    @Slot()
    def _on_left(self) -> None:
        if self._hover is not None:
            self._hover = None
            self._show_cursor()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._click.stop()
        self._hover = None

    def _on_clicked(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.double():
            self._click.stop()
            self.reset_zoom()
            return
        at = self._position(event.scenePos())
        if at is None:
            return
        self.show_at(at)
        self._clicked = at
        # a second click may follow, to see the whole again
        self._click.start(QApplication.doubleClickInterval() if self._zoomed else 0)

    @Slot()
    def _on_click_settled(self) -> None:
        self.opened.emit(self._clicked)

    # --- zoom ------------------------------------------------------------------------------------------------------

    @property
    def zoomed(self) -> bool:
        """Whether a part is seen that somebody chose."""
        return self._zoomed

    @Slot()
    def reset_zoom(self) -> None:
        """All of it again."""
        self._zoomed = False
        if self._spec is not None:
            self._see(self._resting())

    def zoom(self, factor: float, around: float | None = None) -> None:
        """See `factor` times as much, around a value of the axis beneath."""
        left, right, bottom, top = self._seen()
        middle = (left + right) / 2 if around is None else around
        self._look(middle - (middle - left) * factor, middle + (right - middle) * factor, bottom, top)

    def _look(self, left: float, right: float, bottom: float, top: float) -> None:
        """See this much, within what there is; all of it is no zoom."""
        least, most, _, _ = self._whole()
        width = min(max(right - left, min(CLOSEST, most - least)), most - least)
        left = min(max(left, least), most - width)
        self._zoomed = True
        if width >= (most - least) * 0.999 and self._resting()[:2] == (least, most):
            self.reset_zoom()
            return
        self._see((left, left + width, bottom, top))

    @Slot(object)
    def _on_area_drawn(self, area: QRectF) -> None:
        _, _, bottom, top = self._seen()
        # a flat stroke means months alone
        if not self.in_rows and area.height() > (top - bottom) * 0.2:
            bottom, top = area.top(), area.bottom()
        self._look(area.left(), area.right(), bottom, top)

    @Slot(float, float)
    def _on_moved(self, across: float, _up: float) -> None:
        left, right, bottom, top = self._seen()
        self._look(left + across, right + across, bottom, top)

    @Slot(QPointF, float)
    def _on_wheeled(self, at: QPointF, notches: float) -> None:
        point = self._box.mapSceneToView(self._view.mapToScene(at.toPoint()))
        self.zoom(ZOOM_STEP**notches, point.x())

    @Slot(float)
    def _on_pushed(self, notches: float) -> None:
        left, right, _, _ = self._seen()
        self._on_moved(-notches * (right - left) * PUSH, 0.0)

    # --- the keyboard ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key) -> bool:
        """Do what a key means here; False if it means nothing."""
        count = self._count() if self._spec is not None else 0
        if key == Qt.Key.Key_Escape:
            had = self._zoomed or self._cursor is not None
            self._cursor = None
            self.reset_zoom()
            self._show_cursor()
            return had
        if not count:
            return False
        if key in _WAYS and (self.in_rows or key not in _UPRIGHT):
            start = self._begin() if self._cursor is None else self._cursor + _WAYS[key]
            self.show_at(min(max(start, 0), count - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.show_at(0 if key == Qt.Key.Key_Home else count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self.opened.emit(self._cursor)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            around = None if self._cursor is None or self.in_rows else self._spot(self._cursor)[0]
            self.zoom(1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP, around)
        else:
            return False
        return True

    def _begin(self) -> int:
        """Where the keyboard's cursor first appears."""
        return 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_FIELD, RADIUS_FIELD)
