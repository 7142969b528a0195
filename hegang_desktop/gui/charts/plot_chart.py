"""What all charts of a plan share: a crosshair with the values, zoom, a keyboard cursor, what is carried away."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication

from hegang_desktop.domain.chart import AnyChart
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.gui.charts.canvas import AXIS_PX, Area
from hegang_desktop.gui.charts.sheet import Sheet
from hegang_desktop.gui.charts.tags import READ_Z, ChartTag
from hegang_desktop.gui.charts.view import forget_move
from hegang_desktop.gui.charts.zoomed_canvas import ZOOM_STEP, ZoomedCanvas
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import RADIUS_FIELD, Tokens
from hegang_desktop.report.charts.frame import HEADING_PX
from hegang_desktop.report.charts.labels import EDGE_PX
from hegang_desktop.report.charts.look import Extent
from hegang_desktop.report.charts.month_chart import LINE
from hegang_desktop.report.charts.writer import least_height

__all__ = ["AXIS_PX", "LINE", "Area", "PlotChart"]

_WAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -MONTHS_A_YEAR,
    Qt.Key.Key_PageDown: MONTHS_A_YEAR,
}
_UPRIGHT = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class PlotChart(ZoomedCanvas):
    """One chart that is kept and given new values; never made anew.

    `opened`: a place (a month, a bar) was clicked or Enter pressed on it: its position. `cursor_moved`: the keyboard or
    `show_at` put the cursor on a position.
    """

    opened = Signal(int)
    cursor_moved = Signal(int)

    def __init__(self, texts: Texts, theme: Theme, axes: dict[str, Any]) -> None:
        super().__init__(texts, theme, axes)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._read = ChartTag(self._plot, READ_Z)
        self._cross = pg.InfiniteLine(angle=0 if self.in_rows else 90)
        self._dot = pg.ScatterPlotItem(size=8)
        for item in (self._cross, self._dot):
            item.setZValue(40)
            self._plot.addItem(item, ignoreBounds=True)
            item.hide()
        self._read.hide()
        self._cursor: int | None = None
        self._hover: int | None = None
        # put there by the mouse: it is not seen without it
        self._clicked_there = False
        self._clicked = -1
        self._click = QTimer(self, singleShot=True)
        self._click.timeout.connect(self._on_click_settled)
        self._view.left.connect(self._on_left)
        self._view.scene().sigMouseClicked.connect(self._on_clicked)
        self._mouse = pg.SignalProxy(self._view.scene().sigMouseMoved, rateLimit=60, slot=self._on_mouse_moved)

    def _readout(self, at: int) -> list[str]:
        """What there is to say of a position, in lines."""
        raise NotImplementedError

    def _begin(self) -> int:
        """Where the keyboard's cursor first appears."""
        return 0

    def show_chart(self, spec: AnyChart) -> None:
        """Draw these values in the colours and words in force; what is zoomed stays so."""
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
        if self._cursor is None:
            # with a cursor, it has told its own place
            self.setAccessibleDescription(say(spec.summary))

    def sheet(self) -> Sheet | None:
        """What is carried away: all of the chart, or what is seen of it when zoomed; None: nothing is shown."""
        if self._spec is None:
            return None
        height = max(self._view.height() + HEADING_PX, least_height(self._spec))
        seen = Extent(*self._seen()) if self._zoomed else None
        return Sheet(self._spec, self._texts.words, self._view.width(), height, seen)

    def _draw(self, tokens: Tokens) -> None:
        super()._draw(tokens)
        self._cross.setPen(pg.mkPen(tokens.quiet, width=1))
        self._dot.setBrush(pg.mkBrush(QColor(tokens.series[0])))
        self._dot.setPen(pg.mkPen(tokens.surface))

    @Slot()
    def _place_all(self) -> None:
        super()._place_all()
        if self._spec is not None:
            self._place_read()

    # --- the cursor ------------------------------------------------------------------------------------------------

    def show_at(self, at: int) -> None:
        """Put the cursor there and tell of it."""
        if not 0 <= at < self._count():
            return
        self._cursor, self._hover, self._clicked_there = at, None, False
        self._bring_in(at)
        self._show_cursor()
        self.setAccessibleDescription(". ".join(line.strip() for line in self._readout(at)))
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
        left = None if self._clicked_there else self._cursor
        at = left if self._hover is None else self._hover
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
        self._read.say(self._readout(at), self._font(), tokens.text, tokens.surface, tokens.line)
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
        forget_move(self._mouse)
        if self._hover is not None:
            self._hover = None
            self._show_cursor()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._click.stop()
        self._on_left()

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
        self._hover, self._clicked_there = at, True
        self._clicked = at
        # a second click may follow, to see the whole again
        self._click.start(QApplication.doubleClickInterval() if self._zoomed else 0)

    @Slot()
    def _on_click_settled(self) -> None:
        self.opened.emit(self._clicked)

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
