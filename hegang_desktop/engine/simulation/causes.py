"""Why money ran out: how much each kind of luck had taken by the month in which it fell below zero."""

from __future__ import annotations

import itertools

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.simulation import CauseKind
from hegang_desktop.engine.simulation.balances import Months
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.lives import LifeBlock
from hegang_desktop.engine.simulation.pay import paid, part
from hegang_desktop.engine.simulation.phases import Phases, proceeds, winter_there
from hegang_desktop.engine.simulation.uncertainty import Uncertainty
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.table import Timetable

CAUSES: tuple[CauseKind, ...] = (
    "no_work", "low_pay", "late_pay", "pending", "price", "living", "rent", "heating", "hard_winter", "medical",
    "family", "repair", "plan",
)  # fmt: skip
PLAN = CAUSES.index("plan")
Taken = NDArray[np.float64]
_MANY = 3
_GROUPS = (48, 144)
"""Lives are looked into in groups that fail by about the same month: most fail early, and no month beyond counts."""


def causes(table: Timetable, unsure: Uncertainty, block: LifeBlock, lives: Months, month: Months) -> Months:
    """For each of `lives`, below zero in its `month`, the index into CAUSES of what had taken most until then.

    It is the plan itself where undoing all luck, good and bad, would not have helped. Shapes (lives,).
    """
    heaviest = np.full(len(lives), PLAN)
    edges = [0, *(edge for edge in _GROUPS if edge < block.months), block.months]
    for first, beyond in itertools.pairwise(edges):
        group = np.flatnonzero((month >= first) & (month < beyond))
        if len(group) * _MANY >= BLOCK:
            # so many of them that picking them out costs more than looking into everybody
            everybody = np.full(BLOCK, first)
            everybody[lives[group]] = month[group]
            heaviest[group] = _causes(table, unsure, block, np.arange(BLOCK), everybody)[lives[group]]
        elif len(group):
            heaviest[group] = _causes(table, unsure, block, lives[group], month[group])
    return heaviest


