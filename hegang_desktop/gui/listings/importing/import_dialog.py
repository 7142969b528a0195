"""Importing a file: how it is understood, what its rows become, and only then whether it counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QSplitter, QTabWidget, QWidget

from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.message import Message, msg, msg_n, verbatim
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.importing.import_options import ImportOptions
from hegang_desktop.gui.listings.importing.import_process import ImportProcess, ImportRequest
from hegang_desktop.gui.listings.importing.import_words import (
    NUMBERS,
    REJECT_HEADERS,
    SHOWN_COLUMNS,
    became,
    home_cells,
    how_read,
    reject_cells,
)
from hegang_desktop.gui.listings.importing.mapping_table import MappingTable
from hegang_desktop.gui.side_dialog import SideDialog
from hegang_desktop.gui.widgets.boxes import button, card, column, label, restyle, row, scrolled
from hegang_desktop.gui.widgets.elided_label import ElidedLabel
from hegang_desktop.gui.widgets.message_label import MessageLabel
from hegang_desktop.gui.widgets.plain_table import PlainTable
from hegang_desktop.gui.widgets.screen_fit import fit

if TYPE_CHECKING:
    from hegang_desktop.app.importing.report import ImportProgress, Preview, Summary
    from hegang_desktop.ingest.mapping.fields import Mapping

WIDTH, HEIGHT = 1000, 680
LEAST_WIDTH, LEAST_HEIGHT = 900, 420
RESTART_AFTER_MS = 400
BAR_STEPS = 1000


class ImportDialog(SideDialog):
    """`import_ended`: rows were taken into the catalogue (Summary), or may have been (None: closed while taking).

    `other_file_wanted`: the file cannot be read, and another one shall be chosen. `fix_wanted`: the rejected rows shall
    be put right (Path, Mapping). Non-modal: `show()` it; it deletes itself when it closes.
    """

    import_ended = Signal(object)
    other_file_wanted = Signal()
    fix_wanted = Signal(object, object)

    def __init__(self, context: Context, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = context.texts
        self._dialogs = context.dialogs
        self._mappings = context.session.library.mappings
        self._wanted = ImportRequest(file)
        self._summary: Summary | None = None
        self._preview: Preview | None = None
        self._listings: tuple[Listing, ...] = ()
        self._taking = self._is_ready = self._is_done = False
        self._texts.put(self, msg("Import listings"), "setWindowTitle")
        self.process = ImportProcess(context.paths, context.texts, self)
        self._restart = QTimer(self)
        self._restart.setSingleShot(True)
        self._restart.setInterval(RESTART_AFTER_MS)

        self._make_parts(file)
        self._lay_out()
        self._connect()
        fit(self, WIDTH, HEIGHT, LEAST_WIDTH, LEAST_HEIGHT)
        self._begin()

    def _make_parts(self, file: Path) -> None:
        texts = self._texts
        self._name = ElidedLabel(file.name, "heading")
        self._how = MessageLabel(texts, "quiet")
        self.options = ImportOptions(texts)
        self.city = self.options.city
        self.notice = card("card")
        self.notice_text = MessageLabel(texts)
        self.notice_hint = MessageLabel(texts, "quiet_body")
        notice = column(self.notice, margin=12, spacing=4)
        notice.addWidget(self.notice_text)
        notice.addWidget(self.notice_hint)
        self.notice.hide()
        self.mapping = MappingTable(texts)
        self.homes = PlainTable(texts, msg("The first homes as they will look"))
        self.rejects = PlainTable(texts, msg("Rejected rows"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.homes, "")
        self.tabs.addTab(self.rejects, "")
        self.bar = QProgressBar()
        self.bar.setRange(0, BAR_STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        texts.put(self.bar, msg("Progress of the import"), "setAccessibleName")
        self.counts = MessageLabel(texts)
        self.rejects_button = button(texts, msg("Open the rejects file"))
        self.fix_button = button(texts, msg("Fix rejected rows…"))
        self.import_button = button(texts, msg("Import"), "primary")
        self.other_button = button(texts, msg("Choose another file…"))
        self.cancel_button = button(texts, msg("Cancel"))
        self.close_button = button(texts, msg("Close"), "primary")
        for one in (self.rejects_button, self.fix_button, self.other_button, self.cancel_button):
            one.setAutoDefault(False)
        self.fix_button.hide()
        self.other_button.hide()
        self.rejects_button.hide()
        self.close_button.hide()
        self.import_button.setEnabled(False)
        # Enter in a box of the mapping must not import anything
        self.import_button.setAutoDefault(False)

    def _lay_out(self) -> None:
        texts = self._texts
        outer = column(self, margin=16, spacing=12)
        top = row(spacing=12)
        names = column(spacing=2)
        names.addWidget(self._name)
        names.addWidget(self._how)
        top.addLayout(names, 1)
        self.city_missing = label(
            texts,
            msg("The file names no city. Type it at the right, or these homes will have none."),
            "caution",
            wrap=True,
        )
        self.city_missing.hide()
        outer.addLayout(top)
        outer.addWidget(self.options)
        outer.addWidget(self.city_missing)
        outer.addWidget(self.notice)
        mapping = card()
        inner = column(mapping, margin=1)
        area = scrolled(self.mapping)
        inner.addWidget(area)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setObjectName("import_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(10)
        self._splitter.addWidget(mapping)
        self._splitter.addWidget(self.tabs)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setSizes([300, 220])
        self._blank = QWidget()
        outer.addWidget(self._splitter, 1)
        outer.addWidget(self._blank, 1)
        self._show_understood(understood=False)
        outer.addWidget(self.bar)
        ending = row(spacing=8)
        ending.addWidget(self.counts, 1)
        for one in (
            self.rejects_button,
            self.fix_button,
            self.cancel_button,
            self.other_button,
            self.import_button,
            self.close_button,
        ):
            ending.addWidget(one)
        outer.addLayout(ending)
        self._show_tabs()

    def _connect(self) -> None:
        self.process.preview_ready.connect(self._on_preview_ready)
        self.process.progressed.connect(self._on_progressed)
        self.process.ready.connect(self._on_ready)
        self.process.done.connect(self._on_done)
        self.process.failed.connect(self._on_failed)
        self.mapping.mapping_edited.connect(self._on_mapping_edited)
        self.options.city_edited.connect(self._on_city_edited)
        self.options.part_chosen.connect(self._on_part_chosen)
        self.options.insists_changed.connect(self._on_insists_changed)
        self._restart.timeout.connect(self._begin)
        self.import_button.clicked.connect(self.take)
        self.cancel_button.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.reject)
        self.other_button.clicked.connect(self._on_other_clicked)
        self.rejects_button.clicked.connect(self._on_rejects_clicked)
        self.fix_button.clicked.connect(self._on_fix_clicked)
        self._texts.words_changed.connect(self._on_words_changed)

    @property
    def is_ready(self) -> bool:
        """Whether every row is read, as the dialog shows it."""
        return self._is_ready

    @property
    def is_done(self) -> bool:
        """Whether the import has come to its end."""
        return self._is_done

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do here: the import is done, or the file cannot be read at all."""
        return self._is_done or self.other_button.isVisible()

    # --- reading ---------------------------------------------------------------------------------------------------

    @Slot()
    def _begin(self) -> None:
        self._restart.stop()
        self._is_ready = False
        self._summary = None
        self.bar.setValue(0)
        self.counts.say(msg("Reading…"))
        self.process.start(self._wanted)

    def _show_understood(self, *, understood: bool) -> None:
        """Before a file is understood, or when it cannot be, there is nothing to choose."""
        for part in (self._splitter, self.options):
            part.setVisible(understood)
        self._blank.setVisible(not understood)

    @Slot(object)
    def _on_mapping_edited(self, mapping: Mapping) -> None:
        self._wanted = msgspec.structs.replace(self._wanted, mapping=mapping)
        self._begin_soon()

    @Slot(str)
    def _on_city_edited(self, text: str) -> None:
        self._wanted = msgspec.structs.replace(self._wanted, city=text.strip())
        self._begin_soon()

    @Slot(str)
    def _on_part_chosen(self, part: str) -> None:
        # another table has other columns
        self._wanted = msgspec.structs.replace(self._wanted, part=part, mapping=None)
        self._begin_soon()

    @Slot(bool)
    def _on_insists_changed(self, insists: bool) -> None:  # noqa: FBT001 - Qt's signature
        if self.mapping.mapping is not None:
            self._on_mapping_edited(msgspec.structs.replace(self.mapping.mapping, insists=insists))

    def _begin_soon(self) -> None:
        # what is being read is out of date already; a press on Import waits for the new reading
        self._is_ready = False
        self.process.cancel()
        self.counts.say(msg("Reading again…"))
        self._restart.start()

    @Slot(object)
    def _on_preview_ready(self, preview: Preview) -> None:
        self.notice.hide()
        self.bar.show()
        self.other_button.hide()
        self.import_button.show()
        self._show_understood(understood=True)
        self._how.say(how_read(preview))
        self._preview = preview
        self.options.show_preview(preview)
        self.mapping.show_mapping(preview.mapping, preview.cells)
        self._listings = preview.listings
        cities = {listing.description.city for listing in preview.listings}
        self.city_missing.setVisible(cities == {""})
        self._show_homes()
        self.import_button.setEnabled(not self._taking)

    @Slot(object)
    def _on_progressed(self, progress: ImportProgress) -> None:
        self.bar.setValue(progress.done * BAR_STEPS // max(1, progress.total))
        if not self._is_ready and not self._taking:
            self.counts.say(
                msg_n(
                    "{n} row read, {rejects} rejected",
                    "{n} rows read, {rejects} rejected",
                    progress.rows,
                    rejects=progress.rejects,
                )
            )

    @Slot(object)
    def _on_ready(self, summary: Summary) -> None:
        self._is_ready = True
        self._summary = summary
        self.bar.setValue(BAR_STEPS)
        self._show_summary(summary)
        self._show_rejects(summary)
        self.options.show_not_for_sale(summary.not_for_sale)
        if summary.taken == 0:
            self._taking = False
            self.import_button.setEnabled(False)
            self.tabs.setCurrentWidget(self.rejects)
        elif self._taking:
            self.process.take()

    # --- the end ---------------------------------------------------------------------------------------------------

    @Slot()
    def take(self) -> None:
        """Let the import count, now or as soon as every row is read."""
        if self._taking or not self.import_button.isEnabled():
            return
        self._taking = True
        self.import_button.setEnabled(False)
        self.mapping.setEnabled(False)
        self.options.setEnabled(False)
        if self._is_ready:
            self.process.take()
        else:
            self.counts.say(msg("Will be imported as soon as every row is read…"))

    @Slot(object)
    def _on_done(self, summary: Summary) -> None:
        self._is_done = True
        self._summary = summary
        self._show_summary(summary)
        self._show_rejects(summary)
        self.mapping.setEnabled(False)
        self.options.setEnabled(False)
        self._keep_mapping()
        self.cancel_button.hide()
        self.import_button.hide()
        self.close_button.show()
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        for one in (self.rejects_button, self.fix_button):
            one.setVisible(summary.rejects_file is not None)
        if summary.taken:
            self._tell(msg("Imported."), became(summary), "good")
            self.import_ended.emit(summary)
        else:
            self._tell(
                msg("No row of this file could be taken as a home."), msg("The reasons are listed below."), "bad"
            )
            self.tabs.setCurrentWidget(self.rejects)

    @Slot(str, str)
    def _on_failed(self, sentence: str, hint: str) -> None:
        self._taking = self._is_ready = False
        self.mapping.setEnabled(True)
        self.options.setEnabled(True)
        self.import_button.setEnabled(False)
        self.counts.say(None)
        self.bar.setValue(0)
        if self.mapping.mapping is None:
            self.bar.hide()
            self.import_button.hide()
            self.other_button.show()
        restyle(self.notice_text, "look", "bad")
        # the process that read the file says it in the language in which it was started
        self.notice_text.say(verbatim(sentence))
        self.notice_hint.say(verbatim(hint))
        self.notice_hint.setVisible(bool(hint))
        self.notice.show()

    def _keep_mapping(self) -> None:
        preview, mappings = self._preview, self._mappings
        if preview is None:
            return
        if self.options.remember.isChecked():
            mapping = self.mapping.mapping or preview.mapping
            mappings.remember(preview.signature, preview.file_name, mapping, self.city.text().strip())
        elif preview.profile:
            mappings.forget(preview.signature)

    def _tell(self, sentence: Message, more: Message, tone: str) -> None:
        restyle(self.notice_text, "look", tone)
        self.notice_text.say(sentence)
        self.notice_hint.say(more)
        self.notice_hint.show()
        self.notice.show()

    def done(self, result: int) -> None:
        """Close: whatever is at work ends, and what it did is undone."""
        self._restart.stop()
        if self.process.is_running and not self._is_done:
            self.process.cancel()
            self.process.wait_until_ended()
            if self._taking and self._is_ready:
                # it may have counted between the word and the end
                self.import_ended.emit(None)
        # after its last word the child needs a moment to leave
        self.process.wait_until_ended()
        super().done(result)

    @Slot()
    def _on_other_clicked(self) -> None:
        self.reject()
        self.other_file_wanted.emit()

    @Slot()
    def _on_rejects_clicked(self) -> None:
        if self._summary is not None and self._summary.rejects_file is not None:
            self._dialogs.show_in_system(Path(self._summary.rejects_file))

    @Slot()
    def _on_fix_clicked(self) -> None:
        if self._summary is not None and self._summary.rejects_file is not None:
            self.fix_wanted.emit(Path(self._summary.rejects_file), self.mapping.mapping)

    # --- showing ---------------------------------------------------------------------------------------------------

    def _show_summary(self, summary: Summary) -> None:
        if self._is_done:
            self.counts.say(msg_n("{n} row read", "{n} rows read", summary.rows))
        else:
            self.counts.say(msg_n("{n} row read: {what}", "{n} rows read: {what}", summary.rows, what=became(summary)))

    def _show_tabs(self, rejects: int | None = None) -> None:
        say = self._texts.say
        self.tabs.setTabText(0, say(msg("First homes")))
        self.tabs.setTabText(
            1, say(msg("Rejected rows")) if rejects is None else say(msg("Rejected rows ({n})", n=rejects))
        )

    def _show_homes(self) -> None:
        rows = [home_cells(listing, self._texts.words) for listing in self._listings]
        self.homes.show_rows([self._texts.say(one.header) for one in SHOWN_COLUMNS], rows, NUMBERS)

    def _show_rejects(self, summary: Summary) -> None:
        headers = [self._texts.say(one) for one in REJECT_HEADERS]
        self.rejects.show_rows(headers, reject_cells(summary, self._texts.words), frozenset({0}))
        self._show_tabs(summary.rejects)

    @Slot()
    def _on_words_changed(self) -> None:
        self._show_tabs(self._summary.rejects if self._summary is not None else None)
        self._show_homes()
        if self._summary is not None:
            self._show_summary(self._summary)
            self._show_rejects(self._summary)
