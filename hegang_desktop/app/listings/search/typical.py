"""Homes of three usual kinds in a city, from the offers of the catalogue: the middle one of each kind by its price."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.facet_codes import FLOORS
from hegang_desktop.app.listings.search.view import View
from hegang_desktop.domain.area import Area, square_metres
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.typical_home import HomeKind, TypicalHome
from hegang_desktop.store.catalog.columns.layout import NO_FLOOR, UNKNOWN

LEAST_OFFERS = 15
"""Offers of a city from which on they are told instead of the shipped figures."""
LEAST_OF_A_KIND = 5
NEWER_FROM = 2005
_LEAST_AREA, _MOST_AREA = square_metres(25), square_metres(200)
"""What is smaller is a garage or a shed, what is larger no flat."""
_MOST_STOREYS = 8
"""The upper third of a house of more storeys is not under the roof of a walk-up."""


def typical_offers(view: View, city: str) -> tuple[TypicalHome, ...]:
    """The kinds of which a city (its Chinese name) has enough offers; samples and what is gone do not count."""
    names = view.names("city")
    if city not in names:
        return ()
    area, price = view.stored("area").astype(np.int64), view.stored("price").astype(np.int64)
    among = (view.codes("city") == names.index(city)) & view.shown & ~view.gone & ~view.stored("sample").astype(bool)
    among &= (price > 0) & (area != UNKNOWN) & (area >= _LEAST_AREA) & (area <= _MOST_AREA)
    if np.count_nonzero(among) < LEAST_OFFERS:
        return ()
    year = view.stored("year").astype(np.int64)
    newer = (year != UNKNOWN) & (year >= NEWER_FROM)
    codes, _ = view.facet("floor")
    floors = view.stored("floors").astype(np.int64)
    walk_up = (floors == NO_FLOOR) | (floors <= _MOST_STOREYS)
    top = (codes == FLOORS.index("top")) | ((codes == FLOORS.index("high")) & walk_up)
    of_kind: dict[HomeKind, NDArray[np.bool_]] = {
        "old_top": among & ~newer & top,
        "old_usual": among & ~newer & ~top,
        "newer": among & newer,
    }
    return tuple(
        _middle(view, kind, city, np.flatnonzero(which))
        for kind, which in of_kind.items()
        if np.count_nonzero(which) >= LEAST_OF_A_KIND
    )


def _middle(view: View, kind: HomeKind, city: str, at: NDArray[np.int64]) -> TypicalHome:
    """The offer in the middle by price, the cheaper of two."""
    prices = view.stored("price")[at]
    one = int(at[np.argsort(prices, kind="stable")[(len(at) - 1) // 2]])
    return TypicalHome(
        kind=kind,
        city=city,
        floor_area=Area(int(view.stored("area")[one])),
        price=Fen(int(view.stored("price")[one])),
        offers=len(at),
        floor=_known(view.stored("floor"), one),
        floors=_known(view.stored("floors"), one),
    )


def _known(column: NDArray[Any], at: int) -> int | None:
    value = int(column[at])
    return None if value == NO_FLOOR else value
