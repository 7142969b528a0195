"""The flags of catalogued listings: each screened against what is offered around it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import msgspec

from hegang_desktop.app.listings.screening_rules import load_thresholds
from hegang_desktop.domain.codec import convert
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.screening import Flag

Row = dict[str, Any]
"""A record of the catalogue, as `store.catalog.export.records` gives it."""


def listing_of(row: Row) -> Listing:
    """The listing of a record."""
    return Listing(
        description=convert(row["description"], Description),
        asking_price=row["price"],
        unit_price_stated=row["unit_price_stated"],
        source=row["source"],
        source_id=row["source_id"],
        url=row["url"],
    )


class Flagged(msgspec.Struct, frozen=True):
    """A record and its flags."""

    row: Row
    flags: tuple[Flag, ...]


def flagged(
    everything: list[Row], wanted: list[Row], seen: dict[int, list[tuple[str, int]]], month: Month
) -> Iterator[Flagged]:
    """Screen `wanted` against `everything`; both are records of the catalogue, `seen` their days and prices by id.

    `month` is the present one.
    """
    from hegang_desktop.engine.screening.history import PriceSeen, history_of
    from hegang_desktop.engine.screening.screen import screen
    from hegang_desktop.engine.screening.surroundings import market_of

    thresholds = load_thresholds()
    market = market_of([listing_of(row) for row in everything])
    for row in wanted:
        listing = listing_of(row)
        days = [PriceSeen(datetime.date.fromisoformat(day), Fen(price)) for day, price in seen.get(row["id"], ())]
        history = history_of(days, listing.description.listed_on)
        yield Flagged(row, screen(listing, market.around(listing), history, thresholds, month))
