"""A plan with what is tried out on it."""

from __future__ import annotations

from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.places import SCENARIO
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.what_if import WhatIf
from hegang_desktop.engine.effective_plan import EffectivePlan
from hegang_desktop.engine.evaluate.evaluator import home_month, move_month
from hegang_desktop.engine.strategies.courses import leaving_of
from hegang_desktop.engine.timetable.course import OWN, Course
from hegang_desktop.engine.what_if.sliders import with_sliders
from hegang_desktop.engine.what_if.stresses import ALL, first_winter_over


def changed(plan: Plan, rules: Rules, what_if: WhatIf) -> tuple[Plan, Course]:
    """The plan with what is tried out, and the course it then takes. What refers to the move needs a home month.

    A home that is not reached has none: then no work ends, no winter is hard and nobody leaves, and the medical bill
    comes in the sixth month of the plan.
    """
    plan = with_sliders(plan, what_if)
    stresses = [stress for stress in ALL if stress.id in what_if.stresses]
    for stress in stresses:
        if not stress.after_move:
            plan = stress.change(plan, rules, None)
    after = [stress for stress in stresses if stress.after_move]
    if not (what_if.later or after):
        return plan, OWN
    home = home_month(plan, rules)
    if what_if.later and home is not None and plan.scenario.bought is None:
        plan = SCENARIO.changed(plan, not_before=home + what_if.later)
    # what goes wrong there goes wrong after moving in, which after a purchase by proxy is later
    home = move_month(plan, rules)
    for stress in after:
        plan = stress.change(plan, rules, home)
    if home is None or not any(stress.leaves for stress in after):
        return plan, OWN
    return plan, _leaving(plan, rules, home)


def _leaving(plan: Plan, rules: Rules, home: Month) -> Course:
    after = first_winter_over(plan, rules, home).index - home.index
    # the way back costs what the plan counts for one, also where less was paid for the way there
    leaving = leaving_of(EffectivePlan(plan.situation, plan.scenario), rules, "move", after, sellable=True)
    ahead = rules.value("horizon", plan.scenario.assumptions) * MONTHS_A_YEAR
    # what nobody sees happen does not happen
    seen = home.index + after - plan.situation.start.index < ahead
    return Course(leaving=leaving if seen else None)
