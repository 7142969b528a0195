"""The safe month of each of very many homes under one plan."""

from __future__ import annotations

import dataclasses
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.safety import Tone
from hegang_desktop.engine.costs.home_arrays import UNKNOWN, HomeArrays
from hegang_desktop.engine.costs.many import heating_many
from hegang_desktop.engine.costs.terms import total_at
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.evaluate.evaluator import table_ahead
from hegang_desktop.engine.safety.safe_money import BILLS, SafeMoney, safe_money
from hegang_desktop.engine.safety.tone import TIGHT_POINTS
from hegang_desktop.engine.sensitivity.first_months import NEVER, FirstMonths, MoneyLines
from hegang_desktop.engine.sensitivity.homes import HomeMonths
from hegang_desktop.engine.timetable.debts import growing_debts
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.tried import without_tried

Grid = NDArray[np.float64]
FINE_BILLS, FINE_PARTS = 48, 96
"""Into how many kinds homes are put by their heating bill and by the part of their cost that follows the price."""
PROBE = yuan(50_000)
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
    return safe_money(plan, rules, _grid(_bills(effective, rules, homes)), (asked, max(1, asked - TIGHT_POINTS)))


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
    parts = following(table) * _prices(effective, rules, homes, reached) / np.maximum(reached.all_in, 1)
    kinds, lines = _kinds(bills, parts, money)
    search = FirstMonths(effective, rules, table.away)
    month, all_in = np.full(len(homes), NEVER, np.int32), np.zeros(len(homes), np.int64)
    tone = np.where(reached.month == NEVER, TONES.index("unreached"), TONES.index("fails")).astype(np.int8)
    for which, name in enumerate(("holds", "tight")):
        at = np.flatnonzero((reached.month != NEVER) & (month == NEVER))
        if not len(at):
            break
        # who waits for longer waits beyond the month that holds; what is tight or not is told of any month
        delay = effective.scenario.tried.later if name == "holds" else 0
        bought, paid = search.bought(homes.chosen(at), MoneyLines(lines[which], kinds[at]), delay)
        tone[at[bought != NEVER]] = TONES.index(name)
        if which == 0:
            month[at], all_in[at] = bought, paid
    if growing_debts(plan.situation, table.months, 0):
        # as `safety`: what owes more every month is never said to hold
        tone[tone == TONES.index("holds")] = TONES.index("tight")
    return SafeHomes(month, all_in, tone)


def _prices(effective: EffectivePlan, rules: Rules, homes: HomeArrays, reached: HomeMonths) -> Grid:
    """What the homes about cost by themselves in their home months, in fen."""
    chosen, start = effective.scenario.assumptions, effective.situation.start.index
    since = np.where(homes.priced_in == UNKNOWN, start, homes.priced_in)
    years = (start + np.maximum(reached.month, 0) - since) / MONTHS_A_YEAR
    drifted = homes.price * (1 + rules.value("price_drift", chosen) / 10_000) ** years
    return np.asarray(drifted * (1 - rules.value("bargaining", chosen) / 10_000))


def _grid(bills: Grid) -> tuple[float, ...]:
    """The heating bills that money lines are reckoned for: from the least to the largest."""
    if not len(bills):
        return (0.0,)
    low, high = float(bills.min()), float(bills.max())
    if high - low < 1:
        return (low,)
    return tuple(np.linspace(low, high, BILLS).tolist())


def following(table: Timetable) -> float:
    """What a yuan of the price makes of the all-in cost, the taxes and fees that follow it included."""
    if not table.terms:
        return 1.0
    terms = table.terms[0]
    return float(total_at(terms, PROBE) - total_at(terms, Fen(0))) / PROBE


def _kinds(bills: Grid, parts: Grid, money: SafeMoney) -> tuple[NDArray[np.int32], tuple[Grid, Grid]]:
    """The kind of each home, and the money lines of the kinds for either share of lives: (kinds, months)."""
    low, high = money.bills[0], money.bills[-1]
    width = max(1.0, (high - low) / FINE_BILLS)
    of_bill = np.clip(((bills - low) / width).astype(np.int32), 0, FINE_BILLS - 1)
    of_part = np.clip(parts * FINE_PARTS, 0, FINE_PARTS - 1).astype(np.int32)
    middle_bills = low + (np.arange(FINE_BILLS) + 0.5) * width
    middle_parts = (np.arange(FINE_PARTS) + 0.5) / FINE_PARTS
    every_bill, every_part = np.repeat(middle_bills, FINE_PARTS), np.tile(middle_parts, FINE_BILLS)
    first, second = (money.lines(every_bill, every_part, percent) for percent in money.percents)
    return of_bill * FINE_PARTS + of_part, (first, second)
