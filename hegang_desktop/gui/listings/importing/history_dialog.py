"""All imports, the latest first, with a way to take one back as a whole and to put its rejected rows right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.importing.history import import_history, name_of, take_back
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.importing.import_names import import_name
from hegang_desktop.gui.listings.importing.import_words import undone_words
from hegang_desktop.gui.listings.importing.rejects_dialog import RejectsDialog
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.side_dialog import SideDialog, brought_to_front
from hegang_desktop.gui.widgets.boxes import button, column, restyle, row
from hegang_desktop.gui.widgets.message_label import MessageLabel
from hegang_desktop.gui.widgets.plain_table import PlainTable
from hegang_desktop.gui.widgets.screen_fit import fit
from hegang_desktop.store.catalog.undo import ImportEntry, Undone

WIDTH, HEIGHT = 940, 480
NUMBERS = frozenset(range(2, 9))
FILE, GONE, STATE = 1, 7, 9
HEADERS = (
    msg("Imported"),
    msg("File"),
    msg("Rows"),
    msg("New"),
    msg("Seen again"),
    msg("Cheaper"),
    msg("Dearer"),
    msg("Gone"),
    msg("Rejected"),
    msg("State"),
)


class HistoryDialog(SideDialog):
    """`catalogue_changed`: an import was taken back, or rejected rows came in. Non-modal; deletes itself."""

    catalogue_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self._context = context
        self._entries: list[ImportEntry] = []
        self._busy = self._closed = False
        texts.put(self, msg("History of imports"), "setWindowTitle")
        self.table = PlainTable(texts, msg("History of imports"), stretched=FILE)
        self.message_label = MessageLabel(texts)
        self.undo_button = button(texts, msg("Take this import back"))
        self.rejects_button = button(texts, msg("Fix its rejected rows…"))
        self.close_button = button(texts, msg("Close"), "primary")
        for one in (self.undo_button, self.rejects_button):
            one.setAutoDefault(False)
        outer = column(self, margin=16, spacing=12)
        outer.addWidget(self.table, 1)
        outer.addWidget(self.message_label)
        ending = row(spacing=8)
        ending.addWidget(self.undo_button)
        ending.addWidget(self.rejects_button)
        ending.addStretch(1)
        ending.addWidget(self.close_button)
        outer.addLayout(ending)
        self.table.itemSelectionChanged.connect(self._on_selection_changed)
        self.undo_button.clicked.connect(self.undo)
        self.rejects_button.clicked.connect(self._on_rejects_clicked)
        self.close_button.clicked.connect(self.reject)
        texts.words_changed.connect(self._show)
        fit(self, WIDTH, HEIGHT)
        context.theme.theme_changed.connect(self._show)
        self._load()

    def done(self, result: int) -> None:
        """Close; what a thread still brings comes too late."""
        self._closed = True
        super().done(result)

    def _load(self) -> None:
        paths = self._context.paths
        self._context.runner.run("imports", lambda: import_history(paths), self._on_loaded, self._on_failed)

    def _on_loaded(self, entries: list[ImportEntry]) -> None:
        if self._closed:
            return
        self._entries = entries
        self._show()
        if not entries:
            self._say(msg("Nothing has been imported yet."))

    @Slot()
    def _show(self) -> None:
        say = self._texts.say
        chosen = max(0, self.table.currentRow())
        self.table.show_rows([say(one) for one in HEADERS], [self._cells(entry) for entry in self._entries], NUMBERS)
        self._mark_rows()
        if self._entries:
            self.table.selectRow(min(chosen, len(self._entries) - 1))
        self._on_selection_changed()

    def _mark_rows(self) -> None:
        """What was taken back is struck out; whether it counts is told right after the name."""
        header = self.table.horizontalHeader()
        header.moveSection(header.visualIndex(STATE), FILE + 1)
        heading = self.table.horizontalHeaderItem(GONE)
        if heading is not None:
            set_tip(heading, self._texts.say(msg("Homes this file did not name any more, so they count as gone")))
        quiet = QBrush(QColor(self._context.theme.tokens.quiet))
        for line, entry in enumerate(self._entries):
            if entry.undone_at is None:
                continue
            for at in range(len(HEADERS)):
                item = self.table.item(line, at)
                if item is not None:
                    font = item.font()
                    font.setStrikeOut(at != STATE)
                    item.setFont(font)
                    item.setForeground(quiet)

    def _cells(self, entry: ImportEntry) -> list[str]:
        counts = (
            entry.rows,
            entry.listings,
            entry.observations,
            entry.cheaper,
            entry.dearer,
            entry.gone,
            entry.rejects,
        )
        state = msg("taken back") if entry.undone_at else msg("sample") if entry.sample else msg("counts")
        return [
            entry.imported_at[:16].replace("T", " "),
            self._texts.say(name_of(entry) if entry.by_hand else import_name(entry.file_name)),
            *(self._texts.words.number(count) for count in counts),
            self._texts.say(state),
        ]

    @property
    def entry(self) -> ImportEntry | None:
        """The import that is selected."""
        at = self.table.currentRow()
        return self._entries[at] if 0 <= at < len(self._entries) else None

    @Slot()
    def _on_selection_changed(self) -> None:
        entry = self.entry
        self.undo_button.setEnabled(entry is not None and entry.undone_at is None and not self._busy)
        self.rejects_button.setEnabled(
            entry is not None and entry.rejects_file is not None and Path(entry.rejects_file).exists()
        )

    @Slot()
    def undo(self) -> None:
        """Take the selected import back."""
        entry, paths = self.entry, self._context.paths
        if entry is None or self._busy:
            return
        self._busy = True
        self._on_selection_changed()
        self._say(msg("Taking it back…"))
        self._context.runner.run("undo", lambda: take_back(paths, entry.id), self._on_undone, self._on_failed)

    def _on_undone(self, undone: Undone) -> None:
        if self._closed:
            self._context.signals.listings_changed.emit()
            return
        self._busy = False
        self._say(undone_words(undone))
        self.catalogue_changed.emit()
        self._load()

    def _on_failed(self, error: UserError) -> None:
        if self._closed:
            return
        self._busy = False
        self._on_selection_changed()
        restyle(self.message_label, "look", "bad")
        hint = error.hint if error.hint is not None else verbatim("")
        self.message_label.say(msg("{sentence} {hint}", sentence=error.message, hint=hint))

    @Slot()
    def _on_rejects_clicked(self) -> None:
        entry = self.entry
        if entry is None or entry.rejects_file is None:
            return
        if brought_to_front(self, RejectsDialog, str(Path(entry.rejects_file))) is None:
            dialog = RejectsDialog(self._context, Path(entry.rejects_file), None, self)
            dialog.import_ended.connect(self._on_import_ended)
            dialog.show()

    @Slot(object)
    def _on_import_ended(self, _: object) -> None:
        self.catalogue_changed.emit()
        self._load()

    def _say(self, message: Message) -> None:
        restyle(self.message_label, "look", "quiet_body")
        self.message_label.say(message)
