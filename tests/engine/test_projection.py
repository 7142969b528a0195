"""The projection: golden cases to the yuan, and laws that hold of every plan."""

from __future__ import annotations

import msgspec
import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import Debt
from hegang_desktop.domain.money import Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.engine.costs.holding import first_heating_due
from hegang_desktop.engine.projection import project
from hegang_desktop.text.translator import Translator
from tests.helpers.costs import no_costs
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()


def test_the_home_month_is_the_first_whose_opening_balance_covers_cost_and_cushion() -> None:
    # 46,500, 400 in agency and a tenth of it in reserve; 60 m² x 28 of heating, 60 x 0.5 x 12 of property fee; 588 owed
    overrides = no_costs("contingency", "first_heating", "first_property_fee") | {"agency": yuan(400)}
    plan = a_plan(savings=30_000, income=5_000, spending=2_000, price=46_500)
    plan = with_scenario(plan, overrides=overrides | {"arrears": yuan(588)})
    projection = project(plan, RULES)
    assert projection.all_in == yuan(49_568)
    # 30,000 + 3,000 a month: 48,000 on the first of May, 51,000 on the first of June
    assert projection.home_month == Month(2027, 6)
    assert projection.left_after == yuan(51_000 - 49_568)
    with_cushion = project(with_situation(plan, cushion=yuan(1_433)), RULES)
    assert with_cushion.home_month == Month(2027, 7)


def test_the_heating_bill_comes_each_october_after_the_first_winter() -> None:
    projection = project(a_plan(savings=60_000), RULES)
    assert projection.home_month == Month(2026, 11)
    heated = [
        row.month
        for row in projection.months
        for flow in row.flows
        if flow.kind == "holding" and "Heating" in flow.name.text
    ]
    assert heated[:2] == [Month(2027, 10), Month(2028, 10)]


@pytest.mark.parametrize(
    ("bought", "due"),
    [
        (Month(2027, 4), Month(2027, 10)),
        (Month(2027, 1), Month(2027, 10)),
        (Month(2027, 5), Month(2028, 10)),
        (Month(2027, 9), Month(2028, 10)),
        (Month(2027, 10), Month(2028, 10)),
        (Month(2027, 12), Month(2028, 10)),
    ],
)
def test_the_first_winter_belongs_to_the_all_in_cost(bought: Month, due: Month) -> None:
    assert first_heating_due(bought, RULES, a_plan().scenario) == due


def test_a_seasonal_income_pays_in_its_months_only() -> None:
    plan = a_plan(savings=0, spending=0, price=10**9)
    sea = IncomeStream("sea", "", yuan(10_000), months=(1, 2, 3, 4, 11, 12))
    projection = project(with_situation(plan, income=(sea,)), RULES)
    paid = {row.month.month for row in projection.months if row.incoming}
    assert paid == {1, 2, 3, 4, 11, 12}
    assert sum(row.incoming for row in projection.months[:12]) == yuan(60_000)


def test_income_that_stops_with_the_move_ends_in_the_home_month() -> None:
    plan = a_plan(savings=40_000, income=5_000)
    stream = msgspec.structs.replace(plan.situation.income[0], after_move="stops")
    projection = project(with_situation(plan, income=(stream,)), RULES)
    assert projection.home_month is not None
    bought = projection.home_month - projection.months[0].month
    assert all(row.incoming for row in projection.months[:bought])
    assert not any(row.incoming for row in projection.months[bought:])
    assert projection.runway_plan == projection.runway_no_income


def test_the_runway_counts_the_month_that_is_paid_in_part() -> None:
    # 49,568 all-in; 3,500 left; 1,000 a month, nothing else due before the fourth month
    plan = a_plan(savings=53_068, income=0, spending=1_000, price=49_568)
    plan = with_scenario(plan, overrides=no_costs(yearly=False))
    projection = project(plan, RULES)
    assert projection.left_after == yuan(3_500)
    assert projection.runway_no_income == 35


def test_a_debt_is_paid_down_with_interest_and_then_ends() -> None:
    # 1,000 at 12 % a year, 400 a month: 1,010 - 400 = 610; 616.10 - 400 = 216.10; 218.26 paid
    debt = Debt("d", "card", yuan(1_000), yuan(400), Tenthousandths(1_200))
    projection = project(with_situation(a_plan(savings=0, income=0, spending=0, price=10**8), debts=(debt,)), RULES)
    paid = [-flow.amount for row in projection.months for flow in row.flows if flow.kind == "debt"]
    assert paid == [40_000, 40_000, 21_826]


