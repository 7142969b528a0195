"""What the edits in sight changed, read a screenful at a time in a thread, and kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hegang_desktop.app.plan.history import HistoryRow, edits_of
from hegang_desktop.domain.message import Message
from hegang_desktop.gui.context import Context

AT_ONCE = 60
SOON_MS = 20


class EditsLoader(QObject):
    """`edits_loaded`: more of what was asked for is known. Only the rows asked for last are read."""

    edits_loaded = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._known: dict[str, tuple[Message, ...]] = {}
        self._wanted: dict[str, HistoryRow] = {}
        # what is being read of these is out of date when it comes
        self._forgotten: set[str] = set()
        self._reading = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._read)

    def edits(self, row: HistoryRow) -> tuple[Message, ...] | None:
        """What the edit of a row changed; None while it is not known yet, which asks for it."""
        known = self._known.get(row.id)
        if known is None:
            self._wanted.pop(row.id, None)
            self._wanted[row.id] = row
            if len(self._wanted) > AT_ONCE:
                del self._wanted[next(iter(self._wanted))]
            if not self._reading and not self._soon.isActive():
                self._soon.start()
        return known

    def forget(self, version_id: str) -> None:
        """A version has other values than before: keystrokes in one field are one version."""
        self._known.pop(version_id, None)
        self._forgotten.add(version_id)

    @Slot()
    def _read(self) -> None:
        library = self._context.session.library
        rows, self._wanted = list(self._wanted.values()), {}
        if not rows:
            return
        self._reading = True
        self._forgotten = set()
        lines = [row.line for row in rows]
        plan = self._context.session.plan
        recent = {one.id: one.body for one in library.versions_here(plan.id)} if plan is not None else {}
        user_db = library.paths.user_db
        self._context.runner.run(
            "history-edits", lambda: edits_of(user_db, lines, recent), self._on_read, self._on_failed
        )

    def _on_read(self, edits_by_id: dict[str, tuple[Message, ...]]) -> None:
        self._reading = False
        self._known |= {id_: edits for id_, edits in edits_by_id.items() if id_ not in self._forgotten}
        self.edits_loaded.emit()
        if self._wanted:
            self._soon.start()

    def _on_failed(self, _error: object) -> None:
        # the rows stay without their changes; they are asked for again when they are painted again
        self._reading = False
