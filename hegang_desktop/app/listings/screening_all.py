"""Screening of the whole catalogue, in a process of its own: the flags of every listing, kept beside the columns."""

from __future__ import annotations

import contextlib
import datetime
import os
import sqlite3

import numpy as np

from hegang_desktop.app.listings.screening_rules import load_thresholds
from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.listing import Sighting
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.engine.screening.history import history_of
from hegang_desktop.engine.screening.screen import screen
from hegang_desktop.engine.screening.surroundings import Market, phone_key, text_key
from hegang_desktop.store.catalog.columns.files import StoredFlags, write_flags
from hegang_desktop.store.catalog.columns.layout import BANDS, UNKNOWN, Columns
from hegang_desktop.store.catalog.database import catalog_reader
from hegang_desktop.store.catalog.generation import generation_of, present_columns
from hegang_desktop.store.catalog.listing_columns import ADVERT_COLUMNS, listing_of
from hegang_desktop.store.errors import store_errors

MOST_FLAGS = 63
_POLITE = 10


def screen_catalogue(paths: Paths, month: Month) -> int:
    """Screen every listing against what is offered around it, as of `month`; returns how many there are.

    The result counts only for the state of the catalogue that it was made of. Raises StoreError.
    """
    with contextlib.suppress(OSError, AttributeError):
        os.nice(_POLITE)  # the window comes first
    connection = catalog_reader(paths.catalog_db, paths.backups)
    if connection is None:
        return 0
    try:
        with store_errors(paths.catalog_db):
            # one state of the file from the first row to the last
            connection.execute("BEGIN")
            columns = present_columns(connection)
            generation = generation_of(connection)
            names, bits = _bits(connection, columns, month)
    finally:
        connection.close()
    write_flags(paths.catalog_db, generation, StoredFlags(names, bits, month.index))
    return len(columns)


def _bits(connection: sqlite3.Connection, columns: Columns, month: Month) -> tuple[tuple[str, ...], np.ndarray]:
    market = market_of_columns(connection, columns)
    thresholds = load_thresholds()
    place_of: dict[str, int] = {}
    bits = np.zeros(len(columns), np.uint64)
    rows = connection.execute(_LISTINGS)
    seen = connection.execute("SELECT listing_id, observed_on, price FROM observations ORDER BY listing_id")
    following = next(seen, None)
    relisted = columns.numbers["relisted"]
    for at, row in enumerate(rows):
        days: list[Sighting] = []
        while following is not None and following[0] <= row[0]:
            if following[0] == row[0]:
                days.append(Sighting(datetime.date.fromisoformat(following[1]), Fen(following[2])))
            following = next(seen, None)
        listing = listing_of(row[1:])
        history = history_of(days, listing.description.listed_on, relisted=bool(relisted[at]))
        flag_bits = 0
        for flag in screen(listing, market.around(listing), history, thresholds, month):
            place = place_of.setdefault(flag.id, len(place_of))
            if place < MOST_FLAGS:
                flag_bits |= 1 << place
        bits[at] = flag_bits
    return tuple(place_of), bits


_LISTINGS = f"SELECT id, {ADVERT_COLUMNS} FROM listings ORDER BY id"  # noqa: S608 - our own words


def market_of_columns(connection: sqlite3.Connection, columns: Columns) -> Market:
    """What the homes of the catalogue are compared with; a home in several adverts counts once."""
    counted = np.flatnonzero(columns.numbers["primary"])
    texts: list[str] = []
    phones: list[str] = []
    for at, row in enumerate(connection.execute(_LISTINGS)):
        if columns.numbers["primary"][at]:
            listing = listing_of(row[1:])
            texts.append(text_key(listing))
            phones.append(phone_key(listing))
    unit_prices = columns.numbers["unit_price"][counted].astype(np.int64)
    return Market(
        np.where(unit_prices == UNKNOWN, 0, unit_prices),
        cities=_names(columns, "city", counted),
        districts=_names(columns, "district", counted),
        communities=_names(columns, "community", counted),
        bands=[BANDS[code] for code in columns.numbers["band"][counted].tolist()],
        texts=texts,
        phones=phones,
    )


def _names(columns: Columns, word: str, at: np.ndarray) -> list[str]:
    names = columns.names[word]
    return [names[code] for code in columns.codes[word][at].tolist()]
