"""The ledger as a tree for a view: years, their months, the lines of each month."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QFont

from hegang_desktop.app.answer.ledger_table import LedgerTable, MonthRow, YearRow
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import plain_tip
from hegang_desktop.gui.widgets.cells import AT_LEFT, AT_RIGHT, NO_INDEX, Index

Level = Literal["year", "month", "line"]
# the id of an index names its parent: 0 the root, then the years, then, from here on, the months of the whole ledger
LINES = 1_000_000
_NO_SHAPE: tuple[object, ...] = ()


class LedgerTreeModel(QAbstractItemModel):
    """Answers from the tuples of a LedgerTable; nothing is added up here."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table = LedgerTable()
        self._years: tuple[YearRow, ...] = ()
        self._months: tuple[MonthRow, ...] = ()
        self._places: tuple[tuple[int, int], ...] = ()
        self._columns = 3
        self._shape = _NO_SHAPE
        self._bold = QFont()
        self._bold.setBold(True)
        self._paint()
        context.theme.theme_changed.connect(self._paint)
        context.texts.words_changed.connect(self._on_words_changed)

    @Slot()
    def _paint(self) -> None:
        tokens = self._context.theme.tokens
        self._bad, self._soft, self._quiet = (
            QBrush(QColor(colour)) for colour in (tokens.bad, tokens.accent_soft, tokens.quiet)
        )

    def show_table(self, table: LedgerTable) -> bool:
        """Show another table; False when its rows and columns are those of the former, so that nothing moved."""
        months = tuple(row for year in table.years for row in year.months)
        shape = (table.kinds, tuple(row.month for row in months), tuple(len(row.flows) for row in months))
        same = shape == self._shape
        if not same:
            self.beginResetModel()
        self._table, self._years, self._months, self._shape = table, table.years, months, shape
        self._columns = len(table.kinds) + 3
        if not same:
            self._places = tuple((y, m) for y, year in enumerate(table.years) for m in range(len(year.months)))
            self.endResetModel()
        elif self._years:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._years) - 1, self.columnCount() - 1))
        return not same

    @Slot()
    def _on_words_changed(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    # --- what stands where -------------------------------------------------------------------------------------------

    def level(self, index: Index) -> Level:
        """Whether a row is a year, a month or a line."""
        id_ = index.internalId()
        return "year" if id_ == 0 else "month" if id_ < LINES else "line"

    def month_at(self, index: Index) -> Month | None:
        """The month of a row that is one or lies in one; None for years."""
        row = self._month(index)
        return row.month if row is not None else None

    def _month(self, index: Index) -> MonthRow | None:
        id_ = index.internalId()
        if not index.isValid() or id_ == 0:
            return None
        return self._months[id_ - LINES] if id_ >= LINES else self._years[id_ - 1].months[index.row()]

    def index_of(self, month: Month) -> QModelIndex:
        """The row of a month, or none."""
        at = month - self._months[0].month if self._months else -1
        if not 0 <= at < len(self._months):
            return QModelIndex()
        year, row = self._places[at]
        return self.createIndex(row, 0, year + 1)

    @property
    def table(self) -> LedgerTable:
        """What is shown."""
        return self._table

    # --- Qt's questions ----------------------------------------------------------------------------------------------

    # a tree of ten thousand lines asks these for each of them when it unfolds: no call more than needed

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        if row < 0 or not 0 <= column < self._columns:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0) if row < len(self._years) else QModelIndex()
        id_, at = parent.internalId(), parent.row()
        if id_ == 0:
            return self.createIndex(row, column, at + 1) if row < len(self._years[at].months) else QModelIndex()
        if id_ >= LINES:
            return QModelIndex()
        place = self._years[id_ - 1].first + at
        return self.createIndex(row, column, LINES + place) if row < len(self._months[place].flows) else QModelIndex()

    def hasChildren(self, parent: Index = NO_INDEX) -> bool:
        return parent.internalId() < LINES and parent.column() <= 0 if parent.isValid() else bool(self._years)

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        id_ = index.internalId() if index.isValid() else 0
        if id_ == 0:
            return QModelIndex()
        if id_ < LINES:
            return self.createIndex(id_ - 1, 0, 0)
        year, row = self._places[id_ - LINES]
        return self.createIndex(row, 0, year + 1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        if not parent.isValid():
            return len(self._years)
        if parent.column() > 0:
            return 0
        level = self.level(parent)
        if level == "year":
            return len(self._years[parent.row()].months)
        row = self._month(parent) if level == "month" else None
        return len(row.flows) if row is not None else 0

    def columnCount(self, parent: Index = NO_INDEX) -> int:  # noqa: ARG002 - Qt's signature
        return self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_LEFT if section == 0 else AT_RIGHT
        return self._context.texts.say(self._table.headings[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_LEFT if column == 0 else AT_RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            value = self._value(index, column)
            at_hand = column in (1, self.columnCount() - 1)
            if at_hand and value is not None and value < 0:
                return self._bad
            return self._quiet if self.level(index) == "line" else ""
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if self.level(index) == "year" or self._is_home(index) else None
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._soft if self._is_home(index) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._cell_text(index, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(index, column)) or None
        return None

    def _is_home(self, index: Index) -> bool:
        home = self._table.home
        return home is not None and self.level(index) == "month" and self.month_at(index) == home

    def _value(self, index: Index, column: int) -> Fen | None:
        level = self.level(index)
        if column == 0:
            return None
        if level == "year":
            return self._years[index.row()].cells[column - 1]
        row = self._month(index)
        if row is None:
            return None
        if level == "month":
            return row.cells[column - 1]
        return row.flows[index.row()].amount if row.columns[index.row()] == column - 1 else None

    def _text(self, index: Index, column: int) -> str:
        words = self._context.texts.words
        if column:
            value = self._value(index, column)
            return "" if value is None else words.bare_money(value)
        row = self._month(index)
        if row is None:
            return str(self._years[index.row()].year)
        if self.level(index) == "line":
            return words.say(row.flows[index.row()].name)
        if self._is_home(index):
            return words.say(msg("{month}, home", month=words.short_month(row.month)))
        return words.short_month(row.month)

    def _cell_text(self, index: Index, column: int) -> str:
        text = self._text(index, column)
        return text if column == 0 or not text else f"{self.headerData(column, Qt.Orientation.Horizontal)}: {text}"

    def _tip(self, index: Index, column: int) -> str:
        """The lines behind the sum of a month; the whole name of a line."""
        if column == 0:
            return self._text(index, 0) if self.level(index) == "line" else ""
        row = self._month(index)
        if row is None or self.level(index) == "line":
            return ""
        words = self._context.texts.words
        flows = (flow for flow, at in zip(row.flows, row.columns, strict=True) if at == column - 1)
        return "\n".join(f"{words.say(flow.name)}: {words.money(flow.amount)}" for flow in flows)
