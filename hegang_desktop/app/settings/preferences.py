"""What the user chose about the window, and how the window was left."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.app.plan.library import Library

LanguageChoice = Literal["system", "zh_CN", "en"]
ThemeChoice = Literal["system", "light", "dark"]


class Preferences(msgspec.Struct, frozen=True):
    """The settings window shows exactly these."""

    language: LanguageChoice = "system"
    theme: ThemeChoice = "system"
    hide_amounts: bool = False


class WindowState(msgspec.Struct, frozen=True):
    """Geometry and splitters as base64 of Qt's own state; `page` is the id of the page that was open, "" at first."""

    geometry: str = ""
    page: str = ""
    parts: dict[str, str] = {}


def load_preferences(library: Library) -> Preferences:
    """The stored preferences, or the defaults."""
    return library.setting("preferences", Preferences())


def save_preferences(library: Library, preferences: Preferences) -> None:
    """Store them."""
    library.set_setting("preferences", preferences)


def load_window_state(library: Library) -> WindowState:
    """How the window was left, or the defaults."""
    return library.setting("window", WindowState())


def save_window_state(library: Library, state: WindowState) -> None:
    """Store it."""
    library.set_setting("window", state)
