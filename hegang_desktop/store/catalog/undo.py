"""Undoing a whole import: what only it brought goes, what it changed is as it was, what others saw too stays."""

from __future__ import annotations

import datetime
import sqlite3
from typing import Any, NamedTuple

import msgspec

from hegang_desktop.domain.area import Area, unit_price
from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.store.catalog.generation import rebuild
from hegang_desktop.store.catalog.listing_columns import replay
from hegang_desktop.store.catalog.resettle import resettle
from hegang_desktop.store.errors import store_errors


class ImportEntry(msgspec.Struct, frozen=True):
    """One import of the history. Times are ISO, `observed_on` a day; `undone_at` is None while it counts.

    `by_hand` are homes pasted or typed in together, with an id below zero and the first of them as `file_name`.
    """

    id: int
    imported_at: str
    file_name: str
    observed_on: str
    sample: bool
    rows: int
    listings: int
    observations: int
    repeats: int
    rejects: int
    cheaper: int
    dearer: int
    gone: int
    rejects_file: str | None
    undone_at: str | None
    by_hand: bool = False


class Undone(msgspec.Struct, frozen=True):
    """What undoing an import did: listings taken away, and listings put back to what they were."""

    removed: int
    restored: int


_ENTRY = ", ".join(name for name in ImportEntry.__struct_fields__ if name != "by_hand")


def history(connection: sqlite3.Connection) -> list[ImportEntry]:
    """All imports, the latest first."""
    with store_errors():
        rows = connection.execute(f"SELECT {_ENTRY} FROM imports ORDER BY id DESC").fetchall()  # noqa: S608 - our own
    return [_entry(row) for row in rows]


def origin_of_rejects(connection: sqlite3.Connection, rejects_file: str) -> tuple[str, str] | None:
    """The mapping (JSON) and the day of the import that wrote this file of rejects; None when there is none."""
    with store_errors():
        origin: tuple[str, str] | None = connection.execute(
            "SELECT mapping, observed_on FROM imports WHERE rejects_file = ?", (rejects_file,)
        ).fetchone()
    return origin


def _entry(row: tuple[Any, ...]) -> ImportEntry:
    entry = ImportEntry(*row)
    return msgspec.structs.replace(entry, sample=bool(entry.sample))


def undone_already() -> StoreError:
    """The refusal to undo what counts no longer."""
    return StoreError(
        msg("This import has been undone already."), msg("Look at the history of imports again: it has changed.")
    )


def undo_import(connection: sqlite3.Connection, import_id: int) -> Undone:
    """Undo one import, inside the transaction of a catalog_writer. Raises StoreError when it no longer counts."""
    with store_errors():
        row = connection.execute("SELECT undone_at FROM imports WHERE id = ?", (import_id,)).fetchone()
        if row is None or row[0] is not None:
            raise undone_already()
        _remember_touched(connection, import_id)
        places = connection.execute(
            "SELECT DISTINCT source, city FROM listings WHERE id IN (SELECT id FROM touched)"
        ).fetchall()
        _hand_over_observations(connection, import_id)
        for table in ("observations", "repeats", "coverage"):
            connection.execute(f"DELETE FROM {table} WHERE import_id = ?", (import_id,))  # noqa: S608 - our own words
        removed = connection.execute(
            "DELETE FROM listings WHERE NOT EXISTS (SELECT 1 FROM observations o WHERE o.listing_id = listings.id)"
        ).rowcount
        left = connection.execute("SELECT * FROM touched WHERE id IN (SELECT id FROM listings)").fetchall()
        restored = sum(_restore(connection, import_id, _Touched(*row)) for row in left)
        connection.execute("DROP TABLE touched")
        connection.execute("DELETE FROM former WHERE import_id = ?", (import_id,))
        now = datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")
        connection.execute("UPDATE imports SET undone_at = ? WHERE id = ?", (now, import_id))
        resettle(connection, import_id, places)
        rebuild(connection)
    return Undone(int(removed), restored)


class _Touched(NamedTuple):
    """A listing that the import saw, and how it saw it last; None where it told nothing new."""

    id: int
    day: str | None
    price: int | None


def _remember_touched(connection: sqlite3.Connection, import_id: int) -> None:
    connection.execute("CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY, day TEXT, price INTEGER)")
    connection.execute(
        # of the row with the latest day SQLite takes the price as well
        "INSERT INTO touched SELECT listing_id, max(observed_on), price FROM observations WHERE import_id = ?"
        " GROUP BY listing_id",
        (import_id,),
    )
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT listing_id, NULL, NULL FROM former WHERE import_id = ?1"
        " UNION SELECT id, NULL, NULL FROM listings WHERE import_id = ?1",
        (import_id,),
    )


