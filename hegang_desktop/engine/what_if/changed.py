"""A plan with what is tried out on it."""

from __future__ import annotations

from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.places import TRIED
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.what_if import WhatIf
from hegang_desktop.engine.effective_plan import EffectivePlan
from hegang_desktop.engine.evaluate.evaluator import move_month
from hegang_desktop.engine.strategies.courses import leaving_of
from hegang_desktop.engine.timetable.course import OWN, Course
from hegang_desktop.engine.what_if.sliders import with_sliders
from hegang_desktop.engine.what_if.stresses import ALL, first_winter_over


def changed(plan: Plan, rules: Rules, what_if: WhatIf) -> tuple[Plan, Course]:
    """The plan with what is tried out, and the course it then takes. What refers to the move stands in its scenario.

    A home that is not reached has no home month: then nothing is later and no work ends, no winter is hard, no bill
    comes and nobody leaves.
    """
    plan = with_sliders(plan, what_if)
    stresses = [stress for stress in ALL if stress.id in what_if.stresses]
    for stress in stresses:
        plan = stress.change(plan, rules)
    if what_if.later and plan.scenario.bought is None:
        plan = TRIED.changed(plan, later=plan.scenario.tried.later + what_if.later)
    return plan, left_after_a_winter(plan, rules) if any(stress.leaves for stress in stresses) else OWN


def left_after_a_winter(plan: Plan, rules: Rules) -> Course:
    """The course that leaves again after the first winter there, as the plan acts; its own where it does not get there.

    How long that is hangs on the month of moving in, so a plan that waits for another month has another such course.
    """
    home = move_month(plan, rules)
    return OWN if home is None else _leaving(plan, rules, home)


def _leaving(plan: Plan, rules: Rules, home: Month) -> Course:
    after = first_winter_over(plan, rules, home).index - home.index
    # the way back costs what the plan counts for one, also where less was paid for the way there
    leaving = leaving_of(EffectivePlan(plan.situation, plan.scenario), rules, "move", after, sellable=True)
    ahead = rules.value("horizon", plan.scenario.assumptions) * MONTHS_A_YEAR
    # what nobody sees happen does not happen
    seen = home.index + after - plan.situation.start.index < ahead
    return Course(leaving=leaving if seen else None)
