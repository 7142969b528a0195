"""When each of very many homes can be owned under one plan."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.household import mover_changes, movers
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.target import SellerHeld
from hegang_desktop.engine.costs.catalogue import PRICE
from hegang_desktop.engine.costs.first_winter_many import first_winters
from hegang_desktop.engine.costs.holding_time import AGES
from hegang_desktop.engine.costs.home_arrays import HELD, UNKNOWN, HomeArrays
from hegang_desktop.engine.costs.many import all_in_many, seasons_many
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.evaluate.evaluator import table_ahead
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.timetable.arrays import Fens, Flags

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
class _Stretch:
    """Months of one set of rules, [first, last), and those in which a purchase, present or by proxy, is possible."""

    first: int
    last: int
    proxy: bool
    possible: Flags


def home_months(plan: Plan, rules: Rules, homes: HomeArrays) -> HomeMonths:
    """What `project` answers for each home in the place of the scenario's, overrides and assumptions being its own.

    A life that has not bought does not depend on the home. Between two changes of the rules a home costs the same in
    every month, its first winter's heating apart, so that the first month whose highest opening so far covers all the
    rest is found by bisection, and from it on the first that covers the heating too. Where prices drift, each month is
    a stretch of its own. Homes whose sellers will have held them for longer are taken by themselves.
    """
    effective = effective_plan(plan, rules)
    table = table_ahead(effective, rules)
    money = openings(table)[: table.months] - table.cushion
    drifts = bool(rules.value("price_drift", effective.scenario.assumptions))
    month, all_in = np.full(len(homes), NEVER, np.int32), np.zeros(len(homes), np.int64)
    for changes, at in _aging(homes, effective.situation.start, table.months, rules):
        groups = _stretches(effective, rules, table.away, changes, drifts=drifts)
        some = homes if at is None else _chosen(homes, at)
        parts = [
            _part(some.part(slice(first, first + PART)), groups, money, effective, rules)
            for first in range(0, max(1, len(some)), PART)
        ]
        bought, paid = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        if at is None:
            month, all_in = bought, paid
        else:
            month[at], all_in[at] = bought, paid
    left = np.where(month == NEVER, 0, money[month] + table.cushion - all_in)
    return HomeMonths(month, all_in, left)


def _aging(
    homes: HomeArrays, start: Month, months: int, rules: Rules
) -> Iterator[tuple[list[int], NDArray[np.intp] | None]]:
    """The homes by the months in which their taxes change with the time of holding, as positions (None: all)."""
    ages = {HELD.index(kind): _telling(kind, rules) for kind in AGES}
    young = np.flatnonzero(np.isin(homes.held, [held for held, after in ages.items() if after]))
    since = np.where(homes.held_in[young] == UNKNOWN, start.index, homes.held_in[young]) - start.index
    kinds, group = np.unique(since * len(HELD) + homes.held[young], return_inverse=True)
    groups: dict[tuple[int, ...], list[int]] = {}
    for number, key in enumerate(kinds.tolist()):
        passed, held = divmod(key, len(HELD))
        changes = tuple(at for after in ages[held] if 0 < (at := passed + after + 1) < months)
        groups.setdefault(changes, []).append(number)
    if not any(groups):
        yield [], None
        return
    apart = np.zeros(len(homes), bool)
    for changes, numbers in groups.items():
        if changes:
            at = young[np.isin(group, numbers)]
            apart[at] = True
            yield list(changes), at
    yield [], np.flatnonzero(~apart)


def _telling(kind: SellerHeld, rules: Rules) -> tuple[int, ...]:
    """After how many months of those in which a holding time becomes another some tax changes with it."""
    changes = []
    for after, aged in AGES[kind]:
        if any((kind in rule.held) != (aged in rule.held) for rule in rules.sale_taxes):
            changes.append(after)
        kind = aged
    return tuple(changes)


def _part(
    homes: HomeArrays, groups: list[list[_Stretch]], money: Fens, effective: EffectivePlan, rules: Rules
) -> tuple[NDArray[np.int32], Fens]:
    """The home months and what the homes cost then, stretch after stretch, for homes that are still waiting."""
    month, all_in = np.full(len(homes), NEVER, np.int32), np.zeros(len(homes), np.int64)
    priced = np.ones(len(homes), bool) if PRICE.key in effective.scenario.overrides else homes.price > 0
    for group in groups:
        waiting = priced & (month == NEVER)
        if not waiting.any():
            break
        some = slice(None) if waiting.all() else np.flatnonzero(waiting)
        few = homes if isinstance(some, slice) else _chosen(homes, some)
        month[some], all_in[some] = _bought(few, group, money, effective, rules)
    return month, all_in


def _stretches(
    effective: EffectivePlan, rules: Rules, away: Flags, others: list[int], *, drifts: bool
) -> list[list[_Stretch]]:
    """The stretches of months in order, each in person and, where it is allowed and needed, by proxy."""
    months, start = len(away), effective.situation.start
    dated = {month - start for month in (*rules.changes(), *mover_changes(effective.situation.people))}
    changes = sorted(at for at in {*dated, *others} if 0 < at < months)
    edges = list(range(months + 1)) if drifts else [0, *changes, months]
    groups = []
    for first, last in itertools.pairwise(edges):
        absent = away[first:last]
        kinds = [_Stretch(first, last, proxy=False, possible=~absent)]
        if effective.scenario.by_proxy:
            kinds.append(_Stretch(first, last, proxy=True, possible=absent))
        groups.append([one for one in kinds if one.possible.any()])
    return groups


def _bought(
    homes: HomeArrays, group: list[_Stretch], money: Fens, effective: EffectivePlan, rules: Rules
) -> tuple[NDArray[np.int32], Fens]:
    """The month within a stretch in which each home is bought, or NEVER, and what it costs then."""
    bought = np.full(len(homes), NEVER, np.int32)
    paid = np.zeros(len(homes), np.int64)
    scenario, situation = effective.scenario, effective.situation
    start, other_home = situation.start, situation.owns_other_home
    for stretch in group:
        month, proxy = start + stretch.first, stretch.proxy
        costs = all_in_many(
            homes, scenario, month, start, rules, other_home=other_home, proxy=proxy, first_winter=False,
            movers=movers(situation.people, month),
        )  # fmt: skip
        months = stretch.first + np.flatnonzero(stretch.possible)
        highest = np.maximum.accumulate(money[months])
        place, winters = _covering(_heating(homes, effective, month, rules), months, money, highest, costs)
        first = np.append(months, NEVER).astype(np.int32)[place]
        costs = costs + winters
        sooner = (first != NEVER) & ((bought == NEVER) | (first < bought))
        bought = np.where(sooner, first, bought)
        paid = np.where(sooner, costs, paid)
    return bought, paid


def _heating(
    homes: HomeArrays, effective: EffectivePlan, month: Month, rules: Rules
) -> Callable[[NDArray[np.intp] | None, NDArray[np.int64]], Fens]:
    """What the homes at some positions (None: all) owe of their first winter under the rules of `month`.

    Each is bought in a month of its own, counted from the plan's first.
    """
    scenario, start = effective.scenario, effective.situation.start
    seasons = seasons_many(homes, scenario, month, rules)
    inflation = rules.value("inflation_heating", scenario.assumptions)

    def owed(at: NDArray[np.intp] | None, months: NDArray[np.int64]) -> Fens:
        some = seasons if at is None else seasons.chosen(at)
        return first_winters(some.charges, months + start.index, start, inflation, (some.due, some.last))

    return owed


def _covering(
    owed: Callable[[NDArray[np.intp] | None, NDArray[np.int64]], Fens],
    months: NDArray[np.int64],
    money: Fens,
    highest: Fens,
    costs: Fens,
) -> tuple[NDArray[np.int64], Fens]:
    """The position of the first of `months` whose money covers each cost and its heating, which is the second answer.

    The number of months where none does, and no heating. `owed` gives the heating of the homes at some positions (None:
    all), each bought in its month.
    """
    place, winters = _first_covering(highest, costs), np.zeros(len(costs), np.int64)
    waiting = np.flatnonzero(place < len(months))
    while len(waiting):
        in_month = months[place[waiting]]
        heating = owed(None if len(waiting) == len(costs) else waiting, in_month)
        covered = money[in_month] >= costs[waiting] + heating
        winters[waiting[covered]] = heating[covered]
        waiting = waiting[~covered]
        place[waiting] += 1
        waiting = waiting[place[waiting] < len(months)]
    return place, winters


def _first_covering(highest: Fens, costs: Fens) -> NDArray[np.int64]:
    """The position of the first month whose money covers each cost; the number of months where none does."""
    if len(highest) == 1:
        return np.asarray(costs > highest[0], np.int64)
    return np.asarray(np.searchsorted(highest, costs), np.int64)


def _chosen(homes: HomeArrays, positions: NDArray[np.intp]) -> HomeArrays:
    """The homes at some positions."""
    columns = {
        field.name: getattr(homes, field.name)[positions]
        for field in dataclasses.fields(HomeArrays)
        if field.name != "cities"
    }
    return HomeArrays(**columns, cities=homes.cities)
