"""The listings page: find a home among many, look at it, and take it as the target."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.comparing.compare_controller import CompareController
from hegang_desktop.gui.listings.controller import ListingsController
from hegang_desktop.gui.listings.detail.mark_controller import MarkController
from hegang_desktop.gui.listings.entering.home_controller import HomeController
from hegang_desktop.gui.listings.filters.criteria_bar import CriteriaBar
from hegang_desktop.gui.listings.filters.filter_panel import PANEL_WIDTH, FilterPanel
from hegang_desktop.gui.listings.filters.saved_controller import SavedSearchController
from hegang_desktop.gui.listings.heading_bar import HeadingBar
from hegang_desktop.gui.listings.importing.import_launcher import ImportLauncher
from hegang_desktop.gui.listings.importing.sample_loader import SampleLoader
from hegang_desktop.gui.listings.notice_bar import NoticeBar
from hegang_desktop.gui.listings.picture.brush_controller import BrushController
from hegang_desktop.gui.listings.results import Results
from hegang_desktop.gui.listings.table import column_state
from hegang_desktop.gui.listings.target import TargetController
from hegang_desktop.gui.listings.tools import ListingTools
from hegang_desktop.gui.listings.undo_notices import UndoNotices
from hegang_desktop.gui.widgets.boxes import column
from hegang_desktop.gui.widgets.saved_state import state_bytes, state_text

LEAST_RIGHT = 480
FILTERS_STATE, GROUPS_STATE = "listings_filters", "listings_groups"
TABLE_STATE = "listings_table_share"
COLUMNS_STATE = "listings_columns"


class ListingsPage(QWidget):
    """Lays out the parts and connects them.

    The page begins to read when it is first shown. Call `release` before the folders of the profile go away.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.filters = FilterPanel(context)
        self.heading = HeadingBar(context)
        self.notice = NoticeBar(context.texts)
        self.notices = UndoNotices(context, self.notice, self)
        self.criteria = CriteriaBar(context.texts)
        self.results = Results(context)
        self.controller = ListingsController(context, self.filters, self.results, self.notices, self)
        self.samples = SampleLoader(context, self.notices, self.notice, self)
        self.imports = ImportLauncher(context, self.notices, self)
        finder, table = self.controller.finder, self.results.table
        self.tools = ListingTools(context, finder, self.imports, self.notices, self)
        self._saved = SavedSearchController(context, finder, self.filters, table, self.notices)
        self.homes = HomeController(context, self.notices, self)
        self.target = TargetController(context, self.controller, self.results, self.notices)
        self.comparison = CompareController(context, self.results, self.heading, self.notices, self)
        self._marks = MarkController(context, self.results.detail, self.notices, self)
        self._brush = BrushController(self.controller, self.filters, self.results, self.heading)
        self._lay_out()
        self._connect_finding()
        self._connect_home()
        self._connect_bringing_in()

    def _lay_out(self) -> None:
        right = QWidget()
        inner = column(right, spacing=12)
        inner.setContentsMargins(8, 12, 16, 16)
        for part in (self.heading, self.notice, self.criteria):
            inner.addWidget(part)
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

    def _connect_finding(self) -> None:
        controller, results = self.controller, self.results
        for part in (self.filters, self.heading, self.criteria):
            controller.result_changed.connect(part.show_result)
        controller.rows_changed.connect(self.comparison.refresh)
        controller.working_changed.connect(self.heading.show_working)
        self.filters.search_edited.connect(self.notice.hide_plain)
        self._saved.search_wanted.connect(controller.show_search)
        self.criteria.search_wanted.connect(self.filters.ask)
        results.clear_button.clicked.connect(self.filters.clear_filters)
        results.again_button.clicked.connect(controller.search)

    def _connect_home(self) -> None:
        controller, detail = self.controller, self.results.detail
        controller.home_changed.connect(self._on_home_changed)
        self._marks.changed.connect(controller.search_soon)
        self._marks.regrouped.connect(controller.search)
        self._marks.reverted.connect(controller.show_where_shown)
        detail.marks.text_ended.connect(self._on_text_ended)
        detail.listing_wanted.connect(controller.show_listing)
        detail.edit_wanted.connect(self.homes.edit)
        detail.delete_wanted.connect(self.homes.delete)
        self.homes.home_wanted.connect(controller.want_own_home)
        self.comparison.target_wanted.connect(self.target.take)
        self.tools.homes_saved.connect(self.homes.kept)

    def _connect_bringing_in(self) -> None:
        for asked in (self.heading.import_requested, self.results.import_button.clicked):
            asked.connect(self._on_import_requested)
        for asked in (self.heading.add_requested, self.results.add_button.clicked):
            asked.connect(self.homes.add)
        self.results.samples_button.clicked.connect(self.samples.load)
        self.heading.samples_unwanted.connect(self.samples.remove)

    # --- for the main window -----------------------------------------------------------------------------------------

    def state(self) -> dict[str, str]:
        """How splitters and columns were left; the search is not part of it."""
        return {
            FILTERS_STATE: state_text(self._splitter.saveState()),
            TABLE_STATE: self.results.table_share(),
            GROUPS_STATE: self.filters.opened_groups(),
            COLUMNS_STATE: column_state.written(self.results.table.column_state()),
        }

    def restore(self, state: dict[str, str]) -> None:
        """Bring them back; what is missing or unreadable is passed over."""
        self._splitter.restoreState(state_bytes(state.get(FILTERS_STATE, "")))
        self.results.restore_table_share(state.get(TABLE_STATE, ""))
        if GROUPS_STATE in state:
            self.filters.restore_groups(state[GROUPS_STATE])
        columns = column_state.read(state.get(COLUMNS_STATE, ""))
        columns = columns or column_state.read_former(state.get(column_state.FORMER_KEY, ""))
        if columns is not None:
            self.results.table.restore_columns(columns)

    @property
    def result(self) -> SearchResult | None:
        """What the last search found; None before the first."""
        return self.controller.result

    def take_focus(self) -> None:
        """Nothing has the focus until somebody wants it."""

    def flush(self) -> None:
        """What is typed about a home and not told yet is told."""
        self.results.detail.marks.flush()

    def release(self) -> None:
        """Let go of files and child processes."""
        self.samples.stop()
        self.imports.close()
        self.controller.release()

    def focus_search(self) -> None:
        """Put the cursor into the search line."""
        self.filters.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.text.selectAll()

    # --- events ------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.controller.set_seen(seen=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # a window that is only minimized is still looked at
        self.controller.set_seen(seen=self.isVisible())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # the menu has the key while there is something to undo; what is only typed so far comes here
        if event.matches(QKeySequence.StandardKey.Undo):
            self.flush()
            if self._context.session.journal.undo() is not None:
                return
        super().keyPressEvent(event)

    @Slot()
    def _on_import_requested(self) -> None:
        self.imports.import_file(None)

    @Slot(object)
    def _on_home_changed(self, detail: ListingDetail | None) -> None:
        self.results.detail.show_detail(detail, self.controller.reader)
        self.comparison.show_home(detail)

    @Slot()
    def _on_text_ended(self) -> None:
        """Back to the rows, where the keys mark again."""
        self.results.table.setFocus()
