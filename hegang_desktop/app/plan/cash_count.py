"""Counting the money at hand when a plan is opened in a later month, and going on from what is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from hegang_desktop.app.plan.later_start import started_again
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan

if TYPE_CHECKING:
    from hegang_desktop.app.answer.answering import Outcome
else:
    Outcome = Any


def expected_at(outcome: Outcome, now: Month) -> Fen | None:
    """What the plan had expected to be at hand on the first of a month, when it is time to ask; else None.

    Samples are not asked about, nor plans that start in that month or later.
    """
    rows = outcome.projection.months
    since = now - rows[0].month
    if outcome.plan.sample or since <= 0:
        return None
    return rows[since].opening if since < len(rows) else rows[-1].closing


def counted(before: Outcome, now: Month, at_hand: Fen, why: str) -> Callable[[Plan], Plan]:
    """The edit that starts a plan from what is at hand now; what had been expected stays beside it, and what it moved.

    `before` is the outcome of the plan as it had been; `why` is the user's own word on the difference.
    """
    from hegang_desktop.app.answer.answering import outcome  # the engine is not needed before there is a plan

    rows, owned = before.projection.months, before.plan.scenario.bought is not None
    course = tuple(row.opening for row in rows[1 : now - rows[0].month + 1])
    home_before = None if owned else before.projection.home_month
    # what could have been bought before this month can be bought in it, as far as the plan knew
    home_before = None if home_before is None else max(home_before, now)

    def change(plan: Plan) -> Plan:
        point = CashPoint(now, at_hand, expected_at(before, now), course, home_before, None, why)
        after = None if owned else outcome(started_again(plan, point)).projection.home_month
        return started_again(plan, msgspec.structs.replace(point, home_after=after))

    return change
