"""The searches that the user gave names. Over user.db, through the library's write queue."""

from __future__ import annotations

import datetime
import itertools
import sqlite3
from collections.abc import Callable

import msgspec

from hegang_desktop.app.write_queue import Inline, WriteQueue
from hegang_desktop.domain.saved_search import SavedSearch
from hegang_desktop.domain.search import Order, Search
from hegang_desktop.store.user import saved_searches

LONGEST_NAME = 60


class SavedSearchRepository:
    """Reads from memory, writes behind."""

    def __init__(
        self,
        writer: sqlite3.Connection,
        reader: sqlite3.Connection,
        write_queue: WriteQueue | Inline,
        clock: Callable[[], datetime.datetime],
    ) -> None:
        self._writer = writer
        self._write_queue = write_queue
        self._clock = clock
        self._reader = reader
        self._known: dict[str, SavedSearch] | None = None
        self._deleted: dict[str, list[SavedSearch]] = {}

    def _all(self) -> dict[str, SavedSearch]:
        if self._known is None:
            self._known = {one.name: one for one in saved_searches.list_searches(self._reader)}
        return self._known

    def list(self) -> list[SavedSearch]:
        """The saved searches by name."""
        return sorted(self._all().values(), key=lambda one: one.name)

    def save(self, name: str, search: Search, order: Order, last_import: int) -> SavedSearch | None:
        """Keep a search under a name, in the place of an earlier one; it counts as looked at now.

        None for a name of nothing but blanks: nothing is kept.
        """
        if not (name := tidy(name)):
            return None
        saved = SavedSearch(name, search, order, last_import, self._now())
        self._write(saved)
        return saved

    def looked(self, name: str, last_import: int) -> None:
        """Note that a search's homes were looked at."""
        if name in self._all():
            self._write(msgspec.structs.replace(self._all()[name], looked_import=last_import, looked_at=self._now()))

    def _write(self, saved: SavedSearch) -> None:
        self._all()[saved.name] = saved
        self._write_queue.submit(lambda: saved_searches.save_search(self._writer, saved))

    def rename(self, name: str, to: str) -> str:
        """Give a search another name, with a number behind it when another search has that; returns its name then."""
        if not (to := tidy(to)) or name not in self._all() or to == name:
            return name
        to = self._free(to)
        self._all()[to] = msgspec.structs.replace(self._all().pop(name), name=to)
        self._write_queue.submit(lambda: saved_searches.rename_search(self._writer, name, to))
        return to

    def delete(self, name: str) -> None:
        """Put a search aside."""
        if name in self._all():
            self._deleted.setdefault(name, []).append(self._all().pop(name))
            when = self._now()
            self._write_queue.submit(lambda: saved_searches.set_search_deleted(self._writer, name, when))

    def undelete(self, name: str) -> str:
        """Take back a search deleted in this session, the last one of that name; returns its name then.

        Another search may have got the name since: it keeps it, and the one taken back gets a number behind its own.
        """
        if not self._deleted.get(name):
            return name
        back = self._deleted[name].pop()
        free = self._free(name)
        # written anew: its row may have gone to the search that has the name now
        self._write(msgspec.structs.replace(back, name=free))
        return free

    def _free(self, name: str) -> str:
        """The name, or with the first number behind it that nobody has."""
        tries = itertools.chain([name], (f"{name[: LONGEST_NAME - 4].rstrip()} {at}" for at in itertools.count(2)))
        return next(one for one in tries if one not in self._all())

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def tidy(name: str) -> str:
    """A name as it is kept: without blanks around, single ones within, and not too long."""
    return " ".join(name.split())[:LONGEST_NAME].rstrip()
