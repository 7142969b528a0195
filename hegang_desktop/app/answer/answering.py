"""From a plan to its answer: the one call that window, command line and reports share."""

from __future__ import annotations

import logging

import msgspec

from hegang_desktop.app.faults import trace_of
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.chart import ChartSpec
from hegang_desktop.domain.errors import NotReckoned, UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.engine.answer import Answer, answer
from hegang_desktop.engine.chart_specs import savings_chart
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.timetable.course import OWN, Course
from hegang_desktop.engine.timing import timing

log = logging.getLogger(__name__)


class Outcome(msgspec.Struct, frozen=True):
    """Everything the pages show of a plan, computed together, so that they never mix two states.

    `leaves`: the home is left again and sold in it; lives are not simulated for that.
    """

    plan: Plan
    projection: Projection
    answer: Answer
    savings: ChartSpec
    leaves: bool = False


def outcome(plan: Plan) -> Outcome:
    """What follows from a plan under the shipped rules."""
    return outcome_on(plan, OWN)


def reckoned(plan: Plan) -> Outcome:
    """As `outcome`, for a plan that is about to be shown or saved. Raises NotReckoned where a rule of ours fails."""
    try:
        return outcome(plan)
    except UserError:
        raise
    except Exception as error:
        log.error("a plan could not be worked out: %s", trace_of(error))  # noqa: TRY400 - no words of the error
        raise NotReckoned(
            msg("Nothing can be worked out from these numbers: that is a fault in the program."),
            msg("Nothing was changed. Check the numbers for one that cannot be meant."),
        ) from error


def outcome_on(plan: Plan, course: Course) -> Outcome:
    """What follows from a plan on another course than its own, such as leaving again."""
    rules = load_rules()
    projection = project(plan, rules, course)
    more = () if plan.scenario.bought is not None else timing(plan, projection, rules)
    leaves = course.leaving is not None
    return Outcome(plan, projection, answer(plan, projection, more), savings_chart(projection, plan), leaves)
