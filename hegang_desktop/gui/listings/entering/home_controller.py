"""Homes of the user's own on the page: entered, changed, thrown away, and brought back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.home import Home
from hegang_desktop.domain.message import msg, msg_n
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.entering.home_dialog import HomeDialog
from hegang_desktop.gui.listings.undo_notices import Doings


class HomeDesk(QObject):
    """`home_wanted`: this home (str, its reference) is to be selected once the homes are read again."""

    home_wanted = Signal(str)

    def __init__(self, context: Context, doings: Doings, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._doings = doings
        self._window = window

    @Slot()
    def add(self) -> None:
        """Enter a home by hand."""
        self._open(None)

    @Slot(object)
    def edit(self, detail: ListingDetail) -> None:
        """Change a home that was entered by hand."""
        self._open(Home(_home_id(detail), detail.description, detail.row.price, detail.note, detail.listing.url))

    def _open(self, home: Home | None) -> None:
        dialog = HomeDialog(self._context, home, self._window)
        dialog.home_saved.connect(self._on_saved)
        dialog.open()

    @Slot(object)
    def _on_saved(self, home: Home) -> None:
        self.home_wanted.emit(f"home:{home.id}")
        self._context.signals.listings_changed.emit()

    @Slot(object)
    def kept(self, homes: list[Home]) -> None:
        """Homes were written at once, pasted or heard of: they can be taken back together."""
        library, signals = self._context.session.library, self._context.signals

        def undo() -> None:
            for home in homes:
                library.delete_home(home.id)
            signals.listings_changed.emit()

        self.home_wanted.emit(f"home:{homes[-1].id}")
        signals.listings_changed.emit()
        self._doings.did(msg_n("{n} home kept.", "{n} homes kept.", len(homes)), undo)

    @Slot(object)
    def delete(self, detail: ListingDetail) -> None:
        """Throw a home away; it can be brought back."""
        home_id, library, signals = _home_id(detail), self._context.session.library, self._context.signals

        def undo() -> None:
            library.delete_home(home_id, deleted=False)
            self.home_wanted.emit(detail.reference)
            signals.listings_changed.emit()

        library.delete_home(home_id)
        signals.listings_changed.emit()
        self._doings.did(msg("Home deleted."), undo)


def _home_id(detail: ListingDetail) -> str:
    return detail.reference.removeprefix("home:")
