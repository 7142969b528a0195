"""The menu bar, made from the table of actions, with the keys of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from hegang_desktop.gui.actions import ActionEntry, ActionState, MenuEntry, entries
from hegang_desktop.gui.bound_action import BoundAction, Handler
from hegang_desktop.gui.texts import Texts


class Menus:
    """Makes the menus of a window. `all` are its actions, in the order of the menus."""

    def __init__(self, window: QMainWindow, texts: Texts, handlers: Mapping[str, Handler]) -> None:
        self.all: list[BoundAction] = []
        self._window = window
        self._texts = texts
        self._menus: dict[str, QMenu] = {}
        self._sections: dict[str, int] = {}
        self._groups: dict[str, QActionGroup] = {}
        for entry in entries():
            if isinstance(entry, MenuEntry):
                self._add_menu(entry)
            elif entry.place == "window":
                self._add_action(entry, handlers[entry.handler])

    def menu(self, id_: str) -> QMenu:
        """A menu of the table."""
        return self._menus[id_]

    def action(self, id_: str) -> BoundAction:
        """An action of the table."""
        return next(one for one in self.all if one.entry.id == id_)

    def _add_menu(self, entry: MenuEntry) -> None:
        if entry.parent:
            made = self._part(entry.parent, entry.section).addMenu("")
        else:
            made = self._window.menuBar().addMenu("")
        self._texts.put(made, entry.title, "setTitle")
        self._menus[entry.id] = made

    def _add_action(self, entry: ActionEntry, handler: Handler) -> None:
        made = BoundAction(entry, handler, self._window)
        self._texts.put(made, entry.text)
        if entry.group:
            self._groups.setdefault(entry.group, QActionGroup(self._window)).addAction(made)
        if entry.menu:
            self._part(entry.menu, entry.section).addAction(made)
        self._window.addAction(made)
        self.all.append(made)

    def _part(self, menu: str, section: int) -> QMenu:
        """A menu, with a line in it where another section begins."""
        if section != self._sections.setdefault(menu, section):
            self._sections[menu] = section
            self._menus[menu].addSeparator()
        return self._menus[menu]

    def refresh(self, state: ActionState) -> None:
        """Say what is possible now, what is ticked, and what undo would do."""
        for action in self.all:
            entry = action.entry
            action.setEnabled(entry.possible(state))
            if entry.ticked is not None:
                action.setChecked(entry.ticked(state))
            if entry.text_now is not None:
                action.setText(self._texts.say(entry.text_now(state)))
