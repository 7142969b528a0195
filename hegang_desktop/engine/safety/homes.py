"""The safe month of each of very many homes under one plan."""

from __future__ import annotations

import dataclasses
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.safety import Tone
from hegang_desktop.engine.costs.holding_time import AGES
from hegang_desktop.engine.costs.home_arrays import HELD, UNKNOWN, HomeArrays
from hegang_desktop.engine.costs.many import all_in_many, heating_many
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.evaluate.evaluator import table_ahead
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.safety.safe_money import BILLS, SafeMoney, safe_money
from hegang_desktop.engine.safety.safe_month import HALF
from hegang_desktop.engine.safety.tone import TIGHT_POINTS
from hegang_desktop.engine.sensitivity.first_months import NEVER, FirstMonths, MoneyLines
from hegang_desktop.engine.sensitivity.homes import HomeMonths
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.debts import growing_debts
from hegang_desktop.engine.timetable.tried import without_tried

Grid = NDArray[np.float64]
FINE_BILLS, FINE_PARTS = 48, 96
"""Into how many kinds homes are put by their heating bill and by the part of their cost that follows the price."""
TONES: Final[tuple[Tone, ...]] = ("holds", "tight", "fails", "unreached")


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SafeHomes:
    """For each home: its safe month counted from the plan's first, or NEVER; the all-in cost then, in fen; its tone.

    `tone` indexes TONES. A home without a safe month costs nothing here.
    """

    month: NDArray[np.int32]
    all_in: NDArray[np.int64]
    tone: NDArray[np.int8]


def money_for(plan: Plan, rules: Rules, homes: HomeArrays) -> SafeMoney:
    """The money lines that `safe_homes` needs for homes like these, to be used again for others of their prices."""
    effective = effective_plan(plan, rules)
    asked = rules.value("safe_share", effective.scenario.assumptions) // 100
    return safe_money(plan, rules, _grid(_bills(effective, rules, homes)), (asked, max(1, asked - TIGHT_POINTS), HALF))


def _bills(effective: EffectivePlan, rules: Rules, homes: HomeArrays) -> Grid:
    return heating_many(homes, effective.scenario, effective.situation.start, rules).astype(np.float64)


def safe_homes(
    plan: Plan, rules: Rules, homes: HomeArrays, reached: HomeMonths, money: SafeMoney | None = None
) -> SafeHomes:
    """What `safety` answers for each home in the place of the scenario's, as `home_months` with another money line.

    `reached` are their home months, `money` what `money_for` gave. Homes are put into kinds of like heating bills and
    like costs that follow the price, whose money line is one: nineteen of twenty come out as if each were simulated by
    itself, the others a month that permits buying sooner or later (a test holds that).
    """
    effective = effective_plan(plan, rules)
    bills = _bills(effective, rules, homes)
    money = money or money_for(plan, rules, homes)
    table = table_ahead(without_tried(effective), rules)
    search = FirstMonths(effective, rules, table.away)
    later = effective.scenario.tried.later
    opening = openings(table)[: table.months]
    month, all_in = reached.month, reached.all_in
    if (money.money.max(axis=(0, 1, 2)) > opening - table.cushion).any():
        # money that comes by its chance is counted in part, and most lives have all of it: they reach more homes
        month, all_in = _or_at_once(effective, rules, homes, month, all_in)
    at = np.flatnonzero(month != NEVER)
    some, owed = homes.chosen(at), bills[at]
    # what a home costs in its home month tells its money line, and so about its safe month; what it costs then, better
    month, all_in = month[at], all_in[at]
    follows = _following(effective, rules, some, month)
    kinds = _kinds(owed, _parts(effective, rules, follows, month, all_in), money)
    result, paid = search.bought(some, _lines(money, 0, kinds), later)
    month, all_in = np.where(result == NEVER, month, result), np.where(result == NEVER, all_in, paid)
    # what follows the price depends on the month only where taxes change with the time of holding
    aging = np.flatnonzero(np.isin(some.held, [HELD.index(kind) for kind in AGES]))
    follows[aging] = _following(effective, rules, some.chosen(aging), month[aging])
    better = _kinds(owed, _parts(effective, rules, follows, month, all_in), money)
    others = np.flatnonzero(better != kinds)
    result[others], paid[others] = search.bought(some.chosen(others), _lines(money, 0, better[others]), later)
    kinds = better
    held = np.flatnonzero(result != NEVER)
    others = np.flatnonzero(result == NEVER)
    # who waits for longer waits beyond the month that holds; whether others are tight is told of any month
    close = search.bought(some.chosen(others), _lines(money, 1, kinds[others]))[0]
    safe, costs = np.full(len(homes), NEVER, np.int32), np.zeros(len(homes), np.int64)
    safe[at], costs[at[held]] = result, paid[held]
    tone = np.full(len(homes), TONES.index("unreached"), np.int8)
    tone[reached.month != NEVER] = TONES.index("fails")
    missed = others[(close == NEVER) & (reached.month[at[others]] == NEVER)]
    if len(missed):
        half = search.bought(some.chosen(missed), _lines(money, 2, kinds[missed]))[0]
        tone[at[missed[half != NEVER]]] = TONES.index("fails")
    # as `safety`: what falls below zero even if nothing goes wrong is never said to hold
    tone[at[held]] = np.where(opening[result[held]] < paid[held], TONES.index("tight"), TONES.index("holds"))
    tone[at[others[close != NEVER]]] = TONES.index("tight")
    if growing_debts(plan.situation, table.months, 0):
        # as `safety`: what owes more every month is never said to hold
        tone[tone == TONES.index("holds")] = TONES.index("tight")
    return SafeHomes(safe, costs, tone)


