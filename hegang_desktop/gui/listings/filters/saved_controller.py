"""Searches that are saved, found again, renamed and thrown away, and what is new in each."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from hegang_desktop.app.listings.saved_searches import tidy
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.listings.search.result import Since
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.saved_search import SavedSearch
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.filters.filter_panel import FilterPanel
from hegang_desktop.gui.listings.table.listing_table import ListingTable
from hegang_desktop.gui.listings.undo_notices import UndoNotices


class SavedSearchController(QObject):
    """`search_wanted`: a saved search shall be shown (Search)."""

    search_wanted = Signal(object)

    def __init__(
        self, context: Context, finder: Finder, panel: FilterPanel, table: ListingTable, notices: UndoNotices
    ) -> None:
        super().__init__(panel)
        self._context = context
        self._finder = finder
        self._panel = panel
        self._table = table
        self._notices = notices
        saved = panel.saved
        saved.save_wanted.connect(self._on_save)
        saved.search_chosen.connect(self._on_chosen)
        saved.delete_wanted.connect(self._on_delete)
        saved.rename_wanted.connect(self._on_rename)
        saved.news_wanted.connect(self._on_news_wanted)

    @Slot(str)
    def _on_save(self, name: str) -> None:
        searches = self._context.session.library.searches
        saved = searches.save(name, self._panel.search, self._table.order, self._finder.last_import())
        if saved is None:
            self._notices.tell(msg("A search needs a name to be saved."), bad=True)
            return
        self._notices.tell(msg('The search is saved as "{name}".', name=saved.name))

    @Slot(object)
    def _on_chosen(self, saved: SavedSearch) -> None:
        self._context.session.library.searches.looked(saved.name, self._finder.last_import())
        self._table.show_order(saved.order)
        self.search_wanted.emit(saved.search)

    @Slot(str, str)
    def _on_rename(self, name: str, to: str) -> None:
        self._tell_name(to, self._context.session.library.searches.rename(name, to))

    def _tell_name(self, wanted: str, given: str) -> None:
        """Say what a search is called when another one has the name that was wanted."""
        if tidy(wanted) not in ("", given):
            self._notices.tell(msg('Another search has that name: this one is called "{name}" now.', name=given))

    @Slot(object)
    def _on_delete(self, saved: SavedSearch) -> None:
        searches = self._context.session.library.searches
        searches.delete(saved.name)
        self._notices.did(
            msg('The search "{name}" is deleted.', name=saved.name),
            msg("Delete a saved search"),
            lambda: self._bring_back(saved.name),
        )

    def _bring_back(self, name: str) -> None:
        self._tell_name(name, self._context.session.library.searches.undelete(name))

    @Slot()
    def _on_news_wanted(self) -> None:
        finder, plan = self._finder, self._context.session.plan
        searches = self._context.session.library.searches.list()

        def work() -> dict[str, Since]:
            return {saved.name: finder.since(saved, plan) for saved in searches}

        self._context.runner.run("news", work, self._panel.saved.show_news)
