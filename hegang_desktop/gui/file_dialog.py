"""Asking for a file. Where the system has no dialog of its own Qt's is shown, in the language of the window throughout.

Qt's catalogues lack some of its words: they are said here.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.gui.texts import Texts

LABELS: tuple[tuple[QFileDialog.DialogLabel, Message], ...] = (
    (QFileDialog.DialogLabel.LookIn, msg("&Look in:")),
    (QFileDialog.DialogLabel.FileName, msg("File &name:")),
    (QFileDialog.DialogLabel.FileType, msg("Files of &type:")),
    (QFileDialog.DialogLabel.Reject, msg("Cancel")),
)


class FileKinds(QFileIconProvider):
    """What a file is called in the column of kinds."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts

    def type(self, info: QFileInfo) -> str:
        """Qt's question: the kind of a file."""
        say = self._texts.say
        if info.isDir():
            return say(msg("Folder"))
        suffix = info.suffix()
        return say(msg("{suffix} file", suffix=verbatim(suffix)) if suffix else msg("File"))


class FileDialog(QFileDialog):
    """For one file: to open it, or with `saving` to write it."""

    def __init__(
        self, texts: Texts, parent: QWidget | None, title: Message, where: Path, pattern: Message, *, saving: bool
    ) -> None:
        """`where` is the folder to begin in, or the file that is suggested in it."""
        folder, name = (where, "") if where.is_dir() else (where.parent, where.name)
        super().__init__(parent, texts.say(title), str(folder), texts.say(pattern))
        self._kinds = FileKinds(texts)
        self.setFileMode(self.FileMode.AnyFile if saving else self.FileMode.ExistingFile)
        self.setAcceptMode(self.AcceptMode.AcceptSave if saving else self.AcceptMode.AcceptOpen)
        self.setIconProvider(self._kinds)
        for part, words in LABELS:
            self.setLabelText(part, texts.say(words))
        self.setLabelText(self.DialogLabel.Accept, texts.say(msg("&Save") if saving else msg("&Open")))
        if name:
            self.selectFile(name)

    def ask(self) -> Path | None:
        """The file that is chosen, or None."""
        chosen = self.selectedFiles() if self.exec() else []
        return Path(chosen[0]) if chosen else None
