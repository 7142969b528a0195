"""What an import looked through as a whole: by source and city, so that what it no longer shows is known to be gone.

An import covers a source in a city when it shows again at least half of the listings that were on offer there. A file
of a few new adverts says nothing about the others.
"""

from __future__ import annotations

import array
import sqlite3

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.store.catalog.columns.derive import Looks
from hegang_desktop.store.catalog.columns.layout import UNKNOWN, Columns, day_number

LEAST_SHARE = 0.5

SourceCity = tuple[str, str]
"""A source and a city."""


class Coverage:
    """What one import sees, against what was known before it."""

    def __init__(self, connection: sqlite3.Connection, before: Columns) -> None:
        self._connection = connection
        self._before = before
        self._looks = looks_of(connection)
        self._seen: dict[SourceCity, array.array[int]] = {}
        self._day: dict[SourceCity, str] = {}

    def saw_new(self, source: str, city: str, day: str) -> None:
        """A listing that was not known."""
        if len(self._before):
            self._later((source, city), day)

    def saw(self, id_: int, source: str, city: str, day: str) -> None:
        """A listing that is known."""
        place = (source, city)
        if place not in self._seen:
            self._seen[place] = array.array("i")
        self._seen[place].append(id_)
        self._later(place, day)

    def missed(self, source: str, city: str, last_seen: str, day: str) -> bool:
        """Whether the place was looked through between two sightings of a listing, without it."""
        looks = self._looks.get((source, city))
        if not looks:
            return False
        first, last = day_number(last_seen), day_number(day)
        return any(first < between < last for between, _ in looks)

    def gone(self) -> int:
        """How many listings that were on offer are so no more, going by this import."""
        return sum(len(gone) for _, gone in self._places())

    def settle(self, import_id: int) -> int:
        """Write down what was covered; returns how many listings are gone by it."""
        total = 0
        for place, gone in self._places():
            self._connection.execute(
                "INSERT INTO coverage (import_id, source, city, day) VALUES (?, ?, ?, ?)",
                (import_id, *place, self._day[place]),
            )
            total += len(gone)
        return total

    def _later(self, place: SourceCity, day: str) -> None:
        if day > self._day.get(place, ""):
            self._day[place] = day

    def _places(self) -> list[tuple[SourceCity, NDArray[np.int32]]]:
        """The places that were covered, with the ids gone there."""
        before = self._before
        places: list[tuple[SourceCity, NDArray[np.int32]]] = []
        for place, seen in self._seen.items():
            source, city = (
                _code(before.names["source"], place[0]),
                _code(before.names["city"], place[1]),
            )
            day = day_number(self._day[place])
            here = (
                (before.codes["source"] == source)
                & (before.codes["city"] == city)
                & (before.numbers["gone_in"] == UNKNOWN)
            )
            ids = before.ids[here & (before.numbers["last_seen"] <= day)]
            again = np.isin(ids, np.frombuffer(seen, np.int32))
            if len(ids) and again.sum() >= LEAST_SHARE * len(ids):
                gone = ids[~again & (before.numbers["last_seen"][before.positions(ids)] < day)]
                places.append((place, gone))
        return places


def _code(names: tuple[str, ...], name: str) -> int:
    return names.index(name) if name in names else UNKNOWN


def looks_of(connection: sqlite3.Connection) -> Looks:
    """When each source was looked through in each city, and by which import."""
    looks: Looks = {}
    for source, city, day, import_id in connection.execute(
        "SELECT source, city, day, min(import_id) FROM coverage GROUP BY source, city, day ORDER BY day"
    ):
        looks.setdefault((source, city), []).append((day_number(day), import_id))
    return looks
