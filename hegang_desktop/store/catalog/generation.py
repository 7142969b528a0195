"""The arrays beside catalog.db and the number that says which state of it they are of."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from hegang_desktop.store.catalog.columns.builder import ColumnsBuilder
from hegang_desktop.store.catalog.columns.files import read_columns, write_columns
from hegang_desktop.store.catalog.columns.layout import Columns, day_number, empty
from hegang_desktop.store.catalog.coverage import looks_of
from hegang_desktop.store.catalog.identity import home_key
from hegang_desktop.store.catalog.listing_columns import ADVERT_COLUMNS, listing_of


def generation_of(connection: sqlite3.Connection) -> int:
    """The number of the catalogue's present state; it grows with every change."""
    return int(connection.execute("SELECT value FROM state WHERE key = 'generation'").fetchone()[0])


def catalog_path(connection: sqlite3.Connection) -> Path:
    """Where the file of a connection lies."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


def present_columns(connection: sqlite3.Connection) -> Columns:
    """The columns of the catalogue as it is; built from it when those on disk are not."""
    return read_columns(catalog_path(connection), generation_of(connection)) or built(connection)


def built(connection: sqlite3.Connection) -> Columns:
    """The columns made anew from every listing. Seconds for a million."""
    builder = ColumnsBuilder(empty())
    late: list[tuple[int, int, int, int]] = []
    for id_, first_seen, last_seen, first_price, relisted, import_id, sample, *advert in connection.execute(
        "SELECT id, first_seen, last_seen, first_price, relisted, import_id, sample,"  # noqa: S608 - our own words
        f" {ADVERT_COLUMNS} FROM listings ORDER BY id"
    ):
        listing = listing_of(advert)
        # what an earlier version stored as the key of the home was coarser
        home = home_key(listing.description)
        builder.add(id_, listing, home, day_number(first_seen), import_id=import_id, sample=bool(sample))
        if last_seen != first_seen or first_price != listing.asking_price or relisted:
            late.append((id_, day_number(last_seen), first_price, relisted))
    for id_, last_seen, first_price, relisted in late:
        builder.change(id_, "last_seen", last_seen)
        builder.change(id_, "first_price", first_price)
        builder.change(id_, "relisted", relisted)
    for id_, import_id in connection.execute(
        "SELECT listing_id, import_id FROM (SELECT listing_id, import_id, observed_on, price,"
        " lag(price) OVER (PARTITION BY listing_id ORDER BY observed_on) AS before FROM observations)"
        " WHERE price < before ORDER BY listing_id, observed_on"
    ):
        builder.change(id_, "cut_in", import_id)
    return builder.build(generation_of(connection), looks_of(connection))


def finish_generation(connection: sqlite3.Connection, builder: ColumnsBuilder) -> None:
    """Write the arrays of the next generation, inside the transaction that makes it count.

    They are on disk before the commit: a catalogue that counts always has its arrays.
    """
    generation = generation_of(connection) + 1
    columns = builder.build(generation, looks_of(connection))
    connection.execute("UPDATE state SET value = ? WHERE key = 'generation'", (generation,))
    write_columns(catalog_path(connection), columns)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the arrays of the next generation from the listings as they now are."""
    generation = generation_of(connection) + 1
    connection.execute("UPDATE state SET value = ? WHERE key = 'generation'", (generation,))
    write_columns(catalog_path(connection), built(connection))
