"""The projection as a table: one row a month, one column a kind of flow that occurs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QFont

from hegang_desktop.app.ledger_table import KINDS
from hegang_desktop.app.words import amount
from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.projection import FlowKind, LedgerMonth
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.texts import HIDDEN

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LedgerModel(QAbstractTableModel):
    """Shows the ledger of the open plan."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._months: tuple[LedgerMonth, ...] = ()
        self._kinds: tuple[tuple[FlowKind, Message], ...] = ()
        self._home_row = -1
        self._bold = QFont()
        self._bold.setBold(True)
        self._paint()
        context.signals.plan_changed.connect(self.refresh)
        context.texts.words_changed.connect(self._on_words_changed)
        context.theme.theme_changed.connect(self._paint)

    @Slot()
    def _paint(self) -> None:
        self._bad = QBrush(QColor(self._context.theme.tokens.bad))
        self._soft = QBrush(QColor(self._context.theme.tokens.accent_soft))

    @Slot()
    def refresh(self) -> None:
        """Show the outcome of the open plan."""
        outcome = self._context.session.outcome
        months = outcome.projection.months if outcome else ()
        home = outcome.projection.home_month if outcome else None
        home_row = home - months[0].month if home is not None and months else -1
        present = {flow.kind for month in months for flow in month.flows}
        kinds = tuple(kind for kind in KINDS if kind[0] in present)
        if kinds == self._kinds and len(months) == len(self._months):
            self._months, self._home_row = months, home_row
            if months:
                self.dataChanged.emit(self.index(0, 0), self.index(len(months) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._months, self._kinds, self._home_row = months, kinds, home_row
        self.endResetModel()

    @property
    def home_row(self) -> int:
        """The row of the home month, or -1."""
        return self._home_row

    @Slot()
    def _on_words_changed(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._months)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._kinds) + 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == 0 else _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        say = self._context.texts.say
        if section == 0:
            return say(msg("Month"))
        if section == 1:
            return say(pmsg("balance", "Opening"))
        if section == self.columnCount() - 1:
            return say(pmsg("balance", "Closing"))
        return say(self._kinds[section - 2][1])

    def _value(self, row: LedgerMonth, column: int) -> Fen | None:
        if column == 1:
            return row.opening
        if column == self.columnCount() - 1:
            return row.closing
        kind = self._kinds[column - 2][0]
        amounts = [flow.amount for flow in row.flows if flow.kind == kind]
        return Fen(sum(amounts)) if amounts else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._months[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column == 0 else _RIGHT
        if role == Qt.ItemDataRole.BackgroundRole and index.row() == self._home_row:
            return self._soft
        if role == Qt.ItemDataRole.FontRole and index.row() == self._home_row:
            return self._bold
        if column == 0:
            return self._context.texts.words.short_month(row.month) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            value = self._value(row, column)
            if value is None:
                return ""
            return HIDDEN if self._context.texts.words.hide_amounts else amount(value)
        if role == Qt.ItemDataRole.ForegroundRole and column in (1, self.columnCount() - 1):
            value = self._value(row, column)
            return self._bad if value is not None and value < 0 else None
        if role == Qt.ItemDataRole.ToolTipRole and 1 < column < self.columnCount() - 1:
            return self._tip(row, column)
        return None

    def _tip(self, row: LedgerMonth, column: int) -> str | None:
        kind = self._kinds[column - 2][0]
        words = self._context.texts.words
        lines = [f"{words.say(flow.name)}: {words.money(flow.amount)}" for flow in row.flows if flow.kind == kind]
        return "\n".join(lines) or None
