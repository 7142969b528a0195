"""Homes of three usual kinds in a city, from the shipped figures, and what they cost all in."""

from __future__ import annotations

import functools

import msgspec

from hegang_desktop.app.plan.new_plan import COMMON_AREA
from hegang_desktop.app.plan.target_home import find_city
from hegang_desktop.app.rules import load_cities, load_rules, read_resource
from hegang_desktop.domain.area import Area, square_metres
from hegang_desktop.domain.codec import convert
from hegang_desktop.domain.listing import Description, FloorBand
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Source
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.domain.typical_home import HOME_KINDS, HomeKind, TypicalHome

FALLBACK = "hegang"
"""The city whose figures stand in where nothing is known of another one."""


class _Shipped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `resources/cities/homes.toml`; area in whole square metres, price in fen."""

    city: str
    kind: HomeKind
    area: int
    price: int
    source: Source
    area_assumed: bool = False
    band: FloorBand | None = None
    floor: int | None = None
    floors: int | None = None
    condition: str = ""


@functools.cache
def _load() -> dict[tuple[str, HomeKind], TypicalHome]:
    names = {city.id: city.zh for city in load_cities()}
    entries = convert(read_resource("cities", "homes.toml")["homes"], tuple[_Shipped, ...])
    return {
        (names[one.city], one.kind): TypicalHome(
            kind=one.kind,
            city=names[one.city],
            floor_area=square_metres(one.area),
            price=Fen(one.price),
            area_assumed=one.area_assumed,
            source=one.source,
            band=one.band,
            floor=one.floor,
            floors=one.floors,
            condition=one.condition,
        )
        for one in entries
    }


def shipped_homes(city: str) -> tuple[TypicalHome, ...]:
    """One home of each kind for a city (its Chinese name): its own where known, else that of Hegang, which it names."""
    known = _load()
    fallback = next(one.zh for one in load_cities() if one.id == FALLBACK)
    return tuple(known.get((city, kind)) or known[(fallback, kind)] for kind in HOME_KINDS)


def typical_target(home: TypicalHome, city: str, note: str = "") -> TargetHome:
    """A target home of that kind in a city; `note` says where its figures come from."""
    known = find_city(city)
    description = Description(
        city=city, floor=home.floor, floor_band=home.band, floors=home.floors, condition=home.condition
    )
    return TargetHome(
        description=description,
        floor_area=home.floor_area,
        price=home.price,
        heated=known.heated if known else True,
        area_assumed=home.area_assumed,
        note=note,
    )


def all_in_cost(home: TargetHome, month: Month) -> Fen:
    """What a home costs all in when it is bought in a month, under the shipped rules, in whole yuan."""
    from hegang_desktop.domain.cost import total
    from hegang_desktop.engine.costs.all_in import all_in  # the engine is not needed before it is asked for

    return whole_yuan(total(all_in(Scenario("", "", home), month, month, load_rules(), other_home=False)))


def own_target(city: str, price: Fen, area: Area | None) -> TargetHome:
    """A target home of which only the price is known, and perhaps the area; else a common one is assumed."""
    known = find_city(city)
    return TargetHome(
        description=Description(city=city),
        floor_area=area or COMMON_AREA,
        area_assumed=area is None,
        price=price,
        heated=known.heated if known else True,
    )
