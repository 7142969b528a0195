"""What one strategy comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
import numpy as np

from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import LedgerMonth
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.strategy import HousingCost, StrategyKind, StrategyOutcome
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.ledger import ledger
from hegang_desktop.engine.runway import runway
from hegang_desktop.engine.strategies.courses import course_of, lacks, leaving_of, resale_share
from hegang_desktop.engine.strategies.worth import Resale, debts_owed, deposits_held, resale_values
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.build import acted_on, build, on_course
from hegang_desktop.engine.timetable.course import Course
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.tried import without_tried


class Walk(msgspec.Struct, frozen=True):
    """A strategy's timetable, and the month in which its home is bought, counted from the plan's first.

    `course` is the one chosen; that of the timetable leaves out what is not seen to happen for this home month.
    """

    kind: StrategyKind
    table: Timetable
    home: int | None
    resale: Resale
    course: Course


def outcome(
    plan: Plan,
    rules: Rules,
    kind: StrategyKind,
    *,
    leave_after: int | None = None,
    sellable: bool = True,
    month: Month | None = None,
) -> StrategyOutcome | None:
    """What the strategy comes to; None where the plan says too little for it, and `courses.lacks` says what it needs.

    `leave_after`: the home is left again after so many months of owning it, and sold after `resale_months` more for
    `resale_share` of its expected price. Not `sellable`: it is never sold, and counts for nothing in the net worth.
    Who owns nothing (stay, trial_back) has nothing to leave. `month`: the home is bought in it (None: as soon as can
    be). ValueError for months below zero.
    """
    if leave_after is not None and leave_after < 0:
        raise ValueError("nobody leaves before the purchase")
    effective = effective_plan(plan, rules)
    if lacks(effective, kind) is not None:
        return None
    acts = None if month is None else {kind: month - effective.situation.start}
    walked = walks(effective, rules, (kind,), leave_after=leave_after, sellable=sellable, acts=acts)[kind]
    owed = debts_owed(effective.situation, walked.table.length)
    return outcome_of(walked, owed, reference(effective, rules, walked))


def walk(
    plan: Plan, rules: Rules, kind: StrategyKind, *, leave_after: int | None = None, sellable: bool = True
) -> Walk:
    """The timetable of a strategy and its home month. ValueError where the plan lacks what it needs."""
    return walks(effective_plan(plan, rules), rules, (kind,), leave_after=leave_after, sellable=sellable)[kind]


def walks(
    effective: EffectivePlan,
    rules: Rules,
    kinds: Iterable[StrategyKind],
    *,
    leave_after: int | None = None,
    sellable: bool = True,
    acts: Mapping[StrategyKind, int] | None = None,
) -> dict[StrategyKind, Walk]:
    """`walk` for several strategies; what those without a trial have in common is reckoned once.

    `acts` says in which month a strategy buys its home; the others do as soon as they can.
    """
    walked: dict[StrategyKind, Walk] = {}
    bare, acts = without_tried(effective), acts or {}
    shared: tuple[Timetable, Fens] | None = None
    for kind in kinds:
        leaving = None if leave_after is None else leaving_of(effective, rules, kind, leave_after, sellable=sellable)
        course = course_of(effective, rules, kind, leaving)
        if course.trial is None:
            if shared is None:
                shared = _unmoved(build(bare, rules))
            table, before = on_course(shared[0], course), shared[1]
        else:
            table, before = _unmoved(build(bare, rules, course))
        table = acted_on(table, effective, rules, acts.get(kind))
        home = acts[kind] if kind in acts else sums.home_month(table, before)
        left = table.left_in(home)
        if left is not None and left >= table.months:
            # what nobody sees happen does not happen, beyond the months looked ahead either
            table = msgspec.structs.replace(table, course=msgspec.structs.replace(course, leaving=None))
        walked[kind] = Walk(kind, table, home, Resale(resale_share(effective, rules, kind), sellable), course)
    return walked


def _unmoved(table: Timetable) -> tuple[Timetable, Fens]:
    """A timetable, and the money at hand on the first day of each month as long as no home is bought."""
    return table, openings(table)


def reference(effective: EffectivePlan, rules: Rules, walked: Walk) -> int | None:
    """The month in which income is thought to stop, counted from the plan's first.

    The home month of a home there; for the others that of moving, or their own where moving never gets there.
    """
    if walked.kind in ("move", "trial", "fail_safe") and walked.home is not None:
        return walked.home
    moving = walks(effective, rules, ("move",))["move"].home if lacks(effective, "move") is None else None
    return walked.home if moving is None else moving


def outcome_of(walked: Walk, debts: Fens, stops: int | None) -> StrategyOutcome:
    """The outcome of a strategy, given what is owed of the plan's debts and the month in which income would stop."""
    table, home = walked.table, walked.home
    start, ahead = table.start, table.months
    rows = ledger(table, home)
    closings = np.array([row.closing for row in rows], np.int64)
    worst = int(np.argmin(closings))
    loan = sums.loan_owed(table, home)
    values = resale_values(table, home, walked.resale)
    worth = closings + (values + deposits_held(table, home) - loan - debts)[:ahead]
    left, sold = table.left_in(home), table.sold_in(home)
    renting = table.course.trial
    trial = None if renting is None or renting.for_good else renting
    holds_at_end = home is not None and (sold is None or sold >= ahead)
    return StrategyOutcome(
        kind=walked.kind,
        home_month=_month(start, home, ahead),
        left_month=_month(start, left, ahead),
        sold_month=_month(start, sold, ahead),
        debt_months=_months_of_debt(loan + debts),
        housing=_housing(table, home, rows, Fen(int(values[ahead - 1])), Fen(int(loan[ahead - 1]))),
        market_value=Fen(int(table.prices[ahead - 1]) if holds_at_end else 0),
        resale_value=Fen(int(values[ahead - 1])),
        loan_owed=Fen(int(loan[ahead - 1])),
        left=rows[-1].closing,
        runway=None if stops is None else _runway(table, home, rows, stops),
        runway_from=_month(start, stops, ahead),
        worst=rows[worst].closing,
        worst_month=rows[worst].month,
        secure_from=_secure_from(table, home, loan),
        first_below_zero=next((row.month for row in rows if row.closing < 0), None),
        months=rows,
        net_worth=tuple(Fen(one) for one in worth.tolist()),
        trial_from=None if trial is None else start + trial.first,
        trial_until=None if trial is None else start + (trial.first + trial.months - 1),
    )


