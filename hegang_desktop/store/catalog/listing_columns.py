"""The columns of the table of listings: which fields they hold, a listing as values for them, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

from hegang_desktop.domain.codec import to_json
from hegang_desktop.domain.field_values import all_of_listing
from hegang_desktop.domain.listing import Description, Listing, StoredListing
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.money import Fen

LISTING, HOME = "listing:", "home:"
"""What references to listings and to homes entered by hand begin with."""
_IN_COLUMNS = tuple(field for field in FIELDS if field.column)
COLUMNS = (*(field.column for field in _IN_COLUMNS), "last_seen", "description")
"""Columns that tell how an advert was seen last. All that is said of a home is in `description`; the others are for
queries.
"""
_ADVERT = ("description", "price", "unit_price_stated", "source", "source_id", "url")
ADVERT_COLUMNS = ", ".join(_ADVERT)
"""Of which `listing_of` makes a listing."""
STORED_COLUMNS = f"id, key, first_seen, last_seen, sample, {ADVERT_COLUMNS}"
REMEMBERED = ("home_key", "relisted", "last_seen", *_ADVERT)
"""What is kept of a sighting for the undoing of an import; every other column follows from the advert."""
_RESTORED = ("home_key", "relisted", *COLUMNS)
_RESTORE = f"UPDATE listings SET {', '.join(f'{name} = ?' for name in _RESTORED)} WHERE id = ?"  # noqa: S608
_decoder = msgspec.json.Decoder(Description)
_take = all_of_listing(_IN_COLUMNS)


def values_of(listing: Listing, day: str) -> tuple[object, ...]:
    """What `COLUMNS` hold of a listing as seen on `day`."""
    return (*_take(listing), day, to_json(listing.description).decode())


def listing_of(columns: Sequence[Any]) -> Listing:
    """The listing of a row of ADVERT_COLUMNS."""
    text, price, stated, source, source_id, url = columns
    return Listing(_decoder.decode(text), Fen(price), None if stated is None else Fen(stated), source, source_id, url)


def stored_of(row: Sequence[Any]) -> StoredListing:
    """The stored listing of a row of STORED_COLUMNS."""
    id_, key, first_seen, last_seen, sample, *advert = row
    return StoredListing(id_, LISTING + key.hex(), listing_of(advert), first_seen, last_seen, bool(sample))


def remembered(home_key: int, listing: Listing, day: str) -> str:
    """The words of a sighting as they are kept for the undoing of an import: JSON, keyed by the names of columns."""
    values = dict(zip(COLUMNS, values_of(listing, day), strict=True)) | {"home_key": home_key, "relisted": 0}
    return json.dumps({name: values[name] for name in REMEMBERED})


def replay(connection: sqlite3.Connection, id_: int, body: str) -> None:
    """Give a listing the words that were remembered."""
    record = json.loads(body)
    listing = listing_of([record[name] for name in _ADVERT])
    values = values_of(listing, record["last_seen"])
    connection.execute(_RESTORE, (record["home_key"], record["relisted"], *values, id_))
