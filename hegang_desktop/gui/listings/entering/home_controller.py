"""Homes of the user's own on the page: entered, changed, thrown away, and brought back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.home import Home
from hegang_desktop.domain.message import msg, msg_n
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.entering.home_dialog import HomeDialog
from hegang_desktop.gui.listings.undo_notices import UndoNotices
from hegang_desktop.gui.side_dialog import brought_to_front


class HomeController(QObject):
    """`home_wanted`: this home (str, its reference) is to be selected once the homes are read again."""

    home_wanted = Signal(str)

    def __init__(self, context: Context, notices: UndoNotices, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._notices = notices
        self._window = window
        self._before: dict[str, Home] = {}

    @Slot()
    def add(self) -> None:
        """Enter a home by hand."""
        self._open(None)

    @Slot(object)
    def edit(self, detail: ListingDetail) -> None:
        """Change a home that was entered by hand."""
        self._open(Home(_home_id(detail), detail.description, detail.row.price, detail.note, detail.listing.url))

    def _open(self, home: Home | None) -> None:
        if brought_to_front(self._window, HomeDialog, home.id if home is not None else "") is not None:
            return
        if home is not None:
            self._before[home.id] = home
        dialog = HomeDialog(self._context, home, self._window)
        dialog.home_saved.connect(self._on_saved)
        dialog.show()

    @Slot(object)
    def _on_saved(self, home: Home) -> None:
        before = self._before.pop(home.id, None)
        self._show(home)
        if before is None:
            self._notices.did_quietly(msg("Add a home"), *self._ways([home.id]))
        elif before != home:
            self._notices.did_quietly(msg("Change a home"), lambda: self._save(before), lambda: self._save(home))

    def _save(self, home: Home) -> None:
        self._context.session.library.save_home(home)
        self._show(home)

    @Slot(object)
    def kept(self, homes: list[Home]) -> None:
        """Homes were written at once, pasted or heard of: they can be taken back together."""
        self._show(homes[-1])
        self._notices.did(
            msg_n("{n} home kept.", "{n} homes kept.", len(homes)),
            msg_n("Add {n} home", "Add {n} homes", len(homes)),
            *self._ways([home.id for home in homes]),
        )

    @Slot(object)
    def delete(self, detail: ListingDetail) -> None:
        """Throw a home away; it can be brought back."""
        bring_back, throw_away = reversed(self._ways([_home_id(detail)]))
        throw_away()
        self._notices.did(msg("Home deleted."), msg("Delete a home"), bring_back, throw_away)

    def _show(self, home: Home) -> None:
        self.home_wanted.emit(f"home:{home.id}")
        self._context.signals.listings_changed.emit()

    def _ways(self, ids: list[str]) -> tuple[Callable[[], None], Callable[[], None]]:
        """To throw homes away, and to bring them back."""
        library, signals = self._context.session.library, self._context.signals

        def throw_away() -> None:
            for home_id in ids:
                library.delete_home(home_id)
            signals.listings_changed.emit()

        def bring_back() -> None:
            for home_id in ids:
                library.delete_home(home_id, deleted=False)
            self.home_wanted.emit(f"home:{ids[-1]}")
            signals.listings_changed.emit()

        return throw_away, bring_back


def _home_id(detail: ListingDetail) -> str:
    return detail.reference.removeprefix("home:")
