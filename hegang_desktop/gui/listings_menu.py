"""The menu of the listings: each entry shows the page and lets it do its work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from hegang_desktop.domain.message import Message, msg

if TYPE_CHECKING:
    from hegang_desktop.gui.listings.page import ListingsPage
    from hegang_desktop.gui.main_window import MainWindow


class ListingsMenu(QObject):
    """The slots of the entries that only the listings page knows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def entries(self) -> tuple[tuple[Message, Callable[[], None], str], ...]:
        """Words, slot and keys of each entry, from top to bottom."""
        return (
            (msg("&Paste adverts or a table…"), self.paste, "Ctrl+Shift+V"),
            (msg("A home &heard of…"), self.quick_home, "Ctrl+Shift+H"),
            (msg("&Compare the chosen homes"), self.compare, "Ctrl+Shift+C"),
            (msg("Picture or &table"), self.toggle_picture, "Ctrl+Shift+P"),
            (msg("Choose c&olumns…"), self.choose_columns, ""),
            (msg("E&xport what is shown…"), self.export, "Ctrl+Shift+X"),
            (msg("History of i&mports…"), self.show_history, ""),
        )

    def _page(self) -> ListingsPage:
        self._window.show_listings()
        return self._window.listings

    @Slot()
    def paste(self) -> None:
        """Take adverts from the clipboard."""
        self._page().tools.paste()

    @Slot()
    def quick_home(self) -> None:
        """Enter a home heard of."""
        self._page().tools.quick_home()

    @Slot()
    def compare(self) -> None:
        """Homes side by side."""
        self._page().tools.compare()

    @Slot()
    def toggle_picture(self) -> None:
        """The homes as points, or as a table."""
        self._page().toggle_picture()

    @Slot()
    def choose_columns(self) -> None:
        """Which columns the table has."""
        page = self._page()
        page.heading.picture_button.setChecked(False)
        page.results.table.choose_columns()

    @Slot()
    def export(self) -> None:
        """Write what is shown to a table."""
        self._page().export()

    @Slot()
    def show_history(self) -> None:
        """All imports."""
        self._page().tools.show_history()
