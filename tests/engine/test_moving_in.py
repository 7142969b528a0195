"""A purchase by proxy is not living there: life goes on as before until the buyer can travel."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Tenancy
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.domain.what_if import Tried
from hegang_desktop.engine.answer import answer
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.evaluate.evaluator import Evaluator, move_month
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.sensitivity.home_numbers import home_numbers
from hegang_desktop.text.translator import Translator
from tests.helpers.costs import no_costs
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()
HEATING = yuan(1_400)
KEYS = yuan(300)


def away(*months: int) -> Plan:
    """A home of 49,568 in June 2027, when the buyer is at sea; a wage that ends with the move, and a rent here."""
    plan = a_plan(price=49_568, income=5_600)
    stream = msgspec.structs.replace(plan.situation.income[0], after_move="stops")
    plan = with_situation(plan, income=(stream,), rent=yuan(600), tenancy=Tenancy(yuan(900), 1), away_months=months)
    overrides = no_costs("heating", "key_holder") | {"holding:heating": HEATING, "holding:key_holder": KEYS}
    return with_scenario(plan, overrides=overrides, by_proxy=True, spending_after=yuan(1_000))


def flows(plan: Plan, id_: str) -> dict[Month, Fen]:
    return {row.month: flow.amount for row in project(plan, RULES).months for flow in row.flows if flow.id == id_}


def test_who_signs_by_proxy_lives_on_as_before_until_he_can_travel() -> None:
    plan = away(6, 7, 8)
    projection = project(plan, RULES)
    assert (projection.home_month, projection.moves_in) == (Month(2027, 6), Month(2027, 9))
    assert move_month(plan, RULES) == Month(2027, 9)
    assert max(flows(plan, "income:i1")) == Month(2027, 8)
    # one month of notice from September on
    assert max(flows(plan, "rent")) == Month(2027, 9)
    assert flows(plan, "deposit") == {Month(2027, 10): yuan(900)}
    living = flows(plan, "spending")
    assert (living[Month(2027, 8)], living[Month(2027, 9)]) == (yuan(-2_000), yuan(-1_000))


def test_what_was_tried_out_and_kept_follows_the_move_not_the_purchase() -> None:
    plan = with_scenario(away(6, 7, 8), tried=Tried(hard_winter=True, medical=True))
    projection = project(plan, RULES)
    assert (projection.home_month, projection.moves_in) == (Month(2027, 6), Month(2027, 9))
    assert list(flows(plan, "dated:try:medical")) == [Month(2028, 2)]
    assert list(flows(plan, "dated:try:hard_winter")) == [Month(2028, 1)]


def test_the_answer_says_from_when_on_one_lives_there() -> None:
    def notices(plan: Plan) -> str:
        return " ".join(Translator("en").say(one.text) for one in answer(plan, project(plan, RULES), None).notices)

    assert "You can travel there from September 2027 on, and move in." in notices(away(6, 7, 8))
    assert "you can never travel there" in notices(away(*range(1, 13)))
    assert "move in" not in notices(away())


def test_until_then_the_home_stands_empty() -> None:
    # bought in June, at sea until the June of two years later: one anniversary falls into that time
    plan = away(*range(1, 13))
    projection = project(plan, RULES)
    assert (projection.home_month, projection.moves_in) == (Month(2027, 6), None)
    assert flows(plan, "holding:key_holder")[Month(2028, 6)] == -KEYS
    lived_in = away(6, 7, 8)
    assert Month(2028, 6) not in flows(lived_in, "holding:key_holder")
    assert Evaluator(lived_in, RULES).answer(plan).runway_no_income == projection.runway_no_income


def test_many_homes_wait_as_one_does() -> None:
    for plan in (away(6, 7, 8), away(*range(1, 13))):
        many = home_numbers(plan, RULES, HomeArrays.of([plan.scenario.home]))
        projection = project(plan, RULES, month=plan.situation.start + int(many.month[0]))
        assert projection.runway_no_income is not None
        assert np.array_equal(many.runway, [projection.runway_no_income // 10])


def test_a_home_bought_by_proxy_before_the_plan_begins_is_moved_into_when_he_is_free() -> None:
    """Bought in June at sea; counted again in July: he is at sea until the end of August."""
    bought = Purchase(Month(2027, 6), yuan(60_000), (PaidLine("price", yuan(49_568)),))
    july = msgspec.structs.replace(away().situation.cash[0], month=Month(2027, 7))
    for months, moved in (((6, 7, 8), Month(2027, 9)), ((6,), Month(2027, 7))):
        plan = with_situation(with_scenario(away(*months), bought=bought), cash=(july,))
        assert project(plan, RULES).moves_in == moved
    # July was the month of moving in: its notice is over with it, and the deposit comes back in August
    assert flows(plan, "deposit") == {Month(2027, 8): yuan(900)}
