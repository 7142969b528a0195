"""The versions of a plan for a view: days, and in each its versions, newest first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QFont

from hegang_desktop.app.plan.history import HistoryDay, HistoryRow
from hegang_desktop.domain.message import Message, msg, pmsg, verbatim
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import plain_tip
from hegang_desktop.gui.plan.history.edits_loader import EditsLoader
from hegang_desktop.gui.widgets.cells import AT_LEFT, NO_INDEX, Index

TIME, EDIT, CHANGED = range(3)
HEADINGS: tuple[Message, ...] = (pmsg("history", "When"), pmsg("history", "Edit"), pmsg("history", "What it changed"))
TAKEN_BACK_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class TimelineModel(QAbstractItemModel):
    """What an edit changed is asked from the loader when its row is painted."""

    def __init__(self, context: Context, loader: EditsLoader, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._loader = loader
        self._days: tuple[HistoryDay, ...] = ()
        self._where: dict[str, tuple[int, int]] = {}
        self._bold = QFont()
        self._bold.setBold(True)
        self._paint()
        context.theme.theme_changed.connect(self._paint)
        loader.edits_loaded.connect(self._on_edits_loaded)

    @Slot()
    def _paint(self) -> None:
        tokens = self._context.theme.tokens
        self._quiet, self._accent = QBrush(QColor(tokens.quiet)), QBrush(QColor(tokens.accent))

    def show_days(self, days: tuple[HistoryDay, ...]) -> None:
        """Show other versions."""
        self.beginResetModel()
        self._days = days
        self._where = {row.id: (d, r) for d, day in enumerate(days) for r, row in enumerate(day.rows)}
        self.endResetModel()

    @property
    def versions(self) -> int:
        """How many versions are shown."""
        return len(self._where)

    def row_at(self, index: Index) -> HistoryRow | None:
        """The version of a row; None for days."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self._days[index.internalId() - 1].rows[index.row()]

    def index_of(self, version_id: str) -> QModelIndex:
        """The row of a version, or none."""
        day, row = self._where.get(version_id, (-1, -1))
        return self.createIndex(row, 0, day + 1) if day >= 0 else QModelIndex()

    @Slot()
    def _on_edits_loaded(self) -> None:
        if self._days:
            self.dataChanged.emit(self.index(0, CHANGED), self.index(len(self._days) - 1, CHANGED))

    # --- Qt's questions ----------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        id_ = index.internalId() if index.isValid() else 0
        return self.createIndex(id_ - 1, 0, 0) if id_ else QModelIndex()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        if not parent.isValid():
            return len(self._days)
        return len(self._days[parent.row()].rows) if parent.internalId() == 0 and parent.column() == 0 else 0

    def columnCount(self, parent: Index = NO_INDEX) -> int:  # noqa: ARG002 - Qt's signature
        return len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(HEADINGS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_LEFT
        return self._context.texts.say(HEADINGS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if row is None:
                return self._day(self._days[index.row()]) if index.column() == 0 else ""
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.FontRole:
            own = row is not None and (row.line.name is not None or row.standing == "present")
            heavy = row is None or (own and index.column() == EDIT)
            return self._bold if heavy else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            if row.line.name is not None and index.column() == EDIT:
                return self._accent
            return self._quiet if row.standing == "taken_back" or index.column() == TIME else None
        if role == TAKEN_BACK_ROLE:
            return row.standing == "taken_back"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(row))
        return None

    def _day(self, day: HistoryDay) -> str:
        when = day.day
        return self._context.texts.say(
            pmsg("day", "{day} {month}", day=str(when.day), month=Month(when.year, when.month))
        )

    def _text(self, row: HistoryRow, column: int) -> str:
        say = self._context.texts.say
        if column == TIME:
            return row.line.saved_at[11:16]
        if column == EDIT:
            edit = row.line.label if row.line.name is None else self._named(row)
            if row.standing == "present":
                return say(msg("{edit} (now)", edit=edit))
            return say(msg("{edit} (taken back)", edit=edit) if row.standing == "taken_back" else edit)
        return "; ".join(self._changed(row))

    def _named(self, row: HistoryRow) -> Message:
        return msg("{name} · {edit}", name=verbatim(row.line.name or ""), edit=row.line.label)

    def _changed(self, row: HistoryRow) -> list[str]:
        say = self._context.texts.say
        if row.line.parent is None:
            return [say(msg("The plan begins"))]
        edits = self._loader.edits(row)
        return ["…"] if edits is None else [say(one) for one in edits]

    def _tip(self, row: HistoryRow) -> str:
        return "\n".join([self._text(row, EDIT), *self._changed(row)])
