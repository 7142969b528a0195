"""A line that tells what has just happened and offers to take it back. What went wrong stays until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import plain_label, restyle, row

SHOWN_MS = 8_000
SHOWN_WITH_OFFER_MS = 20_000


class NoticeBar(QFrame):
    """`action_taken`: the offer was accepted; the bar has hidden itself."""

    action_taken = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._message: Message | None = None
        self._action: Message | None = None
        self.setProperty("look", "toast")
        self._text = plain_label("", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action_button = QToolButton()
        self.action_button.setProperty("look", "link")
        self.action_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.close_button = QToolButton()
        self.close_button.setProperty("look", "link")
        self.close_button.setText("×")
        texts.put(self.close_button, msg("Close this notice"), "setAccessibleName")
        texts.put(self.close_button, msg("Close this notice"), "setToolTip")
        layout = row(self, spacing=12)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.action_button)
        layout.addWidget(self.close_button)
        self.action_button.clicked.connect(self._on_action_clicked)
        self.close_button.clicked.connect(self.hide)
        texts.words_changed.connect(self._on_words_changed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @Slot()
    def hide_plain(self) -> None:
        """Go, unless it offers something or tells what went wrong."""
        if self._action is None and self._timer.isActive():
            self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, message: Message, action: Message | None = None, *, bad: bool = False) -> None:
        """Show a sentence, and what can be done about it."""
        self._message, self._action = message, action
        restyle(self._text, "look", "bad" if bad else "")
        self._on_words_changed()
        self.action_button.setVisible(action is not None)
        self.show()
        if bad:
            self._timer.stop()
        else:
            self._timer.start(SHOWN_MS if action is None else SHOWN_WITH_OFFER_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    @Slot()
    def _on_words_changed(self) -> None:
        if self._message is not None:
            self._text.setText(self._texts.say(self._message))
        if self._action is not None:
            self.action_button.setText(self._texts.say(self._action))

    @Slot()
    def _on_action_clicked(self) -> None:
        self.hide()
        self.action_taken.emit()
