"""How the window was left."""

from __future__ import annotations

import msgspec

from hegang_desktop.app.plan.library import Library


class WindowState(msgspec.Struct, frozen=True):
    """Geometry and splitters as base64 of Qt's own state; `page` is the page that was open."""

    geometry: str = ""
    page: str = "home"
    parts: dict[str, str] = {}


def load_window_state(library: Library) -> WindowState:
    """How the window was left, or the defaults."""
    return library.setting("window", WindowState())


def save_window_state(library: Library, state: WindowState) -> None:
    """Store it."""
    library.set_setting("window", state)
