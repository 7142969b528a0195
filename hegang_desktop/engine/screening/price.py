"""Check of the unit price against the homes around."""

from __future__ import annotations

from collections.abc import Iterator

from hegang_desktop.domain.area import unit_price
from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.message import Message, Money, Percent, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.screening import Flag, Spread, Surroundings, Threshold, Thresholds

NORMAL_CONSISTENT = (14_826, 10_000)
"""By this the median distance from the median is multiplied to estimate a normal distribution's standard deviation
(1.4826 = 1 / 0.67449, the upper quartile of the standard normal distribution)."""


def price_flags(listing: Listing, surroundings: Surroundings, thresholds: Thresholds) -> Iterator[Flag]:
    """At most one flag: the unit price lies far below the nearest group of homes that is large enough.

    Community, then district, then the same floor band of the city, then the city; too few homes in all: no flag, for
    nothing can be said. Districts and cities are mixed, so that their spread must be passed by more than a community's.
    For the same surroundings a lower price never loses the flag.
    """
    own = own_unit_price(listing)
    group = compared_with(surroundings, thresholds)
    if own is None or group is None:
        return
    name, spread, most_spread = group
    if is_cheap(own, spread, thresholds, most_spread):
        below = (spread.median - own) * 10_000 // spread.median
        yield Flag(
            "cheap",
            "warn",
            _reason(name, own, spread, below),
            msg(
                "Ask what explains it: floor, title, leaks, debts, or an advert that is bait. See the home and the "
                "certificate before paying anything."
            ),
            spread.n,
        )


def compared_with(surroundings: Surroundings, thresholds: Thresholds) -> tuple[str, Spread, Threshold] | None:
    """The nearest group of homes that is large enough: its name, its unit prices, and which spread is far in it."""
    for name, spread, fewest, most_spread in (
        ("community", surroundings.community, thresholds.fewest_in_community, thresholds.cheap_spread_community),
        ("district", surroundings.district, thresholds.fewest_in_district, thresholds.cheap_spread_wider),
        ("city_band", surroundings.city_band, thresholds.fewest_in_city, thresholds.cheap_spread_wider),
        ("city", surroundings.city, thresholds.fewest_in_city, thresholds.cheap_spread_wider),
    ):
        if spread is not None and spread.n >= fewest.value and spread.median > 0:
            return name, spread, most_spread
    return None


def own_unit_price(listing: Listing) -> Fen | None:
    """Fen per square metre from total and area, else as stated; None where neither is there."""
    area = listing.description.floor_area
    if listing.asking_price > 0 and area is not None and area > 0:
        return unit_price(listing.asking_price, area)
    stated = listing.unit_price_stated
    return stated if stated is not None and stated > 0 else None


def is_cheap(own: Fen, spread: Spread, thresholds: Thresholds, spreads: Threshold) -> bool:
    """Whether `own` lies far enough below the median of `spread`, as `Thresholds` tells.

    Prices have a long upper tail, so that in a mixed city hardly any price is two deviations below the median; half
    the median is far under it all the same.
    """
    below = spread.median - own
    times, over = NORMAL_CONSISTENT
    by_share = below * 10_000 >= thresholds.cheap_share.value * spread.median
    by_spread = below * 100 * over >= spreads.value * spread.deviation * times
    by_far = below * 10_000 >= thresholds.far_share.value * spread.median
    return by_share and (by_spread or by_far)


def _reason(name: str, own: Fen, spread: Spread, below: int) -> Message:
    params: dict[str, object] = {
        "own": Money(Fen(round(own, -2))),
        "below": Percent(round(below, -2)),
        "median": Money(Fen(round(spread.median, -2))),
        "n": spread.n,
    }
    if name == "community":
        return msg("{own} per square metre: {below} under the median of its community ({median}, {n} homes).", **params)
    if name == "district":
        return msg(
            "{own} per square metre: {below} under the median of its district ({median}, {n} homes); too few homes "
            "of its community are known.",
            **params,
        )
    if name == "city_band":
        return msg(
            "{own} per square metre: {below} under the median of homes on such floors in its city ({median}, {n} "
            "homes); too few homes of its community and district are known.",
            **params,
        )
    return msg(
        "{own} per square metre: {below} under the median of its city ({median}, {n} homes); too few homes nearer by "
        "are known.",
        **params,
    )
