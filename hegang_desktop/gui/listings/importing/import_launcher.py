"""The way in for files of listings: one import dialog at a time, over the page that asked for it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.importing.import_dialog import ImportDialog
from hegang_desktop.gui.listings.importing.import_names import import_name
from hegang_desktop.gui.listings.importing.import_undo import ImportUndo
from hegang_desktop.gui.listings.importing.rejects_dialog import RejectsDialog
from hegang_desktop.gui.listings.undo_notices import UndoNotices
from hegang_desktop.gui.side_dialog import brought_to_front
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.store.connection import make_private_folder

if TYPE_CHECKING:
    from hegang_desktop.app.importing.report import Summary


class ImportLauncher(QObject):
    """Opens import dialogs. Tells the session's signals when the catalogue has changed."""

    def __init__(self, context: Context, notices: UndoNotices, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._undo = ImportUndo(context, notices)
        self._window = window
        self._dialog: ImportDialog | None = None

    def import_file(self, path: Path | None) -> None:
        """Import the file named, or one that is asked for; while another import is under way, show that."""
        if self._dialog is not None and not self._dialog.is_over:
            # one at a time: the catalogue has one writer
            self._dialog.come_to_front()
            return
        chosen = path or self._ask_for_file()
        if chosen is None:
            return
        self.close()
        dialog = ImportDialog(self._context, chosen, self._window)
        self._dialog = dialog
        dialog.import_ended.connect(self._on_import_ended)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.other_file_wanted.connect(self._on_other_file_wanted)
        dialog.fix_wanted.connect(self._on_fix_wanted)
        dialog.show()

    def import_text(self, text: str) -> None:
        """Import a table whose cells were copied."""
        folder = self._context.paths.pasted
        make_private_folder(folder)
        for left in folder.glob("*.txt"):
            left.unlink(missing_ok=True)
        path = folder / f"{datetime.datetime.now().astimezone():%Y-%m-%d %H%M%S}.txt"
        path.write_text(text, encoding="utf-8", errors="replace")
        self.import_file(path)

    def _ask_for_file(self) -> Path | None:
        # the readers are not needed before
        from hegang_desktop.ingest.readers import kinds

        return self._context.dialogs.ask_open_file(
            self._window,
            msg("Import listings"),
            msg("Listings ({patterns});;All files (*)", patterns=verbatim(kinds.patterns())),
        )

    def close(self) -> None:
        """End the dialog that is open; what has not been taken is undone."""
        if self._dialog is not None:
            self._dialog.reject()

    @Slot(object)
    def _on_import_ended(self, summary: Summary | None) -> None:
        self._context.signals.listings_changed.emit()
        if summary is not None:
            self._undo.did(msg("Import {name}", name=import_name(Path(summary.file).name)), summary)

    @Slot(int)
    def _on_dialog_finished(self, _: int) -> None:
        if self.sender() is self._dialog:
            self._dialog = None

    @Slot(object, object)
    def _on_fix_wanted(self, file: Path, mapping: Mapping) -> None:
        if brought_to_front(self._window, RejectsDialog, str(file)) is not None:
            return
        dialog = RejectsDialog(self._context, file, mapping, self._window)
        dialog.import_ended.connect(self._on_import_ended)
        dialog.show()

    @Slot()
    def _on_other_file_wanted(self) -> None:
        self.import_file(None)
