"""From a plan to its answer: the one call that window, command line and reports share."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Literal

import msgspec

from hegang_desktop.app.faults import trace_of
from hegang_desktop.app.plan.assumption_groups import out_of_bounds_words
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.chart import ChartSpec
from hegang_desktop.domain.errors import NotReckoned, UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.safety import Safety
from hegang_desktop.engine.answer import Answer, answer
from hegang_desktop.engine.chart_specs import savings_chart
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.timetable.course import OWN, Course
from hegang_desktop.engine.timing import Calendar, timing
from hegang_desktop.engine.to_ask import standing_empty
from hegang_desktop.engine.what_if.changed import left_after_a_winter

if TYPE_CHECKING:
    from hegang_desktop.engine.simulation.workspace import Workspaces

log = logging.getLogger(__name__)

Basis = Literal["safe", "earliest"]
"""Which month the figures are those of, where there is a choice."""


class Outcome(msgspec.Struct, frozen=True):
    """Everything the pages show of a plan, computed together, so that they never mix two states.

    `projection` is that of the month the figures are of: the safe month, or the earliest where none holds or the reader
    asked for it (`basis`); `earliest` is the projection of buying as soon as can be. `safety` is None while the safe
    month has not been worked out: then `projection` is `earliest`, and the answer says that it is being worked out.
    `course` is that of `earliest`, another than the plan's own where `leaves`: the home is left again and sold in it.
    `calendar` is what travel and deadlines say on either basis, None with `safety`. It takes lives as well, `turned`
    none.
    """

    plan: Plan
    projection: Projection
    answer: Answer
    savings: ChartSpec
    earliest: Projection
    safety: Safety | None = None
    basis: Basis = "safe"
    course: Course = OWN
    calendar: Calendar | None = None

    @property
    def leaves(self) -> bool:
        """Whether the home is left again in it."""
        return self.course.leaving is not None

    @property
    def safe_month(self) -> Month | None:
        """The safe month, where there is one and it is known."""
        return None if self.safety is None else self.safety.safe_month

    @property
    def acting(self) -> Plan:
        """The plan as it is acted on: the home is not bought before the month that the figures are of.

        Whatever is worked out beside the answer, month by month, is worked out of this.
        """
        return self.plan if self.basis == "earliest" else not_before(self.plan, self.safe_month)


def not_before(plan: Plan, month: Month | None) -> Plan:
    """The plan that waits for a month; as it is without one. A month that was put off is not put off once more."""
    scenario = plan.scenario
    if month is None or (scenario.not_before is not None and scenario.not_before >= month):
        return plan
    # a delay that was tried out and kept is in the month already
    tried = msgspec.structs.replace(scenario.tried, later=0)
    return plan.with_scenario(msgspec.structs.replace(scenario, not_before=month, tried=tried))


def outcome(plan: Plan, course: Course = OWN, basis: Basis = "safe") -> Outcome:
    """What follows from a plan under the shipped rules, the safe month included, which takes some 50 ms."""
    return completed(outcome_at_once(plan, course, basis), safety_of(plan))


def outcome_at_once(plan: Plan, course: Course = OWN, basis: Basis = "safe") -> Outcome:
    """What follows from a plan without its safe month: `completed` makes it whole."""
    projection = project(plan, load_rules(), course)
    return Outcome(
        plan, projection, answer(plan, projection, None), savings_chart(projection, plan), projection,
        basis=basis, course=course,
    )  # fmt: skip


def completed(quick: Outcome, safety: Safety) -> Outcome:
    """The outcome with its safe month: every figure is that of the month that is acted on."""
    rules, plan, basis = load_rules(), quick.plan, quick.basis
    safe = safety.safe_month
    acted = quick.earliest
    if safe is not None and (basis == "safe" or quick.calendar is None):
        course = left_after_a_winter(not_before(plan, safe), rules) if quick.leaves else quick.course
        acted = project(plan, rules, course, safe)
    calendar = quick.calendar
    if calendar is None:
        bought = plan.scenario.bought is not None
        calendar = Calendar() if bought else timing(plan, rules, safety, acted, quick.earliest)
    projection, more = (acted, calendar.safe) if basis == "safe" else (quick.earliest, calendar.earliest)
    if plan.scenario.bought is None and plan.scenario.is_priced:
        more += standing_empty(plan, projection.home_month or plan.situation.start, rules)
    more = (*out_of_bounds_words(plan), *more)
    said = answer(plan, projection, safety, quick.earliest, more, leaves=quick.leaves)
    chart = savings_chart(projection, plan, quick.earliest)
    return msgspec.structs.replace(
        quick, safety=safety, projection=projection, answer=said, savings=chart, calendar=calendar
    )


def turned(outcome: Outcome, basis: Basis) -> Outcome:
    """The outcome with the figures of the safe month, or of the earliest; as it is while that is unknown."""
    if outcome.basis == basis or outcome.safety is None:
        return outcome
    return completed(msgspec.structs.replace(outcome, basis=basis), outcome.safety)


def whole(quick: Outcome) -> Outcome:
    """As `completed`, with the safe month worked out here; may be called in any thread. It never fails.

    Where a rule of ours does, the answer says so and has the figures of the earliest month.
    """
    try:
        return completed(quick, safety_of(quick.plan))
    except Exception as error:  # noqa: BLE001 - whatever fails here, the plan itself is sound and saved
        log.error("a safe month could not be worked out: %s", trace_of(error))  # noqa: TRY400 - no words of the error
        return _not_judged(quick)


def _not_judged(quick: Outcome) -> Outcome:
    if quick.plan.scenario.bought is not None or not quick.plan.scenario.is_priced:
        return quick
    said = msgspec.structs.replace(
        quick.answer,
        headline=msg("The safe month could not be worked out."),
        sentences=(msg("That is a fault in the program. The figures leave luck out."),),
    )
    return msgspec.structs.replace(quick, answer=said)


def reckoned(plan: Plan, course: Course = OWN, basis: Basis = "safe") -> Outcome:
    """As `outcome_at_once`, for a plan that is about to be shown or saved. Raises NotReckoned where a rule fails."""
    try:
        return outcome_at_once(plan, course, basis)
    except UserError:
        raise
    except Exception as error:
        log.error("a plan could not be worked out: %s", trace_of(error))  # noqa: TRY400 - no words of the error
        raise NotReckoned(
            msg("Nothing can be worked out from these numbers: that is a fault in the program."),
            msg("Nothing was changed. Check the numbers for one that is clearly wrong."),
        ) from error


_kept: list[Workspaces] = []
_in_use = threading.Lock()


def safety_of(plan: Plan) -> Safety:
    """How safe it is to buy, and from which month on; may be called in any thread."""
    # the simulation is not needed for the first picture of the window
    from hegang_desktop.engine.safety.safe_month import safety
    from hegang_desktop.engine.simulation.workspace import Workspaces

    if not _in_use.acquire(blocking=False):
        return safety(plan, load_rules())
    try:
        if not _kept:
            _kept.append(Workspaces())
        return safety(plan, load_rules(), spaces=_kept[0])
    finally:
        _in_use.release()