def test_a_home_out_of_reach_says_how_near_it_came() -> None:
    projection = project(a_plan(savings=10_000, income=2_000, spending=2_000, price=100_000), RULES)
    assert projection.home_month is None
    assert projection.left_after is None
    assert projection.shortfall == projection.all_in - yuan(10_000)


def test_an_override_wins_and_keeps_what_the_rule_would_give() -> None:
    plan = a_plan()
    scenario = msgspec.structs.replace(plan.scenario, overrides={"agency": yuan(500)})
    projection = project(plan.with_scenario(scenario), RULES)
    line = next(line for line in projection.cost_lines if line.id == "agency")
    assert (line.amount, line.computed, line.overridden) == (yuan(500), yuan(2_000), True)
    # and a tenth less of contingency
    assert project(plan, RULES).all_in - projection.all_in == yuan(1_650)


@pytest.mark.parametrize(
    ("due", "last", "bought", "next_bill"),
    [
        (1, 4, Month(2027, 6), Month(2029, 1)),
        (1, 4, Month(2027, 2), Month(2028, 1)),
        (11, 3, Month(2027, 4), Month(2028, 11)),
        (11, 3, Month(2027, 3), Month(2027, 11)),
    ],
)
def test_the_season_may_lie_anywhere_in_the_year(due: int, last: int, bought: Month, next_bill: Month) -> None:
    chosen = {"heating_month": due, "heating_last_month": last}
    scenario = msgspec.structs.replace(a_plan().scenario, assumptions=chosen)
    assert first_heating_due(bought, RULES, scenario) == next_bill


def test_a_price_of_the_users_own_is_taxed_as_such() -> None:
    plan = a_plan(price=100_000)
    scenario = msgspec.structs.replace(plan.scenario, overrides={"price": yuan(50_000)})
    lines = {line.id: line for line in project(plan.with_scenario(scenario), RULES).cost_lines}
    assert lines["deed_tax"].amount == yuan(500)
    assert lines["price"].computed == yuan(100_000)


def test_prices_that_drift_are_compounded_and_never_reach_zero() -> None:
    plan = a_plan(savings=0, income=0, spending=0, price=100_000)
    scenario = msgspec.structs.replace(plan.scenario, assumptions={"price_drift": -1_000})
    projection = project(plan.with_scenario(scenario), RULES)
    price = next(line for line in projection.cost_lines if line.id == "price")
    # the last month of ten years, 119 months on: 100,000 x 0.9 ^ (119 / 12)
    assert price.amount == round(10_000_000 * 0.9 ** (119 / 12))


def test_what_was_paid_for_the_home_earns_no_interest() -> None:
    plan = a_plan(savings=100_000, income=0, spending=0)
    scenario = msgspec.structs.replace(plan.scenario, assumptions={"interest": 1_200})
    projection = project(plan.with_scenario(scenario), RULES)
    assert projection.left_after is not None
    (interest,) = (flow.amount for flow in projection.months[0].flows if flow.kind == "interest")
    assert interest == round(projection.left_after / 100)


def test_without_a_price_there_is_no_home_month() -> None:
    assert project(a_plan(price=0), RULES).home_month is None


def test_the_last_plan_that_can_start_is_projected_to_its_end() -> None:
    plan = a_plan(savings=100_000, income=9_000, start=Month(2199, 12))
    scenario = msgspec.structs.replace(plan.scenario, assumptions={"horizon": 60})
    assert len(project(plan.with_scenario(scenario), RULES).months) == 720


def test_an_income_says_whose_it_is() -> None:
    people = (Person("a", "mover"), Person("b", "partner", "Lan"))
    wage = IncomeStream("w", "wage", yuan(3_000), person="b")
    plan = with_situation(a_plan(), people=people, income=(wage,))
    (flow,) = (flow for flow in project(plan, RULES).months[0].flows if flow.kind == "income")
    assert Translator("en").say(flow.name) == "wage (Lan)"
    # an income of nobody in the household belongs to all of it
    shared = with_situation(plan, income=(msgspec.structs.replace(wage, person=""),))
    (flow,) = (flow for flow in project(shared, RULES).months[0].flows if flow.kind == "income")
    assert Translator("en").say(flow.name) == "wage"
