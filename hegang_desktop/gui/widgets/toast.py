"""A line at the foot of the window that says what was done and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import plain_label, row

SHOWN_MS = 12_000


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

    def tell(self, error: UserError) -> None:
        """What is wrong and what to do, until it is closed."""
        self.say(msg("{what} {hint}", what=error.message, hint=error.hint or verbatim("")), stay=True)

    def attempt(self, do: Callable[[], object]) -> bool:
        """Do it; what the world or a damaged plan refuses is told. Returns whether it was done."""
        try:
            do()
        except UserError as error:
            self.tell(error)
            return False
        return True

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
