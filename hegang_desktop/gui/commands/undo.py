"""Ctrl+Z and Ctrl+Shift+Z: the last thing done, whatever it was and whatever page is in front."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hegang_desktop.domain.message import msg
from hegang_desktop.gui.bound_action import Handler
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.navigator import Navigator
from hegang_desktop.gui.widgets.toast import Toast


class UndoCommands(QObject):
    """What is not to be seen on the page in front is told at the foot of the window."""

    def __init__(self, context: Context, navigator: Navigator, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = context.session.journal
        self._navigator = navigator
        self._toast = toast

    def handlers(self) -> dict[str, Handler]:
        """What does the actions of undo."""
        return {"undo": self.undo, "redo": self.redo}

    def undo(self) -> None:
        """Take back what was done last."""
        self._flush()
        result = self._toast.result_of(self._journal.undo)
        if result is not None and result.place != self._navigator.current:
            self._toast.say(msg("Undone: {what}", what=result.what))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._flush()
        result = self._toast.result_of(self._journal.redo)
        if result is not None and result.place != self._navigator.current:
            self._toast.say(msg("Redone: {what}", what=result.what))

    def _flush(self) -> None:
        for page in self._navigator.made:
            page.flush()
