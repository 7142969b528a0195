"""What the user makes of a home - stage, stars, notes, two adverts joined - kept, with a way back for each."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.detail.detail_pane import DetailPane
from hegang_desktop.gui.listings.undo_notices import UndoNotices
from hegang_desktop.text.marks import changed_line, mark_change


class MarkController(QObject):
    """`changed`: a mark differs. `regrouped`: which adverts are one home differs.

    `reverted`: the mark of this listing (int, its id) is as it was; it is to be selected again.
    """

    changed = Signal()
    regrouped = Signal()
    reverted = Signal(object)

    def __init__(self, context: Context, pane: DetailPane, notices: UndoNotices, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pane = pane
        self._notices = notices
        pane.mark_changed.connect(self._on_mark_changed)
        pane.marks.text_left.connect(notices.end_fold)
        pane.joined.connect(self._on_joined)
        pane.parted.connect(self._on_parted)

    @Slot(object, object)
    def _on_mark_changed(self, detail: ListingDetail, mark: Mark) -> None:
        marks = self._context.session.library.marks
        before = marks.of_home(detail)
        marks.put(detail, mark)

        def put(one: Mark) -> None:
            marks.put(detail, one)
            self._pane.show_mark_again()
            self.reverted.emit(detail.row.id)

        what, undo, redo = mark_change(before, mark), lambda: put(before), lambda: put(mark)
        if mark.stage == "dropped" and before.stage != "dropped":
            self._notices.did(msg("Rejected: {reason}.", reason=verbatim(mark.reason)), what, undo, redo)
        else:
            line = changed_line(before, mark)
            self._notices.did_quietly(what, undo, redo, (detail.reference, line) if line else None)
        self.changed.emit()

    @Slot(str, str)
    def _on_joined(self, one: str, other: str) -> None:
        self._join([(one, other)])
        self._notices.did(
            msg("The two adverts are one home now."),
            msg("Join two adverts"),
            lambda: self._part(other),
            lambda: self._join([(one, other)]),
        )

    @Slot(str)
    def _on_parted(self, reference: str) -> None:
        pairs = [pair for pair in self._context.session.library.marks.joined() if reference in pair]
        self._part(reference)
        if pairs:
            self._notices.did(
                msg("The two adverts are two homes again."),
                msg("Separate two adverts"),
                lambda: self._join(pairs),
                lambda: self._part(reference),
            )

    def _join(self, pairs: list[tuple[str, str]]) -> None:
        for one, other in pairs:
            self._context.session.library.marks.join(one, other)
        self.regrouped.emit()

    def _part(self, reference: str) -> None:
        self._context.session.library.marks.part(reference)
        self.regrouped.emit()
