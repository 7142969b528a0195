"""Actions and keys of Qt that know the entry of the table they were made from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hegang_desktop.gui.actions import ActionEntry

Handler = Callable[..., object]
"""Called without arguments, or with the `argument` of the entry where it has one."""


def _run(entry: ActionEntry, handler: Handler) -> None:
    if entry.argument:
        handler(entry.argument)
    else:
        handler()


class BoundAction(QAction):
    """An entry as an action of a menu."""

    def __init__(self, entry: ActionEntry, handler: Handler, parent: QObject) -> None:
        super().__init__(parent)
        self.entry = entry
        self._handler = handler
        self.setShortcut(QKeySequence(entry.key))
        self.setCheckable(entry.ticked is not None)
        self.triggered.connect(self._on_triggered)

    @Slot()
    def _on_triggered(self) -> None:
        _run(self.entry, self._handler)


class BoundShortcut(QShortcut):
    """An entry as a key that works in a widget and what is in it."""

    def __init__(self, entry: ActionEntry, handler: Handler, widget: QWidget) -> None:
        super().__init__(QKeySequence(entry.key), widget)
        self.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._entry = entry
        self._handler = handler
        self.activated.connect(self._on_activated)

    @Slot()
    def _on_activated(self) -> None:
        _run(self._entry, self._handler)
