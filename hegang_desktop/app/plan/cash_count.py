"""Counting the money at hand on a day, and going on from what is there.

What should be there on that day: what the plan had at hand, whole months between, and of the months at both ends only
what had come and gone by then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

import msgspec

from hegang_desktop.app.plan.later_start import started_again
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import ZERO, Fen, divide_half_up
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Flow, FlowKind, LedgerMonth

if TYPE_CHECKING:
    from hegang_desktop.app.answer.answering import Outcome
else:
    Outcome = Any

LATE_IN_THE_MONTH = 16
"""From this day on we suppose, until told otherwise, that what falls due once a month is in or paid."""
_ONCE_A_MONTH: tuple[FlowKind, ...] = (
    "income",
    "pending",
    "remittance",
    "debt",
    "rent",
    "insurance",
    "dated",
    "holding",
)


class CheckIn(msgspec.Struct, frozen=True):
    """What there is to say on counting the money on a day: what the plan expects, and what falls due in that month.

    `opening` is what had been expected for the first of the month (of the plan's own first month: what was counted),
    `by_day` what has come (positive) and gone (negative) day by day since, `items` what falls due once in this month:
    whether it is in or paid already, only the user knows. Amounts are fen.
    """

    month: Month
    day: int
    opening: Fen
    by_day: Fen
    items: tuple[Flow, ...]
    course: tuple[Fen, ...]

    def expected(self, settled: Collection[str] = ()) -> Fen:
        """What should be at hand on the day, given the ids of the items that are in or paid."""
        return Fen(self.opening + self.by_day + sum(one.amount for one in self.items if one.id in settled))


def usually_settled(day: int) -> bool:
    """Whether what falls due once a month is supposed to be in or paid by a day of it, until the user says."""
    return day >= LATE_IN_THE_MONTH


def check_in(outcome: Outcome, now: Month, day: int, *, again: bool = False) -> CheckIn | None:
    """What there is to say on counting now, when it is time to ask; else None.

    Samples are not asked about, nor plans that start in this month, unless they are to be counted `again`, or later.
    """
    since = now - outcome.plan.situation.start
    if outcome.plan.sample or since < 0 or (since == 0 and not again):
        return None
    rows = _unbought(outcome, now)
    course = tuple(row.opening for row in rows[1 : since + 1])
    if since >= len(rows):
        return CheckIn(now, day, rows[-1].closing, ZERO, (), course)
    row, by_day = rows[since], _by_day(outcome.plan)
    before = outcome.plan.situation.cash[-1]
    point = CashPoint(now, ZERO, day=day)
    first = before if since == 0 else CashPoint(now, ZERO)
    passed = sum(
        _passed(flow.amount, first, point) for flow in row.flows if flow.id in by_day or flow.kind == "spending"
    )
    items = () if day == 1 else tuple(
        flow for flow in row.flows if flow.kind in _ONCE_A_MONTH and flow.id not in by_day
    )  # fmt: skip
    return CheckIn(now, day, row.opening, Fen(passed), items, course)


def _unbought(outcome: Outcome, now: Month) -> tuple[LedgerMonth, ...]:
    """The months without a purchase before now: who tells what is at hand has not told of having bought."""
    rows, home = outcome.projection.months, outcome.projection.home_month
    plan = outcome.plan
    if plan.scenario.bought is not None or home is None or home > now:
        return tuple(rows)
    from hegang_desktop.app.rules import load_rules
    from hegang_desktop.engine.projection import project  # the engine is not needed before there is a plan

    later = msgspec.structs.replace(plan.scenario, not_before=now + 1)
    return project(plan.with_scenario(later), load_rules()).months


def _by_day(plan: Plan) -> set[str]:
    """The ids of income that comes day by day."""
    return {f"income:{stream.id}" for stream in plan.income if stream.pattern == "day_rate"}


def _passed(amount: int, before: CashPoint, now: CashPoint) -> int:
    """The part of an amount of the days left from `before` on that has come or gone by the day of `now`."""
    from hegang_desktop.engine.timetable.first_month import days_left

    left, _ = days_left(now)
    left_before, _ = days_left(before)
    return amount - divide_half_up(amount * left, left_before) if left < left_before else 0


def counted(
    before: Outcome, said: CheckIn, at_hand: Fen, settled: Collection[str] = (), why: str = ""
) -> Callable[[Plan], Plan]:
    """The edit that starts a plan from what is at hand now; what had been expected stays beside it, and what it moved.

    `before` is the outcome of the plan as it had been; `settled` the ids of the items that are in or paid already;
    `why` is the user's own word on the difference.
    """
    from hegang_desktop.app.answer.answering import outcome  # the engine is not needed before there is a plan

    now, owned = said.month, before.plan.scenario.bought is not None
    last = before.plan.situation.cash[-1]
    # counted again in one month: what was settled then is settled still
    done = (*(last.settled if last.month == now else ()), *sorted(settled))

    def change(plan: Plan) -> Plan:
        point = CashPoint(now, at_hand, said.expected(settled), said.course, None, None, why, said.day, done)
        if owned:
            return started_again(plan, point)
        was, then = _home_months(before, outcome(started_again(plan, point)))
        # what could have been bought before this month can be bought in it, as far as the plan knew
        was = None if was is None else max(was, now)
        return started_again(plan, msgspec.structs.replace(point, home_before=was, home_after=then))

    return change


def _home_months(before: Outcome, after: Outcome) -> tuple[Month | None, Month | None]:
    """The safe months of both, where neither has one the earliest: never one against the other."""
    if before.safe_month is None and after.safe_month is None:
        return before.earliest.home_month, after.earliest.home_month
    return before.safe_month, after.safe_month
