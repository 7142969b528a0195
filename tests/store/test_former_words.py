"""What undoing an import replays: words keyed by the names of columns, also where columns came or went since."""

from __future__ import annotations

import json
import sqlite3

import pytest

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.money import yuan
from hegang_desktop.store.catalog.database import catalog_writer
from hegang_desktop.store.catalog.undo import undo_import
from hegang_desktop.store.catalog.write import CatalogImport, ImportRecord

NAMES = (
    "home_key", "relisted", "source", "source_id", "url", "city", "district", "community", "layout", "area", "floor",
    "floor_band", "floors", "year_built", "condition", "price", "unit_price", "unit_price_stated", "last_seen",
    "description",
)  # fmt: skip


def listing_of(condition: str, price: int) -> Listing:
    description = Description(city="鹤岗", community="云杉小区", floor_area=Area(60_00), condition=condition, floor=3)
    return Listing(description, yuan(price), source="fictional", source_id="7")


def take(connection: sqlite3.Connection, listing: Listing, day: str) -> int:
    taking = CatalogImport(connection, ImportRecord(f"{day}.csv", day, day, False, "{}"))
    taking.take(listing, None)
    taking.finish(None)
    return taking.id


def row(connection: sqlite3.Connection) -> tuple[object, ...]:
    result: tuple[object, ...] = connection.execute(f"SELECT {', '.join(NAMES)} FROM listings").fetchone()  # noqa: S608
    return result


@pytest.mark.parametrize("kept", ["by name", "more by name", "with a column of later"])
def test_an_import_is_undone_from_words_of_any_version(paths: Paths, kept: str) -> None:
    with catalog_writer(paths.catalog_db, paths.backups) as connection:
        take(connection, listing_of("简装", 30_000), "2026-06-01")
        before = row(connection)
        second = take(connection, listing_of("精装", 28_000), "2026-07-01")
        assert row(connection) != before
        (body,) = connection.execute("SELECT body FROM former").fetchone()
        words = json.loads(body)
        assert words.keys() < set(NAMES)
        if kept == "more by name":
            words = dict(zip(NAMES, before, strict=True))
        elif kept == "with a column of later":
            words["view_of_the_sea"] = "yes"
        connection.execute("UPDATE former SET body = ?", (json.dumps(words),))
        undo_import(connection, second)
        assert row(connection) == before
