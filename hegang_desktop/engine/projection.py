"""The projection: one deterministic month-by-month ledger of a plan's scenario, on expected values.

What a month is, in which order things happen in it and how amounts are rounded: docs/engine.md.
"""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.cost import CostLine, total, yearly
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs.all_in import all_in
from hegang_desktop.engine.costs.holding import holding
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.ledger import ledger, without_purchase
from hegang_desktop.engine.runway import runway
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.build import build
from hegang_desktop.engine.timetable.course import OWN, Course
from hegang_desktop.engine.timetable.first_month import is_whole
from hegang_desktop.engine.timetable.table import Timetable


def project(plan: Plan, rules: Rules, course: Course = OWN) -> Projection:
    """The ledger and the answer of the plan's active scenario, on another course where one is given.

    The months of a home that is bought already begin with what is at hand.
    """
    effective = effective_plan(plan, rules)
    table = build(effective, rules, course)
    before = openings(table)
    home = sums.home_month(table, before)
    rows = ledger(table, home)
    best = _nearest(table, before) if home is None else home
    scenario, start = effective.scenario, table.start
    # a proxy is not needed in a month that the buyer can travel, nor where none is wanted
    proxy = bool(table.away[best]) and scenario.by_proxy
    lines = all_in(scenario, start + best, start, rules, other_home=effective.situation.owns_other_home, proxy=proxy)
    owned = holding(scenario, rules, start + best)
    # of the month of the count a part is over: what a month takes is told by whole ones
    living = _living(table, best if is_whole(effective.situation.cash[-1]) else max(1, best))
    closings = np.array([row.closing for row in rows], object)
    lowest = int(np.argmin(closings))
    left_after, no_income, own_income = None, None, None
    if home is not None:
        left_after = Fen(rows[home].opening - total(lines))
        no_income = runway(left_after, sums.net(table, home, income=False)[home:])
        own_income = runway(left_after, sums.net(table, home)[home:])
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
        runway_no_income=no_income,
        runway_plan=own_income,
        first_below_zero=next((row.month for row in rows if row.closing < 0), None),
        best_month=start + best,
        shortfall=Fen(max(0, total(lines) + table.cushion - int(before[best]))),
        by_proxy=proxy and home is not None,
        lowest_month=rows[lowest].month,
        lowest=rows[lowest].closing,
    )


def _nearest(table: Timetable, before: Fens) -> int:
    """The month in which least is missing; among those in which the home can be bought at all, if there are any."""
    lacking = table.costs + table.cushion - before[: table.months]
    if table.buyable.any():
        lacking = np.where(table.buyable, lacking, np.iinfo(np.int64).max)
    return int(np.argmin(lacking))


def _living(table: Timetable, home: int) -> tuple[CostLine, ...]:
    """What living there takes a month, on average over the year from the month `home`, debts apart."""
    lines = []
    for entry in table.entries:
        if entry.kind not in ("spending", "remittance", "insurance"):
            continue
        year = -int(entry.after[home : home + MONTHS_A_YEAR].sum())
        if year:
            amount = Fen(divide_half_up(year, MONTHS_A_YEAR))
            rule = msg("a month, on average over the first year there")
            lines.append(CostLine(entry.id, entry.name, amount, amount, rule, "fact", due="monthly"))
    return tuple(lines)
