"""Dialogs that answer from lists, as a user at the keyboard would."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message
from hegang_desktop.gui.dialogs import CANCEL, Dialogs
from hegang_desktop.gui.texts import Texts


class ReadyDialogs(Dialogs):
    """Queues of answers; what was told is kept. An answer that was not laid ready is a failure of the test."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.files: list[Path | None] = []
        self.texts: list[str | None] = []
        self.choices: list[int | None] = []
        self.asked: list[tuple[Message, list[Message]]] = []
        self.errors: list[UserError] = []
        self.shown: list[Path] = []

    def ask_open_file(self, parent: QWidget, title: Message, pattern: Message) -> Path | None:
        return self.files.pop(0)

    def ask_save_file(self, parent: QWidget, title: Message, suggestion: str, pattern: Message) -> Path | None:
        return self.files.pop(0)

    def ask_text(self, parent: QWidget, title: Message, label: Message, value: str = "") -> str | None:
        return self.texts.pop(0)

    def ask_choice(
        self,
        parent: QWidget | None,
        question: Message,
        choices: list[Message],
        safe: int = 0,
        leave: Message = CANCEL,
    ) -> int | None:
        self.asked.append((question, choices))
        return self.choices.pop(0)

    def tell(self, parent: QWidget | None, error: UserError) -> None:
        self.errors.append(error)

    def show_in_system(self, path: Path) -> None:
        self.shown.append(path)
