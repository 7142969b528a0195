"""Takes listings into the catalogue, counting what each row became, and keeps what an import changed to undo it."""

from __future__ import annotations

import datetime
import sqlite3
from typing import NamedTuple

import msgspec

from hegang_desktop.domain.listing import Listing
from hegang_desktop.store.catalog.columns.builder import ColumnsBuilder
from hegang_desktop.store.catalog.columns.layout import Columns, day_number
from hegang_desktop.store.catalog.coverage import Coverage
from hegang_desktop.store.catalog.generation import finish_generation, present_columns
from hegang_desktop.store.catalog.identity import home_key, listing_key
from hegang_desktop.store.catalog.listing_columns import COLUMNS, REMEMBERED, remembered, values_of
from hegang_desktop.store.catalog.lookalikes import Lookalikes

BATCH = 400
"""Rows looked up at once: SQLite takes many more parameters, but nothing is gained."""


class ImportRecord(msgspec.Struct, frozen=True):
    """What is kept of an import. The four counts of rows add up to `rows`, always."""

    file_name: str
    sha256: str
    observed_on: str
    sample: bool
    mapping: str


class ImportCounts(msgspec.Struct):
    """What the rows became: a new listing, an observation of a known one, an exact repeat, or a reject.

    `cheaper` and `dearer` count known listings by their price against the last one seen; `gone` those that are no
    longer where all of their source was looked through.
    """

    rows: int = 0
    listings: int = 0
    observations: int = 0
    repeats: int = 0
    rejects: int = 0
    cheaper: int = 0
    dearer: int = 0
    gone: int = 0


class _Known(msgspec.Struct):
    """What is known of a listing before a row of it comes."""

    id: int
    price: int
    first_seen: str
    last_seen: str
    sample: bool
    fresh: bool = False
    """Whether it is new in this import and the database may not hold it yet."""


class _Row(NamedTuple):
    key: bytes
    listing: Listing
    day: str
    home: int
    alike: bytes


def seen_before(connection: sqlite3.Connection, sha256: str) -> str | None:
    """The day under which the very same file was imported before, or None."""
    row = connection.execute(
        "SELECT observed_on FROM imports WHERE sha256 = ? AND undone_at IS NULL ORDER BY id LIMIT 1", (sha256,)
    ).fetchone()
    return row[0] if row else None


