"""The widget that is drawn on: it tells of what the mouse does, and leaves the plain wheel to the page."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QWheelEvent

LEAST_DRAG = 8
NOTCH = 120


class PlotBox(pg.ViewBox):
    """Dragging draws an area and tells it; with Shift, or the middle button, it moves what is seen."""

    area_drawn = Signal(object)
    moved = Signal(float, float)

    def mouseDragEvent(self, event: Any, axis: Any = None) -> None:
        event.accept()
        if axis is not None or event.button() == Qt.MouseButton.RightButton:
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.MiddleButton or shift:
            one, other = self.mapToView(event.lastPos()), self.mapToView(event.pos())
            self.moved.emit(one.x() - other.x(), one.y() - other.y())
            return
        if not event.isFinish():
            self.updateScaleBox(event.buttonDownPos(), event.pos())
            return
        self.rbScaleBox.hide()
        if abs(event.pos().x() - event.buttonDownPos().x()) >= LEAST_DRAG:
            one, other = (self.mapToView(point) for point in (event.buttonDownPos(), event.pos()))
            self.area_drawn.emit(QRectF(one, other).normalized())


def forget_move(moves: pg.SignalProxy) -> None:
    """Let go of a move of the mouse that is held back for the sake of the rate: the mouse is gone."""
    moves.timer.stop()
    moves.args = None


class PlotView(pg.PlotWidget):
    """`wheeled`: Ctrl and the wheel, where and by how many notches; `pushed`: Shift and the wheel.

    `left`: the pointer is gone.
    """

    wheeled = Signal(QPointF, float)
    pushed = Signal(float)
    left = Signal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        notches = (delta.y() or delta.x()) / NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wheeled.emit(event.position(), notches)
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pushed.emit(notches)
            event.accept()
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()
