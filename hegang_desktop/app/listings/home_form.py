"""What is typed about a home by hand, by the ids of fields, and what is wrong with it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hegang_desktop.domain.field_values import of_description
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.listing_fields import FIELDS, described
from hegang_desktop.domain.message import Message, msg

FORM = FIELDS.on("form")
"""The fields asked for, in the order of the form."""
CHECKED = ("price", "floor", "year_built")
"""What `faults` can speak of."""
FIRST_YEAR = 1900
YEARS_AHEAD = 10
_DESCRIBED = {field.id: of_description(field) for field in FORM if field.is_described}


def faults(typed: Mapping[str, Any], this_year: int) -> dict[str, Message]:
    """What must be put right before the home can be kept, by field."""
    wrong: dict[str, Message] = {}
    floor, floors, year = typed["floor"], typed["floors"], typed["year_built"]
    if not typed["price"]:
        wrong["price"] = msg("Enter the price asked: the plan reckons with it.")
    if floor is not None and floors is not None and floor > floors:
        wrong["floor"] = msg("The floor is above the top of the building.")
    if year is not None and not FIRST_YEAR <= year <= this_year + YEARS_AHEAD:
        wrong["year_built"] = msg("Write the year with four digits, like 1996.")
    return wrong


def typed_from(home: Home) -> dict[str, Any]:
    """The values of a home that was entered before."""
    texts = {id_: take(home.description) for id_, take in _DESCRIBED.items()}
    return {**texts, "price": home.asking_price, "note": home.note, "url": home.url}


def home_from(typed: Mapping[str, Any], home_id: str, before: Description) -> Home:
    """A home of these values; what the form does not ask for stays as it was. The price must be there."""
    if typed["price"] is None:
        raise ValueError("a home needs a price")
    texts = {id_: typed[id_] for id_ in _DESCRIBED}
    if typed["floor"] is not None:
        # a storey that is now known in figures is no longer "high" or "low"
        texts["floor_band"] = None
    return Home(home_id, described(before, texts), typed["price"], typed["note"], typed["url"])
