"""What the user says about homes: marks, and which listings are one home. Over user.db, through the write queue."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from functools import partial

from hegang_desktop.app.write_queue import Inline, WriteQueue
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.store.user import marks

A_MOMENT = 0.5


class HomeMarks:
    """Reads from memory, writes behind: what was said counts at once."""

    def __init__(
        self,
        writer: sqlite3.Connection,
        reader: sqlite3.Connection,
        write_queue: WriteQueue | Inline,
        clock: Callable[[], datetime.datetime],
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._write_queue = write_queue
        self._clock = clock
        self._marks: dict[str, Mark] | None = None

    def _now(self) -> str:
        # to the microsecond: searches see by it that something has changed
        return self._clock().isoformat(timespec="microseconds")

    def _all(self) -> dict[str, Mark]:
        if self._marks is None:
            self._marks = marks.all_marks(self._reader)
        return self._marks

    def of(self, reference: str) -> Mark:
        """The mark on a home, an empty one where there is none."""
        return self._all().get(reference, Mark())

    def of_home(self, home: ListingDetail) -> Mark:
        """The mark on a home in whichever of its adverts it was put, the newest of several."""
        adverts = _references(home)
        return next((mark for reference, mark in reversed(self._all().items()) if reference in adverts), Mark())

    def tags(self) -> list[str]:
        """All tags in use."""
        return sorted({tag for mark in self._all().values() for tag in mark.tags})

    def put(self, home: ListingDetail, mark: Mark) -> None:
        """Mark a home; a copy of it is kept with the mark, which counts before those on its other adverts."""
        known, when = self._all(), self._now()
        # nothing to say must not bring back what was said of another advert
        others = [one for one in _references(home) if one in known and one != home.reference and mark.says_nothing]
        for reference in (*others, home.reference):
            known.pop(reference, None)
        if not mark.says_nothing:
            known[home.reference] = mark
        for reference in others:
            self._write_queue.submit(partial(marks.save_mark, self._writer, reference, Mark(), home, when))
        self._write_queue.submit(lambda: marks.save_mark(self._writer, home.reference, mark, home, when))
        self._write_queue.flush(A_MOMENT)

    def marked_home(self, reference: str) -> ListingDetail | None:
        """The home as it was when it was marked last."""
        return marks.marked_home(self._reader, reference)

    def join(self, one: str, other: str) -> None:
        """Say that two listings are one home."""
        when = self._now()
        self._write_queue.submit(lambda: marks.save_merge(self._writer, one, other, when))
        self._write_queue.flush(A_MOMENT)

    def part(self, reference: str) -> None:
        """Say that a listing joined by hand is a home of its own after all."""
        when = self._now()
        self._write_queue.submit(lambda: marks.undo_merges(self._writer, reference, when))
        self._write_queue.flush(A_MOMENT)

    def joined(self) -> list[tuple[str, str]]:
        """The pairs of listings joined by hand."""
        return marks.merges(self._reader)


def _references(home: ListingDetail) -> frozenset[str]:
    return frozenset((home.reference, *(one.reference for one in home.same_home)))
