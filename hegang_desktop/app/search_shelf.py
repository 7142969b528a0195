"""The searches that the user gave names. Over user.db, through the library's lane."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable

import msgspec

from hegang_desktop.app.lane import Inline, Lane
from hegang_desktop.domain.saved_search import SavedSearch
from hegang_desktop.domain.search import Order, Search
from hegang_desktop.store.user import saved_searches

LONGEST_NAME = 60


class SearchShelf:
    """Reads from memory, writes behind."""

    def __init__(
        self,
        writer: sqlite3.Connection,
        reader: sqlite3.Connection,
        lane: Lane | Inline,
        clock: Callable[[], datetime.datetime],
    ) -> None:
        self._writer = writer
        self._lane = lane
        self._clock = clock
        self._reader = reader
        self._known: dict[str, SavedSearch] | None = None
        self._deleted: dict[str, SavedSearch] = {}

    def _all(self) -> dict[str, SavedSearch]:
        if self._known is None:
            self._known = {one.name: one for one in saved_searches.list_searches(self._reader)}
        return self._known

    def list(self) -> list[SavedSearch]:
        """The saved searches by name."""
        return sorted(self._all().values(), key=lambda one: one.name)

    def save(self, name: str, search: Search, order: Order, last_import: int) -> SavedSearch:
        """Keep a search under a name, in the place of an earlier one; it counts as looked at now."""
        when = self._clock().isoformat(timespec="seconds")
        saved = SavedSearch(" ".join(name.split())[:LONGEST_NAME], search, order, last_import, when)
        self._write(saved)
        return saved

    def looked(self, name: str, last_import: int) -> None:
        """Note that a search's homes were looked at."""
        if name in self._all():
            when = self._clock().isoformat(timespec="seconds")
            self._write(msgspec.structs.replace(self._all()[name], looked_import=last_import, looked_at=when))

    def _write(self, saved: SavedSearch) -> None:
        self._all()[saved.name] = saved
        self._lane.submit(lambda: saved_searches.save_search(self._writer, saved))

    def rename(self, name: str, to: str) -> None:
        """Give a search another name."""
        to = " ".join(to.split())[:LONGEST_NAME]
        if not to or name not in self._all():
            return
        self._all()[to] = msgspec.structs.replace(self._all().pop(name), name=to)
        self._lane.submit(lambda: saved_searches.rename_search(self._writer, name, to))

    def delete(self, name: str) -> None:
        """Put a search aside."""
        if name in self._all():
            self._deleted[name] = self._all().pop(name)
            when = self._clock().isoformat(timespec="seconds")
            self._lane.submit(lambda: saved_searches.set_search_deleted(self._writer, name, when))

    def undelete(self, name: str) -> None:
        """Take back a search deleted in this session."""
        if name in self._deleted:
            self._all()[name] = self._deleted.pop(name)
            self._lane.submit(lambda: saved_searches.set_search_deleted(self._writer, name, None))
