"""What the open plan says of every home: all-in cost, safe month, tone, yearly cost, runway."""

from __future__ import annotations

import datetime

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.view import NOWHERE, View
from hegang_desktop.app.plan.new_plan import COMMON_AREA, without_own_price
from hegang_desktop.app.plan.target_home import HEATED_BY_ITSELF, find_city, held_of
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.search import NO_END, Number
from hegang_desktop.engine.costs.home_arrays import BANDS as ENGINE_BANDS
from hegang_desktop.engine.costs.home_arrays import HELD, UNKNOWN, HomeArrays
from hegang_desktop.engine.costs.home_arrays import NO_FLOOR as ENGINE_NO_FLOOR
from hegang_desktop.engine.costs.kinds.repairs import is_bare
from hegang_desktop.engine.sensitivity.home_numbers import NEVER, NEVER_ENDS, home_numbers
from hegang_desktop.store.catalog.columns.layout import BANDS, NO_FLOOR
from hegang_desktop.store.catalog.columns.layout import UNKNOWN as NOT_SEEN


def homes_of(view: View, at: NDArray[np.int64] | None = None) -> HomeArrays:
    """The homes at some positions, or all, as `target_from` makes them one by one."""

    def column(name: str) -> NDArray[np.int64]:
        whole = view.stored(name)
        return (whole if at is None else whole[at]).astype(np.int64)

    def worded(name: str) -> NDArray[np.int32]:
        whole = view.codes(name)
        return whole if at is None else whole[at]

    area, floor, floors = column("area"), column("floor"), column("floors")
    cities = view.names("city")
    warm = np.array([city.heated if (city := find_city(name)) else True for name in cities], bool)
    own = np.array([HEATED_BY_ITSELF in name for name in view.names("heating")], bool)
    bare = np.array([is_bare(name) for name in view.names("condition")], bool)
    silent = np.array([not name.strip() for name in view.names("condition")], bool)
    held = np.array([HELD.index(held_of(name)) for name in view.names("seller_held")], np.int8)
    band = np.array([ENGINE_BANDS.index(name or None) for name in BANDS], np.int8)
    return HomeArrays.listed(
        column("price"),
        np.where(area > 0, area, COMMON_AREA),
        interior_area=np.maximum(column("interior_area"), 0),
        heated=warm.take(worded("city")) & ~own.take(worded("heating")),
        bare=bare.take(worded("condition")),
        undescribed=silent.take(worded("condition")),
        held=held.take(worded("seller_held")),
        held_in=_months_of(column("last_seen")),
        floor=np.where(floor == NO_FLOOR, ENGINE_NO_FLOOR, floor),
        floors=np.where(floors == NO_FLOOR, ENGINE_NO_FLOOR, floors),
        floor_band=band.take(column("band")),
        city=worded("city"),
        cities=cities,
    )


def _months_of(days: NDArray[np.int64]) -> NDArray[np.int64]:
    """`Month.index` of days, which are ordinals."""
    epoch = datetime.date(1970, 1, 1).toordinal()
    months = (days - epoch).astype("M8[D]").astype("M8[M]").astype(np.int64)
    return np.where(days == NOT_SEEN, UNKNOWN, months + Month(1970, 1).index)


def plan_numbers(view: View, plan: Plan, at: NDArray[np.int64] | None = None) -> dict[Number, NDArray[np.int64]]:
    """The plan's numbers of the homes at some positions, or of all. Shape of each: (homes,)."""
    rules = load_rules()
    homes = homes_of(view, at)
    numbers = home_numbers(without_own_price(plan), rules, homes)
    months, safe = numbers.month.astype(np.int64), numbers.safe.astype(np.int64)
    runway = numbers.runway.astype(np.int64)
    return {
        "all_in": numbers.all_in,
        "yearly_cost": numbers.yearly_cost,
        "safe_month": np.where(safe == NEVER, NOWHERE, safe + plan.situation.start.index),
        "tone": np.where(homes.price > 0, numbers.tone.astype(np.int64), NOWHERE),
        "runway": np.where(months == NEVER, NOWHERE, np.where(runway == NEVER_ENDS, NO_END, runway)),
    }
