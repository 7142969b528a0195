"""How many of the homes on offer are safe to buy by a month, and where they are."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.view import NOWHERE, View
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.search import Search

MOST_PLACES = 6


class OffersInReach(msgspec.Struct, frozen=True):
    """`homes` that are offered have their safe month in `month` or before it.

    `places` are where most of them are, with how many: cities, or districts where all are in one city.
    """

    month: Month
    homes: int
    places: tuple[tuple[str, int], ...] = ()


def search_by(month: Month) -> Search:
    """What finds them."""
    return Search().within("safe_month", None, month.index)


def within_reach(view: View, safe: NDArray[np.int64], offered: NDArray[np.bool_], month: Month) -> OffersInReach:
    """Count them; `safe` are the safe months of all homes (`Month.index`, NOWHERE), `offered` who takes part."""
    at = np.flatnonzero(offered & (safe != NOWHERE) & (safe <= month.index))
    places = _places(view, "city", at)
    if len(places) == 1:
        places = _places(view, "district", at)
    return OffersInReach(month, len(at), places[:MOST_PLACES])


def _places(view: View, column: str, at: NDArray[np.int64]) -> tuple[tuple[str, int], ...]:
    names = view.names(column)
    counts = np.bincount(view.codes(column)[at], minlength=len(names))
    order = np.argsort(-counts, kind="stable")
    return tuple((names[code], int(counts[code])) for code in order.tolist() if counts[code] and names[code])
