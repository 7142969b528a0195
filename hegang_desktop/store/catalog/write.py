"""Takes listings into the catalogue, counting what each row became; removes what an import brought."""

from __future__ import annotations

import datetime
import sqlite3

import msgspec

from hegang_desktop.domain.codec import to_json
from hegang_desktop.domain.listing import Listing
from hegang_desktop.store.catalog.identity import listing_key
from hegang_desktop.store.catalog.search_text import stored_text
from hegang_desktop.store.errors import told


class ImportRecord(msgspec.Struct, frozen=True):
    """What is kept of an import. The four counts of rows add up to `rows`, always."""

    file_name: str
    sha256: str
    observed_on: str
    sample: bool
    mapping: str


class Counts(msgspec.Struct):
    """What the rows became: a new listing, an observation of a known one, an exact repeat, or a reject."""

    rows: int = 0
    listings: int = 0
    observations: int = 0
    repeats: int = 0
    rejects: int = 0


def seen_before(connection: sqlite3.Connection, sha256: str) -> str | None:
    """The day under which the very same file was imported before, or None."""
    row = connection.execute(
        "SELECT observed_on FROM imports WHERE sha256 = ? ORDER BY id LIMIT 1", (sha256,)
    ).fetchone()
    return row[0] if row else None


class CatalogImport:
    """One import in progress, inside the transaction of a catalog_writer."""

    def __init__(self, connection: sqlite3.Connection, record: ImportRecord) -> None:
        self._connection = connection
        self._record = record
        self._sample = int(record.sample)
        self.counts = Counts()
        now = datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")
        cursor = connection.execute(
            "INSERT INTO imports (imported_at, file_name, sha256, observed_on, sample, mapping)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (now, record.file_name, record.sha256, record.observed_on, self._sample, record.mapping),
        )
        self.id = cursor.lastrowid

    def take(self, listing: Listing, observed_on: datetime.date | None) -> None:
        """One accepted row: counted as listing, observation or repeat."""
        self.counts.rows += 1
        day = observed_on.isoformat() if observed_on else self._record.observed_on
        key = listing_key(listing)
        if self._insert(key, listing, day):
            self.counts.listings += 1
            return
        id_, first_seen, last_seen, sample = self._connection.execute(
            "SELECT id, first_seen, last_seen, sample FROM listings WHERE key = ?", (key,)
        ).fetchone()
        if sample and not self._sample:
            # a file of the user's own names it too: it is no longer ours to take away
            self._connection.execute("UPDATE listings SET sample = 0, import_id = ? WHERE id = ?", (self.id, id_))
        price = listing.asking_price
        known = self._connection.execute(
            "SELECT 1 FROM observations WHERE listing_id = ? AND observed_on = ? AND price = ?", (id_, day, price)
        ).fetchone()
        if known is not None:
            self.counts.repeats += 1
            return
        self.counts.observations += 1
        self._observe(id_, day, price)
        if day >= last_seen:
            self._update(id_, listing, day)
        elif day < first_seen:
            self._connection.execute("UPDATE listings SET first_seen = ? WHERE id = ?", (day, id_))

    def reject(self) -> None:
        """One row that could not be taken."""
        self.counts.rows += 1
        self.counts.rejects += 1

    def finish(self, rejects_file: str | None) -> None:
        """Write the counts down."""
        c = self.counts
        self._connection.execute(
            "UPDATE imports SET rows = ?, listings = ?, observations = ?, repeats = ?, rejects = ?, rejects_file = ?"
            " WHERE id = ?",
            (c.rows, c.listings, c.observations, c.repeats, c.rejects, rejects_file, self.id),
        )

    def _insert(self, key: bytes, listing: Listing, day: str) -> bool:
        cursor = self._connection.execute(_INSERT, (key, self.id, day, self._sample, *_values(listing, day)))
        if cursor.rowcount == 0:
            return False
        id_ = cursor.lastrowid
        text = stored_text(listing.description)
        self._connection.execute("INSERT INTO listing_text (rowid, text) VALUES (?, ?)", (id_, text))
        self._observe(id_, day, listing.asking_price)
        return True

    def _observe(self, listing_id: int | None, day: str, price: int) -> None:
        self._connection.execute(
            "INSERT INTO observations (listing_id, import_id, observed_on, price) VALUES (?, ?, ?, ?)",
            (listing_id, self.id, day, price),
        )

    def _update(self, id_: int, listing: Listing, day: str) -> None:
        """The advert as it was seen last: its description may have changed with its price."""
        self._connection.execute(_UPDATE, (*_values(listing, day), id_))
        text = stored_text(listing.description)
        self._connection.execute("UPDATE listing_text SET text = ? WHERE rowid = ?", (text, id_))


_COLUMNS = (
    "source", "source_id", "url", "city", "district", "community", "layout", "area", "floor", "floor_band", "floors",
    "year_built", "condition", "price", "unit_price", "unit_price_stated", "last_seen", "description",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO listings (key, import_id, first_seen, sample, {', '.join(_COLUMNS)})"  # noqa: S608 - our own words
    f" VALUES (?, ?, ?, ?, {', '.join('?' * len(_COLUMNS))}) ON CONFLICT (key) DO NOTHING"
)
_UPDATE = f"UPDATE listings SET {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE id = ?"  # noqa: S608


def _values(listing: Listing, day: str) -> tuple[object, ...]:
    """What `_COLUMNS` hold of a listing as seen on `day`."""
    d = listing.description
    return (
        listing.source,
        listing.source_id,
        listing.url,
        d.city,
        d.district,
        d.community,
        d.layout,
        d.floor_area,
        d.floor,
        d.floor_band,
        d.floors,
        d.year_built,
        d.condition,
        listing.asking_price,
        listing.unit_price,
        listing.unit_price_stated,
        day,
        to_json(d).decode(),
    )


def remove_samples(connection: sqlite3.Connection) -> int:
    """Remove every sample listing and import; returns how many listings went."""
    with told():
        connection.execute("DELETE FROM listing_text WHERE rowid IN (SELECT id FROM listings WHERE sample = 1)")
        gone = connection.execute("DELETE FROM listings WHERE sample = 1").rowcount
        connection.execute(
            "DELETE FROM imports WHERE sample = 1 AND id NOT IN (SELECT import_id FROM listings)"
            " AND id NOT IN (SELECT import_id FROM observations)"
        )
    return gone
