"""The right side of the page: the table with the home below it, or what stands in its place."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from hegang_desktop.app.listings.search.finder import Finder, ResultReader
from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.actions import actions
from hegang_desktop.gui.bound_action import BoundShortcut, Handler
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.detail.detail_pane import DetailPane
from hegang_desktop.gui.listings.empty_state import EmptyState
from hegang_desktop.gui.listings.picture.picture_view import PictureView
from hegang_desktop.gui.listings.table.listing_table import ListingTable
from hegang_desktop.gui.widgets.panes import make_pane

TABLE_SHARE = 0.42


class _Splitter(QSplitter):
    """Tells when it has another size."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Results(QStackedWidget):
    """Table and detail; no homes at all; none that fits; cannot be read."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self.table = ListingTable(texts, context.theme)
        self.detail = DetailPane(context)
        self.splitter = _Splitter(Qt.Orientation.Vertical)
        self.splitter.setObjectName("listings_detail_splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(10)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.detail)
        self._table_share = TABLE_SHARE
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        self.splitter.resized.connect(self._share)
        self.table.setMinimumHeight(120)
        self.picture = PictureView(context)
        for pane in (self.table, self.detail, self.picture):
            make_pane(pane)
        self._as_picture = False
        self._result: SearchResult | None = None
        self.none = EmptyState(
            texts,
            msg("No homes yet"),
            msg(
                "This is the place for adverts of homes: import a file of listings as you have it, "
                "or look around in the sample catalogue first. Nothing is looked up on the network."
            ),
        )
        self.import_button = self.none.add_button(msg("Import…"))
        self.samples_button = self.none.add_button(msg("Load the sample catalogue"))
        self.add_button = self.none.add_button(msg("Add a home by hand…"))
        self.nothing = EmptyState(
            texts,
            msg("No home fits these filters"),
            msg("Widen a range, leave out a word, or begin again with all homes."),
        )
        self.clear_button = self.nothing.add_button(msg("Clear filters"))
        self.broken = EmptyState(texts, msg("The homes cannot be read"), None)
        self.again_button = self.broken.add_button(msg("Try again"))
        self._add_keys()
        for one in (self.splitter, self.picture, self.none, self.nothing, self.broken):
            self.addWidget(one)

    def _add_keys(self) -> None:
        """Keys for what is said about a home; in a line of text they are letters."""
        handlers = self.key_handlers()
        for entry in actions("home"):
            BoundShortcut(entry, handlers[entry.handler], self.splitter)

    def key_handlers(self) -> dict[str, Handler]:
        """What does the actions of a home."""
        marks = self.detail.marks
        return {
            "next_stage": marks.step_on,
            "previous_stage": marks.step_back,
            "rate_home": self._rate,
            "write_note": marks.note.setFocus,
            "reject_home": marks.reject,
            "compare_home": self.detail.compare_button.click,
        }

    def _rate(self, stars: str = "") -> None:
        self.detail.marks.rate(int(stars) if stars else None)

    # --- table and detail --------------------------------------------------------------------------------------------

    @Slot(int, int)
    def _on_splitter_moved(self, _: int, __: int) -> None:
        table, detail = self.splitter.sizes()
        if table + detail:
            self._table_share = table / (table + detail)

    def table_share(self) -> str:
        """Which part of the height the user leaves to the table, to remember."""
        return f"{self._table_share:.4f}"

    def restore_table_share(self, text: str) -> None:
        """Leave it so again; what is unreadable is passed over."""
        with contextlib.suppress(ValueError):
            self._table_share = min(0.9, max(0.1, float(text)))
            self._share()

    @Slot()
    def _share(self) -> None:
        """A table of few rows leaves its room to the home below it."""
        total = sum(self.splitter.sizes())
        wanted = round(self._table_share * total)
        needed = max(self.table.minimumHeight(), self.table.needed_height())
        if total:
            self.splitter.setSizes([min(wanted, needed), total - min(wanted, needed)])

    @Slot(bool)
    def show_as_picture(self, picture: bool) -> None:  # noqa: FBT001 - a signal
        """Whether homes are shown as points, or as a table."""
        self._as_picture = picture
        if self.currentWidget() in (self.splitter, self.picture):
            self.show_table()

    def show_table(self) -> None:
        """There are homes to show."""
        self.setCurrentWidget(self.picture if self._as_picture else self.splitter)
        self._share()

    # --- what was found ----------------------------------------------------------------------------------------------

    def show_result(self, result: SearchResult, reader: ResultReader, finder: Finder) -> None:
        """Show the homes found; the one that was selected stays so, and in sight, where it is still there."""
        table = self.table
        selected, line, scrolled_to = table.current_id, table.currentIndex().row(), table.verticalScrollBar().value()
        before, self._result = self._result, result
        table.rows.show_ids(result.ids, reader)
        if not len(result.ids):
            self.setCurrentWidget(self.nothing if result.all_homes else self.none)
            return
        self.show_table()
        self.picture.show_result(result, finder)
        if before is None or before.search != result.search:
            self._select_again(selected, 0)
            table.scroll_to_current()
        elif before.order != result.order:
            # the first of the order is what one sorts for
            self._select_again(selected, 0)
            table.scrollToTop()
        else:
            self._select_again(selected, line)
            table.verticalScrollBar().setValue(scrolled_to)
            table.scroll_to_current(centred=False)

    def _select_again(self, selected: int | None, line: int) -> None:
        """The home that was selected; where it is gone, the one that stands in its line now."""
        table = self.table
        aside = table.horizontalScrollBar().value()
        if selected is None or not table.select_id(selected, centred=False):
            table.select_id(table.rows.id_at(min(max(0, line), table.rows.rowCount() - 1)), centred=False)
        table.horizontalScrollBar().setValue(aside)

    def show_broken(self, error: UserError) -> None:
        """What hinders reading, and what to do."""
        say = self._texts.say
        parts = [say(error.message)] + ([say(error.hint)] if error.hint is not None else [])
        self.broken.text.setText("\n".join(parts))
        self.setCurrentWidget(self.broken)
