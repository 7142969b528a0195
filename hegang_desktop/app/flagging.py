"""The flags of catalogued listings: each screened against what is offered around it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hegang_desktop.app.screening_rules import load_thresholds
from hegang_desktop.domain.codec import convert
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.screening import Flag
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.store.catalog.export import offers_in

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
    from hegang_desktop.engine.screening.history import Sighting, history_of
    from hegang_desktop.engine.screening.screen import screen
    from hegang_desktop.engine.screening.surroundings import market_of

    thresholds = load_thresholds()
    market = market_of([listing_of(row) for row in everything])
    for row in wanted:
        listing = listing_of(row)
        days = [Sighting(datetime.date.fromisoformat(day), Fen(price)) for day, price in seen.get(row["id"], ())]
        history = history_of(days, listing.description.listed_on)
        yield Flagged(row, screen(listing, market.around(listing), history, thresholds, month))


def flags_of(catalog: Path, detail: ListingDetail, month: Month) -> tuple[Flag, ...]:
    """The flags of one home, compared with what the catalogue offers in its city. Reads the catalogue: not at once."""
    from hegang_desktop.engine.screening.history import Sighting, history_of
    from hegang_desktop.engine.screening.screen import screen
    from hegang_desktop.engine.screening.surroundings import Market

    described = detail.description
    listing = Listing(
        described, detail.row.price, detail.unit_price_stated, detail.source, detail.source_id, detail.url
    )
    offers = offers_in(catalog, described.city)
    market = Market(
        np.array([one.unit_price for one in offers], np.int64),
        cities=[described.city] * len(offers),
        districts=[one.district for one in offers],
        communities=[one.community for one in offers],
        bands=[one.floor_band for one in offers],
    )
    days = [Sighting(datetime.date.fromisoformat(one.day), one.price) for one in detail.sightings]
    history = history_of(days, described.listed_on)
    return screen(listing, market.around(listing), history, load_thresholds(), month)
