"""A small "?" beside a field: what it is about stands behind it, not under every field. "≈" marks an assumption."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.popover import Popover

SIZE_PX = 18
ABOUT, ASSUMED = "?", "≈"


class HelpButton(QToolButton):
    """`words` are what stands behind it: in its tooltip, and in a pane by a click, Enter or space."""

    def __init__(self, texts: Texts, about: Message) -> None:
        super().__init__()
        self._popover: Popover | None = None
        self.words = ""
        self.setText(ABOUT)
        self.setProperty("look", "help")
        self.setFixedSize(SIZE_PX, SIZE_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        texts.put(self, msg("About: {name}", name=about), "setAccessibleName")
        self.clicked.connect(self.open_)

    def say(self, words: str, *, described: str = "", assumed: bool = False) -> None:
        """Put these words behind it. `described` is what a screen reader reads instead; `assumed` shows the mark."""
        self.setText(ASSUMED if assumed else ABOUT)
        self.setAccessibleDescription(described or words)
        if words != self.words:
            self.words = words
            set_tip(self, words)

    @property
    def popover(self) -> Popover | None:
        """The pane, once it was opened."""
        return self._popover

    @Slot()
    def open_(self) -> None:
        """Show the words beside the button; once more puts them away."""
        if self._popover is None:
            self._popover = Popover(self)
        if self._popover.isVisible():
            self._popover.put_away()
        else:
            self._popover.show_lines([(line, "") for line in self.words.splitlines() if line])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
