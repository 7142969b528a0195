"""The session's news as Qt signals on the main thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.plan.session_change import Change
from hegang_desktop.domain.errors import StoreError


class SessionSignals(QObject):
    """The first three carry the session's `Change`.

    `plan_changed`: the open plan has other values, or another plan is open. `plans_changed`: the list did.

    `shown_changed`: `session.shown` is another outcome, by an edit or because something is tried out; it follows
    `plan_changed`, and comes once the safe month is known. `reckoning`: until then what is shown is of the state
    before.

    `listings_changed`: the catalogue or the hand-entered homes did. `undo_changed`: something beside the plan was done,
    taken back or done again. `saved`: all is on disk (None), or why it is not (StoreError). `saving`: something is to
    be written that is not on disk yet. `_write_reported` carries the news of the writing thread.
    """

    plan_changed = Signal(object)
    plans_changed = Signal(object)
    shown_changed = Signal(object)
    reckoning = Signal()
    listings_changed = Signal()
    undo_changed = Signal()
    saved = Signal(object)
    saving = Signal()
    _write_reported = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._write_reported.connect(self._on_write_reported, Qt.ConnectionType.QueuedConnection)

    def follow(self, session: Session) -> None:
        """Pass on what the session tells."""
        self._session = session
        session.listen(self._on_session_changed)
        session.journal.listen(self._on_journal_changed)

    def report_saved(self, error: StoreError | None) -> None:
        """For the library's write queue: may be called in any thread."""
        self._write_reported.emit(error)

    def report_saving(self) -> None:
        """For the library's write queue: may be called in any thread."""
        self.saving.emit()

    def _on_session_changed(self, change: Change) -> None:
        if change.kind == "list":
            self.plans_changed.emit(change)
            return
        if change.of_plan:
            self.plan_changed.emit(change)
        waiting = self._session is not None and self._session.is_reckoning
        if waiting and change.kind in ("edit", "undo", "redo", "what_if", "name"):
            self.reckoning.emit()
        else:
            self.shown_changed.emit(change)

    def _on_journal_changed(self) -> None:
        self.undo_changed.emit()

    @Slot(object)
    def _on_write_reported(self, error: StoreError | None) -> None:
        self.saved.emit(error)
