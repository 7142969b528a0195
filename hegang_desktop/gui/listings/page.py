"""The listings page: find a home among many, look at it, and take it as the target."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from hegang_desktop.app.listings.search.finder import Finder, FoundReader
from hegang_desktop.app.listings.search.result import Found
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.domain.search import ListingDetail, Order, Search
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.detail.mark_controller import MarkDesk
from hegang_desktop.gui.listings.entering.home_controller import HomeDesk
from hegang_desktop.gui.listings.filters.criteria_bar import AskedBar
from hegang_desktop.gui.listings.filters.filter_panel import PANEL_WIDTH, FilterPanel
from hegang_desktop.gui.listings.filters.saved_controller import SavedDesk
from hegang_desktop.gui.listings.heading_bar import HeadingBar, count_words
from hegang_desktop.gui.listings.importing.import_launcher import ImportDoor
from hegang_desktop.gui.listings.importing.sample_loader import SampleLoader
from hegang_desktop.gui.listings.importing.screening_process import ScreeningProcess
from hegang_desktop.gui.listings.notice_bar import NoticeBar
from hegang_desktop.gui.listings.results import Results
from hegang_desktop.gui.listings.table.columns import COLUMNS
from hegang_desktop.gui.listings.target import make_target
from hegang_desktop.gui.listings.tools import ListingTools
from hegang_desktop.gui.listings.undo_notices import Doings
from hegang_desktop.gui.widgets.boxes import column

DEBOUNCE_MS = 120
SHOW_WORKING_AFTER_MS = 300
REST_AFTER_MS = 1_000
LEAST_RIGHT = 480
GROUPS_STATE = "listings_groups"
TABLE_STATE = "listings_table_share"
HEADER_STATE = f"listings_header_{len(COLUMNS)}"


class ListingsPage(QWidget):
    """`target_chosen`: the open plan has another target home. `status_changed`: a line for the status bar.

    The page begins to read when it is first shown. Call `release` before the folders of the profile go away.
    """

    target_chosen = Signal()
    status_changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._texts = context.texts
        self._query: FoundReader | None = None
        self._finder = Finder(context.paths)
        self._found: Found | None = None
        self._stale = True
        self._wanted_id: int | None = None
        self._wanted_reference: str | None = None
        self._wanted_softly = False
        context.dialogs.remember_in(context.session.library)
        self.filters = FilterPanel(context)
        self.heading = HeadingBar(context)
        self.notice = NoticeBar(context.texts)
        self.doings = Doings(context.session, self.notice, self)
        self.asked = AskedBar(context.texts)
        self.results = Results(context)
        self.results.picture.name_of = self._name_of
        self.samples = SampleLoader(context, self)
        self._door = ImportDoor(context, self)
        self.tools = ListingTools(context, self._finder, self._door, self)
        self._saved = SavedDesk(context, self._finder, self.filters, self.results.table, self.doings)
        self.homes = HomeDesk(context, self.doings, self)
        self._marks = MarkDesk(context, self.results.detail, self.doings, self)
        self._screening = ScreeningProcess(context.paths, self)
        self._debounce = self._timer(DEBOUNCE_MS)
        self._working = self._timer(SHOW_WORKING_AFTER_MS)
        self._rest = self._timer(REST_AFTER_MS)
        self._lay_out()
        self._connect()

    def _timer(self, milliseconds: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        return made

    def _lay_out(self) -> None:
        right = QWidget()
        inner = column(right, spacing=12)
        inner.setContentsMargins(8, 12, 16, 16)
        inner.addWidget(self.heading)
        inner.addWidget(self.notice)
        inner.addWidget(self.asked)
        inner.addWidget(self.results, 1)
        # what long words would like must not squeeze the panel
        right.setMinimumWidth(LEAST_RIGHT)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("listings_filter_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(6)
        self._splitter.addWidget(self.filters)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([PANEL_WIDTH, 900])
        column(self).addWidget(self._splitter)

    def _connect(self) -> None:
        table, detail, results = self.results.table, self.results.detail, self.results
        self._debounce.timeout.connect(self._search)
        self._working.timeout.connect(self._on_search_slow)
        self._rest.timeout.connect(self._on_rest)
        self.filters.search_edited.connect(self._on_search_edited)
        self._saved.search_wanted.connect(self.show_search)
        self.asked.search_wanted.connect(self.filters.ask)
        self.heading.import_requested.connect(self.import_file)
        self.heading.add_requested.connect(self.add_home)
        self.heading.samples_unwanted.connect(self.remove_samples)
        table.order_requested.connect(self._on_order_requested)
        table.current_changed.connect(self._on_current_changed)
        table.home_chosen.connect(self._on_home_chosen)
        table.rows.read_failed.connect(self._on_read_failed)
        self._marks.changed.connect(self._debounce.start)
        self._marks.regrouped.connect(self._search)
        self._marks.taken_back.connect(self._on_mark_taken_back)
        detail.marks.text_ended.connect(self._on_text_ended)
        detail.listing_wanted.connect(self.show_listing)
        detail.target_wanted.connect(self._take_as_target)
        detail.compare_wanted.connect(self.tools.toggle_compared)
        self.tools.compared_changed.connect(self._on_compared_changed)
        self.tools.target_wanted.connect(self._take_as_target)
        self.tools.homes_saved.connect(self.homes.kept)
        self.tools.told.connect(self._on_told)
        self.heading.compare_requested.connect(self.tools.compare)
        self.heading.picture_toggled.connect(self._on_picture_toggled)
        results.picture.brushed.connect(self._on_brushed)
        results.picture.cleared.connect(self._on_brush_cleared)
        results.picture.home_chosen.connect(self._on_point_chosen)
        detail.edit_wanted.connect(self.homes.edit)
        detail.delete_wanted.connect(self.homes.delete)
        self.homes.home_wanted.connect(self._on_home_wanted)
        results.import_button.clicked.connect(self._on_import_clicked)
        results.samples_button.clicked.connect(self.load_samples)
        results.add_button.clicked.connect(self.add_home)
        results.clear_button.clicked.connect(self.filters.clear_filters)
        results.again_button.clicked.connect(self.refresh)
        self.samples.samples_loaded.connect(self._on_samples_loaded)
        self.samples.samples_removed.connect(self._on_samples_removed)
        self.samples.failed.connect(self._on_samples_failed)
        self._screening.screened.connect(self._on_screened)
        self._context.signals.listings_changed.connect(self._on_listings_changed)
        self._context.signals.plan_changed.connect(self._on_plan_changed)
        self._texts.words_changed.connect(self._tell_status)

    # --- for the main window -----------------------------------------------------------------------------------------

    def state(self) -> dict[str, str]:
        """How splitters and columns were left; the search is not part of it."""
        return {
            "listings_filters": _text(self._splitter.saveState()),
            TABLE_STATE: self.results.table_share(),
            GROUPS_STATE: self.filters.opened_groups(),
            HEADER_STATE: _text(self.results.table.header_state()),
        }

    def restore(self, state: dict[str, str]) -> None:
        """Bring them back; what is missing or unreadable is passed over."""
        self._splitter.restoreState(_bytes(state.get("listings_filters", "")))
        self.results.restore_table_share(state.get(TABLE_STATE, ""))
        if GROUPS_STATE in state:
            self.filters.restore_groups(state[GROUPS_STATE])
        if state.get(HEADER_STATE):
            self.results.table.restore_header(_bytes(state[HEADER_STATE]))

    @property
    def found(self) -> Found | None:
        """What the last search found; None before the first."""
        return self._found

    def release(self) -> None:
        """Let go of files and child processes."""
        self._debounce.stop()
        self._working.stop()
        self._rest.stop()
        self.samples.stop()
        self._door.close()
        self._screening.stop()
        if self._query is not None:
            self._query.close()
            self._query = None
        self._finder.close()

    @Slot()
    def focus_search(self) -> None:
        """Put the cursor into the search line."""
        self.filters.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.text.selectAll()

    @Slot()
    def refresh(self) -> None:
        """Search again, now."""
        self._search()

    @Slot(object)
    def show_search(self, search: Search) -> None:
        """Ask for something, as if it had been typed."""
        self.filters.show_search(search)
        self._search()

    @Slot(int)
    def show_listing(self, id_: int) -> None:
        """Select a home; filters that hide it are cleared."""
        if not self._stale and self.results.table.select_id(id_):
            return
        self._wanted_id = id_
        self._search()

    @Slot()
    def use_as_target(self) -> None:
        """Take the selected home as the target of the plan."""
        detail = self.results.detail.detail
        if detail is not None:
            self._take_as_target(detail)

    # --- searching ---------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._search()

    @Slot(object)
    def _on_search_edited(self, _: Search) -> None:
        if self.notice.is_plain:
            self.notice.hide()
        self._debounce.start()

    @Slot(object)
    def _on_order_requested(self, _: Order) -> None:
        if self._found is not None:
            self._search()

    @Slot()
    def _on_listings_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._search()

    @Slot()
    def _on_plan_changed(self) -> None:
        self.filters.show_plan()
        self._stale = True
        if self.isVisible():
            self._debounce.start()

    @Slot()
    def _search(self) -> None:
        self._debounce.stop()
        self._stale = False
        self._working.start()
        finder, search, order = self._finder, self.filters.search, self.results.table.order
        plan = self._context.session.plan
        self._context.runner.run(
            "search", lambda: finder.find(search, order, plan), self._on_found, self._on_search_failed
        )

    @Slot()
    def _on_search_slow(self) -> None:
        self.heading.show_working(working=True)
        self.status_changed.emit(self._texts.say(msg("Searching…")))

    def _on_found(self, found: Found) -> None:
        self._search_ended()
        try:
            query = self._finder.reader(found)
        except UserError as error:
            self._on_search_failed(error)
            return
        table = self.results.table
        selected, line, scrolled_to = table.current_id, table.currentIndex().row(), table.verticalScrollBar().value()
        before, self._found = self._found, found
        former, self._query = self._query, query
        table.rows.show_ids(found.ids, query)
        if former is not None:
            former.close()
        self.filters.show_found(found)
        self.heading.show_found(found)
        self.asked.show_found(found)
        if not len(found.ids):
            self.results.detail.show_detail(None)
            if found.all_homes:
                self.results.show_nothing_fits()
            else:
                self.results.show_none()
        else:
            self.results.show_table()
            self.results.picture.show_found(found, self._finder)
            if before is None or before.search != found.search:
                self._select_again(selected, 0)
                table.scroll_to_current()
            elif before.order != found.order:
                # the first of the order is what one sorts for
                self._select_again(selected, 0)
                table.scrollToTop()
            else:
                self._select_again(selected, line)
                table.verticalScrollBar().setValue(scrolled_to)
                table.scroll_to_current(centred=False)
        self._tell_status()
        self._select_wanted(found)
        self._screening.see(found)
        self.tools.refresh_compared(query)

    @Slot()
    def _on_screened(self) -> None:
        if self.isVisible():
            self._debounce.start()
        else:
            self._stale = True

    def _select_again(self, selected: int | None, line: int) -> None:
        """The home that was selected; where it is gone, the one that stands in its line now."""
        table = self.results.table
        aside = table.horizontalScrollBar().value()
        if selected is None or not table.select_id(selected, centred=False):
            table.select_id(table.rows.id_at(min(max(0, line), table.rows.rowCount() - 1)), centred=False)
        table.horizontalScrollBar().setValue(aside)
        # the home may have another price now
        self._on_current_changed(table.current_id)

    def _select_wanted(self, found: Found) -> None:
        wanted = self._wanted_id if self._wanted_id is not None else self._find_wanted(found)
        if wanted is None and self._wanted_reference is None:
            return
        hidden = not found.search.asks_nothing and not self._wanted_softly
        if (wanted is None or not self.results.table.select_id(wanted)) and hidden:
            if self._wanted_reference is not None:
                self._wanted_reference = None
                self.doings.offer(
                    msg("The home is kept; the filters hide it."), msg("Clear filters"), self.filters.clear_filters
                )
            else:
                self.filters.show_search(Search())
                self._search()
            return
        self._wanted_id = self._wanted_reference = None
        self._wanted_softly = False

    def _find_wanted(self, found: Found) -> int | None:
        if self._wanted_reference is None or self._query is None:
            return None
        own = (id_ for id_ in found.ids if id_ < 0)
        return next((id_ for id_ in own if self._query.detail(id_).reference == self._wanted_reference), None)

    def _on_search_failed(self, error: UserError) -> None:
        self._search_ended()
        self.results.show_broken(error)
        self.status_changed.emit(self._texts.say(error.message))

    @Slot(object)
    def _on_read_failed(self, error: UserError) -> None:
        self.doings.offer(error.message, msg("Try again"), self.refresh, bad=True)

    def _search_ended(self) -> None:
        self._working.stop()
        self.heading.show_working(working=False)

    @Slot()
    def _tell_status(self) -> None:
        if self._found is not None:
            self.status_changed.emit(self._texts.say(count_words(self._found)))

    # --- one home ----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_rest(self) -> None:
        self._context.runner.run("rest", self._finder.rest, lambda _: None)

    @Slot(object)
    def _on_current_changed(self, id_: int | None) -> None:
        # a closer look at a home reads much of the catalogue, and so does every search
        self._rest.start()
        detail = self._detail_of(id_)
        pane = self.results.detail
        pane.show_detail(detail, self._query)
        pane.compare_button.setChecked(detail is not None and self.tools.is_compared(detail.reference))

    # --- tools -------------------------------------------------------------------------------------------------------

    @Slot(int)
    def _on_compared_changed(self, homes: int) -> None:
        self.heading.show_compared(homes)
        self.results.table.rows.show_compared(self.tools.compared_ids)
        detail = self.results.detail.detail
        self.results.detail.compare_button.setChecked(detail is not None and self.tools.is_compared(detail.reference))

    @Slot(object, bool)
    def _on_told(self, message: Message, bad: bool) -> None:  # noqa: FBT001 - a signal
        self.doings.tell(message, bad=bad)

    @Slot()
    def export(self) -> None:
        """Write what is shown to a table."""
        self.tools.export(self._found)

    @Slot()
    def toggle_picture(self) -> None:
        """The homes as points, or as a table."""
        self.heading.picture_button.toggle()

    @Slot(bool)
    def _on_picture_toggled(self, picture: bool) -> None:  # noqa: FBT001 - a signal
        self.results.show_as_picture(picture=picture)

    @Slot(int, int, object, object)
    def _on_brushed(self, area_least: int, area_most: int, price_least: int, price_most: int) -> None:
        search = self.filters.search.within("area", area_least, area_most).within("price", price_least, price_most)
        self.show_search(search)

    @Slot()
    def _on_brush_cleared(self) -> None:
        self.show_search(self.filters.search.within("area", None, None).within("price", None, None))

    @Slot(object)
    def _on_point_chosen(self, id_: int) -> None:
        self.heading.picture_button.setChecked(False)
        self.show_listing(id_)

    def _name_of(self, id_: int) -> str:
        try:
            rows = self._query.rows([id_]) if self._query is not None else []
        except UserError:
            return ""
        return rows[0].description.community or rows[0].description.district if rows else ""

    def _detail_of(self, id_: int | None) -> ListingDetail | None:
        if id_ is None or self._query is None:
            return None
        try:
            return self._query.detail(id_)
        except KeyError:
            return None
        except UserError as error:
            self._on_read_failed(error)
            return None

    @Slot(object)
    def _on_home_chosen(self, id_: int) -> None:
        detail = self._detail_of(id_)
        if detail is not None:
            self._take_as_target(detail)

    @Slot(object)
    def _take_as_target(self, detail: ListingDetail) -> None:
        try:
            make_target(self._context.session, self._texts, detail)
        except UserError as error:
            self.doings.tell(error.message, bad=True)
            return
        self.target_chosen.emit()

    @Slot(object)
    def _on_mark_taken_back(self, id_: int) -> None:
        self._wanted_id, self._wanted_softly = id_, True
        self._search()

    @Slot()
    def _on_text_ended(self) -> None:
        """Back to the rows, where the keys mark again."""
        self.results.table.setFocus()

    @Slot(str)
    def _on_home_wanted(self, reference: str) -> None:
        self._wanted_reference = reference

    @Slot()
    def add_home(self) -> None:
        """Enter a home by hand."""
        self.homes.add()

    # --- notices -----------------------------------------------------------------------------------------------------

    def take_back(self) -> bool:
        """Undo what was done last on this page; False when that was done to the plan, or nothing was done."""
        self.results.detail.marks.flush()
        return self.doings.take_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # the menu has the key while a plan has something to undo; else it comes here
        if event.matches(QKeySequence.StandardKey.Undo) and self.take_back():
            return
        super().keyPressEvent(event)

    # --- files and samples -------------------------------------------------------------------------------------------

    @Slot()
    def _on_import_clicked(self) -> None:
        self.import_file()

    @Slot()
    def import_file(self, path: Path | None = None) -> None:
        """Import a file of listings: the one named, or one that is asked for."""
        self._door.import_file(path)

    @Slot()
    def load_samples(self) -> None:
        """Put the sample homes into the catalogue."""
        if not self.samples.is_running:
            self.samples.load()
            self.doings.tell(msg("Loading the sample catalogue…"))

    @Slot()
    def remove_samples(self) -> None:
        """Take the sample homes out of the catalogue."""
        self.samples.remove()

    @Slot()
    def _on_samples_loaded(self) -> None:
        self.notice.hide()
        self._context.signals.listings_changed.emit()

    @Slot()
    def _on_samples_removed(self) -> None:
        self._context.signals.listings_changed.emit()
        self.doings.offer(msg("The sample homes are removed."), msg("Load them again"), self.load_samples)

    @Slot(str, str)
    def _on_samples_failed(self, sentence: str, hint: str) -> None:
        self.doings.tell(verbatim(f"{sentence} {hint}".strip()), bad=True)


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "replace"))
