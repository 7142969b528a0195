"""What a scenario keeps of something tried out, put into its timetable by the month of moving in that it has there.

Only what holds after the move is touched: on the same timetable a life that stays, or has not moved yet, keeps its
income and owes no bill of a life that it does not lead.
"""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.what_if import KEEPS_NOTHING
from hegang_desktop.engine.effective_plan import EffectivePlan
from hegang_desktop.engine.names import WHAT_IF_ITEMS
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.entry import Entry
from hegang_desktop.engine.timetable.table import Timetable

WORK_LEFT = 2
"""Months after the move with work: from the third on there is none."""
BILL_AFTER = 5
"""The medical bill comes in the sixth month after the move."""
_UNENDING = ("pension", "one_off")


def with_tried(table: Timetable, effective: EffectivePlan, rules: Rules) -> Timetable:
    """The timetable with what its scenario keeps: the purchase put off, and the stresses that follow the move.

    Nothing where no home is bought: neither where the course does not, nor where the home is not reached.
    """
    tried, loan = effective.scenario.tried, table.course.loan
    if tried == KEEPS_NOTHING or loan is not None or not table.course.buys:
        return table
    openings = sums.openings(table.at_hand, sums.net(table, None)[: table.months], table.tiers)
    home = sums.home_month(table, openings)
    if home is None:
        return table
    if tried.later and effective.bought is None:
        waits = home + tried.later
        buyable = table.buyable & (np.arange(table.months) >= waits)
        table = msgspec.structs.replace(table, buyable=buyable, not_before=table.start + waits)
        home = sums.home_month(table, openings)
    return table if home is None else with_stresses(table, effective, rules, home)


def without_tried(effective: EffectivePlan) -> EffectivePlan:
    """The same of a scenario that keeps nothing of what was tried out."""
    scenario = msgspec.structs.replace(effective.scenario, tried=KEEPS_NOTHING)
    return msgspec.structs.replace(effective, scenario=scenario)


def with_stresses(table: Timetable, effective: EffectivePlan, rules: Rules, home: int) -> Timetable:
    """The timetable with the stresses that the scenario keeps, for a home bought in the month `home`.

    They follow the move, which after a purchase by proxy comes later.
    """
    tried, chosen = effective.scenario.tried, effective.scenario.assumptions
    moved = int(table.moves_in[home])
    entries = table.entries
    if tried.no_work:
        ending = ending_entries(effective)
        entries = tuple(_ended(one, moved + WORK_LEFT) if one.id in ending else one for one in entries)
    added = []
    if tried.hard_winter:
        winter = first_january(table.start + moved) - table.start
        added.append(_bill("try:hard_winter", table.length, winter, rules.fen("hard_winter_cost", chosen)))
    if tried.medical:
        added.append(_bill("try:medical", table.length, moved + BILL_AFTER, rules.fen("medical_cost", chosen)))
    before = (*table.as_before.amounts, *(one.before for one in added))
    return msgspec.structs.replace(
        table, entries=(*entries, *added), as_before=msgspec.structs.replace(table.as_before, amounts=before)
    )


def ending_entries(effective: EffectivePlan) -> frozenset[str]:
    """The ids of the entries whose work can end."""
    return frozenset(f"income:{one.id}" for one in effective.situation.income if one.pattern not in _UNENDING)


def first_january(home: Month) -> Month:
    """The January of the first winter in a home that is moved into in the month `home`."""
    return home + (-home.index) % MONTHS_A_YEAR


def _ended(entry: Entry, month: int) -> Entry:
    """The entry that brings nothing after the move from a month on."""
    after = entry.after.copy()
    after[month:] = 0
    return msgspec.structs.replace(entry, after=after)


def _bill(id_: str, length: int, month: int, cost: int) -> Entry:
    """A bill that comes once, to whoever lives there by then."""
    after = np.zeros(length, np.int64)
    if month < length:
        after[month] = -cost
    return Entry(f"dated:{id_}", "dated", WHAT_IF_ITEMS[id_], np.zeros(length, np.int64), after)
