"""What is typed about a home by hand, and what is wrong with it. No Qt."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen

FieldName = Literal["price", "floor", "year_built"]
FIRST_YEAR = 1900
YEARS_AHEAD = 10


class Typed(msgspec.Struct, frozen=True):
    """The fields as they stand."""

    city: str = ""
    district: str = ""
    community: str = ""
    price: Fen | None = None
    area: Area | None = None
    layout: str = ""
    floor: int | None = None
    floors: int | None = None
    year_built: int | None = None
    condition: str = ""
    note: str = ""
    url: str = ""


def faults(typed: Typed, this_year: int) -> dict[FieldName, Message]:
    """What must be put right before the home can be kept, by field."""
    found: dict[FieldName, Message] = {}
    if not typed.price:
        found["price"] = msg("Enter the price asked: the plan reckons with it.")
    if typed.floor is not None and typed.floors is not None and typed.floor > typed.floors:
        found["floor"] = msg("The floor is above the top of the building.")
    if typed.year_built is not None and not FIRST_YEAR <= typed.year_built <= this_year + YEARS_AHEAD:
        found["year_built"] = msg("Write the year with four digits, like 1996.")
    return found


def typed_from(home: Home) -> Typed:
    """The fields of a home that was entered before."""
    d = home.description
    return Typed(
        city=d.city,
        district=d.district,
        community=d.community,
        price=home.asking_price,
        area=d.floor_area,
        layout=d.layout,
        floor=d.floor,
        floors=d.floors,
        year_built=d.year_built,
        condition=d.condition,
        note=home.note,
        url=home.url,
    )


def home_from(typed: Typed, home_id: str, before: Description) -> Home:
    """A home of these fields; what the form does not ask for stays as it was. The price must be there."""
    if typed.price is None:
        raise ValueError("a home needs a price")
    description = msgspec.structs.replace(
        before,
        city=typed.city,
        district=typed.district,
        community=typed.community,
        layout=typed.layout,
        floor_area=typed.area,
        floor=typed.floor,
        # a storey that is now known in figures is no longer "high" or "low"
        floor_band=before.floor_band if typed.floor is None else None,
        floors=typed.floors,
        year_built=typed.year_built,
        condition=typed.condition,
    )
    return Home(home_id, description, typed.price, typed.note, typed.url)
