"""The catalogue's listings one after the other, for the command line."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from hegang_desktop.domain.listing import Sighting, StoredListing
from hegang_desktop.domain.money import Fen
from hegang_desktop.store.catalog.database import catalog_reader
from hegang_desktop.store.catalog.listing_columns import STORED_COLUMNS, stored_of
from hegang_desktop.store.errors import store_errors


def stored_listings(catalog: Path, backups: Path, city: str | None) -> Iterator[StoredListing]:
    """Every listing in order of import; of all cities when `city` is None."""
    connection = catalog_reader(catalog, backups)
    if connection is None:
        return
    with store_errors(catalog):
        try:
            where, params = ("WHERE city = ?", [city]) if city is not None else ("", [])
            for row in connection.execute(f"SELECT {STORED_COLUMNS} FROM listings {where} ORDER BY id", params):  # noqa: S608
                yield stored_of(row)
        finally:
            connection.close()


def sightings(catalog: Path, backups: Path) -> dict[int, list[Sighting]]:
    """By id of the listing when and for how much it was seen, oldest first."""
    connection = catalog_reader(catalog, backups)
    by_listing: dict[int, list[Sighting]] = {}
    if connection is None:
        return by_listing
    with store_errors(catalog):
        try:
            for id_, day, price in connection.execute(
                "SELECT listing_id, observed_on, price FROM observations ORDER BY listing_id, observed_on, import_id"
            ):
                by_listing.setdefault(id_, []).append(Sighting(datetime.date.fromisoformat(day), Fen(price)))
        finally:
            connection.close()
    return by_listing