def _month(start: Month, at: int | None, ahead: int) -> Month | None:
    return None if at is None or at >= ahead else start + at


def _months_of_debt(owed: Fens) -> int | None:
    return None if owed[-1] > 0 else int(np.count_nonzero(owed > 0))


def _runway(table: Timetable, home: int | None, rows: tuple[LedgerMonth, ...], stops: int) -> int | None:
    # a home that is not bought by then is not bought any more
    bought = home if home is not None and home <= stops else None
    balance = rows[stops].opening - (int(table.costs[stops]) if bought == stops else 0)
    return runway(balance, sums.net(table, bought, income=False)[stops:])


def _secure_from(table: Timetable, home: int | None, loan: Fens) -> Month | None:
    if home is None:
        return None
    if table.course.loan is None:
        return table.start + home
    free = home + int(np.argmin(loan[home:]))
    sold = table.sold_in(home)
    if loan[free] or (sold is not None and sold <= free):
        return None
    flows = sums.net(table, home)[: free + 1]
    money = sums.openings(table.at_hand, flows, table.tiers, {home: int(table.costs[home])})
    return None if (money[1:] < 0).any() else table.start + free


def _housing(table: Timetable, home: int | None, rows: tuple[LedgerMonth, ...], value: Fen, owed: Fen) -> HousingCost:
    paid = dict.fromkeys(("rent", "home", "mortgage", "holding", "sale"), 0)
    journeys = 0
    for row in rows:
        for flow in row.flows:
            if flow.kind in paid:
                paid[flow.kind] -= flow.amount
            elif flow.id in ("trial:journey", "journey_back"):
                journeys -= flow.amount
    borrowed = table.course.loan.principal if table.course.loan is not None and home is not None else 0
    return HousingCost(
        rent=Fen(paid["rent"]),
        at_once=Fen(paid["home"]),
        instalments=Fen(paid["mortgage"]),
        interest=Fen(paid["mortgage"] - (borrowed - owed)),
        holding=Fen(paid["holding"]),
        journeys=Fen(journeys),
        sold=Fen(-paid["sale"]),
        worth=Fen(value - owed),
    )
