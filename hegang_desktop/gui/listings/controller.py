"""Finding homes for the page: when to search, what was found, and which home of it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hegang_desktop.app.listings.search.finder import Finder, ResultReader
from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.search import ListingDetail, Order, Search
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.filters.filter_panel import FilterPanel
from hegang_desktop.gui.listings.heading_bar import count_words
from hegang_desktop.gui.listings.importing.screening_process import ScreeningProcess
from hegang_desktop.gui.listings.results import Results
from hegang_desktop.gui.listings.undo_notices import UndoNotices

DEBOUNCE_MS = 120
SHOW_WORKING_AFTER_MS = 300
REST_AFTER_MS = 1_000


class ListingsController(QObject):
    """Reads what is asked for from the filters and the table, and shows what was found in the results.

    `result_changed`: a search has ended (SearchResult); its rows come after that. `rows_changed`: they are shown
    (ResultReader).
    `working_changed`: a search takes its time, or no more. `home_changed`: another home is looked at (ListingDetail or
    None), or the same with other values. `status_changed`: a line for the status bar. Call `release` before the folders
    of the profile go away.
    """

    result_changed = Signal(object)
    rows_changed = Signal(object)
    working_changed = Signal(bool)
    home_changed = Signal(object)
    status_changed = Signal(str)

    def __init__(
        self, context: Context, filters: FilterPanel, results: Results, notices: UndoNotices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.finder = Finder(context.paths)
        self._context = context
        self._filters = filters
        self._results = results
        self._notices = notices
        self._result: SearchResult | None = None
        self._reader: ResultReader | None = None
        self._stale = True
        self._seen = False
        self._wanted_id: int | None = None
        self._wanted_reference: str | None = None
        self._keeps_filters = False
        self._screening = ScreeningProcess(context.paths, self)
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._working = QTimer(self, singleShot=True, interval=SHOW_WORKING_AFTER_MS)
        self._rest = QTimer(self, singleShot=True, interval=REST_AFTER_MS)
        self._debounce.timeout.connect(self.search)
        self._working.timeout.connect(self._on_search_slow)
        self._rest.timeout.connect(self._on_rest)
        self._screening.screened.connect(self._on_screened)
        filters.search_edited.connect(self._on_search_edited)
        results.table.order_requested.connect(self._on_order_requested)
        results.table.current_changed.connect(self.look_at)
        results.table.rows.read_failed.connect(self._on_read_failed)
        context.signals.listings_changed.connect(self._on_listings_changed)
        context.signals.plan_changed.connect(self._on_plan_changed)
        context.texts.words_changed.connect(self._tell_status)

    @property
    def result(self) -> SearchResult | None:
        """What the last search found; None before the first."""
        return self._result

    @property
    def reader(self) -> ResultReader | None:
        """Read access to the homes found."""
        return self._reader

    def set_seen(self, *, seen: bool) -> None:
        """Whether the page is in front: nothing is sought for nobody."""
        self._seen = seen
        if seen and self._stale:
            self.search()

    def release(self) -> None:
        """Let go of files and child processes."""
        for timer in (self._debounce, self._working, self._rest):
            timer.stop()
        self._screening.stop()
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self.finder.close()

    # --- searching ---------------------------------------------------------------------------------------------------

    @Slot()
    def search(self) -> None:
        """Search now, for what the filters and the heading of the table ask."""
        self._debounce.stop()
        self._stale = False
        self._working.start()
        finder, search, order = self.finder, self._filters.search, self._results.table.order
        plan = self._context.session.plan
        self._context.runner.run(
            "search", lambda: finder.find(search, order, plan), self._on_result, self._on_search_failed
        )

    @Slot()
    def search_soon(self) -> None:
        """Search after a moment of rest."""
        self._debounce.start()

    @Slot(object)
    def show_search(self, search: Search) -> None:
        """Ask for something, as if it had been typed."""
        self._filters.show_search(search)
        self.search()

    @Slot(object)
    def _on_search_edited(self, _: Search) -> None:
        self.search_soon()

    @Slot(object)
    def _on_order_requested(self, _: Order) -> None:
        if self._result is not None:
            self.search()

    @Slot()
    def _on_listings_changed(self) -> None:
        self._stale = True
        if self._seen:
            self.search()

    @Slot()
    def _on_plan_changed(self) -> None:
        self._filters.show_plan()
        self._search_when_seen()

    @Slot()
    def _on_screened(self) -> None:
        self._search_when_seen()

    def _search_when_seen(self) -> None:
        self._stale = True
        if self._seen:
            self.search_soon()

    @Slot()
    def _on_search_slow(self) -> None:
        self.working_changed.emit(True)
        self.status_changed.emit(self._context.texts.say(msg("Searching…")))

    def _on_result(self, result: SearchResult) -> None:
        self._search_ended()
        try:
            reader = self.finder.reader(result)
        except UserError as error:
            self._on_search_failed(error)
            return
        self._result = result
        former, self._reader = self._reader, reader
        # how high the table is depends on what stands above it
        self.result_changed.emit(result)
        self._results.show_result(result, reader, self.finder)
        if former is not None:
            former.close()
        # the home may have another price now
        self.look_at(self._results.table.current_id)
        self._tell_status()
        self._select_wanted(result)
        self._screening.see(result)
        self.rows_changed.emit(reader)

    def _on_search_failed(self, error: UserError) -> None:
        self._search_ended()
        self._results.show_broken(error)
        self.status_changed.emit(self._context.texts.say(error.message))

    def _search_ended(self) -> None:
        self._working.stop()
        self.working_changed.emit(False)

    @Slot()
    def _tell_status(self) -> None:
        if self._result is not None:
            self.status_changed.emit(self._context.texts.say(count_words(self._result)))

    @Slot()
    def _on_rest(self) -> None:
        self._context.runner.run("rest", self.finder.rest, _nothing)

    # --- the home that is looked at ----------------------------------------------------------------------------------

    @Slot(object)
    def look_at(self, id_: int | None) -> None:
        """A home of the table is current."""
        # a closer look at a home reads much of the catalogue, and so does every search
        self._rest.start()
        self.home_changed.emit(self.detail_of(id_))

    def detail_of(self, id_: int | None) -> ListingDetail | None:
        """All that is known of a home; None when it is not there, or cannot be read (which is told)."""
        if id_ is None or self._reader is None:
            return None
        try:
            return self._reader.detail(id_)
        except KeyError:
            return None
        except UserError as error:
            self._on_read_failed(error)
            return None

    def name_of(self, id_: int) -> str:
        """What a home is called in short, "" when that is not known."""
        try:
            rows = self._reader.rows([id_]) if self._reader is not None else []
        except UserError:
            return ""
        name = rows[0].description.community or rows[0].description.district if rows else ""
        return self._context.texts.words.advert_value("community", name)

    @Slot(object)
    def _on_read_failed(self, error: UserError) -> None:
        self._notices.offer(error.message, msg("Try again"), self.search, bad=True)

    # --- a home that is wanted ---------------------------------------------------------------------------------------

    @Slot(int)
    def show_listing(self, id_: int) -> None:
        """Select a home; filters that hide it are cleared."""
        if not self._stale and self._results.table.select_id(id_):
            return
        self._wanted_id = id_
        self.search()

    @Slot(object)
    def show_where_shown(self, id_: int) -> None:
        """Select a home when the filters show it; they stay as they are."""
        self._wanted_id, self._keeps_filters = id_, True
        self.search()

    @Slot(str)
    def want_own_home(self, reference: str) -> None:
        """Select a home of the user's own when it is found next; say so when the filters hide it."""
        self._wanted_reference = reference

    def _select_wanted(self, result: SearchResult) -> None:
        wanted = self._wanted_id if self._wanted_id is not None else self._find_wanted(result)
        if wanted is None and self._wanted_reference is None:
            return
        hidden = not result.search.asks_nothing and not self._keeps_filters
        if (wanted is None or not self._results.table.select_id(wanted)) and hidden:
            if self._wanted_reference is not None:
                self._wanted_reference = None
                self._notices.offer(
                    msg("The home is kept; the filters hide it."), msg("Clear filters"), self._filters.clear_filters
                )
            else:
                self.show_search(Search())
            return
        self._wanted_id = self._wanted_reference = None
        self._keeps_filters = False

    def _find_wanted(self, result: SearchResult) -> int | None:
        reader = self._reader
        if self._wanted_reference is None or reader is None:
            return None
        own = (id_ for id_ in result.ids if id_ < 0)
        return next((id_ for id_ in own if reader.detail(id_).reference == self._wanted_reference), None)


def _nothing(_: object) -> None:
    """Nobody waits for it."""
