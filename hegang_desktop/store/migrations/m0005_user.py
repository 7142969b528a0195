"""Copies of marked homes hold their advert whole, instead of some of it again in a row of the table of homes.

A copy that is damaged stays as it is: it must not stand in the way of the others.
"""

from __future__ import annotations

import sqlite3

_ADVERT = ("description", "unit_price_stated", "source", "source_id", "url")
_REPEATED = (
    "city", "district", "community", "layout", "area", "floor", "floor_band", "floors", "year_built", "condition",
    "price", "unit_price", "facing", "heating", "stage", "rating", "tags",
)  # fmt: skip
_LISTING = ", ".join(f"'{name}', json_extract(home, '$.{name}')" for name in _ADVERT)
_GONE = ", ".join([*(f"'$.{name}'" for name in _ADVERT), *(f"'$.row.{name}'" for name in _REPEATED)])
_MOVE = (
    f"UPDATE marks SET home = json_set(json_remove(home, {_GONE}),"  # noqa: S608 - our own words
    f" '$.row.listing', json_object('asking_price', json_extract(home, '$.row.price'), {_LISTING}))"
    " WHERE json_valid(home) AND json_type(home, '$.description') = 'object'"
    " AND json_type(home, '$.row.price') = 'integer'"
)


def step(connection: sqlite3.Connection) -> None:
    """Move the advert to where it is whole."""
    connection.execute(_MOVE)
