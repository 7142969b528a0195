"""The model of the listings table: ordered ids, and a few pages of rows read when they are painted."""

from __future__ import annotations

import collections
from array import array
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.search import ListingRow, Order
from hegang_desktop.gui.listings.table.columns import COLUMNS, COMMUNITY
from hegang_desktop.gui.plain_text import plain_tip
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.widgets.cells import AT_LEFT, AT_RIGHT, Index
from hegang_desktop.text.listing_values import MISSING

PAGE_ROWS = 200
MOST_PAGES = 40
UP, DOWN = " ▲", " ▼"
COMPARED = "● "
SAMPLE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class ListingRowReader(Protocol):
    """Reads rows by id, on the main thread; an id that is gone is left out. Raises UserError."""

    def rows(self, ids: Sequence[int]) -> list[ListingRow]:
        """The rows of these ids."""


class ListingTableModel(QAbstractTableModel):
    """`sort_requested`: a heading was clicked; carries the Order wanted. `sort_refused`: that column has no order.

    `read_failed`: rows could not be read (UserError); they show as unreadable until the next search.
    """

    sort_requested = Signal(object)
    sort_refused = Signal()
    read_failed = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._query: ListingRowReader | None = None
        self._ids = array("q")
        self._pages: collections.OrderedDict[int, list[ListingRow | None]] = collections.OrderedDict()
        self._refused = False
        self._order = Order()
        self._compared: frozenset[int] = frozenset()
        self._quiet = QBrush(QColor(theme.tokens.quiet))
        texts.words_changed.connect(self._on_words_changed)
        theme.theme_changed.connect(self._on_theme_changed)

    def show_ids(self, ids: array[int], query: ListingRowReader) -> None:
        """Show these homes, to be read through `query` on this thread; it stays the caller's to close."""
        self.beginResetModel()
        self._ids = ids
        self._query = query
        self._pages.clear()
        self._refused = False
        self.endResetModel()

    def show_order(self, order: Order) -> None:
        """Mark the column that the rows are ordered by."""
        self._order = order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def show_compared(self, ids: frozenset[int]) -> None:
        """Mark the homes that are chosen to be compared."""
        if ids != self._compared:
            self._compared = ids
            self._repaint([])

    @property
    def pages_held(self) -> int:
        """How many pages of rows are in memory."""
        return len(self._pages)

    def id_at(self, row: int) -> int:
        """The id of a row."""
        return self._ids[row]

    def row_of(self, id_: int) -> int | None:
        """The row of an id, or None when it is not among those shown."""
        try:
            return self._ids.index(id_)
        except ValueError:
            return None

    def row_at(self, row: int) -> ListingRow | None:
        """The home of a row; None when it is gone or cannot be read."""
        number, place = divmod(row, PAGE_ROWS)
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        else:
            self._pages.move_to_end(number)
        return page[place]

    def _read(self, number: int) -> list[ListingRow | None]:
        ids = self._ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]
        read: dict[int, ListingRow] = {}
        if self._query is not None and not self._refused:
            try:
                read = {row.id: row for row in self._query.rows(ids)}
            except UserError as error:
                # once: every cell that is painted would ask again
                self._refused = True
                self.read_failed.emit(error)
        page = [read.get(id_) for id_ in ids]
        self._pages[number] = page
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        return page

    # --- Qt's questions ------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if column.number else AT_LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            row = self.row_at(index.row())
            return self._quiet if column.quiet or (row is not None and row.gone) else None
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row_at(index.row())
            text = (column.text(row, self._texts.words) if row is not None else "") or MISSING
            chosen = index.column() == COMMUNITY and self._ids[index.row()] in self._compared
            return f"{COMPARED}{text}" if chosen else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._cell_text(index, accessible=False))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._cell_text(index, accessible=True)
        if role == SAMPLE_ROLE and index.column() == COMMUNITY:
            row = self.row_at(index.row())
            return row is not None and row.sample
        return None

    def _cell_text(self, index: Index, *, accessible: bool) -> str:
        say = self._texts.say
        row = self.row_at(index.row())
        if row is None:
            return say(msg("This row cannot be read any more"))
        text = COLUMNS[index.column()].text(row, self._texts.words) or say(msg("not known"))
        if row.id in self._compared and index.column() == COMMUNITY:
            text = say(msg("{community} (chosen to compare)", community=text))
        if row.sample and index.column() == COMMUNITY:
            return say(msg("{community} (an invented sample, not a real advert)", community=text))
        return text if accessible or index.column() == COMMUNITY or text != MISSING else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            heading = self._texts.say(COLUMNS[section].header)
            if COLUMNS[section].sort != self._order.column:
                return heading
            return heading + (DOWN if self._order.descending else UP)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if COLUMNS[section].number else AT_LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = COLUMNS[column].sort if 0 <= column < len(COLUMNS) else None
        if key is None:
            self.sort_refused.emit()
        else:
            self.sort_requested.emit(Order(key, order == Qt.SortOrder.DescendingOrder))

    # --- being told ----------------------------------------------------------------------------------------------

    def _repaint(self, roles: list[int]) -> None:
        if len(self._ids):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1), roles)

    @Slot()
    def _on_words_changed(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._repaint([])

    @Slot()
    def _on_theme_changed(self) -> None:
        self._quiet = QBrush(QColor(self._theme.tokens.quiet))
        self._repaint([int(Qt.ItemDataRole.ForegroundRole)])
