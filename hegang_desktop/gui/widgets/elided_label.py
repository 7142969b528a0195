"""A line of text that takes the room there is and no more."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from hegang_desktop.gui.plain_text import PlainLabel, set_tip

LEAST = 60


class ElidedLabel(PlainLabel):
    """A line of data cut with dots where the room ends; the whole of it in the tooltip.

    With `greedy` it takes all the room it is given, else no more than its text needs.
    """

    def __init__(self, text: str = "", look: str = "", *, greedy: bool = True) -> None:
        super().__init__()
        self._whole = text
        self._greedy = greedy
        self.setProperty("look", look)
        wide = QSizePolicy.Policy.Ignored if greedy else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        if greedy:
            self.setMinimumWidth(LEAST)
        self.show_text(text)

    @property
    def whole(self) -> str:
        """The text, also what is cut off."""
        return self._whole

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        set_tip(self, text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self._cut()

    def _needed(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self._whole) + 4

    def sizeHint(self) -> QSize:
        return QSize(self._needed(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST if self._greedy else min(LEAST, self._needed()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        cut = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - 2))
        if cut != self.text():
            self.setText(cut)
