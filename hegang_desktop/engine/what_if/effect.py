"""What something tried out does to the answer of a plan."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.what_if import WhatIf
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.evaluate.evaluator import table_ahead
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.runway import runway, runway_earning
from hegang_desktop.engine.strategies.break_even import gains
from hegang_desktop.engine.strategies.courses import lacks, leaving_of
from hegang_desktop.engine.strategies.outcome import outcome, walk
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.course import Leaving
from hegang_desktop.engine.what_if.changed import changed


class Outlook(msgspec.Struct, frozen=True):
    """Where a plan stands: what of its answer can move.

    `left` is the money the day after in fen, `runway` the months without income and `runway_plan` with it, in tenths
    (None: not reached, or it does not run out: then `reached` tells), `year_after` the money at hand a year after the
    move; `missing` what is missing in the month that comes nearest where the home is not reached.
    """

    home_month: Month | None
    left: Fen | None
    runway: int | None
    runway_plan: int | None
    year_after: Fen | None
    missing: Fen


class Left(msgspec.Struct, frozen=True):
    """Leaving again: in which month, and how much poorer (negative: richer) it leaves, in fen, when the home is sold.

    Poorer than by never having moved; where the home is bought already, `owned`, than by living on there.
    """

    month: Month
    sold: Month
    loss: Fen
    owned: bool = False


def outlook(plan: Plan, rules: Rules, what_if: WhatIf) -> Outlook:
    """Where the plan stands with what is tried out; leaving again apart, which `left_again` tells."""
    tried, _ = changed(plan, rules, what_if)
    table = table_ahead(effective_plan(tried, rules), rules)
    before = openings(table)
    home = sums.home_month(table, before)
    if home is None:
        lacking = table.costs + table.cushion - before[: table.months]
        able = lacking[table.buyable] if table.buyable.any() else lacking
        return Outlook(None, None, None, None, None, Fen(max(0, int(able.min()))))
    left = Fen(int(before[home]) - int(table.costs[home]))
    flows = sums.net(table, home)
    year = sums.openings(left, flows[home : home + MONTHS_A_YEAR], table.tiers)[-1]
    return Outlook(
        home_month=table.start + home,
        left=left,
        runway=runway(left, sums.net(table, home, income=False)[home:]),
        runway_plan=runway_earning(left, flows[home:], table.tiers),
        year_after=Fen(int(year)),
        missing=Fen(0),
    )


def left_again(plan: Plan, rules: Rules, what_if: WhatIf) -> Left | None:
    """What leaving after the first winter there costs; None where the home is not reached, or nobody sees it sold."""
    tried, course = changed(plan, rules, what_if.with_stress("leave", on=True))
    effective = effective_plan(tried, rules)
    leaving = course.leaving
    if leaving is None or leaving.sold_after is None or lacks(effective, "move") is not None:
        return None
    moving = walk(tried, rules, "move")
    moved = moving.table.moved_in(moving.home)
    if moved is None:
        return None
    if effective.bought is not None:
        return _left_own_home(tried, rules, leaving)
    gained = gains(moving, leaving_of(effective, rules, "move", 0, sellable=True))
    if leaving.after >= len(gained):
        return None
    left = moving.table.start + moved + leaving.after
    return Left(left, left + leaving.sold_after, Fen(-int(gained[leaving.after])))


def _left_own_home(plan: Plan, rules: Rules, leaving: Leaving) -> Left | None:
    """Leaving a home that is bought: its price is paid, so what it is compared with is living on there."""
    on, left = outcome(plan, rules, "move"), outcome(plan, rules, "move", leave_after=leaving.after)
    if on is None or left is None or left.left_month is None or leaving.sold_after is None:
        return None
    sold = left.left_month + leaving.sold_after
    seen = min(sold - plan.situation.start, len(on.months) - 1)
    return Left(left.left_month, sold, Fen(on.net_worth[seen] - left.net_worth[seen]), owned=True)
