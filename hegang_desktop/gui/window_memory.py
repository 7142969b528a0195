"""How the window was left: where it stood, which page was in front, and what each page keeps of itself."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.settings.window_state import WindowState, load_window_state, save_window_state
from hegang_desktop.gui.pages import PageWidget
from hegang_desktop.gui.widgets.saved_state import state_bytes, state_text
from hegang_desktop.gui.widgets.screen_fit import fitting

USUAL = (1280, 800)


class WindowMemory:
    """Reads the state once and writes it when it has changed. `page` is the page to begin with."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._state = load_window_state(library)

    @property
    def page(self) -> str:
        """The page that was in front."""
        return self._state.page

    @property
    def parts(self) -> dict[str, str]:
        """What the pages kept."""
        return self._state.parts

    def restore_place(self, window: QMainWindow) -> None:
        """Size and place of the window; the usual size on a first start, as far as the screen has room."""
        window.resize(fitting(QSize(*USUAL), window.screen().availableGeometry().size()))
        if self._state.geometry:
            window.restoreGeometry(state_bytes(self._state.geometry))

    def keep(self, window: QMainWindow, page: str, made: Iterable[PageWidget]) -> None:
        """Remember it, with the state of the pages that were made."""
        parts = dict(self._state.parts)
        for one in made:
            parts.update(one.state())
        state = WindowState(state_text(window.saveGeometry()), page, parts)
        if state != self._state:
            self._state = state
            save_window_state(self._library, state)
