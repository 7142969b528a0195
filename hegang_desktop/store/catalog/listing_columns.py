"""The columns of the table of listings: which fields they hold, a listing as values for them, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

from hegang_desktop.domain.codec import to_json
from hegang_desktop.domain.listing import Description, Listing, StoredListing
from hegang_desktop.domain.listing_field import all_of_listing
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.money import Fen

LISTING, HOME = "listing:", "home:"
"""What references to listings and to homes entered by hand begin with."""
_IN_COLUMNS = tuple(field for field in FIELDS if field.column)
COLUMNS = (*(field.column for field in _IN_COLUMNS), "last_seen", "description")
"""Columns that tell how an advert was seen last. All that is said of a home is in `description`; the others are for
queries.
"""
WORDS_COLUMNS = ("home_key", "relisted", *COLUMNS)
"""What an import changes of a listing that it sees again."""
ADVERT_COLUMNS = "description, price, unit_price_stated, source, source_id, url"
STORED_COLUMNS = f"id, key, first_seen, last_seen, sample, {ADVERT_COLUMNS}"
_RESTORE = f"UPDATE listings SET {', '.join(f'{name} = ?' for name in WORDS_COLUMNS)} WHERE id = ?"  # noqa: S608
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
    return json.dumps(dict(zip(WORDS_COLUMNS, (home_key, 0, *values_of(listing, day)), strict=True)))


def replay(connection: sqlite3.Connection, id_: int, body: str) -> None:
    """Give a listing the words that were remembered. A column that they do not name follows from the advert."""
    told = json.loads(body)
    listing = listing_of([told[name] for name in ADVERT_COLUMNS.split(", ")])
    values = dict(zip(COLUMNS, values_of(listing, told["last_seen"]), strict=True)) | told
    connection.execute(_RESTORE, (*(values[name] for name in WORDS_COLUMNS), id_))
