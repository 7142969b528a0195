"""Checks of figures that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hegang_desktop.domain.area import Area, unit_price
from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.message import Money, SquareMetres, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.screening import Flag, Thresholds

_PRICE_STEPS = (1_000_000, 100_000, 10_000, 1_000, 100)
"""What a total may have been rounded to, in fen: ten thousand yuan down to one."""
_UNIT_PRICE_STEPS = (10_000, 1_000, 100)
_AREA_STEPS = (100, 10)
_WAN = 10_000


def figures_flags(listing: Listing, thresholds: Thresholds) -> Iterator[Flag]:
    """The flags about total, area and unit price, gross and interior area, floor and number of floors."""
    described = listing.description
    gross, interior = described.floor_area, described.interior_area
    stated = listing.unit_price_stated
    if stated is not None and _contradicts(listing, stated, thresholds.figures_tolerance.value):
        area = Area(gross or 1)
        yield Flag(
            "unit_price_contradicts",
            "warn",
            msg(
                "{price} for {area} are {computed} per square metre, and the advert says {stated}.",
                price=Money(listing.asking_price),
                area=SquareMetres(area),
                computed=Money(Fen(round(unit_price(listing.asking_price, area), -2))),
                stated=Money(stated),
            ),
            msg("Ask which of total, area and unit price is meant, and see the area in the certificate of title."),
        )
    if gross and interior and interior > gross > 0:
        yield Flag(
            "areas_contradict",
            "note",
            msg(
                "The interior area of {interior} is larger than the floor area of {gross}.",
                interior=SquareMetres(interior),
                gross=SquareMetres(gross),
            ),
            msg("See the area in the certificate of title; an added storey or balcony is often not in it."),
        )
    if described.floor is not None and described.floors is not None and described.floor > described.floors >= 1:
        yield Flag(
            "floors_contradict",
            "note",
            msg("Floor {floor} of {floors} is impossible.", floor=str(described.floor), floors=str(described.floors)),
            msg("Ask which floor of how many, and whether the last storey was built on later."),
        )


def _contradicts(listing: Listing, stated: Fen, tolerance: int) -> bool:
    """Whether the stated unit price lies outside all that total and area can mean before they were rounded.

    A unit price per square metre of interior area, and one counted in ten thousand yuan, are no contradiction.
    """
    described = listing.description
    total = listing.asking_price
    if total <= 0 or stated <= 0 or described.floor_area is None or described.floor_area <= 0:
        return False
    areas = [described.floor_area]
    if described.interior_area is not None and described.interior_area > 0:
        areas.append(described.interior_area)
    loose_total = Fraction(_step(total, _PRICE_STEPS), 2)
    loose_stated = Fraction(_step(stated, _UNIT_PRICE_STEPS), 2)
    for area in areas:
        loose_area = min(Fraction(_step(area, _AREA_STEPS), 2), Fraction(area, 2))
        least = (total - loose_total) * 100 / (area + loose_area) * (10_000 - tolerance) / 10_000
        most = (total + loose_total) * 100 / (area - loose_area) * (10_000 + tolerance) / 10_000
        for unit in (Fraction(1), Fraction(_WAN), Fraction(1, _WAN)):
            if (stated + loose_stated) * unit >= least and (stated - loose_stated) * unit <= most:
                return False
    return True


def _step(value: int, steps: tuple[int, ...]) -> int:
    """The coarsest step that a value is a multiple of; 1 if of none."""
    return next((step for step in steps if value % step == 0), 1)
