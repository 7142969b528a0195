"""When each of very many homes can be owned under one plan."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs.catalogue import PRICE
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.costs.many import all_in_many
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.evaluate.evaluator import table_ahead
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.tried import without_tried

NEVER = -1
PART = 65_536
"""Homes a part, so that what is worked out for a part stays in the processor's cache."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HomeMonths:
    """For each home: the home month counted from the plan's first, or NEVER; the all-in cost; what is left after.

    Both amounts are fen, and zero where the home is not reached.
    """

    month: NDArray[np.int32]
    all_in: NDArray[np.int64]
    left_after: NDArray[np.int64]


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """Months of one set of rules, [first, last), and those in which a purchase, present or by proxy, is possible."""

    first: int
    last: int
    proxy: bool
    possible: Flags


_Groups = list[list[Stretch]]
_Bought = tuple[NDArray[np.int32], Fens]


def home_months(plan: Plan, rules: Rules, homes: HomeArrays) -> HomeMonths:
    """What `project` answers for each home in the place of the scenario's, overrides and assumptions being its own.

    A life that has not bought does not depend on the home. Between two changes of the rules a home costs the same in
    every month, so that the first month whose highest opening so far covers it is found by bisection. Where prices
    drift, each month is a stretch of its own.
    """
    effective = effective_plan(plan, rules)
    delay = 0 if effective.bought is not None else effective.scenario.tried.later
    table = table_ahead(without_tried(effective), rules)
    money = openings(table)[: table.months] - table.cushion
    drifts = bool(rules.value("price_drift", effective.scenario.assumptions))
    groups = month_stretches(effective, rules, table.away, drifts=drifts)
    parts = []
    for first in range(0, max(1, len(homes)), PART):
        some = homes.part(slice(first, first + PART))
        bought = _part(some, groups, money, effective, rules)
        parts.append(_put_off(some, bought, delay, groups, money, effective, rules) if delay else bought)
    month, all_in = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    left = np.where(month == NEVER, 0, money[month] + table.cushion - all_in)
    return HomeMonths(month, all_in, left)


def _part(homes: HomeArrays, groups: _Groups, money: Fens, effective: EffectivePlan, rules: Rules) -> _Bought:
    """The home months and what the homes cost then, stretch after stretch, for homes that are still waiting."""
    month, all_in = np.full(len(homes), NEVER, np.int32), np.zeros(len(homes), np.int64)
    priced = np.ones(len(homes), bool) if PRICE.key in effective.scenario.overrides else homes.price > 0
    for group in groups:
        waiting = priced & (month == NEVER)
        if not waiting.any():
            break
        some = slice(None) if waiting.all() else np.flatnonzero(waiting)
        few = homes if isinstance(some, slice) else chosen_homes(homes, some)
        month[some], all_in[some] = _bought(few, group, money, effective, rules)
    return month, all_in


def _put_off(  # noqa: PLR0917 - as `_part`
    homes: HomeArrays, bought: _Bought, delay: int, groups: _Groups, money: Fens, effective: EffectivePlan, rules: Rules
) -> _Bought:
    """Homes that wait so many months beyond their first one: those of one first month are looked at together."""
    earliest, all_in = bought
    month = np.full(len(homes), NEVER, np.int32)
    for first in np.unique(earliest[earliest != NEVER]).tolist():
        at = np.flatnonzero(earliest == first)
        later = [[_from(one, first + delay) for one in group] for group in groups]
        open_ = [[one for one in group if one.possible.any()] for group in later]
        month[at], all_in[at] = _part(chosen_homes(homes, at), open_, money, effective, rules)
    return month, all_in


def _from(stretch: Stretch, month: int) -> Stretch:
    """The stretch without the months before `month`."""
    possible = stretch.possible & (np.arange(stretch.first, stretch.last) >= month)
    return dataclasses.replace(stretch, possible=possible)


def month_stretches(effective: EffectivePlan, rules: Rules, away: Flags, *, drifts: bool) -> _Groups:
    """The stretches of months in order, each in person and, where it is allowed and needed, by proxy."""
    months, start, not_before = len(away), effective.situation.start, effective.scenario.not_before
    earliest = 0 if not_before is None else not_before - start
    changes = [month - start for month in rules.changes() if 0 < month - start < months]
    edges = list(range(months + 1)) if drifts else [0, *changes, months]
    groups = []
    for first, last in itertools.pairwise(edges):
        absent = away[first:last]
        wanted = np.arange(first, last) >= earliest
        kinds = [Stretch(first, last, proxy=False, possible=~absent & wanted)]
        if effective.scenario.by_proxy:
            kinds.append(Stretch(first, last, proxy=True, possible=absent & wanted))
        groups.append([one for one in kinds if one.possible.any()])
    return groups


def _bought(
    homes: HomeArrays, group: list[Stretch], money: Fens, effective: EffectivePlan, rules: Rules
) -> tuple[NDArray[np.int32], Fens]:
    """The month within a stretch in which each home is bought, or NEVER, and what it costs then."""
    bought = np.full(len(homes), NEVER, np.int32)
    paid = np.zeros(len(homes), np.int64)
    scenario, situation = effective.scenario, effective.situation
    start, other_home = situation.start, situation.owns_other_home
    for stretch in group:
        month, proxy = start + stretch.first, stretch.proxy
        costs = all_in_many(homes, scenario, month, start, rules, other_home=other_home, proxy=proxy)
        months = stretch.first + np.flatnonzero(stretch.possible)
        highest = np.maximum.accumulate(money[months])
        first = np.append(months, NEVER).astype(np.int32)[_first_covering(highest, costs)]
        sooner = (first != NEVER) & ((bought == NEVER) | (first < bought))
        bought = np.where(sooner, first, bought)
        paid = np.where(sooner, costs, paid)
    return bought, paid


def _first_covering(highest: Fens, costs: Fens) -> NDArray[np.int64]:
    """The position of the first month whose money covers each cost; the number of months where none does."""
    if len(highest) == 1:
        return np.asarray(costs > highest[0], np.int64)
    return np.asarray(np.searchsorted(highest, costs), np.int64)


def chosen_homes(homes: HomeArrays, positions: NDArray[np.intp]) -> HomeArrays:
    """The homes at some positions."""
    columns = {
        field.name: getattr(homes, field.name)[positions]
        for field in dataclasses.fields(HomeArrays)
        if field.name != "cities"
    }
    return HomeArrays(**columns, cities=homes.cities)
