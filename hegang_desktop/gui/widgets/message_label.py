"""A label that is told what to say while the program runs, and says it anew in another language."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy

from hegang_desktop.domain.message import Message
from hegang_desktop.gui.plain_text import PlainLabel
from hegang_desktop.gui.texts import Texts


class MessageLabel(PlainLabel):
    """Nothing is said until `say`."""

    def __init__(self, texts: Texts, look: str = "") -> None:
        super().__init__()
        self._texts = texts
        self._message: Message | None = None
        if look:
            self.setProperty("look", look)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        texts.words_changed.connect(self._say_again)

    def say(self, message: Message | None) -> None:
        """Say this, or nothing."""
        self._message = message
        self._say_again()

    @Slot()
    def _say_again(self) -> None:
        self.setText("" if self._message is None else self._texts.say(self._message))
