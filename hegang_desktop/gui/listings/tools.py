"""What can be done with the listings beside looking for one: pasting, comparing, exporting, the history of imports."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.listings.comparison import FEWEST, MOST
from hegang_desktop.app.listings.export import export_view
from hegang_desktop.app.listings.search.finder import Finder, FoundReader
from hegang_desktop.app.listings.search.result import Found
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.comparing.compare_dialog import CompareDialog
from hegang_desktop.gui.listings.entering.paste_dialog import PasteDialog
from hegang_desktop.gui.listings.entering.quick_home_dialog import QuickHomeDialog
from hegang_desktop.gui.listings.importing.history_dialog import HistoryDialog
from hegang_desktop.gui.listings.importing.import_launcher import ImportDoor

TABLES = msg("Excel workbook (*.xlsx);;CSV table (*.csv)")
LEAST_CELLS = 2


class ListingTools(QObject):
    """`homes_saved`: homes of the user's own were written (list of Home). `compared_changed`: how many are compared.

    `told`: a sentence for the notice bar, and whether it went wrong. `target_wanted`: a home shall be the target.
    """

    homes_saved = Signal(object)
    compared_changed = Signal(int)
    told = Signal(object, bool)
    target_wanted = Signal(object)

    def __init__(self, context: Context, finder: Finder, door: ImportDoor, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._finder = finder
        self._door = door
        self._window = window
        self._compared: dict[str, ListingDetail] = {}
        self._comparison: CompareDialog | None = None

    # --- new homes ---------------------------------------------------------------------------------------------------

    @Slot()
    def paste(self) -> None:
        """Take adverts, or the cells of a table, from the clipboard."""
        text = QGuiApplication.clipboard().text()
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) >= LEAST_CELLS and all("\t" in line for line in lines[:20]):
            self._door.import_text(text)
            return
        dialog = PasteDialog(self._context, text, self._window)
        dialog.homes_saved.connect(self._on_homes_saved)
        dialog.show()

    @Slot()
    def quick_home(self) -> None:
        """Enter a home heard of by telephone."""
        dialog = QuickHomeDialog(self._context, self._window)
        dialog.homes_saved.connect(self._on_homes_saved)
        dialog.open()

    @Slot(object)
    def _on_homes_saved(self, homes: list[Home]) -> None:
        self.homes_saved.emit(homes)

    @Slot()
    def show_history(self) -> None:
        """All imports, to take one back."""
        dialog = HistoryDialog(self._context, self._window)
        dialog.catalogue_changed.connect(self._context.signals.listings_changed)
        dialog.show()

    # --- comparing ---------------------------------------------------------------------------------------------------

    def is_compared(self, reference: str) -> bool:
        """Whether a home is among those to compare."""
        return reference in self._compared

    @property
    def compared_ids(self) -> frozenset[int]:
        """The homes to compare, by their rows."""
        return frozenset(detail.row.id for detail in self._compared.values())

    def toggle_compared(self, detail: ListingDetail) -> None:
        """Put a home among those to compare, or take it out."""
        if self._compared.pop(detail.reference, None) is None:
            if len(self._compared) >= MOST:
                self._tell(msg("Six homes are compared already: leave one out first."))
                return
            self._compared[detail.reference] = detail
        self._show_compared()

    def refresh_compared(self, reader: FoundReader) -> None:
        """Read the compared homes again: plan or catalogue have changed."""
        for reference, detail in list(self._compared.items()):
            try:
                self._compared[reference] = reader.detail(detail.row.id)
            except (KeyError, UserError):
                continue  # as it was when it was chosen
        if self._compared:
            self._show_compared()

    def _homes(self) -> list[ListingDetail]:
        """The homes with what the user says of them now."""
        marks = self._context.session.library.marks
        return [
            msgspec.structs.replace(detail, row=msgspec.structs.replace(detail.row, mark=marks.of_home(detail)))
            for detail in self._compared.values()
        ]

    def _show_compared(self) -> None:
        self.compared_changed.emit(len(self._compared))
        if self._comparison is not None:
            self._comparison.show_homes(self._homes())

    @Slot()
    def compare(self) -> None:
        """Show the chosen homes side by side."""
        if len(self._compared) < FEWEST:
            self._tell(msg("Choose two to six homes first: press C on each, or Compare beside its name."))
            return
        if self._comparison is None:
            dialog = CompareDialog(self._context, self._homes(), self._window)
            dialog.target_wanted.connect(self.target_wanted)
            dialog.left_out.connect(self._on_left_out)
            dialog.finished.connect(self._on_comparison_closed)
            self._comparison = dialog
        self._comparison.show()
        self._comparison.raise_()

    @Slot(str)
    def _on_left_out(self, reference: str) -> None:
        self._compared.pop(reference, None)
        self._show_compared()

    @Slot(int)
    def _on_comparison_closed(self, _: int) -> None:
        self._comparison = None

    # --- exporting ---------------------------------------------------------------------------------------------------

    def export(self, found: Found | None) -> None:
        """Write what was found to a table."""
        if found is None or not len(found.ids):
            self._tell(msg("There is nothing to export: no home is shown."))
            return
        path = self._context.dialogs.ask_save_file(
            self._window, msg("Export what is shown"), self._context.texts.say(msg("homes")) + ".xlsx", TABLES
        )
        if path is None:
            return
        if path.suffix.lower() not in (".xlsx", ".csv"):
            path = Path(f"{path}.xlsx")
        finder, words, target = self._finder, self._context.texts.words, path

        def work() -> int:
            reader = finder.reader(found)
            try:
                return export_view(reader, found.ids, target, words)
            finally:
                reader.close()

        def done(written: int) -> None:
            self._tell(msg_n("{n} home written to {name}.", "{n} homes written to {name}.", written, name=target.name))

        self._context.runner.run("export", work, done, self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self.told.emit(error.message, True)

    def _tell(self, message: Message) -> None:
        self.told.emit(message, False)
