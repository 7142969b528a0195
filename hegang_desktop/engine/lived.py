"""The plan as its active scenario is lived: with the scenario's own income, and with a home that is bought already.

The engine reckons with situations that buy a home. One that is bought stands in it as bought on the first day of the
plan, for what was really paid, by somebody who had that much more at hand; `settled` takes both out of the first month
again, so that a ledger begins with what is at hand.
"""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.outgo import Tenancy
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import LedgerMonth
from hegang_desktop.domain.purchase import Purchase
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs.all_in import all_in

replace = msgspec.structs.replace


def lived(plan: Plan, rules: Rules) -> Plan:
    """The plan that the engine reckons with; the plan itself where its scenario says nothing of its own."""
    own = plan.scenario.income
    if own is not None:
        plan = replace(plan, situation=replace(plan.situation, income=own))
        plan = plan.with_scenario(replace(plan.scenario, income=None))
    bought = plan.scenario.bought
    return plan if bought is None else _bought(plan, bought, rules)


def _bought(plan: Plan, bought: Purchase, rules: Rules) -> Plan:
    situation, scenario = plan.situation, plan.scenario
    *earlier, last = situation.cash
    counted = replace(last, at_hand=Fen(last.at_hand + bought.paid))
    lines = all_in(scenario, bought.month, situation.start, rules, other_home=situation.owns_other_home, proxy=True)
    overrides = {line.id: ZERO for line in lines}
    beside = 0
    for line in bought.lines:
        if line.id in overrides:
            overrides[line.id] = line.amount
        else:
            beside += line.amount
    # what the rules have no line for is counted where surprises are
    overrides["contingency"] = Fen(overrides.get("contingency", ZERO) + beside)
    bare = replace(scenario, overrides={**scenario.overrides, **overrides}, by_proxy=True, not_before=None)
    return replace(
        plan.with_scenario(bare),
        situation=replace(
            situation,
            cash=(*earlier, counted),
            cushion=ZERO,
            accounts=(),
            tenancy=_still(situation.tenancy, max(0, situation.start - bought.month)),
        ),
    )


def _still(tenancy: Tenancy, since: int) -> Tenancy:
    """What is left of a tenancy so many months after the move: rent of the notice, the deposit until it came back."""
    deposit = tenancy.deposit if since <= tenancy.notice else ZERO
    return Tenancy(deposit, max(0, tenancy.notice - since))


def settled(months: tuple[LedgerMonth, ...], bought: Purchase | None) -> tuple[LedgerMonth, ...]:
    """The months without the purchase that `lived` put on the first day of the first one."""
    if bought is None or not months:
        return months
    first = months[0]
    paid = -sum(flow.amount for flow in first.flows if flow.kind == "home")
    without = replace(
        first,
        opening=Fen(first.opening - paid),
        outgoing=Fen(first.outgoing - paid),
        flows=tuple(flow for flow in first.flows if flow.kind != "home"),
    )
    return (without, *months[1:])
