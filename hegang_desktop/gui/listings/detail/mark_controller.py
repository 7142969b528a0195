"""What the user makes of a home - stage, stars, notes, two adverts joined - kept, with a way back for each."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.detail.detail_pane import DetailPane
from hegang_desktop.gui.listings.undo_notices import Doings


class MarkDesk(QObject):
    """`changed`: a mark differs. `regrouped`: which adverts are one home differs.

    `taken_back`: the mark of this listing (int, its id) is as it was; it is to be selected again.
    """

    changed = Signal()
    regrouped = Signal()
    taken_back = Signal(object)

    def __init__(self, context: Context, pane: DetailPane, doings: Doings, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pane = pane
        self._doings = doings
        pane.mark_changed.connect(self._on_mark_changed)
        pane.marks.text_left.connect(doings.steps.part)
        pane.joined.connect(self._on_joined)
        pane.parted.connect(self._on_parted)

    @Slot(object, object)
    def _on_mark_changed(self, detail: ListingDetail, mark: Mark) -> None:
        marks = self._context.session.library.marks
        before = marks.of_home(detail)
        marks.put(detail, mark)

        def undo() -> None:
            marks.put(detail, before)
            self._pane.show_mark_again()
            self.taken_back.emit(detail.row.id)

        if mark.stage == "dropped" and before.stage != "dropped":
            self._doings.did(msg("Rejected: {reason}.", reason=verbatim(mark.reason)), undo)
        else:
            typed = changed_text(before, mark)
            self._doings.did_quietly(undo, (detail.reference, typed) if typed else None)
        self.changed.emit()

    @Slot(str, str)
    def _on_joined(self, one: str, other: str) -> None:
        marks = self._context.session.library.marks
        marks.join(one, other)

        def undo() -> None:
            marks.part(other)
            self.regrouped.emit()

        self._doings.did(msg("The two adverts are one home now."), undo)
        self.regrouped.emit()

    @Slot(str)
    def _on_parted(self, reference: str) -> None:
        marks = self._context.session.library.marks
        pairs = [pair for pair in marks.joined() if reference in pair]
        marks.part(reference)

        def undo() -> None:
            for one, other in pairs:
                marks.join(one, other)
            self.regrouped.emit()

        if pairs:
            self._doings.did(msg("The two adverts are two homes again."), undo)
        self.regrouped.emit()


def changed_text(before: Mark, after: Mark) -> str:
    """The line of text of a mark that alone differs, "" when it is something else."""
    if msgspec.structs.replace(before, note=after.note) == after:
        return "note"
    return "tags" if msgspec.structs.replace(before, tags=after.tags) == after else ""
