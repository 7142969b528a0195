"""What stands in the place of a table that has nothing to show: what belongs here, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from hegang_desktop.domain.message import Message
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import button, card, column, label, plain_label, row

TEXT_WIDTH = 460


class EmptyState(QWidget):
    """A heading, a sentence and some buttons, in the middle of a card. The first button is the one meant most."""

    def __init__(self, texts: Texts, title: Message, text: Message | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.heading = label(texts, title, "title")
        self.text = plain_label("", "quiet_body", wrap=True)
        if text is not None:
            texts.put(self.text, text)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setFixedWidth(TEXT_WIDTH)
        self._buttons = row(spacing=8)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        frame = card()
        outer = column(self)
        outer.addWidget(frame)
        inner = column(frame, margin=24, spacing=16)
        inner.addStretch(2)
        inner.addWidget(self.heading)
        middle = row(spacing=0)
        middle.addStretch(1)
        middle.addWidget(self.text)
        middle.addStretch(1)
        inner.addLayout(middle)
        inner.addLayout(self._buttons)
        inner.addStretch(3)

    def add_button(self, message: Message) -> QPushButton:
        """One more way out."""
        made = button(self._texts, message, "primary" if self._buttons.count() == 2 else "")  # noqa: PLR2004
        self._buttons.insertWidget(self._buttons.count() - 1, made)
        return made
