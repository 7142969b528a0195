"""What answers a plan takes it as it is: with an income of the scenario's own, with a home that is bought already."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.engine.evaluate.evaluator import Evaluator, evaluate
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.sensitivity.inputs import inputs
from hegang_desktop.engine.sensitivity.levers import levers, pulled
from hegang_desktop.engine.simulation.one_life import life
from hegang_desktop.engine.simulation.simulate import simulate
from hegang_desktop.engine.strategies.outcome import outcome
from tests.helpers.households import without_luck
from tests.helpers.plans import a_plan, amounts, plans, streams, with_scenario, with_situation

RULES = load_rules()
CHOSEN = {"horizon": 4}
lines = st.dictionaries(
    st.sampled_from(["deed_tax", "agency", "door", "notary", "first_heating", "vat", "red envelope"]),
    amounts,
    max_size=4,
)


def _bought(plan: Plan, paid: dict[str, Fen], ago: int) -> Plan:
    whole = (PaidLine("price", yuan(40_000)), *(PaidLine(id_, amount) for id_, amount in paid.items()))
    purchase = Purchase(plan.situation.start + -ago, Fen(10**9), whole)
    return with_scenario(plan, bought=purchase, assumptions=plan.scenario.assumptions | CHOSEN)


owners = st.builds(_bought, plans, lines, st.integers(0, 30))
tenants = st.builds(lambda plan, own: with_scenario(plan, income=tuple(own)), plans, st.lists(streams, max_size=2))


@settings(max_examples=40, deadline=None)
@given(owners)
def test_an_owner_begins_with_what_is_at_hand_whatever_was_paid(plan: Plan) -> None:
    projection = project(plan, RULES)
    first = projection.months[0]
    assert first.opening == plan.situation.at_hand
    assert first.closing == first.opening + first.incoming - first.outgoing
    assert not any(flow.kind == "home" for row in projection.months for flow in row.flows)
    assert projection.left_after == plan.situation.at_hand
    assert (projection.home_month, projection.all_in) == (
        plan.situation.start,
        plan.scenario.bought and plan.scenario.bought.paid,
    )


@settings(max_examples=30, deadline=None)
@given(owners | tenants)
def test_every_answer_takes_the_plan_as_it_is(plan: Plan) -> None:
    whole, quick = project(plan, RULES), evaluate(plan, RULES)
    assert (quick.home_month, quick.left_after) == (whole.home_month, whole.left_after)
    assert (quick.runway_no_income, quick.runway_plan) == (whole.runway_no_income, whole.runway_plan)
    assert (quick.first_below_zero, quick.lowest) == (whole.first_below_zero, whole.lowest)
    moved = outcome(plan, RULES, "move")
    if moved is not None:
        assert [row.closing for row in moved.months] == [row.closing for row in whole.months]
    evaluator = Evaluator(plan, RULES)
    for number in inputs(plan, RULES)[:6]:
        changed = number.put(plan, min(number.value + 12_300, number.most))
        assert evaluator.answer(changed) == evaluate(changed, RULES), number.ref


@settings(max_examples=15, deadline=None)
@given(owners)
def test_a_life_without_luck_is_the_projection_of_an_owner(plan: Plan) -> None:
    certain = without_luck(plan)
    whole, one = project(certain, RULES), life(certain, RULES, 3)
    assert one.home_month is None
    assert [row.ledger.closing for row in one.months] == [row.closing for row in whole.months]
    assert one.months[0].ledger.opening == certain.situation.at_hand
    assert simulate(certain, RULES, 1_000).bought[0] == 1_000


def test_what_was_paid_to_a_proxy_stays_paid_when_the_plan_goes_on_in_a_month_with_travel() -> None:
    plan = _bought(with_situation(a_plan(), away_months=(10,)), {"notary": yuan(400), "proxy_fee": yuan(500)}, 1)
    assert plan.situation.start == Month(2026, 11)
    assert project(plan, RULES).months[0].opening == plan.situation.at_hand


def test_a_lever_pulls_at_the_income_of_the_scenario_alone() -> None:
    own = (IncomeStream("own", "", yuan(2_600)),)
    plan = with_scenario(a_plan(), income=own)
    lever = next(one for one in levers(plan, RULES) if one.input.kind == "income")
    after = pulled(plan, RULES, lever)
    assert after.situation == plan.situation
    assert after.scenario.income == (msgspec.structs.replace(own[0], amount=Fen(lever.value)),)
