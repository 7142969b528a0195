"""Twelve squares: in which months of the year something is so."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme

GAP = 3


class MonthStrip(QWidget):
    """Click or press space on a month to switch it; arrows move. Emits the months that are on, ascending."""

    months_edited = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, name: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._months: tuple[int, ...] = ()
        self._at = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        texts.put(self, name, "setAccessibleName")
        texts.put(self, msg("The months of the year; click or press space to switch one"), "setToolTip")
        theme.theme_changed.connect(self.update)

    def make_fixed(self) -> None:
        """Only to be looked at: what it shows follows from something else."""
        self.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.unsetCursor()
        set_tip(self, "")

    @property
    def months(self) -> tuple[int, ...]:
        """Which months are on, ascending."""
        return self._months

    def show_months(self, months: tuple[int, ...]) -> None:
        """Show which months are on."""
        if months != self._months:
            self._months = months
            self.setAccessibleDescription(", ".join(str(month) for month in months))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 30)

    def _square(self, month: int) -> QRectF:
        width = (self.width() - GAP * (MONTHS_A_YEAR - 1)) / MONTHS_A_YEAR
        return QRectF((month - 1) * (width + GAP), 2, width, self.height() - 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(10)
        painter.setFont(font)
        for month in range(1, MONTHS_A_YEAR + 1):
            square = self._square(month)
            paid = month in self._months
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent if paid else tokens.line))
            painter.drawRoundedRect(square, 4, 4)
            if self.hasFocus() and month == self._at:
                painter.setPen(QPen(QColor(tokens.text), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(square.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
            painter.setPen(QColor(tokens.on_accent if paid else tokens.text))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(month))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for month in range(1, MONTHS_A_YEAR + 1):
            if self._square(month).contains(event.position()):
                self._at = month
                self._switch(month)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if event.key() == Qt.Key.Key_Left else 1
            self._at = (self._at - 1 + step) % MONTHS_A_YEAR + 1
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self._switch(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _switch(self, month: int) -> None:
        months = set(self._months) ^ {month}
        self.months_edited.emit(tuple(sorted(months)))
