"""The projection: one deterministic month-by-month ledger of a plan's scenario, if nothing goes wrong.

What a month is, in which order things happen in it and how amounts are rounded: docs/engine.md.
"""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.cost import CostLine, total, yearly
from hegang_desktop.domain.household import movers
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan, Situation
from hegang_desktop.domain.projection import BelowZero, LedgerMonth, Projection
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs.all_in import all_in
from hegang_desktop.engine.costs.holding import holding
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.ledger import ledger, without_purchase
from hegang_desktop.engine.runway import goes_on, runway_earning
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.build import acted_on, build
from hegang_desktop.engine.timetable.course import OWN, Course
from hegang_desktop.engine.timetable.debts import growing_debts
from hegang_desktop.engine.timetable.first_month import is_whole
from hegang_desktop.engine.timetable.interest import Tiers
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.tried import without_tried


def project(plan: Plan, rules: Rules, course: Course = OWN, month: Month | None = None) -> Projection:
    """The ledger and the answer of the plan's active scenario, on another course where one is given.

    The months of a home that is bought already begin with what is at hand. `month`: the home is bought then, whether
    money at hand covers it or not; None: in the first month that it does.
    """
    effective = effective_plan(plan, rules)
    if month is None:
        table = build(effective, rules, course)
    else:
        # what was tried out and kept follows the month that is acted on, not the earliest
        table = acted_on(
            build(without_tried(effective), rules, course), effective, rules, month - effective.situation.start
        )
    before = openings(table)
    home = sums.home_month(table, before) if month is None else month - table.start
    rows = ledger(table, home)
    best = _nearest(table, before) if home is None else home
    scenario, start = effective.scenario, table.start
    # a proxy is not needed in a month that the buyer can travel, nor where none is wanted
    proxy = bool(table.away[best]) and scenario.by_proxy
    situation = effective.situation
    lines = all_in(
        scenario, start + best, start, rules, other_home=situation.owns_other_home, proxy=proxy,
        movers=movers(situation.people, start + best),
    )  # fmt: skip
    owned = holding(scenario, rules, start + best)
    moved = table.moved_in(home)
    lives_from = best if moved is None or moved >= table.length else moved
    # of the month of the count a part is over: what a month takes is told by whole ones
    living = _living(table, lives_from if is_whole(effective.situation.cash[-1]) else max(1, lives_from))
    closings = np.array([row.closing for row in rows], object)
    lowest = int(np.argmin(closings))
    left_after = None if home is None else Fen(rows[home].opening - total(lines))
    growing = growing_debts(situation, table.months, best)
    no_income, own_income = Runway(None), Runway(None)
    if home is not None and left_after is not None:
        without, own = sums.net(table, home, income=False)[home:], sums.net(table, home)[home:]
        counted_on = _counts_on_work(situation, table, home)
        no_income = _lasting(left_after, without, (), sound=not growing)
        own_income = _lasting(left_after, own, table.tiers, sound=not growing and not counted_on)
    return Projection(
        months=rows if table.owned is None else without_purchase(rows),
        home_month=None if home is None else start + home,
        cost_lines=lines,
        all_in=total(lines),
        holding_lines=owned,
        holding_year=yearly(owned),
        living_lines=living,
        monthly_after=Fen((total(living) * MONTHS_A_YEAR + yearly(owned)) // MONTHS_A_YEAR),
        left_after=left_after,
        runway_no_income=no_income.tenths,
        runway_plan=own_income.tenths,
        first_below_zero=next((row.month for row in rows if row.closing < 0), None),
        best_month=start + best,
        shortfall=Fen(max(0, total(lines) + table.cushion - int(before[best]))),
        by_proxy=proxy and home is not None,
        lowest_month=rows[lowest].month,
        lowest=rows[lowest].closing,
        moves_in=None if moved is None or moved >= table.length else start + moved,
        falls=_falls(rows),
        needs_borrowing=table.owned is None and home is not None and any(row.closing < 0 for row in rows[: home + 1]),
        first_covered=_month_of(start, _first_covered(table, before)),
        growing_debts=growing,
        no_income_for_good=no_income.for_good,
        plan_for_good=own_income.for_good,
        years_looked_at=(table.length - best) // MONTHS_A_YEAR,
        not_before=table.not_before,
    )


def _nearest(table: Timetable, before: Fens) -> int:
    """The first month in which nothing is missing, else that in which least is.

    Among those in which the home can be bought at all, if there are any.
    """
    lacking = table.costs + table.cushion - before[: table.months]
    if table.buyable.any():
        lacking = np.where(table.buyable, lacking, np.iinfo(np.int64).max)
    return int(np.argmin(np.maximum(lacking, 0)))


def _first_covered(table: Timetable, before: Fens) -> int | None:
    """The first month whose opening money covers all-in cost and cushion, whether the buyer can travel or not."""
    covers = before[: table.months] >= table.costs + table.cushion
    first = int(np.argmax(covers))
    return first if covers[first] else None


def _month_of(start: Month, at: int | None) -> Month | None:
    return None if at is None else start + at


class Runway(msgspec.Struct, frozen=True):
    """A runway in tenths of months (None: it does not end), and whether it may be said to go on for good."""

    tenths: int | None
    for_good: bool = False


def _lasting(left: Fen, net: Fens, tiers: Tiers, *, sound: bool) -> Runway:
    """How long what is left lasts. Not `sound`: it rests on what nobody knows to go on, so that it is not for good."""
    tenths = runway_earning(left, net, tiers)
    return Runway(tenths, tenths is None and sound and goes_on(left, net, tiers))


def _counts_on_work(situation: Situation, table: Timetable, home: int) -> bool:
    """Whether work is counted on after the move that the plan only takes to go on as before."""
    there = table.lives_there(home)
    unsaid = {f"income:{one.id}" for one in situation.income if one.after_move == "stays"}
    return any(entry.earned and entry.id in unsaid and entry.after[there].any() for entry in table.entries)


def _falls(rows: tuple[LedgerMonth, ...]) -> tuple[BelowZero, ...]:
    """Every stretch of months that close below zero."""
    falls: list[BelowZero] = []
    below: Month | None = None
    for row in rows:
        if row.closing < 0 and below is None:
            below = row.month
        elif row.closing >= 0 and below is not None:
            falls.append(BelowZero(below, row.month))
            below = None
    return tuple(falls) if below is None else (*falls, BelowZero(below, None))


def _living(table: Timetable, moved: int) -> tuple[CostLine, ...]:
    """What living there takes a month, on average over the year from the month `moved`, debts apart."""
    lines = []
    for entry in table.entries:
        if entry.kind not in ("spending", "remittance", "insurance"):
            continue
        year = -int(entry.after[moved : moved + MONTHS_A_YEAR].sum())
        if year:
            amount = Fen(divide_half_up(year, MONTHS_A_YEAR))
            rule = msg("a month, on average over the first year there")
            lines.append(CostLine(entry.id, entry.name, amount, amount, rule, "fact", due="monthly"))
    return tuple(lines)
