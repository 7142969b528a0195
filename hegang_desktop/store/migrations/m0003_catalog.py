"""What an import changed of a listing is remembered by the names of the columns, instead of by their order."""

from __future__ import annotations

import sqlite3

_NAMES = (
    "home_key", "relisted", "source", "source_id", "url", "city", "district", "community", "layout", "area", "floor",
    "floor_band", "floors", "year_built", "condition", "price", "unit_price", "unit_price_stated", "last_seen",
    "description",
)  # fmt: skip
_NAMED = ", ".join(f"'{name}', json_extract(body, '$[{place}]')" for place, name in enumerate(_NAMES))
_NAME = (
    f"UPDATE former SET body = json_object({_NAMED})"  # noqa: S608 - our own words
    " WHERE json_valid(body) AND json_type(body) = 'array'"
)


def step(connection: sqlite3.Connection) -> None:
    """Name what is remembered."""
    connection.execute(_NAME)
