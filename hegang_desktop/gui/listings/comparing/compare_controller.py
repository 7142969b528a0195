"""The homes that are compared: chosen in the table or the detail, shown side by side in a dialog."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.listings.comparison import FEWEST, MOST
from hegang_desktop.app.listings.search.finder import ResultReader
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.comparing.compare_dialog import CompareDialog
from hegang_desktop.gui.listings.heading_bar import HeadingBar
from hegang_desktop.gui.listings.results import Results
from hegang_desktop.gui.listings.undo_notices import UndoNotices


class CompareController(QObject):
    """Marks the chosen homes in the table, counts them in the heading. `target_wanted`: one shall be the target."""

    target_wanted = Signal(object)

    def __init__(
        self, context: Context, results: Results, heading: HeadingBar, notices: UndoNotices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._results = results
        self._heading = heading
        self._notices = notices
        self._window = window
        self._compared: dict[str, ListingDetail] = {}
        self._dialog: CompareDialog | None = None
        heading.compare_requested.connect(self.compare)
        results.detail.compare_wanted.connect(self.toggle)

    def show_home(self, detail: ListingDetail | None) -> None:
        """Another home is looked at: say whether it is compared."""
        is_compared = detail is not None and detail.reference in self._compared
        self._results.detail.compare_button.setChecked(is_compared)

    @Slot(object)
    def toggle(self, detail: ListingDetail) -> None:
        """Put a home among those to compare, or take it out."""
        if self._compared.pop(detail.reference, None) is None:
            if len(self._compared) >= MOST:
                self._notices.tell(msg("Six homes are compared already: leave one out first."))
                return
            self._compared[detail.reference] = detail
        self._show_compared()

    @Slot(object)
    def refresh(self, reader: ResultReader) -> None:
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
        self._heading.show_compared(len(self._compared))
        self._results.table.rows.show_compared(frozenset(detail.row.id for detail in self._compared.values()))
        self.show_home(self._results.detail.detail)
        if self._dialog is not None:
            self._dialog.show_homes(self._homes())

    @Slot()
    def compare(self) -> None:
        """Show the chosen homes side by side."""
        if len(self._compared) < FEWEST:
            self._notices.tell(msg("Choose two to six homes first: press C on each, or Compare beside its name."))
            return
        if self._dialog is None:
            dialog = CompareDialog(self._context, self._homes(), self._window)
            dialog.target_wanted.connect(self.target_wanted)
            dialog.left_out.connect(self._on_left_out)
            dialog.finished.connect(self._on_comparison_closed)
            self._dialog = dialog
        self._dialog.come_to_front()

    @Slot(str)
    def _on_left_out(self, reference: str) -> None:
        self._compared.pop(reference, None)
        self._show_compared()

    @Slot(int)
    def _on_comparison_closed(self, _: int) -> None:
        self._dialog = None
