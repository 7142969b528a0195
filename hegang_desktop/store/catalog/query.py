"""Reads listings by id: rows as the table shows them, and one in full.

Homes entered by hand stand beside the catalogue's; their ids are below zero.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from hegang_desktop.domain.codec import from_json
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import Advert, ListingDetail, ListingRow, Sighting, row_of
from hegang_desktop.store.catalog.database import catalog_reader
from hegang_desktop.store.decoding import decoded
from hegang_desktop.store.errors import told
from hegang_desktop.store.user.database import user_reader

_ROW_COLUMNS = (
    "id, city, district, community, layout, area, floor, floor_band, floors, year_built, condition, price, unit_price,"
    " last_seen, sample, coalesce(json_extract(description, '$.facing'), ''),"
    " coalesce(json_extract(description, '$.heating'), '')"
)
LISTING, HOME = "listing:", "home:"
"""What references to listings and to homes entered by hand begin with."""


class AdvertNames(NamedTuple):
    """How an advert calls its home, and where it stands."""

    title: str = ""
    address: str = ""
    source: str = ""
    url: str = ""


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

    def rows(self, ids: Sequence[int]) -> list[ListingRow]:
        """The rows of these ids, in their order; an id that is gone is left out."""
        found: dict[int, ListingRow] = {}
        listed = [id_ for id_ in ids if id_ > 0]
        with told():
            if self._catalog is not None and listed:
                marks = ",".join("?" * len(listed))
                sql = f"SELECT {_ROW_COLUMNS} FROM listings WHERE id IN ({marks})"  # noqa: S608 - our own words
                for row in self._catalog.execute(sql, listed):
                    values = (*row[:14], bool(row[14]), *row[15:])
                    found[row[0]] = ListingRow(*values)
        if any(id_ < 0 for id_ in ids):
            for number, home, day in self.homes():
                found[-number] = home_row(number, home, day)
        return [found[id_] for id_ in ids if id_ in found]

    def detail(self, id_: int) -> ListingDetail:
        """One home in full, without what is known from its being compared. Raises KeyError when it is gone."""
        if id_ < 0:
            return self._by_hand(id_)
        if self._catalog is None:
            raise KeyError(id_)
        with told():
            rows = self.rows([id_])
            if not rows:
                raise KeyError(id_)
            text, stated, source, source_id, url, key, file_name = self._catalog.execute(
                "SELECT description, unit_price_stated, l.source, l.source_id, l.url, hex(l.key), i.file_name"
                " FROM listings l JOIN imports i ON i.id = l.import_id WHERE l.id = ?",
                (id_,),
            ).fetchone()
            seen = self.sightings([id_])
        description = from_json(text, Description)
        if (address := _tidy(description.address)) != description.address:
            description = msgspec.structs.replace(description, address=address)
        reference = f"{LISTING}{key.lower()}"
        return ListingDetail(rows[0], description, stated, source, source_id, url, reference, seen, file_name)

    def sightings(self, ids: Sequence[int]) -> tuple[Sighting, ...]:
        """When and for how much these listings were seen, in the order of the days; homes by hand are left out."""
        listed = [id_ for id_ in ids if id_ > 0]
        if self._catalog is None or not listed:
            return ()
        marks = ",".join("?" * len(listed))
        with told():
            return tuple(
                Sighting(day, Fen(price), file)
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
                row = home_row(number, home, day)
                sightings = (Sighting(day, home.asking_price),)
                return ListingDetail(
                    row,
                    home.description,
                    None,
                    "",
                    "",
                    home.url,
                    HOME + home.id,
                    sightings,
                    "",
                    home.note,
                    by_hand=True,
                )
        raise KeyError(id_)

    def names(self, ids: Sequence[int]) -> dict[int, AdvertNames]:
        """Title, address, source and link of these listings, by id; those of homes entered by hand too."""
        found = {
            -number: AdvertNames(home.description.title, home.description.address, "", home.url)
            for number, home, _ in (self.homes() if any(id_ < 0 for id_ in ids) else ())
        }
        listed = [id_ for id_ in ids if id_ > 0]
        if self._catalog is not None and listed:
            marks = ",".join("?" * len(listed))
            with told():
                for row in self._catalog.execute(
                    "SELECT id, coalesce(json_extract(description, '$.title'), ''),"  # noqa: S608
                    " coalesce(json_extract(description, '$.address'), ''), source, url"
                    f" FROM listings WHERE id IN ({marks})",
                    listed,
                ):
                    found[row[0]] = AdvertNames(row[1], _tidy(row[2]), *row[3:])
        return found

    def adverts(self, ids: Sequence[int]) -> tuple[Advert, ...]:
        """These listings in short, in the order asked for."""
        if self._catalog is None or not ids:
            return ()
        marks = ",".join("?" * len(ids))
        with told():
            rows = self._catalog.execute(
                "SELECT id, hex(key), coalesce(nullif(json_extract(description, '$.title'), ''), community), source,"  # noqa: S608
                f" price, last_seen FROM listings WHERE id IN ({marks})",
                list(ids),
            ).fetchall()
        found = {row[0]: Advert(row[0], LISTING + row[1].lower(), row[2], row[3], Fen(row[4]), row[5]) for row in rows}
        return tuple(found[id_] for id_ in ids if id_ in found)

    def ids_of(self, references: Sequence[str]) -> dict[str, int]:
        """The ids of listings and homes by their references; those that are not there any more are left out."""
        found: dict[str, int] = {}
        keys = [bytes.fromhex(one[len(LISTING) :]) for one in references if one.startswith(LISTING)]
        with told():
            for first in range(0, len(keys), _AT_ONCE):
                some = keys[first : first + _AT_ONCE]
                marks = ",".join("?" * len(some))
                if self._catalog is not None:
                    sql = f"SELECT key, id FROM listings WHERE key IN ({marks})"  # noqa: S608 - our own words
                    for key, id_ in self._catalog.execute(sql, some):
                        found[LISTING + key.hex()] = id_
        if any(one.startswith(HOME) for one in references):
            wanted = set(references)
            found.update({HOME + home.id: -number for number, home, _ in self.homes() if HOME + home.id in wanted})
        return found

    def homes(self) -> list[tuple[int, Home, str]]:
        """The homes entered by hand that can be read: number, home, day of the last change; the latest number first."""
        if self._user is None:
            return []
        with told():
            rows = self._user.execute(
                "SELECT number, CAST(body AS BLOB), updated_at FROM homes WHERE deleted_at IS NULL ORDER BY number DESC"
            ).fetchall()
        read = ((number, decoded(body, Home), when[:10]) for number, body, when in rows)
        return [(number, home, day) for number, home, day in read if home is not None]

    def last_import(self) -> int:
        """The number of the latest import; 0 before the first."""
        if self._catalog is None:
            return 0
        with told():
            return int(self._catalog.execute("SELECT coalesce(max(id), 0) FROM imports").fetchone()[0])


_AT_ONCE = 500


def _tidy(address: str) -> str:
    """An address without the hyphens between parts that portals leave at its ends: `南山区-`."""
    return address.strip("-－–— \t") if address[:1] in _HYPHENS or address[-1:] in _HYPHENS else address


_HYPHENS = tuple("-－–—")


def home_listing(home: Home, *, with_note: bool = False) -> Listing:
    """A home entered by hand as if it were advertised; its note, where wanted, among the extra fields."""
    description = home.description
    if with_note and home.note:
        description = msgspec.structs.replace(description, extra={**description.extra, "note": home.note})
    return Listing(description, home.asking_price, url=home.url)


def home_row(number: int, home: Home, day: str) -> ListingRow:
    """The row of a home entered by hand."""
    return row_of(home_listing(home), -number, day)