class CatalogImport:
    """One import in progress, inside the transaction of a catalog_writer."""

    def __init__(self, connection: sqlite3.Connection, record: ImportRecord) -> None:
        self._connection = connection
        self._record = record
        self._sample = int(record.sample)
        self._columns: Columns = present_columns(connection)
        self._builder = ColumnsBuilder(self._columns)
        self._coverage = Coverage(connection, self._columns)
        self._batch: list[_Row] = []
        self._ordinals: dict[str, int] = {}
        self._older: dict[int, int] = {}
        self.counts = ImportCounts()
        now = datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")
        cursor = connection.execute(
            "INSERT INTO imports (imported_at, file_name, sha256, observed_on, sample, mapping)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (now, record.file_name, record.sha256, record.observed_on, self._sample, record.mapping),
        )
        self.id = int(cursor.lastrowid or 0)
        self._next_id = 1 + connection.execute("SELECT coalesce(max(id), 0) FROM listings").fetchone()[0]
        self._first_id = self._next_id
        self._lookalikes = Lookalikes(connection, self.id, self._first_id)

    def take(self, listing: Listing, observed_on: datetime.date | None) -> None:
        """One accepted row: counted, by the time of `settle`, as listing, observation or repeat."""
        self.counts.rows += 1
        day = observed_on.isoformat() if observed_on else self._record.observed_on
        home = home_key(listing.description)
        key, alike = listing_key(listing, home)
        self._batch.append(_Row(key, listing, day, home, alike))
        if len(self._batch) >= BATCH:
            self._write_batch()

    def reject(self) -> None:
        """One row that could not be taken."""
        self.counts.rows += 1
        self.counts.rejects += 1

    def settle(self) -> None:
        """Write the rows taken so far; the counts are true then."""
        self._write_batch()
        for listing, day, key in self._lookalikes.settled():
            self._batch.append(_Row(key, listing, day, 0, b""))
            if len(self._batch) >= BATCH:
                self._write_batch()
        self._write_batch()

    def _write_batch(self) -> None:
        batch, self._batch = self._batch, []
        if not batch:
            return
        known = self._known([row.key for row in batch])
        # in this file the price tells apart what looks alike; against earlier ones all of the file must be known
        alikes = {row.alike for row in batch if row.alike and not _is_sure(row, known.get(row.key))}
        doubtful = self._lookalikes.known_before(alikes) if alikes else alikes
        listings: list[tuple[object, ...]] = []
        observed: list[tuple[object, ...]] = []
        for row in batch:
            before = known.get(row.key)
            if row.alike in doubtful and not _is_sure(row, before):
                self._lookalikes.put_off(row.alike, row.listing, row.day)
                continue
            if before is None:
                known[row.key] = self._new(row, listings, observed)
                continue
            if before.fresh and listings:
                # the same listing twice in one batch: what was put off must be there first
                self._flush(listings, observed)
            self._seen_again(before, row)
        self._flush(listings, observed)

    def finish(self, rejects_file: str | None) -> None:
        """Write the counts down, and the arrays of the next generation."""
        self.settle()
        self.counts.gone = self._coverage.settle(self.id)
        c = self.counts
        self._connection.execute(
            "UPDATE imports SET rows = ?, listings = ?, observations = ?, repeats = ?, rejects = ?, cheaper = ?,"
            " dearer = ?, gone = ?, rejects_file = ? WHERE id = ?",
            (
                c.rows, c.listings, c.observations, c.repeats, c.rejects, c.cheaper, c.dearer, c.gone, rejects_file,
                self.id,
            ),
        )  # fmt: skip
        finish_generation(self._connection, self._builder)

    def gone(self) -> int:
        """How many known listings this import would show to be gone, as far as it has come."""
        self.settle()
        return self._coverage.gone()

    def _known(self, keys: list[bytes]) -> dict[bytes, _Known]:
        marks = ",".join("?" * len(keys))
        rows = self._connection.execute(
            f"SELECT key, id, price, first_seen, last_seen, sample FROM listings WHERE key IN ({marks})",  # noqa: S608
            keys,
        )
        return {row[0]: _Known(row[1], row[2], row[3], row[4], bool(row[5])) for row in rows}

    def _new(self, row: _Row, listings: list[tuple[object, ...]], observed: list[tuple[object, ...]]) -> _Known:
        id_, listing, day = self._next_id, row.listing, row.day
        self._next_id += 1
        self.counts.listings += 1
        price = listing.asking_price
        listings.append((id_, row.key, self.id, day, self._sample, price, row.home, *values_of(listing, day)))
        observed.append((id_, day, price, self.id))
        self._builder.add(id_, listing, row.home, self._ordinal(day), import_id=self.id, sample=bool(self._sample))
        self._coverage.saw_new(listing.source, listing.description.city, day)
        return _Known(id_, price, day, day, bool(self._sample), fresh=True)

    def _flush(self, listings: list[tuple[object, ...]], observed: list[tuple[object, ...]]) -> None:
        if listings:
            self._connection.executemany(_INSERT, listings)
            self._connection.executemany(_OBSERVE, observed)
            listings.clear()
            observed.clear()

    def _seen_again(self, before: _Known, row: _Row) -> None:
        execute = self._connection.execute
        id_, listing, day, price = before.id, row.listing, row.day, row.listing.asking_price
        self._coverage.saw(id_, listing.source, listing.description.city, day)
        if before.sample and not self._sample:
            # a file of the user's own names it too: it is no longer ours to take away
            execute("UPDATE listings SET sample = 0, import_id = ? WHERE id = ?", (self.id, id_))
            self._builder.change(id_, "sample", 0)
            before.sample = False
        if execute(_OBSERVE, (id_, day, price, self.id)).rowcount == 0:
            self.counts.repeats += 1
            execute(
                "INSERT OR IGNORE INTO repeats (import_id, listing_id, observed_on, price)"
                " SELECT ?, listing_id, observed_on, price FROM observations"
                " WHERE listing_id = ? AND observed_on = ? AND price = ? AND import_id <> ?",
                (self.id, id_, day, price, self.id),
            )
            return
        self.counts.observations += 1
        if day >= before.last_seen:
            self.counts.cheaper += price < before.price
            self.counts.dearer += price > before.price
            if price < before.price:
                self._builder.change(id_, "cut_in", self.id)
            self._describe(before, row)
            return
        self._remember_older(before, row)
        if day < before.first_seen:
            execute("UPDATE listings SET first_seen = ?, first_price = ? WHERE id = ?", (day, price, id_))
            self._builder.change(id_, "first_seen", self._ordinal(day))
            self._builder.change(id_, "first_price", price)
            before.first_seen = day

    def _describe(self, before: _Known, row: _Row) -> None:
        """The advert as it was seen last: its description may have changed with its price."""
        execute = self._connection.execute
        id_, listing, day = before.id, row.listing, row.day
        self._forget_older(id_)
        if not before.fresh:
            execute(_REMEMBER, (self.id, id_))
        relisted = int(self._coverage.missed(listing.source, listing.description.city, before.last_seen, day))
        execute(_UPDATE, (row.home, relisted, *values_of(listing, day), id_))
        self._builder.describe(id_, listing, row.home)
        self._builder.change(id_, "last_seen", self._ordinal(day))
        if relisted:
            self._builder.change(id_, "relisted", 1)
        before.last_seen, before.price = day, listing.asking_price

    def _remember_older(self, before: _Known, row: _Row) -> None:
        """The words of a sighting before the last one: they are the advert's if later imports are undone.

        What each import remembers are the words of the sighting before its own, in the order of the days.
        """
        execute, id_ = self._connection.execute, before.id
        if id_ >= self._first_id or id_ in self._older:
            return
        last: dict[int, str] = dict(execute(_LAST_SEEN_BY, (id_,)).fetchall())
        later = [(day, import_id) for import_id, day in last.items() if import_id != self.id and day > row.day]
        if last[self.id] > row.day or not later:
            return
        following = min(later)[1]
        execute(
            "INSERT INTO former (import_id, listing_id, body) SELECT ?, listing_id, body FROM former"
            " WHERE listing_id = ? AND import_id = ?",
            (self.id, id_, following),
        )
        body = remembered(row.home, row.listing, row.day)
        execute("INSERT OR REPLACE INTO former (import_id, listing_id, body) VALUES (?, ?, ?)", (following, id_, body))
        self._older[id_] = following

    def _forget_older(self, id_: int) -> None:
        """A later row of this import counts in place of an older one of it."""
        following = self._older.pop(id_, None)
        if following is not None:
            execute = self._connection.execute
            execute("DELETE FROM former WHERE listing_id = ? AND import_id = ?", (id_, following))
            execute("UPDATE former SET import_id = ? WHERE listing_id = ? AND import_id = ?", (following, id_, self.id))

    def _ordinal(self, day: str) -> int:
        if day not in self._ordinals:
            self._ordinals[day] = day_number(day)
        return self._ordinals[day]


