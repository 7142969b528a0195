"""The months of one life as a table: what came in and went out, what was left, and what happened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QFont

from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.simulation import Life, LifeMonth
from hegang_desktop.engine.answer import whole
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import plain_tip
from hegang_desktop.gui.widgets.cells import AT_LEFT, AT_RIGHT, NO_INDEX, Index

MONTH, IN, OUT, LEFT, EVENTS = range(5)
HEADINGS: tuple[Message, ...] = (
    msg("Month"),
    pmsg("life", "In"),
    pmsg("life", "Out"),
    msg("At hand"),
    msg("What happened"),
)


class LifeMonthsModel(QAbstractTableModel):
    """All months, or those in which something happened."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._life: Life | None = None
        self._rows: tuple[LifeMonth, ...] = ()
        self._only_events = False
        self._bold = QFont()
        self._bold.setBold(True)
        self._paint()
        context.theme.theme_changed.connect(self._paint)
        context.texts.words_changed.connect(self._on_words_changed)

    @Slot()
    def _paint(self) -> None:
        tokens = self._context.theme.tokens
        self._bad, self._soft = QBrush(QColor(tokens.bad)), QBrush(QColor(tokens.accent_soft))

    @Slot()
    def _on_words_changed(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HEADINGS) - 1)

    def show_life(self, life: Life | None) -> None:
        """Show another life."""
        self._life = life
        self._choose()

    def show_only_events(self, *, only: bool) -> None:
        """Leave out months in which nothing happened, or show them again."""
        self._only_events = only
        self._choose()

    def _choose(self) -> None:
        self.beginResetModel()
        months = self._life.months if self._life is not None else ()
        self._rows = tuple(one for one in months if one.events or not self._only_events)
        self.endResetModel()

    def event_row(self, after: int, step: int) -> int | None:
        """The next row in which something happened, in steps of 1 or -1 from `after`."""
        at = after + step
        while 0 <= at < len(self._rows):
            if self._rows[at].events:
                return at
            at += step
        return None

    # --- Qt's questions ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(HEADINGS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if section in (IN, OUT, LEFT) else AT_LEFT
        return self._context.texts.say(HEADINGS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: {self._text(row, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if column in (IN, OUT, LEFT) else AT_LEFT
        home = self._life is not None and row.ledger.month == self._life.home_month
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if home else None
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._soft if home else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._bad if column == LEFT and row.ledger.closing < 0 else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(row, column)) or None
        return None

    def _text(self, row: LifeMonth, column: int) -> str:
        words = self._context.texts.words
        if column == MONTH:
            return words.short_month(row.ledger.month)
        if column == EVENTS:
            return "; ".join(words.say(event) for event in row.events)
        value = {IN: row.ledger.incoming, OUT: Fen(-row.ledger.outgoing), LEFT: row.ledger.closing}[column]
        return words.bare_money(whole(value).fen)

    def _tip(self, row: LifeMonth, column: int) -> str:
        words = self._context.texts.words
        if column == EVENTS:
            return "\n".join(words.say(event) for event in row.events)
        into = {IN: (1,), OUT: (-1,)}.get(column, ())
        flows = (flow for flow in row.ledger.flows if (1 if flow.amount > 0 else -1) in into)
        return "\n".join(f"{words.say(flow.name)}: {words.money(flow.amount)}" for flow in flows)
