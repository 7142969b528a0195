"""Rows that tell too little to be known again, where an earlier import already brought some that look just like them.

They are put off until the whole file is read: a row with another price is the known listing again only where one
listing and one price are left over, else nobody knows which of them it is, and it is a listing of its own.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from hegang_desktop.domain.codec import from_json, to_json
from hegang_desktop.domain.listing import Listing
from hegang_desktop.store.catalog.identity import alike_key, all_alike

MOST_REMEMBERED = 50_000


class SettledRow(NamedTuple):
    """Where a row that was put off belongs: the key of the listing it is of, known or new."""

    listing: Listing
    day: str
    key: bytes


class _Row(NamedTuple):
    at: int
    day: str
    price: int


class _Known(msgspec.Struct):
    key: bytes
    id: int
    price: int
    claimed: bool


class Lookalikes:
    """Those of one import."""

    def __init__(self, connection: sqlite3.Connection, import_id: int, first_new: int) -> None:
        self._connection = connection
        self._import_id = import_id
        self._first_new = first_new
        self._waiting = 0
        self._known_before: dict[bytes, bool] = {}

    def known_before(self, alikes: set[bytes]) -> set[bytes]:
        """Of which of these an earlier import brought listings."""
        if self._first_new == 1:
            return set()
        if len(self._known_before) > MOST_REMEMBERED:
            self._known_before.clear()
        asked = [alike for alike in alikes if alike not in self._known_before]
        if asked:
            bounds = [bound for alike in asked for bound in all_alike(alike)]
            rows = self._connection.execute(
                f"WITH asked (first, last) AS (VALUES {','.join(['(?, ?)'] * len(asked))})"  # noqa: S608 - marks
                " SELECT first FROM asked WHERE EXISTS"
                " (SELECT 1 FROM listings WHERE key BETWEEN first AND last AND +id < ?)",
                (*bounds, self._first_new),
            )
            matched = {row[0] for row in rows}
            self._known_before.update((alike, all_alike(alike)[0] in matched) for alike in asked)
        return {alike for alike in alikes if self._known_before[alike]}

    def put_off(self, alike: bytes, listing: Listing, day: str) -> None:
        """Keep a row until all are read. On disk: a file may be nothing but such rows."""
        if not self._waiting:
            self._connection.execute(
                "CREATE TEMP TABLE put_off (at INTEGER PRIMARY KEY, alike BLOB, day TEXT, price INTEGER, body TEXT)"
            )
        self._waiting += 1
        self._connection.execute(
            "INSERT INTO put_off (alike, day, price, body) VALUES (?, ?, ?, ?)",
            (alike, day, listing.asking_price, to_json(listing).decode()),
        )

    def settled(self) -> Iterator[SettledRow]:
        """Every row that was put off, in the order of the file among those that look alike."""
        if not self._waiting:
            return
        self._waiting = 0
        waiting = self._connection.execute("SELECT alike, at, day, price FROM put_off ORDER BY alike, at").fetchall()
        for alike, rows in itertools.groupby(waiting, key=lambda row: row[0]):
            group = [_Row(*row[1:]) for row in rows]
            keys = self._keys(alike, group)
            for row in group:
                body = self._connection.execute("SELECT body FROM put_off WHERE at = ?", (row.at,)).fetchone()[0]
                yield SettledRow(from_json(body, Listing), row.day, keys[row.price])
        self._connection.execute("DROP TABLE put_off")

    def _keys(self, alike: bytes, rows: list[_Row]) -> dict[int, bytes]:
        """By price the key of the listing that is offered for it."""
        known = self._known(alike)
        by_id = {one.id: one for one in known}
        by_key = {one.key: one for one in known}
        by_price: dict[int, list[_Known]] = {}
        for one in reversed(known):
            by_price.setdefault(one.price, []).append(one)
        days: dict[int, list[str]] = {}
        for row in rows:
            days.setdefault(row.price, []).append(row.day)
        seen = self._seen(alike)
        keys: dict[int, bytes] = {}
        left: list[int] = []
        for price, on in days.items():
            # the very same observation, else who asks this now, else who asked it first
            match = next((by_id[seen[day, price]] for day in on if (day, price) in seen), None)
            asking = by_price.get(price, [])
            while match is None and asking:
                match = _unclaimed(asking.pop())
            match = match or _unclaimed(by_key.get(alike_key(alike, price)))
            if match is None:
                left.append(price)
            else:
                match.claimed = True
                keys[price] = match.key
        free = [one for one in known if not one.claimed]
        if len(left) == len(free) == 1:
            keys[left[0]] = free[0].key
        else:
            taken = {one.key for one in known}
            for price in left:
                keys[price] = self._new_key(alike, price, taken)
                taken.add(keys[price])
        return keys

    def _known(self, alike: bytes) -> list[_Known]:
        rows = self._connection.execute(
            "SELECT key, id, price, EXISTS (SELECT 1 FROM observations o WHERE o.listing_id = listings.id"
            " AND o.import_id = ?1) OR EXISTS (SELECT 1 FROM repeats r WHERE r.listing_id = listings.id"
            " AND r.import_id = ?1) FROM listings WHERE key BETWEEN ?2 AND ?3 AND +id < ?4 ORDER BY +id",
            (self._import_id, *all_alike(alike), self._first_new),
        )
        return [_Known(row[0], row[1], row[2], bool(row[3])) for row in rows]

    def _seen(self, alike: bytes) -> dict[tuple[str, int], int]:
        """By day and price the listing that was seen so."""
        rows = self._connection.execute(
            "SELECT o.observed_on, o.price, o.listing_id FROM listings l JOIN observations o ON o.listing_id = l.id"
            " WHERE l.key BETWEEN ? AND ? AND +l.id < ? ORDER BY +l.id DESC",
            (*all_alike(alike), self._first_new),
        )
        return {(day, price): id_ for day, price, id_ in rows}

    def _new_key(self, alike: bytes, price: int, taken: set[bytes]) -> bytes:
        key = alike_key(alike, price)
        # another may have been first seen at this price
        while key in taken or self._connection.execute("SELECT 1 FROM listings WHERE key = ?", (key,)).fetchone():
            price += 1
            key = alike_key(alike, price)
        return key


def _unclaimed(known: _Known | None) -> _Known | None:
    return known if known is not None and not known.claimed else None
