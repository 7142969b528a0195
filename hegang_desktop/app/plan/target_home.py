"""From a listing, or a city, to the target home of a plan."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.app.plan.new_plan import COMMON_AREA
from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.city import City
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.domain.target import SellerHeld, TargetHome
from hegang_desktop.engine.costs.holding_time import AGES
from hegang_desktop.store.catalog.listing_columns import HOME

_HELD: tuple[tuple[str, SellerHeld], ...] = (
    ("满五唯一", "over_five_only"),
    ("未满两", "under_two"),
    ("未满二", "under_two"),
    ("未满2", "under_two"),
    ("不满两", "under_two"),
    ("不满二", "under_two"),
    ("满二", "two_to_five"),
    ("满两", "two_to_five"),
)
HEATED_BY_ITSELF = "自"
"""In the words for the heating: a stove or boiler of the home's own, 自采暖."""


def find_city(name: str) -> City | None:
    """The city of this Chinese or English name, if the program knows it."""
    wanted = name.strip().removesuffix("市").lower()
    return next((city for city in load_cities() if wanted and wanted in (city.zh, city.en.lower())), None)


def held_of(seller_held: str) -> SellerHeld:
    """How long the seller has held a home, by the words of its advert."""
    return next((value for word, value in _HELD if word in seller_held), "unknown")


def target_from(detail: ListingDetail) -> TargetHome:
    """A target home with the listing's values embedded; where it names no area, a common one is assumed and marked.

    满五 alone does not say whether it is the seller's only home: that stays unknown.
    """
    target = _described(detail.description, detail.row.price, detail.reference, _seen_in(detail.row.last_seen))
    origin: Literal["hand", "listing"] = "hand" if detail.by_hand else "listing"
    return msgspec.structs.replace(target, origin=origin, sample=detail.row.sample)


def hand_target(home: Home) -> TargetHome:
    """A target home from one that the user entered by hand."""
    target = _described(home.description, home.asking_price, HOME + home.id)
    return msgspec.structs.replace(target, origin="hand")


def _described(description: Description, price: Fen, reference: str, seen: Month | None = None) -> TargetHome:
    city = find_city(description.city)
    held = held_of(description.seller_held)
    return TargetHome(
        description=description,
        floor_area=description.floor_area or COMMON_AREA,
        area_assumed=description.floor_area is None,
        basis="total",
        price=price,
        heated=(city.heated if city else True) and HEATED_BY_ITSELF not in description.heating,
        reference=reference,
        held=held,
        held_in=seen if held in AGES else None,
    )


def _seen_in(day: str) -> Month | None:
    """The month of a day `YYYY-MM-DD`; what an advert says of the holding time was so when it was last seen."""
    return Month.parse(day[:7]) if day else None
