"""A label that keeps to one line: what finds no room is in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from hegang_desktop.gui.plain_text import PlainLabel, set_tip

LEAST_PX = 60


class OneLine(PlainLabel):
    """Plain text, cut with dots at the end of the line; `text()` is all of it. `cut_changed`: whether it is cut."""

    cut_changed = Signal()

    def __init__(self, look: str, *, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        super().__init__()
        self._align = align
        self._whole = ""
        self.is_cut = False
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, whole: str = "") -> None:
        """Show this; in the tooltip what it is taken from, if that is more."""
        self._whole = whole
        if text != self.text():
            self.setText(text)
        self._tell()

    def _tell(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        set_tip(self, self._whole or (self.text() if cut else ""))
        if cut != self.is_cut:
            self.is_cut = cut
            self.cut_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(Qt.AlignmentFlag.AlignVCenter | self._align),
            self.palette(),
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
        painter.end()
