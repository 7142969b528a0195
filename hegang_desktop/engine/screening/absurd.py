"""Checks for figures that no home has: they are slips of unit or digit, or bait, and they skew what is compared."""

from __future__ import annotations

from collections.abc import Iterator

from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.message import Message, Money, SquareMetres, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.screening import Flag, Surroundings, Thresholds
from hegang_desktop.engine.screening.price import compared_with, own_unit_price

_YUAN = 100
_SQUARE_METRE = 100


def absurd_flags(listing: Listing, surroundings: Surroundings, thresholds: Thresholds) -> Iterator[Flag]:
    """A flag for an area that no home has, and one for a price that cannot be meant."""
    area = listing.description.floor_area
    smallest, largest = (one.value * _SQUARE_METRE for one in (thresholds.smallest_area, thresholds.largest_area))
    if area and not smallest <= area <= largest:
        reason = (
            msg("{area} are too few for a home.", area=SquareMetres(area))
            if area < smallest
            else msg("{area} are more than a home has.", area=SquareMetres(area))
        )
        yield Flag(
            "area_absurd",
            "warn",
            reason,
            msg(
                "Ask for the area in the certificate of title; it may be one room, a share, or a slip of the keyboard."
            ),
        )
    own = own_unit_price(listing)
    if own is None:
        return
    reason_of_price, sample = _absurd_price(own, surroundings, thresholds)
    if reason_of_price is not None:
        yield Flag(
            "price_absurd",
            "warn",
            reason_of_price,
            msg("Ask for total and area in writing: yuan and ten thousand yuan may have been mixed up."),
            sample,
        )


def _absurd_price(own: Fen, surroundings: Surroundings, thresholds: Thresholds) -> tuple[Message | None, int | None]:
    """Why a price per square metre cannot be, and the number of homes that this rests on."""
    shown = Money(Fen(round(own, -2)))
    if own > thresholds.most_unit_price.value * _YUAN:
        return msg("{own} per square metre: no home costs that much.", own=shown), None
    if own < thresholds.least_unit_price.value * _YUAN:
        return msg("{own} per square metre: no home costs so little.", own=shown), None
    _, spread, _ = compared_with(surroundings, thresholds) or (None, None, None)
    if spread is not None and own > thresholds.most_times.value * spread.median:
        median = Money(Fen(round(spread.median, -2)))
        return (
            msg(
                "{own} per square metre: {times} times the median of {n} homes around it ({median}).",
                own=shown,
                times=own // spread.median,
                n=spread.n,
                median=median,
            ),
            spread.n,
        )
    return None, None
