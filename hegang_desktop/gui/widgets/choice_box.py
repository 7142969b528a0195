"""A box to choose one of a few values in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from hegang_desktop.domain.message import Message
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.texts import Texts


class ChoiceBox(QComboBox):
    """Shows values in words. `value_chosen` carries the value that the user took; the wheel passes over it."""

    value_chosen = Signal(object)

    def __init__(self, texts: Texts, name: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._values: list[Any] = []
        self._words: list[str] = []
        # the longest of its words must not make it wider than its place
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        texts.put(self, name, "setAccessibleName")
        self.activated.connect(self._on_activated)

    def show_choices(self, choices: Sequence[tuple[Any, Message]]) -> None:
        """The values one can choose from, in the language of the window."""
        values = [value for value, _ in choices]
        words = [self._texts.say(one) for _, one in choices]
        if (values, words) == (self._values, self._words):
            return
        self._values, self._words = values, words
        self.clear()
        self.addItems(words)
        widest = max((self.fontMetrics().horizontalAdvance(one) for one in words), default=0)
        self.view().setMinimumWidth(widest + 40)

    def show_value(self, value: Any) -> None:
        """Show one of them; the first where it is none of them."""
        at = self._values.index(value) if value in self._values else 0
        if at != self.currentIndex():
            self.setCurrentIndex(at)
        set_tip(self, self.currentText())

    @property
    def value(self) -> Any:
        """The value shown."""
        return self._values[self.currentIndex()] if self._values else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @Slot(int)
    def _on_activated(self, at: int) -> None:
        self.value_chosen.emit(self._values[at])
