"""The preferences of the view menu: a submenu for what is chosen, a tick for what is on or off."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from hegang_desktop.app.settings.setting import Declared, settings_of
from hegang_desktop.domain.message import Message
from hegang_desktop.gui.texts import Texts


class SettingsMenu(QObject):
    """Fills a menu with what is declared to show there. `preferences_chosen` carries the new preferences."""

    preferences_chosen = Signal(object)

    def __init__(self, texts: Texts, preferences: msgspec.Struct, menu: QMenu, window: QWidget) -> None:
        super().__init__(window)
        self._texts = texts
        self._window = window
        self._preferences = preferences
        self._groups: dict[str, QActionGroup] = {}
        self.switches: list[QAction] = []
        """What is on or off, for lists of all actions."""
        shown = [one for one in settings_of(type(preferences)) if one.setting.menu is not None]
        for one in shown:
            if one.setting.choices:
                self._add_choices(one, menu)
        menu.addSeparator()
        for one in shown:
            if not one.setting.choices:
                self._add_switch(one, menu)
        self.show_preferences(preferences)

    def switch(self, id_: str) -> QAction:
        """The action of what is on or off."""
        return self._groups[id_].actions()[0]

    def choices(self, id_: str) -> list[QAction]:
        """The actions of what is chosen."""
        return self._groups[id_].actions()

    def show_preferences(self, preferences: msgspec.Struct) -> None:
        """Tick what is in force."""
        self._preferences = preferences
        for id_, group in self._groups.items():
            value = getattr(preferences, id_)
            for action in group.actions():
                action.setChecked(action.data()[1] == value)

    def _add_choices(self, one: Declared, menu: QMenu) -> None:
        below = menu.addMenu("")
        if one.setting.menu is not None:
            self._texts.put(below, one.setting.menu, "setTitle")
        for value, words in one.setting.choices:
            below.addAction(self._action(one.id, value, words))

    def _add_switch(self, one: Declared, menu: QMenu) -> None:
        if one.setting.menu is not None:
            action = self._action(one.id, value=True, words=one.setting.menu)
            self._groups[one.id].setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
            action.setShortcut(QKeySequence(one.setting.keys))
            menu.addAction(action)
            self._window.addAction(action)
            self.switches.append(action)

    def _action(self, id_: str, value: Any, words: Message) -> QAction:
        group = self._groups.get(id_)
        if group is None:
            group = self._groups[id_] = QActionGroup(self)
            group.triggered.connect(self._on_triggered)
        action = QAction(group)
        action.setCheckable(True)
        action.setData((id_, value))
        self._texts.put(action, words)
        return action

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        id_, value = action.data()
        chosen = action.isChecked() if value is True else value
        self.preferences_chosen.emit(msgspec.structs.replace(self._preferences, **{id_: chosen}))
