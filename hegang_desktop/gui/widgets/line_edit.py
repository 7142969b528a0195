"""A line edit that leaves the window's shortcuts to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

# Undo belongs to the plan, and on X11 a line edit takes Ctrl+K, Ctrl+D and Ctrl+H for deleting
_OF_THE_WINDOW = frozenset({Qt.Key.Key_Z, Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_H})


class LineEdit(QLineEdit):
    """As QLineEdit, but Ctrl+Z, Ctrl+Shift+Z, Ctrl+K, Ctrl+D and Ctrl+H reach the menus."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and event.key() in _OF_THE_WINDOW
        ):
            event.ignore()
            return False
        return super().event(event)
