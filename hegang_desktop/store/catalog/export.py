"""The catalogue's listings as plain records, for the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hegang_desktop.store.catalog.database import catalog_reader
from hegang_desktop.store.errors import told
from hegang_desktop.store.tables import tables


def records(catalog: Path, backups: Path, city: str | None) -> Iterator[dict[str, Any]]:
    """One plain dict a listing, in order of import; all cities when `city` is None. Money in fen, area in 1/100 m²."""
    connection = catalog_reader(catalog, backups)
    if connection is None:
        return
    with told(catalog):
        try:
            where, params = ("city = ?", [city]) if city is not None else (None, [])
            for row in tables(connection)["listings"].rows_where(where, params, order_by="id"):
                row["description"] = json.loads(row["description"])
                row["key"] = row["key"].hex()
                yield row
        finally:
            connection.close()


def sightings(catalog: Path, backups: Path) -> dict[int, list[tuple[str, int]]]:
    """By id of the listing: the days (`YYYY-MM-DD`) on which it was seen, with the price in fen, oldest first."""
    connection = catalog_reader(catalog, backups)
    found: dict[int, list[tuple[str, int]]] = {}
    if connection is None:
        return found
    with told(catalog):
        try:
            for id_, day, price in connection.execute(
                "SELECT listing_id, observed_on, price FROM observations ORDER BY listing_id, observed_on, import_id"
            ):
                found.setdefault(id_, []).append((day, price))
        finally:
            connection.close()
    return found