def _hand_over_observations(connection: sqlite3.Connection, import_id: int) -> None:
    """What another import that counts saw just the same becomes that one's observation."""
    connection.execute(
        "UPDATE observations SET import_id = ("
        " SELECT min(r.import_id) FROM repeats r WHERE r.listing_id = observations.listing_id"
        " AND r.observed_on = observations.observed_on AND r.price = observations.price AND r.import_id <> ?1)"
        " WHERE import_id = ?1 AND EXISTS (SELECT 1 FROM repeats r WHERE r.listing_id = observations.listing_id"
        " AND r.observed_on = observations.observed_on AND r.price = observations.price AND r.import_id <> ?1)",
        (import_id,),
    )
    connection.execute(
        "DELETE FROM repeats WHERE EXISTS (SELECT 1 FROM observations o WHERE o.listing_id = repeats.listing_id"
        " AND o.observed_on = repeats.observed_on AND o.price = repeats.price AND o.import_id = repeats.import_id)"
    )


def _restore(connection: sqlite3.Connection, import_id: int, touched: _Touched) -> int:
    """Put a listing that others saw too back to what it would be without the import; 1 when its words changed."""
    id_ = touched.id
    changed = int(touched.day is not None and _restore_words(connection, import_id, touched))
    first_seen, other_import, own = connection.execute(
        "SELECT min(observed_on), min(import_id), EXISTS (SELECT 1 FROM imports WHERE sample = 0 AND id IN"
        " (SELECT import_id FROM observations WHERE listing_id = ?1"
        " UNION ALL SELECT import_id FROM repeats WHERE listing_id = ?1))"
        " FROM observations WHERE listing_id = ?1",
        (id_,),
    ).fetchone()
    first_price = connection.execute(
        "SELECT price FROM observations WHERE listing_id = ? ORDER BY observed_on LIMIT 1", (id_,)
    ).fetchone()[0]
    last = connection.execute(
        "SELECT observed_on, price FROM observations WHERE listing_id = ? ORDER BY observed_on DESC LIMIT 1", (id_,)
    ).fetchone()
    connection.execute(
        "UPDATE listings SET first_seen = ?, first_price = ?, last_seen = ?, sample = ?,"
        " price = CASE WHEN last_seen = ? THEN price ELSE ? END,"
        " import_id = CASE WHEN import_id = ? THEN ? ELSE import_id END WHERE id = ?",
        (first_seen, first_price, last[0], 1 - own, last[0], last[1], import_id, other_import, id_),
    )
    price, area, stated = connection.execute(
        "SELECT price, area, unit_price_stated FROM listings WHERE id = ?", (id_,)
    ).fetchone()
    unit = unit_price(Fen(price), Area(area)) if area else stated
    connection.execute("UPDATE listings SET unit_price = ?1 WHERE id = ?2 AND unit_price IS NOT ?1", (unit, id_))
    return changed


def _restore_words(connection: sqlite3.Connection, import_id: int, touched: _Touched) -> bool:
    """Give what the import remembers to the sighting after its own, or to the listing when there is none."""
    id_, day, price = touched
    mine = connection.execute(
        "SELECT body FROM former WHERE import_id = ? AND listing_id = ?", (import_id, id_)
    ).fetchone()
    heir = connection.execute(
        "SELECT import_id FROM observations WHERE listing_id = ? AND observed_on = ? AND price = ?", (id_, day, price)
    ).fetchone()
    later = connection.execute(
        "SELECT import_id FROM observations WHERE listing_id = ?1 GROUP BY import_id"
        " HAVING max(observed_on) > ?2 OR (max(observed_on) = ?2 AND import_id > ?3)"
        " ORDER BY max(observed_on), import_id LIMIT 1",
        (id_, day, import_id),
    ).fetchone()
    following = heir or later
    if following is None:
        if mine is not None:
            replay(connection, id_, mine[0])
        return mine is not None
    if mine is not None:
        connection.execute(
            "INSERT OR REPLACE INTO former (import_id, listing_id, body) VALUES (?, ?, ?)", (following[0], id_, mine[0])
        )
    elif heir is None:
        connection.execute("DELETE FROM former WHERE import_id = ? AND listing_id = ?", (following[0], id_))
    return False


def remove_samples(connection: sqlite3.Connection) -> int:
    """Remove every sample listing and import; returns how many listings went."""
    with store_errors():
        gone = connection.execute("DELETE FROM listings WHERE sample = 1").rowcount
        connection.execute("DELETE FROM coverage WHERE import_id IN (SELECT id FROM imports WHERE sample = 1)")
        connection.execute(
            "DELETE FROM imports WHERE sample = 1 AND id NOT IN (SELECT import_id FROM listings)"
            " AND id NOT IN (SELECT import_id FROM observations) AND id NOT IN (SELECT import_id FROM repeats)"
            " AND id NOT IN (SELECT import_id FROM former)"
        )
        rebuild(connection)
    return int(gone)
