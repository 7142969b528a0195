"""The preferences: chosen in the settings window or from a menu, kept, and put in force."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.settings.preferences import Preferences, save_preferences
from hegang_desktop.gui.bound_action import Handler
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.side_dialog import brought_to_front


class PreferenceCommands(QObject):
    """`preferences_chosen`: to be put in force (Preferences)."""

    preferences_chosen = Signal(object)

    def __init__(self, context: Context, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self.current = preferences

    def handlers(self) -> dict[str, Handler]:
        """What does the actions of the preferences."""
        return {
            "show_settings": self.show_settings,
            "choose_setting": self.choose_setting,
            "toggle_setting": self.toggle_setting,
        }

    @Slot(object)
    def choose(self, preferences: Preferences) -> None:
        """Put preferences in force and keep them."""
        self.current = preferences
        save_preferences(self._context.session.library, preferences)
        self.preferences_chosen.emit(preferences)

    def choose_setting(self, chosen: str) -> None:
        """One of the choices of a menu: `id=value`."""
        id_, _, value = chosen.partition("=")
        self.choose(msgspec.structs.replace(self.current, **{id_: value}))

    def toggle_setting(self, id_: str) -> None:
        """On, or off."""
        self.choose(msgspec.structs.replace(self.current, **{id_: not getattr(self.current, id_)}))

    def show_settings(self) -> None:
        """The settings window."""
        from hegang_desktop.gui.settings.window import SettingsWindow

        if brought_to_front(self._window, SettingsWindow) is not None:
            return
        window = SettingsWindow(self._context, self.current, self._window)
        window.preferences_chosen.connect(self.choose)
        self.preferences_chosen.connect(window.show_preferences)
        window.show()
