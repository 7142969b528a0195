"""Taking an import back from the page, as its history does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.importing.import_words import undone_words
from hegang_desktop.gui.listings.undo_notices import UndoNotices

if TYPE_CHECKING:
    from hegang_desktop.app.importing.report import Summary
    from hegang_desktop.store.catalog.undo import Undone


class ImportUndo:
    """Remembers imports for undo. They are taken back in a thread; what came of it is told in the notice bar."""

    def __init__(self, context: Context, notices: UndoNotices) -> None:
        self._context = context
        self._notices = notices

    def did(self, what: Message, summary: Summary) -> None:
        """This import has just been made."""
        self._notices.did_quietly(what, lambda: self._take_back(summary.import_id))

    def _take_back(self, import_id: int) -> None:
        paths = self._context.paths

        def work() -> Undone:
            from hegang_desktop.app.importing.history import take_back

            return take_back(paths, import_id)

        self._notices.tell(msg("Taking it back…"))
        self._context.runner.run(f"undo import {import_id}", work, self._on_undone, self._on_failed)

    def _on_undone(self, undone: Undone) -> None:
        self._context.signals.listings_changed.emit()
        self._notices.tell(undone_words(undone))

    def _on_failed(self, error: UserError) -> None:
        self._notices.tell(error.message, bad=True)
