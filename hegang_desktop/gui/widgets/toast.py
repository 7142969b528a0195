"""A line at the foot of the window that says what was done and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import plain_label, row

SHOWN_MS = 12_000
Result = TypeVar("Result")


class Toast(QFrame):
    """Hidden until something is said; goes after a while, or at once when closed."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setProperty("look", "toast")
        self._texts = texts
        self._action: Callable[[], object] | None = None
        layout = row(self, margin=8)
        self.text = plain_label(wrap=True)
        self.action = QPushButton()
        self.action.setProperty("look", "link")
        close = QToolButton()
        close.setText("×")
        close.setProperty("look", "link")
        texts.put(close, msg("Close"), "setAccessibleName")
        layout.addWidget(self.text, 1)
        layout.addWidget(self.action)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.action.clicked.connect(self._on_action_clicked)
        close.clicked.connect(self.hide)
        self.hide()

    def say(
        self,
        message: Message,
        action: Message | None = None,
        do: Callable[[], object] | None = None,
        *,
        stay: bool = False,
    ) -> None:
        """Show a message, with an action if there is one; `stay` keeps it until it is closed."""
        self.text.setText(self._texts.say(message))
        self._action = do
        self.action.setVisible(action is not None)
        if action is not None:
            self.action.setText(self._texts.say(action))
        self.show()
        if stay:
            self._timer.stop()
        else:
            self._timer.start()

    def tell(self, error: UserError, action: Message | None = None, do: Callable[[], object] | None = None) -> None:
        """What is wrong and what to do, until it is closed; with an action that helps, if there is one."""
        self.say(msg("{what} {hint}", what=error.message, hint=error.hint or verbatim("")), action, do, stay=True)

    def result_of(self, do: Callable[[], Result]) -> Result | None:
        """What it gives; None where the world or a damaged plan refuses it, which is told."""
        try:
            return do()
        except UserError as error:
            self.tell(error)
            return None

    def attempt(self, do: Callable[[], object]) -> bool:
        """The same of what gives nothing. Returns whether it was done."""
        return self.result_of(lambda: (do(),)) is not None

    def withdraw(self, do: Callable[[], object]) -> None:
        """Go, if this is what is offered: it has been done in another way."""
        if self._action == do:
            self._action = None
            self.hide()

    @Slot()
    def _on_action_clicked(self) -> None:
        action, self._action = self._action, None
        self.hide()
        if action is not None:
            action()