def _causes(table: Timetable, unsure: Uncertainty, block: LifeBlock, lives: Months, month: Months) -> Months:
    last = int(month.max()) + 1
    until = np.arange(last)[:, None] <= month
    when = block.phases.of(lives)
    home = when.home
    taken = np.zeros((len(CAUSES), len(lives)))
    ruin = _Ruin(lives, month, when, until)
    _streams(taken, table, block, ruin)
    _levels(taken, table, block, ruin)
    for entry, comes in block.comes:
        certainty = next(money.certainty for money in unsure.pending if money.id == entry.id)
        for t in np.flatnonzero(entry.before[:last]):
            whole = entry.before[t] / certainty if certainty else 0.0
            lost = entry.before[t] - np.where(comes[lives], whole, 0.0)
            taken[CAUSES.index("pending")] += np.where(month >= t, lost, 0.0)
    bought = home < block.months
    expected = np.append(table.costs, 0)[home]
    taken[CAUSES.index("price")] = np.where(bought & (home <= month), block.cost[lives] - expected, 0.0)
    less = proceeds(table, None, when) - block.brought[lives]
    taken[CAUSES.index("price")] += np.where(when.sold <= month, less, 0.0)
    place = np.full(block.closings.shape[1], -1)
    place[lives] = np.arange(len(lives))
    for bill in block.bills:
        at = place[bill.life]
        counts = (at >= 0) & (bill.month <= month[at])
        if bill.shock.kind == "repair":
            counts &= bill.month >= block.home[bill.life]
            counts &= bill.month < block.phases.sold[bill.life]
        np.add.at(taken[CAUSES.index(bill.shock.kind)], at[counts], bill.amount[counts])
    if block.levels.hard is not None:
        for january in range((-table.start.index) % MONTHS_A_YEAR, last, MONTHS_A_YEAR):
            struck = block.levels.hard[january // MONTHS_A_YEAR][lives] & until[january]
            struck &= winter_there(table, when, january)
            taken[CAUSES.index("hard_winter")] += struck * float(unsure.hard_winter_cost)
    closing = block.closings[month, lives]
    worst = np.argmax(taken, axis=0)
    return np.where(closing + taken.sum(axis=0) < 0, PLAN, worst)


class _Ruin(msgspec.Struct, frozen=True):
    """The lives that fail, their months and their phases, of shape (lives,); and `until` then, (last, lives)."""

    lives: Months
    month: Months
    when: Phases
    until: Flags


def _streams(taken: Taken, table: Timetable, block: LifeBlock, ruin: _Ruin) -> None:
    lives, month, until = ruin.lives, ruin.month, ruin.until
    last = len(until)
    there, back = ruin.when.there(last), _back(table, ruin.when, last)
    entries = {entry.id: (entry, again) for entry, again in zip(table.entries, table.as_before.amounts, strict=True)}
    for fortune in block.fortunes:
        own = part(fortune, lives, last)
        if own is None or own.luck.id not in entries:
            continue
        entry, as_before = entries[own.luck.id]
        before, after, again = entry.before[:last], entry.after[:last], as_before[:last]
        expected = np.where(there, after[:, None], before[:, None]).astype(np.float64)
        pay = np.where(there, paid(own, after), paid(own, before))
        if back is not None:
            expected, pay = np.where(back, again[:, None], expected), np.where(back, paid(own, again), pay)
        lost = expected - pay
        if own.out is not None:
            taken[CAUSES.index("no_work")] += (expected * own.out * until).sum(axis=0)
            lost *= ~own.out
        taken[CAUSES.index("low_pay")] += (lost * until).sum(axis=0)
        if own.late is not None:
            each = np.arange(len(lives))
            taken[CAUSES.index("late_pay")] += pay[month, each] * own.late[month, each]


def _levels(taken: Taken, table: Timetable, block: LifeBlock, ruin: _Ruin) -> None:
    lives, when, until = ruin.lives, ruin.when, ruin.until
    last = len(until)
    years = np.arange(last) // MONTHS_A_YEAR
    level = block.levels
    if level.living is not None:
        before, after, again = _living(table, last)
        there, back = when.there(last), _back(table, when, last)
        spent = np.where(there, after[:, None], before[:, None])
        if back is not None:
            spent = np.where(back, again[:, None], spent)
        taken[CAUSES.index("living")] += (spent * (level.living[:, lives][years] - 1) * until).sum(axis=0)
    if level.rent is not None and (table.rent.any() or table.as_before.rent.any()):
        months = np.arange(last)[:, None]
        rents = np.where(months < when.ended + table.notice, table.rent[:last, None], 0)
        rents = np.where(months >= when.left, table.as_before.rent[:last, None], rents)
        rise = level.rent[:, lives][years] - 1
        taken[CAUSES.index("rent")] += (rents * rise * until).sum(axis=0)
    if level.heating is not None:
        first = np.append(table.first_heating, block.months)[when.home]
        bought_here = table.course.loan is not None
        for cost in table.holding:
            if cost.due == "heating":
                for due in range(int(table.first_heating[0]) % MONTHS_A_YEAR, last, MONTHS_A_YEAR):
                    lived_in = bought_here | ((due >= when.moved) & (due < when.left))
                    bill = np.where(lived_in, cost.lived_in[due], cost.empty[due])
                    more = bill * (level.heating[due // MONTHS_A_YEAR][lives] - 1)
                    taken[CAUSES.index("heating")] += np.where(
                        (due >= first) & (due < when.sold) & until[due], more, 0.0
                    )


def _back(table: Timetable, when: Phases, last: int) -> Flags | None:
    """Where life is as before again; None where that is as it was before the move."""
    if table.course.trial is None or table.course.leaving is None:
        return None
    return when.back(last)


def _living(table: Timetable, last: int) -> tuple[Fens, Fens, Fens]:
    """The sums of what follows the price of living: before the move, after it, and as before again."""
    before, after, again = (np.zeros(last, np.int64) for _ in range(3))
    for entry, as_before in zip(table.entries, table.as_before.amounts, strict=True):
        if entry.price == "living":
            before -= entry.before[:last]
            after -= entry.after[:last]
            again -= as_before[:last]
    return before, after, again
