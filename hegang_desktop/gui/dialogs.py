"""The few questions that need an answer before anything can go on, in one place, so that tests can answer them.

Qt's dialog classes are imported when one is asked: they cost the start some milliseconds.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from hegang_desktop.app.plan.library import Library
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.plain_text import input_dialog, message_box
from hegang_desktop.gui.texts import Texts

LAST_FOLDER = "last_folder"
CANCEL = msg("Cancel")
TABLES = msg("Excel workbook (*.xlsx);;CSV table (*.csv)")


class Dialogs:
    """System dialogs. A test replaces this object by one that answers from a list."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._library: Library | None = None

    def remember_in(self, library: Library) -> None:
        """Begin in the folder used last, also that of an earlier day."""
        self._library = library

    @property
    def folder(self) -> Path:
        """The folder used last; the user's own before any was, or when it is gone."""
        last = str(self._library.setting(LAST_FOLDER, "")) if self._library is not None else ""
        return Path(last) if last and Path(last).is_dir() else Path.home()

    def used(self, chosen: Path) -> None:
        """A file was chosen: the next question begins beside it."""
        if self._library is not None:
            self._library.set_setting(LAST_FOLDER, str(chosen.parent))

    def ask_open_file(self, parent: QWidget, title: Message, pattern: Message) -> Path | None:
        """A file to open, or None."""
        return self._ask_file(parent, title, self.folder, pattern, saving=False)

    def ask_save_file(self, parent: QWidget, title: Message, suggestion: str, pattern: Message) -> Path | None:
        """Where to write a file, or None."""
        return self._ask_file(parent, title, self.folder / suggestion.replace("/", "-"), pattern, saving=True)

    def ask_save_table(self, parent: QWidget, title: Message, name: str) -> Path | None:
        """Where to write a table, suggested under a name without a suffix, or None."""
        from hegang_desktop.app.table_file import WORKBOOK, named_as_table

        path = self.ask_save_file(parent, title, f"{name}{WORKBOOK}", TABLES)
        return None if path is None else named_as_table(path)

    def _ask_file(self, parent: QWidget, title: Message, where: Path, pattern: Message, *, saving: bool) -> Path | None:
        from hegang_desktop.gui.file_dialog import FileDialog

        dialog = FileDialog(self._texts, parent, title, where, pattern, saving=saving)
        chosen = dialog.ask()
        dialog.deleteLater()
        if chosen is not None:
            self.used(chosen)
        return chosen

    def ask_text(self, parent: QWidget, title: Message, label: Message, value: str = "") -> str | None:
        """A line of text, or None."""
        dialog = input_dialog(parent, self._texts.say(label), value)
        dialog.setWindowTitle(self._texts.say(title))
        accepted = dialog.exec()
        dialog.deleteLater()
        return dialog.textValue().strip() or None if accepted else None

    def ask_choice(
        self,
        parent: QWidget | None,
        question: Message,
        choices: list[Message],
        safe: int = 0,
        leave: Message = CANCEL,
    ) -> int | None:
        """Which of the choices, by its position, or None for `leave`; Enter means the `safe` one."""
        from PySide6.QtWidgets import QMessageBox

        box = message_box(parent, self._texts.say(question))
        box.setIcon(QMessageBox.Icon.Question)
        buttons = [box.addButton(self._texts.say(choice), QMessageBox.ButtonRole.AcceptRole) for choice in choices]
        cancel = box.addButton(self._texts.say(leave), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        box.setDefaultButton(buttons[safe])
        box.setWindowTitle(self._texts.say(msg("Hegang Desktop")))
        box.exec()
        clicked = box.clickedButton()
        return next((i for i, button in enumerate(buttons) if button is clicked), None)

    def tell(self, parent: QWidget | None, error: UserError) -> None:
        """What is wrong and what to do."""
        from PySide6.QtWidgets import QMessageBox

        say = self._texts.say
        box = message_box(parent, say(error.message), say(error.hint) if error.hint is not None else "")
        box.setIcon(QMessageBox.Icon.Warning)
        box.addButton(self._texts.say(msg("Close")), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def show_in_system(self, path: Path) -> None:
        """Open a file or folder with the system's own program."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
