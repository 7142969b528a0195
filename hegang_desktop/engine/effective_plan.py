"""What is reckoned with: a situation and a scenario in which nothing is left to look up elsewhere.

A scenario may have an income of its own, which then stands in the situation. A home that is bought already stands there
as bought on the first day of the plan, for what was really paid, by somebody who had that much more at hand: so every
strategy, also one in which it would not have been bought, begins with the same money. The timetable knows that it is
owned, and a ledger is shown without that purchase.

What answers a plan takes the plan and makes this of it; nothing takes both, so that nothing is put in twice.
"""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.household import movers
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.outgo import Tenancy
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.purchase import Purchase
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs import catalogue
from hegang_desktop.engine.costs.all_in import all_in
from hegang_desktop.engine.timetable.travel import can_travel

replace = msgspec.structs.replace


class EffectivePlan(msgspec.Struct, frozen=True):
    """A situation with the income of the scenario, and the scenario with what was paid, where the home is `bought`.

    `moved_in` is how many months before the plan's first the buyer of such a home moved in; None: not by then.
    """

    situation: Situation
    scenario: Scenario
    bought: Purchase | None = None
    moved_in: int | None = None


def effective_plan(plan: Plan, rules: Rules) -> EffectivePlan:
    """What the plan's active scenario is reckoned with."""
    situation, scenario = plan.situation, plan.scenario
    if scenario.income is not None:
        situation = replace(situation, income=scenario.income)
    scenario = with_work_away(situation, scenario)
    if scenario.bought is None:
        return EffectivePlan(situation, scenario)
    return _bought(situation, scenario, scenario.bought, rules)


def with_work_away(situation: Situation, scenario: Scenario) -> Scenario:
    """The scenario that says whether somebody keeps working elsewhere: as chosen, else as the incomes say."""
    if scenario.works_away is not None:
        return scenario
    away = any(stream.away and stream.after_move != "stops" for stream in situation.income)
    return replace(scenario, works_away=away)


def _bought(situation: Situation, scenario: Scenario, bought: Purchase, rules: Rules) -> EffectivePlan:
    *earlier, last = situation.cash
    start = situation.start
    # the lines as the timetable has them in the first month, so that they come to what was paid to the fen
    away = not can_travel(situation, 1)[0]
    lines = all_in(
        scenario, start, start, rules, other_home=situation.owns_other_home, proxy=bool(away),
        movers=movers(situation.people, start),
    )  # fmt: skip
    paid = {line.id: line.amount for line in bought.lines}
    overrides = {entry.key: ZERO for entry in catalogue.PURCHASE if entry.by_proxy_only}
    overrides |= {line.id: paid.pop(line.id, ZERO) for line in lines}
    # what the rules have no line for is counted where surprises are
    moved_in = _moved_in(situation, scenario, bought)
    surprises = catalogue.CONTINGENCY.key
    overrides[surprises] = Fen(overrides.get(surprises, ZERO) + sum(paid.values()))
    return EffectivePlan(
        replace(
            situation,
            cash=(*earlier, replace(last, at_hand=Fen(last.at_hand + bought.paid))),
            cushion=ZERO,
            tenancy=situation.tenancy if moved_in is None else _left_of(situation.tenancy, moved_in),
        ),
        replace(scenario, overrides={**scenario.overrides, **overrides}, by_proxy=True, not_before=None),
        bought,
        moved_in,
    )


def _moved_in(situation: Situation, scenario: Scenario, bought: Purchase) -> int | None:
    """How long ago the buyer moved in: in the month of the deed, or by proxy in the first one free to travel since."""
    since = max(0, situation.start - bought.month)
    if not scenario.by_proxy:
        return since
    free = can_travel(situation, since + 1, situation.start + -since)
    first = int(np.argmax(free))
    return since - first if free[first] else None


def _left_of(tenancy: Tenancy, since: int) -> Tenancy:
    """What is left of a tenancy so many months after the move: rent of the notice, the deposit until it came back."""
    deposit = tenancy.deposit if since <= tenancy.notice else ZERO
    return Tenancy(deposit, max(0, tenancy.notice - since))
