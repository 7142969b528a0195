"""The prices seen of one home as a small step line."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.listing import Sighting
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context

HEIGHT = 84
LEFT, TOP, BOTTOM, RIGHT = 4.0, 18.0, 18.0, 4.0


class PriceHistory(QWidget):
    """Nothing to press; the same prices stand beside it in words."""

    def __init__(self, context: Context, sightings: tuple[Sighting, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._points = [(one.day.toordinal(), one.price) for one in sightings]
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(220)
        self.setAccessibleName(context.texts.say(msg("Prices seen")))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        tokens = self._context.theme.tokens
        days, prices = [day for day, _ in self._points], [price for _, price in self._points]
        room = QRectF(LEFT, TOP, self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM)
        first, length = days[0], max(1, days[-1] - days[0])
        low, height = min(prices), max(1, max(prices) - min(prices))

        def at(day: int, price: int) -> QPointF:
            x = room.left() + room.width() * (day - first) / length
            return QPointF(x, room.bottom() - room.height() * (price - low) / height)

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        line = QPolygonF()
        before: int | None = None
        for day, price in self._points:
            if before is not None:
                line.append(at(day, before))
            line.append(at(day, price))
            before = price
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawPolyline(line)
        painter.setBrush(QColor(tokens.accent))
        for day, price in self._points:
            painter.drawEllipse(at(day, price), 3, 3)
        self._label(painter, room)
        painter.end()

    def _label(self, painter: QPainter, room: QRectF) -> None:
        words = self._context.texts.words
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(self._context.theme.tokens.quiet))
        top = QRectF(room.left(), 0, room.width(), TOP - 2)
        below = QRectF(room.left(), room.bottom() + 2, room.width(), BOTTOM - 2)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for side, (day, price) in ((left, self._points[0]), (right, self._points[-1])):
            text = words.bare_money(price)
            painter.drawText(top, side | Qt.AlignmentFlag.AlignVCenter, text)
            painter.drawText(below, side | Qt.AlignmentFlag.AlignVCenter, datetime.date.fromordinal(day).isoformat())
