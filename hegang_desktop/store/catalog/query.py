"""Reads listings by id, and one in full.

Homes entered by hand stand beside the catalogue's; their ids are below zero.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import msgspec

from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Listing, Sighting, StoredListing
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import ListingDetail, OtherAdvert, row_of
from hegang_desktop.store.catalog.database import catalog_reader
from hegang_desktop.store.catalog.listing_columns import HOME, LISTING, STORED_COLUMNS, stored_of
from hegang_desktop.store.decoding import decoded
from hegang_desktop.store.errors import store_errors
from hegang_desktop.store.user.database import user_reader


class CatalogQuery:
    """Read access for one thread. Close it when done."""

    def __init__(self, catalog: Path, user_db: Path, backups: Path) -> None:
        self._user = user_reader(user_db, backups)
        try:
            self._catalog = catalog_reader(catalog, backups)
        except BaseException:
            if self._user is not None:
                self._user.close()
            raise

    def close(self) -> None:
        """Let go of the files."""
        for connection in (self._catalog, self._user):
            if connection is not None:
                connection.close()

    @property
    def catalog(self) -> sqlite3.Connection | None:
        """The catalogue; None while there is none."""
        return self._catalog

    @property
    def user(self) -> sqlite3.Connection | None:
        """What the user typed; None while there is nothing."""
        return self._user

    def stored(self, ids: Sequence[int]) -> list[StoredListing]:
        """The listings of these ids, in their order; an id that is gone is left out."""
        listings: dict[int, StoredListing] = {}
        listed = [id_ for id_ in ids if id_ > 0]
        with store_errors():
            if self._catalog is not None and listed:
                marks = ",".join("?" * len(listed))
                sql = f"SELECT {STORED_COLUMNS} FROM listings WHERE id IN ({marks})"  # noqa: S608 - our own words
                for row in self._catalog.execute(sql, listed):
                    listings[row[0]] = _tidied(stored_of(row))
        if any(id_ < 0 for id_ in ids):
            for number, home, day in self.homes():
                listings[-number] = stored_home(number, home, day)
        return [listings[id_] for id_ in ids if id_ in listings]

    def detail(self, id_: int) -> ListingDetail:
        """One home in full, without what is known from its being compared. Raises KeyError when it is gone."""
        if id_ < 0:
            return self._by_hand(id_)
        stored = self.stored([id_])
        if self._catalog is None or not stored:
            raise KeyError(id_)
        with store_errors():
            (file,) = self._catalog.execute(
                "SELECT i.file_name FROM listings l JOIN imports i ON i.id = l.import_id WHERE l.id = ?", (id_,)
            ).fetchone()
        return ListingDetail(row_of(stored[0]), stored[0].reference, self.sightings([id_]), file)

    def sightings(self, ids: Sequence[int]) -> tuple[Sighting, ...]:
        """When and for how much these listings were seen, in the order of the days; homes by hand are left out."""
        listed = [id_ for id_ in ids if id_ > 0]
        if self._catalog is None or not listed:
            return ()
        marks = ",".join("?" * len(listed))
        with store_errors():
            return tuple(
                Sighting(datetime.date.fromisoformat(day), Fen(price), file)
                for day, price, file in self._catalog.execute(
                    "SELECT o.observed_on, o.price, i.file_name FROM observations o"  # noqa: S608 - our own words
                    f" JOIN imports i ON i.id = o.import_id WHERE o.listing_id IN ({marks})"
                    " ORDER BY o.observed_on, o.import_id",
                    listed,
                )
            )

    def _by_hand(self, id_: int) -> ListingDetail:
        for number, home, day in self.homes():
            if number == -id_:
                stored = stored_home(number, home, day)
                seen = (Sighting(datetime.date.fromisoformat(day), home.asking_price),)
                return ListingDetail(row_of(stored), stored.reference, seen, note=home.note, by_hand=True)
        raise KeyError(id_)

    def adverts(self, ids: Sequence[int]) -> tuple[OtherAdvert, ...]:
        """These listings in short, in the order asked for."""
        if self._catalog is None or not ids:
            return ()
        marks = ",".join("?" * len(ids))
        with store_errors():
            rows = self._catalog.execute(
                "SELECT id, hex(key), coalesce(nullif(json_extract(description, '$.title'), ''), community), source,"  # noqa: S608
                f" price, last_seen FROM listings WHERE id IN ({marks})",
                list(ids),
            ).fetchall()
        by_key = {
            row[0]: OtherAdvert(row[0], LISTING + row[1].lower(), row[2], row[3], Fen(row[4]), row[5]) for row in rows
        }
        return tuple(by_key[id_] for id_ in ids if id_ in by_key)

    def ids_of(self, references: Sequence[str]) -> dict[str, int]:
        """The ids of listings and homes by their references; those that are not there any more are left out."""
        ids: dict[str, int] = {}
        keys = [bytes.fromhex(one[len(LISTING) :]) for one in references if one.startswith(LISTING)]
        with store_errors():
            for first in range(0, len(keys), _AT_ONCE):
                some = keys[first : first + _AT_ONCE]
                marks = ",".join("?" * len(some))
                if self._catalog is not None:
                    sql = f"SELECT key, id FROM listings WHERE key IN ({marks})"  # noqa: S608 - our own words
                    for key, id_ in self._catalog.execute(sql, some):
                        ids[LISTING + key.hex()] = id_
        if any(one.startswith(HOME) for one in references):
            wanted = set(references)
            ids.update({HOME + home.id: -number for number, home, _ in self.homes() if HOME + home.id in wanted})
        return ids

    def homes(self) -> list[tuple[int, Home, str]]:
        """The homes entered by hand that can be read: number, home, day of the last change; the latest number first."""
        if self._user is None:
            return []
        with store_errors():
            rows = self._user.execute(
                "SELECT number, CAST(body AS BLOB), updated_at FROM homes WHERE deleted_at IS NULL ORDER BY number DESC"
            ).fetchall()
        read = ((number, decoded(body, Home), when[:10]) for number, body, when in rows)
        return [(number, home, day) for number, home, day in read if home is not None]

    def last_import(self) -> int:
        """The number of the latest import; 0 before the first."""
        if self._catalog is None:
            return 0
        with store_errors():
            return int(self._catalog.execute("SELECT coalesce(max(id), 0) FROM imports").fetchone()[0])


_AT_ONCE = 500


def _tidied(stored: StoredListing) -> StoredListing:
    """An address without the hyphens between parts that portals leave at its ends: `南山区-`."""
    address = stored.listing.description.address
    if address[:1] not in _HYPHENS and address[-1:] not in _HYPHENS:
        return stored
    description = msgspec.structs.replace(stored.listing.description, address=address.strip("-－–— \t"))
    return msgspec.structs.replace(stored, listing=msgspec.structs.replace(stored.listing, description=description))


_HYPHENS = tuple("-－–—")


def home_listing(home: Home, *, with_note: bool = False) -> Listing:
    """A home entered by hand as if it were advertised; its note, where wanted, among the extra fields."""
    description = home.description
    if with_note and home.note:
        description = msgspec.structs.replace(description, extra={**description.extra, "note": home.note})
    return Listing(description, home.asking_price, url=home.url)


def stored_home(number: int, home: Home, day: str) -> StoredListing:
    """A home entered by hand as if it were in the catalogue."""
    return StoredListing(-number, HOME + home.id, home_listing(home), day, day)