def _is_sure(row: _Row, known: _Known | None) -> bool:
    """Whether a row of those that look alike is the known listing without looking at the others."""
    return known is not None and known.price == row.listing.asking_price


_INSERT = (
    f"INSERT INTO listings (id, key, import_id, first_seen, sample, first_price, home_key, {', '.join(COLUMNS)})"  # noqa: S608
    f" VALUES (?, ?, ?, ?, ?, ?, ?, {', '.join('?' * len(COLUMNS))})"
)
_UPDATE = (
    "UPDATE listings SET home_key = ?, relisted = max(relisted, ?),"  # noqa: S608 - our own words
    f" {', '.join(f'{name} = ?' for name in COLUMNS)} WHERE id = ?"
)
_OBSERVE = "INSERT OR IGNORE INTO observations (listing_id, observed_on, price, import_id) VALUES (?, ?, ?, ?)"
_LAST_SEEN_BY = "SELECT import_id, max(observed_on) FROM observations WHERE listing_id = ? GROUP BY import_id"
_BY_NAME = ", ".join(f"'{name}', {name}" for name in REMEMBERED)
_REMEMBER = (
    "INSERT OR IGNORE INTO former (import_id, listing_id, body)"  # noqa: S608 - our own words
    f" SELECT ?, id, json_object({_BY_NAME}) FROM listings WHERE id = ?"
)
