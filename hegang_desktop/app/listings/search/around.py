"""A home among those offered around it: what screening compares it with, and its place by unit price.

A home in several adverts counts once; homes that are gone count as long as they are in the catalogue, as prices do.
"""

from __future__ import annotations

from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.facet_codes import FLOORS
from hegang_desktop.app.listings.search.view import View
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.screening import Spread, Surroundings
from hegang_desktop.engine.screening.surroundings import group_spreads
from hegang_desktop.store.catalog.columns.layout import UNKNOWN

Group = Literal["community", "district", "city", "floor"]
GROUPS: tuple[Group, ...] = ("community", "district", "city", "floor")
FEWEST = 8
"""Fewer homes than this say nothing about a price."""
_QUARTERS = (25, 50, 75)


class PriceStanding(msgspec.Struct, frozen=True):
    """The unit price of a home among `n` others of a group.

    `cheaper` of a hundred of them ask less per square metre; None for too few. `median` is in fen per square metre.
    """

    group: Group
    name: str
    n: int
    cheaper: int | None = None
    median: Fen | None = None


class UnitPrices(msgspec.Struct, frozen=True):
    """Unit prices of a group of homes in fen per square metre: how many, lower quarter, median, upper quarter."""

    name: str
    n: int
    lower: Fen
    median: Fen
    upper: Fen


def places(view: View, at: int) -> tuple[PriceStanding, ...]:
    """Where a home stands by unit price, from its community to its city; nothing without a unit price."""
    own = int(view.stored("unit_price")[at])
    if own == UNKNOWN:
        return ()
    unit_price, counted = view.stored("unit_price"), _counted(view)
    counted[at] = False
    standings: list[PriceStanding] = []
    for group in GROUPS:
        name, members = _members(view, at, group)
        if members is None:
            continue
        prices = unit_price[members & counted]
        if len(prices) < FEWEST:
            standings.append(PriceStanding(group, name, len(prices)))
        else:
            cheaper = int(np.count_nonzero(prices < own)) * 100 // len(prices)
            standings.append(PriceStanding(group, name, len(prices), cheaper, Fen(int(np.median(prices)))))
    return tuple(standings)


def surroundings(view: View, at: int) -> Surroundings:
    """What screening compares a home of the catalogue with; the same as for the catalogue as a whole."""
    unit_price, shown = view.stored("unit_price"), view.shown
    city = view.codes("city") == view.codes("city")[at]
    district = city & (view.codes("district") == view.codes("district")[at])
    named = {word: bool(view.names(word)[int(view.codes(word)[at])]) for word in ("city", "district", "community")}

    def spread(members: NDArray[np.bool_], *, named: bool) -> Spread | None:
        if not named:
            return None
        prices = unit_price[members & shown].astype(np.int64)
        zeros = np.zeros(len(prices), np.int64)
        return group_spreads(np.where(prices == UNKNOWN, 0, prices), zeros, 1).spread(0)

    band = view.stored("band")
    return Surroundings(
        spread(district & (view.codes("community") == view.codes("community")[at]), named=named["community"]),
        spread(district, named=named["city"] and named["district"]),
        spread(city, named=named["city"]),
        spread(city & (band == band[at]), named=named["city"] and bool(band[at])),
    )


def by_floor(view: View, among: NDArray[np.int64]) -> tuple[UnitPrices, ...]:
    """Unit prices by storey of the homes at some positions, from the ground floor up; only storeys that have homes."""
    codes, _ = view.facet("floor")
    return _by(view, among, codes, FLOORS, list(range(1, len(FLOORS))))


def by_community(view: View, among: NDArray[np.int64], most: int = 30) -> tuple[UnitPrices, ...]:
    """Unit prices by community of the homes at some positions, the communities with most homes first."""
    codes, names = view.codes("community"), view.names("community")
    counts = np.bincount(codes[among], minlength=len(names))
    if len(counts):
        counts[0] = 0
    largest = [int(code) for code in np.argsort(-counts, kind="stable")[:most] if counts[code]]
    return _by(view, among, codes, names, largest)


def _by(
    view: View, among: NDArray[np.int64], codes: NDArray[np.integer], names: tuple[str, ...], wanted: list[int]
) -> tuple[UnitPrices, ...]:
    prices, of = view.stored("unit_price")[among], codes[among]
    known = prices != UNKNOWN
    prices, of = prices[known], of[known]
    spreads: list[UnitPrices] = []
    for code in wanted:
        here = prices[of == code]
        if len(here):
            lower, median, upper = (Fen(int(one)) for one in np.percentile(here, _QUARTERS))
            spreads.append(UnitPrices(names[code], len(here), lower, median, upper))
    return tuple(spreads)


def _counted(view: View) -> NDArray[np.bool_]:
    return np.asarray(view.shown & (view.stored("unit_price") != UNKNOWN))


def _members(view: View, at: int, group: Group) -> tuple[str, NDArray[np.bool_] | None]:
    """The name of a home's group and who is in it; None when the home does not tell."""
    city = int(view.codes("city")[at])
    here = view.codes("city") == city
    if group == "city":
        name = view.names("city")[city]
        return name, here if name else None
    if group == "floor":
        codes, values = view.facet("floor")
        name = values[int(codes[at])]
        return name, here & (codes == codes[at]) if name else None
    code = int(view.codes(group)[at])
    name = view.names(group)[code]
    return name, here & (view.codes(group) == code) if name else None
