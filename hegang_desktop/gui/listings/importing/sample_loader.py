"""Putting the sample homes into the catalogue, and taking them out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from hegang_desktop.app.samples import sample_homes
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.importing.import_process import ImportProcess, ImportRequest
from hegang_desktop.gui.listings.importing.import_undo import ImportUndo
from hegang_desktop.gui.listings.notice_bar import NoticeBar
from hegang_desktop.gui.listings.undo_notices import UndoNotices

if TYPE_CHECKING:
    from hegang_desktop.app.importing.report import Summary


class SampleLoader(QObject):
    """Tells what it does in the notice bar, and the session's signals when the catalogue has changed."""

    def __init__(self, context: Context, notices: UndoNotices, bar: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._notices = notices
        self._bar = bar
        self._undo = ImportUndo(context, notices)
        self._loading = self._as_undo = False
        self._process = ImportProcess(context.paths, context.texts, self)
        self._process.ready.connect(self._on_ready)
        self._process.done.connect(self._on_done)
        self._process.failed.connect(self._on_load_failed)

    @Slot()
    def load(self) -> None:
        """Import the samples; nothing is asked."""
        self._start(as_undo=False)

    def _start(self, *, as_undo: bool) -> None:
        # a child that has said its last word is still there for a moment, and gives way
        if not self._loading:
            self._loading, self._as_undo = True, as_undo
            self._process.start(ImportRequest(sample_homes(), sample=True))
            self._notices.tell(msg("Loading the sample catalogue…"))

    @Slot()
    def remove(self) -> None:
        """Take every sample out."""
        paths = self._context.paths

        def work() -> int:
            from hegang_desktop.app.importing.file_import import remove_sample_listings

            return remove_sample_listings(paths)

        self._context.runner.run("remove samples", work, self._on_removed, self._on_remove_failed)

    def stop(self) -> None:
        """End a loading that is under way."""
        self._process.cancel()
        self._process.wait_until_ended()

    @Slot(object)
    def _on_ready(self, _: object) -> None:
        self._process.take()

    @Slot(object)
    def _on_done(self, summary: Summary) -> None:
        self._loading = False
        self._bar.hide()
        self._context.signals.listings_changed.emit()
        if not self._as_undo:
            self._undo.did(msg("Load the sample homes"), summary)

    def _on_removed(self, _: object) -> None:
        self._context.signals.listings_changed.emit()
        self._notices.did(
            msg("The sample homes are removed."),
            msg("Remove the sample homes"),
            lambda: self._start(as_undo=True),
            action=msg("Load them again"),
        )

    def _on_remove_failed(self, error: UserError) -> None:
        say = self._context.texts.say
        self._tell_failed(say(error.message), say(error.hint) if error.hint is not None else "")

    @Slot(str, str)
    def _on_load_failed(self, sentence: str, hint: str) -> None:
        self._loading = False
        self._tell_failed(sentence, hint)

    def _tell_failed(self, sentence: str, hint: str) -> None:
        self._notices.tell(verbatim(f"{sentence} {hint}".strip()), bad=True)
