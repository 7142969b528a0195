"""Dialogs that stand beside the window: asked for twice they come to the front, and the window keeps its keys."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from hegang_desktop.gui.bound_action import BoundAction

_LEFT_TO_THE_WINDOW = frozenset({"undo", "redo", "show_page", "show_view"})
"""What actions do whose keys work while such a dialog is in front."""


class SideDialog(QDialog):
    """Not modal; deletes itself when it closes. `which` tells it from others of its kind.

    Ctrl+Z, Ctrl+Shift+Z and the keys of pages and views mean what they mean in the window.
    """

    def __init__(self, parent: QWidget | None = None, which: str = "") -> None:
        super().__init__(parent)
        self.which = which
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        owner = self.parentWidget()
        while isinstance(owner, QDialog):
            owner = owner.parentWidget()
        if owner is not None and not self.actions():
            for action in owner.window().actions():
                if isinstance(action, BoundAction) and action.entry.handler in _LEFT_TO_THE_WINDOW:
                    self.addAction(action)

    def come_to_front(self) -> None:
        """Before all others, with the keyboard."""
        self.show()
        self.raise_()
        self.activateWindow()


Kind = TypeVar("Kind", bound=SideDialog)


def brought_to_front(owner: QWidget, kind: type[Kind], which: str = "") -> Kind | None:
    """The dialog of this kind that is open already, in front now; None where there is none."""
    for one in owner.findChildren(kind):
        if one.isVisible() and type(one) is kind and one.which == which:
            one.come_to_front()
            return one
    return None
