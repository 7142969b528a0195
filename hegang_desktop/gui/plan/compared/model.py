"""The rows of a comparison as a table model: a row a fact, a column an option."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QFont

from hegang_desktop.app.answer.comparison_rows import Cell, Row
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.safety import Tone
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import plain_tip
from hegang_desktop.gui.widgets.cells import AT_LEFT, AT_RIGHT, NO_INDEX, Index

NOTHING = "–"
BEST = "✓ "


class ComparedModel(QAbstractTableModel):
    """Shows rows under heads; texts are said once, when the rows or the words change."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: tuple[Row, ...] = ()
        self._heads: tuple[Message, ...] = ()
        self._names: tuple[Message, ...] = ()
        self._texts: list[list[str]] = []
        self._bold = QFont()
        self._bold.setBold(True)
        self._paint()
        context.theme.theme_changed.connect(self._paint)
        context.texts.words_changed.connect(self._on_words_changed)

    @Slot()
    def _paint(self) -> None:
        tokens = self._context.theme.tokens
        self._good, self._bad = QBrush(QColor(tokens.good)), QBrush(QColor(tokens.bad))
        self._quiet = QBrush(QColor(tokens.quiet))
        self._tones: dict[Tone, QBrush] = {
            "holds": self._good, "tight": QBrush(QColor(tokens.caution)), "fails": self._bad, "unreached": self._quiet,
        }  # fmt: skip

    def show_rows(self, heads: Sequence[Message], rows: Sequence[Row], names: Sequence[Message] = ()) -> None:
        """Show these rows; `names` say the heads in full."""
        if (tuple(heads), tuple(rows), tuple(names)) == (self._heads, self.rows, self._names):
            return
        self.beginResetModel()
        self._heads, self.rows, self._names = tuple(heads), tuple(rows), tuple(names)
        self._say()
        self.endResetModel()

    @Slot()
    def _on_words_changed(self) -> None:
        self.beginResetModel()
        self._say()
        self.endResetModel()

    def _say(self) -> None:
        self._texts = [
            [self._text(cell, best=at in row.best) for at, cell in enumerate(row.cells)] for row in self.rows
        ]

    def _text(self, cell: Cell, *, best: bool) -> str:
        if cell is None:
            return NOTHING
        words = self._context.texts.words
        if isinstance(cell, Message):
            text = words.say(cell)
        elif isinstance(cell, Month):
            text = words.short_month(cell)
        else:
            text = words.bare_money(cell)
        return f"{BEST}{text}" if best else text

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def name(self, row: int) -> str:
        """What a row is called."""
        return self._context.texts.say(self.rows[row].name)

    def head(self, column: int) -> str:
        """What stands over a column."""
        return self._context.texts.say(self._heads[column])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self.head(section) if across else self.name(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT | int(Qt.TextFlag.TextWordWrap) if across else AT_LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            full = self._names[section] if across and self._names else None
            return plain_tip(self._context.texts.say(full)) if full is not None else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].kind == "heading":
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, at = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_LEFT if row.kind == "words" else AT_RIGHT
        if row.kind == "heading":
            return None
        text = self._texts[index.row()][at]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if at in row.best else None
        if role == Qt.ItemDataRole.ForegroundRole:
            if row.tones:
                return self._tones[row.tones[at]]
            if at in row.warned:
                return self._bad
            return self._good if at in row.best else self._quiet if row.cells[at] is None else None
        if role == Qt.ItemDataRole.ToolTipRole:
            tip = row.tips[at] if row.tips else None
            return plain_tip(self._context.texts.say(tip) if tip is not None else text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            sentence = self._context.texts.say(msg("{caption}: {value}", caption=self.head(at), value=text))
            return f"{self.name(index.row())}. {sentence}"
        return None
