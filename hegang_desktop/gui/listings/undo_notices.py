"""What was done among the listings is told in the page's notice bar and can be taken back, there or with Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Slot

from hegang_desktop.app.undo import UndoEntry
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.notice_bar import NoticeBar

PAGE = "listings"
UNDO = msg("Undo")


class UndoNotices(QObject):
    """Sentences go to the notice bar, ways back to the journal of the session."""

    def __init__(self, context: Context, bar: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = context.session.journal
        self._bar = bar
        self._offered: UndoEntry | Callable[[], object] | None = None
        bar.action_taken.connect(self._on_action_taken)
        context.signals.undo_changed.connect(self._on_undo_changed)

    def tell(self, message: Message, *, bad: bool = False) -> None:
        """Say something that asks for nothing."""
        self.offer(message, None, None, bad=bad)

    def offer(
        self, message: Message, action: Message | None, do: Callable[[], object] | None, *, bad: bool = False
    ) -> None:
        """Say something, with something to do about it."""
        self._offered = do
        self._bar.tell(message, action, bad=bad)

    def did(
        self,
        message: Message,
        what: Message,
        undo: Callable[[], object],
        redo: Callable[[], object] | None = None,
        action: Message = UNDO,
    ) -> None:
        """Say what was done, with a way to take it back; `what` names it for the Edit menu."""
        self._offered = self.did_quietly(what, undo, redo)
        self._bar.tell(message, action)

    def did_quietly(
        self,
        what: Message,
        undo: Callable[[], object],
        redo: Callable[[], object] | None = None,
        fold: Hashable = None,
    ) -> UndoEntry:
        """Remember how to take back what everybody sees anyway."""
        return self._journal.did(what, undo, redo, place=PAGE, fold=fold)

    @Slot()
    def end_fold(self) -> None:
        """A line of text was left: what is typed next is another step."""
        self._journal.end_fold()

    @Slot()
    def _on_undo_changed(self) -> None:
        # taken back by the key: the offer goes with it
        if isinstance(self._offered, UndoEntry) and not self._journal.holds(self._offered):
            self._offered = None
            self._bar.hide()

    @Slot()
    def _on_action_taken(self) -> None:
        offered, self._offered = self._offered, None
        if isinstance(offered, UndoEntry):
            self._journal.take_back(offered)
        elif offered is not None:
            offered()
