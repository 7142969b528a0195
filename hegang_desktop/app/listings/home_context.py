"""What is known of a home only by comparing: flags, its place by price, its costs by the open plan."""

from __future__ import annotations

import msgspec

from hegang_desktop.app.listings.home_costs import HomeCosts, costs_of
from hegang_desktop.app.listings.screening_rules import load_thresholds
from hegang_desktop.app.listings.search.around import PriceStanding
from hegang_desktop.app.listings.search.finder import ResultReader
from hegang_desktop.domain.message import Message, advertised, msg, msg_n
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.screening import Flag
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.text.facets import value_words
from hegang_desktop.text.listing_values import to_yuan


class HomeContext(msgspec.Struct, frozen=True):
    """`costs` is None without a plan."""

    flags: tuple[Flag, ...] = ()
    places: tuple[PriceStanding, ...] = ()
    costs: HomeCosts | None = None


def analyse_home(reader: ResultReader, detail: ListingDetail, plan: Plan | None, month: Month) -> HomeContext:
    """Compare one home with all that was found from; takes some hundredths of a second for a million homes."""
    from hegang_desktop.engine.screening.history import history_of
    from hegang_desktop.engine.screening.screen import screen

    surroundings, places, relisted = reader.around(detail.row.id, detail.listing)
    history = history_of(detail.sightings, detail.description.listed_on, relisted=relisted)
    flags = screen(detail.listing, surroundings, history, load_thresholds(), month)
    return HomeContext(flags, places, costs_of(plan, detail) if plan is not None else None)


def place_words(place: PriceStanding) -> Message:
    """Where a home stands by unit price among the others of a group."""
    name = value_words("floor", place.name) if place.group == "floor" else advertised(place.group, place.name)
    if place.cheaper is None or place.median is None:
        return msg_n("{name}: too few to say ({n} other)", "{name}: too few to say ({n} others)", place.n, name=name)
    median = to_yuan(place.median)
    return msg(
        "{name}: {cheaper}% of {n} others ask less per m²; the middle one asks {median}",
        name=name,
        cheaper=place.cheaper,
        n=place.n,
        median=median,
    )
