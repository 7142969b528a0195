"""Rejected rows, to be put right cell by cell and imported again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from hegang_desktop.app.importing.rejected_rows import (
    MOST_SHOWN,
    RejectedRows,
    origin_of,
    read_rejects,
    seen_on,
    write_again,
)
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg, msg_n, verbatim
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.importing.import_process import ImportProcess, ImportRequest
from hegang_desktop.gui.listings.importing.import_words import became
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.side_dialog import SideDialog
from hegang_desktop.gui.widgets.boxes import button, column, label, restyle, row
from hegang_desktop.gui.widgets.cell_delegate import CellDelegate
from hegang_desktop.gui.widgets.message_label import MessageLabel
from hegang_desktop.gui.widgets.screen_fit import fit
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.text.listing_fields import FIELD_WORDS

if TYPE_CHECKING:
    from hegang_desktop.app.importing.report import Summary

WIDTH, HEIGHT = 1000, 560
LINE, REASON, FIRST_CELL = 0, 1, 2
CELL_WIDTH, REASON_WIDTH, LINE_WIDTH = 130, 340, 56


class RejectsDialog(SideDialog):
    """`import_ended`: rows were taken into the catalogue (Summary). Non-modal; deletes itself when it closes.

    `mapping` is that of the import; without it the one kept with the import in the catalogue is taken.
    """

    import_ended = Signal(object)

    def __init__(
        self, context: Context, file: Path, mapping: Mapping | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, str(file))
        texts = self._texts = context.texts
        self._context = context
        self._file = file
        self._mapping = mapping
        self._day = ""
        self._rows = RejectedRows((), (), 0)
        self._written: Path | None = None
        texts.put(self, msg("Fix rejected rows"), "setWindowTitle")
        self.process = ImportProcess(context.paths, texts, self)
        self.table = QTableWidget()
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        texts.put(self.table, msg("Rejected rows, to be changed"), "setAccessibleName")
        self.why = MessageLabel(texts, "caution")
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.message_label = MessageLabel(texts)
        self.import_button = button(texts, msg("Import these rows"), "primary")
        self.import_button.setAutoDefault(False)
        self.close_button = button(texts, msg("Close"))
        self.close_button.setAutoDefault(False)
        outer = column(self, margin=16, spacing=12)
        outer.addWidget(
            label(texts, msg("Change what is wrong, then import the rows again. Nothing else changes."), wrap=True)
        )
        outer.addWidget(self.table, 1)
        outer.addWidget(self.why)
        ending = row(spacing=8)
        ending.addWidget(self.message_label, 1)
        ending.addWidget(self.close_button)
        ending.addWidget(self.import_button)
        outer.addLayout(ending)
        self.table.currentCellChanged.connect(self._on_current_changed)
        self.import_button.clicked.connect(self.import_again)
        self.close_button.clicked.connect(self.reject)
        self.process.ready.connect(self._on_ready)
        self.process.done.connect(self._on_done)
        self.process.failed.connect(self._on_failed)
        texts.words_changed.connect(self._name_columns)
        fit(self, WIDTH, HEIGHT)
        self._read(file)

    def _read(self, file: Path) -> None:
        try:
            if self._mapping is None or not self._day:
                origin = origin_of(self._context.paths, file)
                if origin is not None:
                    self._mapping, self._day = self._mapping or origin.mapping, origin.observed_on
            self._show(read_rejects(file))
        except UserError as error:
            self._complain(error.message)
            self.import_button.setEnabled(False)
        if self._mapping is None:
            self.import_button.setEnabled(False)
            self._complain(msg("How this file was read was not kept: import the original file again instead."))

    def _show(self, rejects: RejectedRows) -> None:
        self._rows = rejects
        self.table.setRowCount(0)
        self.table.setColumnCount(FIRST_CELL + len(rejects.header))
        self._name_columns()
        self.table.setRowCount(len(rejects.rows))
        for line, rejected in enumerate(rejects.rows):
            for at, text in ((LINE, rejected.line), (REASON, rejected.reason)):
                item = QTableWidgetItem(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                set_tip(item, text)
                self.table.setItem(line, at, item)
            for at, cell in enumerate(rejected.cells):
                item = QTableWidgetItem(cell)
                set_tip(item, cell)
                self.table.setItem(line, FIRST_CELL + at, item)
        for at in range(self.table.columnCount()):
            self.table.setColumnWidth(at, (LINE_WIDTH, REASON_WIDTH)[at] if at < FIRST_CELL else CELL_WIDTH)
        self._select_first_wrong(rejects)
        if rejects.more:
            self._say(
                msg_n(
                    "The first {shown} rows; {n} more is in the rejects file.",
                    "The first {shown} rows; {n} more are in the rejects file.",
                    rejects.more,
                    shown=MOST_SHOWN,
                )
            )
        else:
            self._say(msg_n("{n} rejected row", "{n} rejected rows", len(rejects.rows)))

    @Slot()
    def _name_columns(self) -> None:
        say = self._texts.say
        header = self._rows.header
        names = [name or say(msg("Column {number}", number=at + 1)) for at, name in enumerate(header)]
        self.table.setHorizontalHeaderLabels([say(msg("Line")), say(msg("Reason")), *names])

    def _select_first_wrong(self, rejects: RejectedRows) -> None:
        """Put the cursor on the cell that the first reason speaks of."""
        if not rejects.rows or self._mapping is None:
            return
        wanted = rejects.rows[0].field
        names = {self._texts.say(words): field for field, words in FIELD_WORDS.items()}
        use = next((one for one in self._mapping.columns if one.field == names.get(wanted)), None)
        self.table.setCurrentCell(0, FIRST_CELL + (use.index if use is not None else 0))

    @Slot(int, int, int, int)
    def _on_current_changed(self, line: int, _at: int, _before: int, _before_at: int) -> None:
        rows = self._rows.rows
        if not 0 <= line < len(rows):
            self.why.say(None)
            return
        reject = rows[line]
        self.why.say(
            msg(
                "Line {line}, {field}: {reason}",
                line=reject.line,
                field=verbatim(reject.field),
                reason=verbatim(reject.reason),
            )
        )

    def cells(self) -> list[tuple[str, ...]]:
        """What stands in the table now."""
        texts = []
        for line in range(self.table.rowCount()):
            items = (self.table.item(line, at) for at in range(FIRST_CELL, self.table.columnCount()))
            texts.append(tuple(item.text() if item is not None else "" for item in items))
        return texts

    @Slot()
    def import_again(self) -> None:
        """Import the rows as they stand here."""
        if self._mapping is None or self.process.is_running or not self.table.rowCount():
            return
        try:
            name = self._file.stem.removesuffix("-rejects")
            lines = [row.line for row in self._rows.rows]
            self._written = write_again(
                self._context.paths, name, self._rows.header, self.cells(), self._mapping, lines=lines
            )
        except UserError as error:
            self._complain(error.message)
            return
        if self._day:
            seen_on(self._written, self._day)
        self.import_button.setEnabled(False)
        self._say(msg("Reading…"))
        self.process.start(ImportRequest(self._written, mapping=self._mapping))

    @Slot(object)
    def _on_ready(self, summary: Summary) -> None:
        if summary.taken:
            self.process.take()

    @Slot(object)
    def _on_done(self, summary: Summary) -> None:
        self._clean()
        self.import_button.setEnabled(True)
        if summary.rejects_file is not None:
            self._file = Path(summary.rejects_file)
            self._show(read_rejects(self._file))
        else:
            self._show(msgspec.structs.replace(self._rows, rows=(), more=0))
        self._say(became(summary))
        if summary.taken:
            self.import_ended.emit(summary)

    @Slot(str, str)
    def _on_failed(self, sentence: str, hint: str) -> None:
        self._clean()
        self.import_button.setEnabled(True)
        restyle(self.message_label, "look", "bad")
        self.message_label.say(verbatim(f"{sentence} {hint}".strip()))

    def _clean(self) -> None:
        if self._written is not None:
            self._written.unlink(missing_ok=True)
            self._written = None

    def _say(self, message: Message) -> None:
        restyle(self.message_label, "look", "")
        self.message_label.say(message)

    def _complain(self, message: Message) -> None:
        restyle(self.message_label, "look", "bad")
        self.message_label.say(message)

    def done(self, result: int) -> None:
        """Close; an import that is under way ends and is undone."""
        if self.process.is_running:
            self.process.cancel()
            self.process.wait_until_ended()
        self._clean()
        super().done(result)
