"""What can be done with the listings beside looking for one: pasting, exporting, the history of imports."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.listings.export import export_view
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.entering.paste_dialog import PasteDialog
from hegang_desktop.gui.listings.entering.quick_home_dialog import QuickHomeDialog
from hegang_desktop.gui.listings.importing.history_dialog import HistoryDialog
from hegang_desktop.gui.listings.importing.import_launcher import ImportLauncher
from hegang_desktop.gui.listings.undo_notices import UndoNotices
from hegang_desktop.gui.side_dialog import brought_to_front

LEAST_CELLS = 2


class ListingTools(QObject):
    """`homes_saved`: homes of the user's own were written (list of Home)."""

    homes_saved = Signal(object)

    def __init__(
        self, context: Context, finder: Finder, imports: ImportLauncher, notices: UndoNotices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._finder = finder
        self._imports = imports
        self._notices = notices
        self._window = window

    # --- new homes ---------------------------------------------------------------------------------------------------

    @Slot()
    def paste(self) -> None:
        """Take adverts, or the cells of a table, from the clipboard."""
        text = QGuiApplication.clipboard().text()
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) >= LEAST_CELLS and all("\t" in line for line in lines[:20]):
            self._imports.import_text(text)
            return
        open_already = brought_to_front(self._window, PasteDialog)
        if open_already is not None:
            open_already.offer(text)
            return
        dialog = PasteDialog(self._context, text, self._window)
        dialog.homes_saved.connect(self._on_homes_saved)
        dialog.show()

    @Slot()
    def quick_home(self) -> None:
        """Enter a home heard of by telephone."""
        if brought_to_front(self._window, QuickHomeDialog) is not None:
            return
        dialog = QuickHomeDialog(self._context, self._window)
        dialog.homes_saved.connect(self._on_homes_saved)
        dialog.show()

    @Slot(object)
    def _on_homes_saved(self, homes: list[Home]) -> None:
        self.homes_saved.emit(homes)

    @Slot()
    def show_history(self) -> None:
        """All imports, to take one back."""
        if brought_to_front(self._window, HistoryDialog) is not None:
            return
        dialog = HistoryDialog(self._context, self._window)
        dialog.catalogue_changed.connect(self._context.signals.listings_changed)
        dialog.show()

    # --- exporting ---------------------------------------------------------------------------------------------------

    def export(self, result: SearchResult | None) -> None:
        """Write what was found to a table."""
        if result is None or not len(result.ids):
            self._tell(msg("There is nothing to export: no home is shown."))
            return
        name = self._context.texts.say(msg("homes"))
        target = self._context.dialogs.ask_save_table(self._window, msg("Export what is shown"), name)
        if target is None:
            return
        finder, words = self._finder, self._context.texts.words

        def work() -> int:
            reader = finder.reader(result)
            try:
                return export_view(reader, result.ids, target, words)
            finally:
                reader.close()

        def done(written: int) -> None:
            self._tell(msg_n("{n} home written to {name}.", "{n} homes written to {name}.", written, name=target.name))

        self._context.runner.run("export", work, done, self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self._notices.tell(error.message, bad=True)

    def _tell(self, message: Message) -> None:
        self._notices.tell(message)