def _or_at_once(
    effective: EffectivePlan, rules: Rules, homes: HomeArrays, month: NDArray[np.int32], all_in: Fens
) -> tuple[NDArray[np.int32], Fens]:
    """The home months and costs, of homes that the projection does not reach the plan's first month."""
    situation, start = effective.situation, effective.situation.start
    missed = (month == NEVER) & (homes.price > 0)
    at_once = all_in_many(
        homes, effective.scenario, start, start, rules, other_home=situation.owns_other_home, first_winter=False
    )
    return np.where(missed, 0, month).astype(np.int32), np.where(missed, at_once, all_in)


def _following(
    effective: EffectivePlan, rules: Rules, homes: HomeArrays, month: NDArray[np.int32]
) -> NDArray[np.int64]:
    """What of the cost of each home follows its price, at today's: that, its taxes and fees, in a month of its own."""
    scenario, situation = effective.scenario, effective.situation
    start = situation.start
    since = np.where(homes.held_in == UNKNOWN, start.index, homes.held_in)
    # bought at once after having been held for as long as by then
    held = dataclasses.replace(homes, held_in=(since - month).astype(np.int64))
    unpriced = dataclasses.replace(held, price=np.zeros(len(homes), np.int64))
    at_once, at_nothing = (
        all_in_many(of, scenario, start, start, rules, other_home=situation.owns_other_home, first_winter=False)
        for of in (held, unpriced)
    )
    return np.asarray(at_once - at_nothing)


def _parts(effective: EffectivePlan, rules: Rules, follows: Fens, month: NDArray[np.int32], all_in: Fens) -> Grid:
    """About which part of what each home costs in a month of its own follows the price."""
    drift = rules.value("price_drift", effective.scenario.assumptions)
    return np.asarray(follows * (1 + drift / 10_000) ** (month / MONTHS_A_YEAR) / np.maximum(all_in, 1))


def _grid(bills: Grid) -> tuple[float, ...]:
    """The heating bills that money lines are reckoned for: from the least to the largest."""
    if not len(bills):
        return (0.0,)
    low, high = float(bills.min()), float(bills.max())
    if high - low < 1:
        return (low,)
    return tuple(np.linspace(low, high, BILLS).tolist())


def _kinds(bills: Grid, parts: Grid, money: SafeMoney) -> NDArray[np.int32]:
    """The kind of each home."""
    of_bill = np.clip((bills - money.bills[0]) / _width(money), 0, FINE_BILLS - 1).astype(np.int32)
    of_part = np.clip(parts * FINE_PARTS, 0, FINE_PARTS - 1).astype(np.int32)
    return np.asarray(of_bill * FINE_PARTS + of_part)


def _lines(money: SafeMoney, which: int, kinds: NDArray[np.int32]) -> MoneyLines:
    """The money lines of homes of these kinds, of which only those that there are, for one of the shares of lives."""
    used = np.flatnonzero(np.bincount(kinds, minlength=FINE_BILLS * FINE_PARTS))
    bills = money.bills[0] + (used // FINE_PARTS + 0.5) * _width(money)
    parts = (used % FINE_PARTS + 0.5) / FINE_PARTS
    place = np.zeros(FINE_BILLS * FINE_PARTS, np.int32)
    place[used] = np.arange(len(used))
    lines = money.lines(bills.astype(np.float64), parts.astype(np.float64), money.percents[which])
    return MoneyLines(lines, place[kinds])


def _width(money: SafeMoney) -> float:
    """How far the heating bills of one kind lie apart, in fen."""
    return max(1.0, (money.bills[-1] - money.bills[0]) / FINE_BILLS)
