"""One undo for everything the user does: which of it is taken back next, an edit of the plan or something else.

No Qt. The versions of the plan stay where they are kept, in the session, also those of earlier days; the journal only
knows when each of this run was made. Everything else stands in the journal itself and ends with the program.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Protocol

import msgspec

from hegang_desktop.domain.message import Message

MOST_ENTRIES = 200
PLAN = "plan"
"""Where edits of the plan are seen: an id of a page of the window."""
BEFORE_THIS_RUN = 0


class UndoEntry(msgspec.Struct, frozen=True, eq=False):
    """Something done: what it was, how to take it back, and how to do it again (None: it cannot be done again).

    Entries in a row with the same `fold` are one. `place` is the id of the page that shows it. `at` is the tick of the
    journal's clock at which it was done, or taken back.
    """

    what: Message
    undo: Callable[[], object]
    redo: Callable[[], object] | None
    place: str
    fold: Hashable
    at: int


class UndoResult(msgspec.Struct, frozen=True):
    """What was taken back or done again, and the page that shows it."""

    what: Message
    place: str


class PlanVersions(Protocol):
    """The versions of the open plan, as the session keeps them."""

    @property
    def version_id(self) -> str | None:
        """The version that is open; None: no plan is."""

    @property
    def redo_id(self) -> str | None:
        """The version that redo would bring back."""

    @property
    def undo_label(self) -> Message | None:
        """The edit that undo would take back."""

    @property
    def redo_label(self) -> Message | None:
        """The edit that redo would bring back."""

    def undo(self) -> None:
        """Back to the version before."""

    def redo(self) -> None:
        """Forward again."""


class UndoJournal:
    """What was done in this run, the latest last. Listeners hear when something joins or leaves it."""

    def __init__(self, versions: PlanVersions) -> None:
        self._versions = versions
        self._clock = BEFORE_THIS_RUN
        self._version_at: dict[str, int] = {}
        self._done: list[UndoEntry] = []
        self._undone: list[UndoEntry] = []
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> None:
        """Be told of every change of the journal; edits of the plan are told by the session."""
        self._listeners.append(listener)

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

    def _tick(self) -> int:
        self._clock += 1
        return self._clock

    # --- what is done ------------------------------------------------------------------------------------------------

    def did(
        self,
        what: Message,
        undo: Callable[[], object],
        redo: Callable[[], object] | None = None,
        *,
        place: str,
        fold: Hashable = None,
    ) -> UndoEntry:
        """Remember what was just done, and how to take it back."""
        last = self._done[-1] if self._done else None
        entry = UndoEntry(what, undo, redo, place, fold, self._tick())
        if last is not None and fold is not None and last.fold == fold and last.at == self._clock - 1:
            # typing on: what it was before the first letter comes back
            entry = msgspec.structs.replace(entry, undo=last.undo)
            self._done.pop()
        self._done = [*self._done, entry][-MOST_ENTRIES:]
        self._undone.clear()
        self._tell()
        return entry

    def end_fold(self) -> None:
        """The line of text was left: what follows is another step."""
        self._tick()

    def plan_edited(self, version_id: str) -> None:
        """The session has made this version: it is the last thing done, and nothing else can be done again."""
        self._version_at[version_id] = self._tick()
        self._undone.clear()

    def plan_stepped(self, version_id: str) -> None:
        """The session has left this version by undo, or come to it by redo."""
        self._version_at[version_id] = self._tick()

    # --- taking back -------------------------------------------------------------------------------------------------

    def _plan_is_last(self) -> bool:
        if self._versions.undo_label is None:
            return False
        return not self._done or self._when(self._versions.version_id) > self._done[-1].at

    def _plan_was_last_undone(self) -> bool:
        if self._versions.redo_label is None:
            return False
        return not self._undone or self._when(self._versions.redo_id) > self._undone[-1].at

    def _when(self, version_id: str | None) -> int:
        return self._version_at.get(version_id or "", BEFORE_THIS_RUN)

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back."""
        if self._plan_is_last():
            return self._versions.undo_label
        return self._done[-1].what if self._done else None

    @property
    def redo_label(self) -> Message | None:
        """What redo would do again."""
        if self._plan_was_last_undone():
            return self._versions.redo_label
        return self._undone[-1].what if self._undone else None

    def holds(self, entry: UndoEntry) -> bool:
        """Whether this can still be taken back."""
        return any(one is entry for one in self._done)

    def undo(self) -> UndoResult | None:
        """Take back what was done last; None when there is nothing."""
        what = self.undo_label
        if what is None:
            return None
        if self._plan_is_last():
            self._versions.undo()
            return UndoResult(what, PLAN)
        last = self._done[-1]
        self.take_back(last)
        return UndoResult(what, last.place)

    def take_back(self, entry: UndoEntry) -> bool:
        """Take back this very thing, whatever was done since; False when it is not there any more."""
        if not self.holds(entry):
            return False
        entry.undo()
        self._done = [one for one in self._done if one is not entry]
        if entry.redo is not None:
            self._undone.append(msgspec.structs.replace(entry, at=self._tick()))
        self._tell()
        return True

    def redo(self) -> UndoResult | None:
        """Do again what was taken back last; None when there is nothing."""
        what = self.redo_label
        if what is None:
            return None
        if self._plan_was_last_undone():
            self._versions.redo()
            return UndoResult(what, PLAN)
        entry = self._undone[-1]
        if entry.redo is not None:
            entry.redo()
        self._undone.pop()
        self._done.append(msgspec.structs.replace(entry, at=self._tick(), fold=None))
        self._tell()
        return UndoResult(what, entry.place)
