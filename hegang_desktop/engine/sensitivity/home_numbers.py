"""What a plan says of each of very many homes: when, at what cost, and for how long what is left lasts."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.household import movers
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.costs.many import all_in_many, heating_many, holding_many
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.evaluate.evaluator import table_ahead
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.safety.homes import TONES, safe_homes
from hegang_desktop.engine.sensitivity.first_months import NEVER
from hegang_desktop.engine.sensitivity.homes import home_months
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.build import build
from hegang_desktop.engine.timetable.growth import grown_each
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.tried import with_stresses, without_tried

LONGEST: Final = 120
"""Months a runway is followed; what lasts as long does not run out, for choosing a home."""
NEVER_ENDS: Final = 10_000
__all__ = ["LONGEST", "NEVER", "NEVER_ENDS", "TONES", "HomeNumbers", "home_numbers"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HomeNumbers:
    """One position a home.

    `safe` is the safe month counted from the plan's first, or NEVER, and `tone` indexes TONES. `month` is the one that
    the figures are of: the safe month, without one the home month, or NEVER; `all_in` the all-in cost then, for a home
    that is never reached that of the plan's first month; `left_after` fen, 0 where not reached; `yearly_cost` the
    holding cost of a year lived in; `runway` whole months without income after buying, NEVER_ENDS from LONGEST on,
    NEVER where not reached. Amounts are fen.
    """

    safe: NDArray[np.int32]
    tone: NDArray[np.int8]
    month: NDArray[np.int32]
    all_in: NDArray[np.int64]
    left_after: NDArray[np.int64]
    yearly_cost: NDArray[np.int64]
    runway: NDArray[np.int16]


def home_numbers(plan: Plan, rules: Rules, homes: HomeArrays) -> HomeNumbers:
    """What the plan answers for each home in the place of the scenario's, overrides and assumptions being its own."""
    reached = home_months(plan, rules, homes)
    effective = effective_plan(plan, rules)
    start, scenario = effective.situation.start, effective.scenario
    safe = safe_homes(plan, rules, homes, reached)
    holds = safe.month != NEVER
    months = np.where(holds, safe.month, reached.month)
    all_in = np.where(holds, safe.all_in, reached.all_in)
    before = openings(table_ahead(without_tried(effective), rules))
    left = np.where(holds, before[np.maximum(months, 0)] - all_in, reached.left_after)
    never = months == NEVER
    if never.any():
        other_home = effective.situation.owns_other_home
        count = movers(effective.situation.people, start)
        at_once = all_in_many(homes, scenario, start, start, rules, other_home=other_home, movers=count)
        all_in = np.where(never, at_once, all_in)
    yearly = holding_many(homes, scenario, start, rules)
    ahead = int(months.max(initial=0)) + 1
    for first, last in _stretches(effective, rules, ahead)[1:]:
        here = (months >= first) & (months < last)
        if here.any():
            yearly = np.where(here, holding_many(homes, scenario, start + first, rules), yearly)
    runway = _runways(effective, rules, homes, months, left)
    return HomeNumbers(safe.month, safe.tone, months, all_in, left, yearly, runway)


def _stretches(effective: EffectivePlan, rules: Rules, length: int) -> list[tuple[int, int]]:
    """The months, [first, last), in which one set of rules holds."""
    start = effective.situation.start
    inside = [month - start for month in rules.changes() if 0 < month - start < length]
    return list(itertools.pairwise([0, *inside, length]))


class _Dues:
    """What falls due of the holding cost of each home: heating, and the rest on the day of the purchase."""

    def __init__(self, effective: EffectivePlan, rules: Rules, homes: HomeArrays, length: int, *, empty: bool) -> None:
        scenario, start = effective.scenario, effective.situation.start
        self._stretches = _stretches(effective, rules, length)
        self._inflation = rules.value("inflation_heating", scenario.assumptions)
        self._heating: dict[tuple[int, bool], Fens] = {}
        self._rest: dict[tuple[int, bool], Fens] = {}
        for at, (first, _) in enumerate(self._stretches):
            for lived_in in (True, False) if empty else (True,):
                heating = heating_many(homes, scenario, start + first, rules, lived_in=lived_in)
                all_year = holding_many(homes, scenario, start + first, rules, lived_in=lived_in)
                self._heating[at, lived_in], self._rest[at, lived_in] = heating, all_year - heating

    def _stretch(self, month: int) -> int:
        return next(at for at, (first, last) in enumerate(self._stretches) if first <= month < last)

    def heating(self, month: int, at: NDArray[np.intp], *, lived_in: bool) -> Fens:
        """The heating bill of the homes at some positions in a month."""
        amounts = self._heating[self._stretch(month), lived_in][at]
        years = month // MONTHS_A_YEAR
        if not self._inflation or not years:
            return amounts
        return grown_each(amounts, self._inflation, np.array(years))

    def rest(self, month: int, at: NDArray[np.intp], *, lived_in: bool) -> Fens:
        """The other lines, once a year."""
        return self._rest[self._stretch(month), lived_in][at]


def _runways(
    effective: EffectivePlan, rules: Rules, homes: HomeArrays, months: NDArray[np.int32], left: Fens
) -> NDArray[np.int16]:
    """Homes bought in the same month have everything but the holding cost in common: each month is followed once."""
    runway = np.where(months == NEVER, NEVER, NEVER_ENDS).astype(np.int16)
    order = np.argsort(months, kind="stable")
    ordered = months[order]
    begins = np.searchsorted(ordered, np.unique(ordered[ordered != NEVER]))
    if not len(begins):
        return runway
    ahead = int(ordered[-1]) + 1
    table = msgspec.structs.replace(build(without_tried(effective), rules), holding=())
    waits = bool((table.moves_in > np.arange(table.months)).any())
    dues = _Dues(effective, rules, homes, ahead + LONGEST + 1, empty=waits)
    for first, last in itertools.pairwise([*begins.tolist(), len(order)]):
        at, home = order[first:last], int(ordered[first])
        there = with_stresses(table, effective, rules, home)
        runway[at] = _followed(there, dues, home, at, left[at])
    return runway


def _followed(table: Timetable, dues: _Dues, home: int, homes: NDArray[np.intp], money: Fens) -> NDArray[np.int16]:
    """The runways of the homes at some positions, all bought in the month `home`, from what is left of the money."""
    runway = np.full(len(homes), NEVER_ENDS, np.int16)
    place, at = np.arange(len(homes)), homes
    brought = np.cumsum(sums.net(table, home, income=False)[home : home + LONGEST]).tolist()
    first_heating, moved = int(table.first_heating[home]), int(table.moves_in[home])
    for after, common in enumerate(brought):
        month = home + after
        if month >= first_heating and (month - first_heating) % MONTHS_A_YEAR == 0:
            money = money - dues.heating(month, at, lived_in=month >= moved)
        if after and after % MONTHS_A_YEAR == 0:
            money = money - dues.rest(month, at, lived_in=month >= moved)
        out = money < -common
        if out.any():
            runway[place[out]] = after
            place, at, money = place[~out], at[~out], money[~out]
            if not len(at):
                break
    return runway
