"""A line edit that leaves the window's shortcuts to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

# Undo belongs to the plan, and on X11 a line edit takes Ctrl+K, Ctrl+D and Ctrl+H for deleting
_OF_THE_WINDOW = frozenset({Qt.Key.Key_Z, Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_H})


def is_of_the_window(event: QEvent) -> bool:
    """Whether a field of text is asked for a key that the menus are to have: it is then to ignore the event."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        and event.key() in _OF_THE_WINDOW
    )


class LineEdit(QLineEdit):
    """As QLineEdit, but Ctrl+Z, Ctrl+Shift+Z, Ctrl+K, Ctrl+D and Ctrl+H reach the menus."""

    def event(self, event: QEvent) -> bool:
        if is_of_the_window(event):
            event.ignore()
            return False
        return super().event(event)


class SearchLine(LineEdit):
    """A line whose text is no part of anything: Ctrl+Z takes back its typing while there is any, and only then more."""

    def event(self, event: QEvent) -> bool:
        if is_of_the_window(event) and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Z:
            again = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self.isRedoAvailable() if again else self.isUndoAvailable():
                return QLineEdit.event(self, event)
        return super().event(event)
