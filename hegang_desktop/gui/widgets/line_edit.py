"""Line edits: what is dropped is copied, and of the main window, the menus have their keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from hegang_desktop.gui.widgets.drops import keep_source, leave_files

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


class PlainLine(QLineEdit):
    """As QLineEdit, but nothing is taken away from where it is dragged, and files are left to the window.

    `composed`: an input method has put in what was composed, or given it up; `is_composing` until then.
    """

    composed = Signal()
    is_composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # known before the selection goes: it goes with the first letter that is composed
        was, self.is_composing = self.is_composing, bool(event.preeditString())
        super().inputMethodEvent(event)
        if was and not self.is_composing:
            self.composed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leave_files(event):
            super().dragEnterEvent(event)
            keep_source(self, event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        keep_source(self, event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        keep_source(self, event)


class LineEdit(PlainLine):
    """Of the main window: Ctrl+Z, Ctrl+Shift+Z, Ctrl+K, Ctrl+D and Ctrl+H reach the menus."""

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
