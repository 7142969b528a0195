"""The homes found as points: area, price and a colour by one facet; and unit prices by storey and community."""

from __future__ import annotations

from array import array

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.around import UnitPrices, by_community, by_floor
from hegang_desktop.app.listings.search.plan_line import PlanLine, plan_lines
from hegang_desktop.app.listings.search.view import View
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.search import Facet
from hegang_desktop.store.catalog.columns.layout import UNKNOWN

MOST_POINTS = 20_000
MOST_COLOURS = 5
OTHERS = -1
COLOURED_BY: tuple[Facet, ...] = tuple(
    field.facet.id or field.id for field in FIELDS.on("picture") if field.facet is not None
)


class Picture(msgspec.Struct, frozen=True):
    """`areas` (1/100 m²), `prices` (fen), `ids` and `colours` are parallel; a colour is a position in `values`, or
    OTHERS. `known` homes have both numbers; when they are more than MOST_POINTS, evenly chosen ones are shown.
    """

    facet: Facet
    values: tuple[str, ...]
    ids: NDArray[np.int64]
    areas: NDArray[np.int64]
    prices: NDArray[np.int64]
    colours: NDArray[np.int8]
    known: int
    lines: tuple[PlanLine, ...]
    floors: tuple[UnitPrices, ...]
    communities: tuple[UnitPrices, ...]


def picture_of(view: View, ids: array[int], facet: Facet, plan: Plan | None) -> Picture:
    """The picture of what was found."""
    at = view.positions(np.frombuffer(ids, np.int64))
    among = at[at >= 0]
    floors, communities = by_floor(view, among), by_community(view, among)
    area, price = view.stored("area")[among].astype(np.int64), view.stored("price")[among].astype(np.int64)
    known = (area != UNKNOWN) & (area > 0) & (price > 0)
    among, area, price = among[known], area[known], price[known]
    count = len(among)
    if count > MOST_POINTS:
        chosen = np.linspace(0, count - 1, MOST_POINTS).astype(np.int64)
        among, area, price = among[chosen], area[chosen], price[chosen]
    codes, names = view.facet(facet)
    here = codes[among].astype(np.int64)
    counts = np.bincount(here, minlength=len(names))
    counts = np.where([bool(name) for name in names], counts, 0)
    frequent = [int(code) for code in np.argsort(-counts, kind="stable")[:MOST_COLOURS] if counts[code]]
    colour_of = np.full(len(names), OTHERS, np.int8)
    for colour, code in enumerate(frequent):
        colour_of[code] = colour
    lines: tuple[PlanLine, ...] = ()
    if plan is not None and count:
        low, high = np.percentile(area, (1, 99))
        lines = plan_lines(plan, Area(int(low)), Area(int(high)))
    return Picture(
        facet, tuple(names[code] for code in frequent), view.ids[among], area, price, colour_of[here], count, lines,
        floors, communities,
    )  # fmt: skip
