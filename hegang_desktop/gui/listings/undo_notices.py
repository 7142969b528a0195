"""What was done on the page is told in its notice bar and can be taken back, there or with Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Slot

from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.listings.notice_bar import NoticeBar
from hegang_desktop.gui.listings.undo_stack import Step, Steps


class Doings(QObject):
    """Sentences go to `notice`, ways back to `steps`."""

    def __init__(self, session: Session, notice: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._notice = notice
        self._offered: Step | Callable[[], None] | None = None
        self.steps = Steps()
        notice.action_taken.connect(self._on_action_taken)

    def tell(self, message: Message, *, bad: bool = False) -> None:
        """Say something that asks for nothing."""
        self.offer(message, None, None, bad=bad)

    def offer(
        self, message: Message, action: Message | None, do: Callable[[], None] | None, *, bad: bool = False
    ) -> None:
        """Say something, with something to do about it."""
        self._offered = do
        self._notice.tell(message, action, bad=bad)

    def did(self, message: Message, undo: Callable[[], None]) -> None:
        """Say what was done, with a way to take it back."""
        self._offered = self.steps.did(undo, self._session.plan)
        self._notice.tell(message, msg("Undo"))

    def did_quietly(self, undo: Callable[[], None], fold: Hashable = None) -> None:
        """Remember how to take back what everybody sees anyway."""
        self.steps.did(undo, self._session.plan, fold)

    def take_back(self) -> bool:
        """Undo what was done last; False when that was done to the plan, or nothing was done."""
        last, session = self.steps.last(), self._session
        if last is None:
            return False
        now, then = session.plan, last.plan
        if now is not None and then is not None and now.id == then.id and now != then and session.undo_label:
            return False
        if last is self._offered:
            self._notice.hide()
        return self.steps.take_back(last)

    @Slot()
    def _on_action_taken(self) -> None:
        offered, self._offered = self._offered, None
        if isinstance(offered, Step):
            self.steps.take_back(offered)
        elif offered is not None:
            offered()
