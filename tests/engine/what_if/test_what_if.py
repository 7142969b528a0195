"""What is tried out on a plan: sliders that keep their promise, stresses that do what they say."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegang_desktop.app.answer.answering import outcome as outcome_of
from hegang_desktop.app.answer.what_if import stress_effect
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import LedgerMonth, Projection
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.domain.what_if import NOTHING, STRESSES, StressId, WhatIf
from hegang_desktop.engine.evaluate.evaluator import home_month
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.strategies.outcome import outcome
from hegang_desktop.engine.timetable.course import OWN
from hegang_desktop.engine.what_if.changed import changed
from hegang_desktop.engine.what_if.effect import left_again, outlook
from hegang_desktop.engine.what_if.sliders import can_spend_less
from hegang_desktop.engine.what_if.stresses import ALL, first_winter_over
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import NOVEMBER, a_plan, plans, with_scenario, with_situation

RULES = load_rules()
FAR = Month(9999, 12)


def tried(plan: Plan, what: WhatIf) -> Projection:
    changed_plan, course = changed(plan, RULES, what)
    return project(changed_plan, RULES, course)


def month(plan: Plan, what: WhatIf = NOTHING) -> Month:
    return outlook(plan, RULES, what).home_month or FAR


def flows(row: LedgerMonth) -> dict[str, Fen]:
    return {flow.id: flow.amount for flow in row.flows}


def test_every_stress_is_declared_in_the_order_in_which_it_is_offered() -> None:
    assert tuple(one.id for one in ALL) == STRESSES


@settings(max_examples=25)
@given(plans)
def test_trying_nothing_is_the_plan(plan: Plan) -> None:
    assert changed(plan, RULES, NOTHING) == (plan, OWN)


@settings(max_examples=25)
@given(plans, st.integers(1, 300_000))
def test_earning_more_or_keeping_less_back_never_delays_the_home(plan: Plan, amount: int) -> None:
    assert month(plan, NOTHING.with_value("earn_more", amount)) <= month(plan)
    assert month(plan, NOTHING.with_value("cushion", amount)) >= month(plan)


@settings(max_examples=25)
@given(plans, st.integers(1, 300_000))
def test_spending_less_saves_just_that_and_never_delays_the_home(plan: Plan, amount: int) -> None:
    what = NOTHING.with_value("spend_less", amount)
    changed_plan, _ = changed(plan, RULES, what)
    assert can_spend_less(plan) - can_spend_less(changed_plan) == min(amount, can_spend_less(plan))
    assert month(plan, what) <= month(plan)


@settings(max_examples=25)
@given(plans, st.integers(1, 36))
def test_buying_later_waits_at_least_that_long(plan: Plan, months: int) -> None:
    base, later = month(plan), month(plan, NOTHING.with_value("later", months))
    assert later == FAR if base == FAR else later == FAR or later - base >= months


def test_buying_later_waits_just_that_long_where_nothing_stands_in_the_way() -> None:
    plan = a_plan()
    assert month(plan, NOTHING.with_value("later", 7)) == month(plan) + 7


@settings(max_examples=25)
@given(plans, st.sampled_from(["dearer_home", "dearer_living", "halved", "dearer_heating"]))
def test_what_goes_wrong_never_brings_the_home_nearer(plan: Plan, stress: StressId) -> None:
    assert month(plan, NOTHING.with_stress(stress, on=True)) >= month(plan)


def test_no_work_means_two_months_of_pay_after_the_move_and_none_from_the_third_on() -> None:
    plan = a_plan(savings=20_000)
    result = tried(plan, NOTHING.with_stress("no_work", on=True))
    assert result.home_month == month(plan)
    home = result.home_month - result.months[0].month
    paid = ["income:i1" in flows(row) for row in result.months[home : home + 4]]
    assert paid == [True, True, False, False]


def test_a_pension_goes_on_without_work() -> None:
    plan = a_plan(savings=20_000)
    pension = msgspec.structs.replace(plan.situation.income[0], pattern="pension")
    plan = with_situation(plan, income=(pension,))
    assert tried(plan, NOTHING.with_stress("no_work", on=True)) == tried(plan, NOTHING)


def test_a_hard_winter_and_a_bill_come_when_they_say() -> None:
    plan = a_plan(savings=20_000)
    base, stresses = month(plan), NOTHING.with_stress("hard_winter", on=True).with_stress("medical", on=True)
    result = tried(plan, stresses)
    by_month = {row.month: flows(row) for row in result.months}
    winters = [at for at, row in by_month.items() if "dated:try:hard_winter" in row]
    assert len(winters) == 1
    assert winters[0].month == 1
    assert 0 <= winters[0] - base < 12
    assert -by_month[winters[0]]["dated:try:hard_winter"] == RULES.value("hard_winter_cost", {})
    assert -by_month[base + 5]["dated:try:medical"] == RULES.value("medical_cost", {})


def test_leaving_after_a_winter_sells_at_a_loss_and_pays_rent_again() -> None:
    plan = with_situation(a_plan(savings=20_000, income=5_000, spending=2_000), rent=yuan(800))
    what = NOTHING.with_stress("leave", on=True)
    left = left_again(plan, RULES, NOTHING)
    assert left is not None
    assert left.month == first_winter_over(plan, RULES, month(plan))
    assert left.sold - left.month == RULES.value("resale_months", {})
    by_month = {row.month: flows(row) for row in tried(plan, what).months}
    assert by_month[left.sold]["sale"] < yuan(40_000)
    assert "rent" not in by_month[left.month + -1]
    assert by_month[left.month]["rent"] == -yuan(800)
    # the money in the end is less than with the home never bought, by just what is said
    assert left.loss > 0


def test_leaving_a_home_that_is_bought_is_compared_with_living_on_there() -> None:
    plan = with_situation(a_plan(savings=20_000, income=2_000, spending=1_500), rent=yuan(800))
    bought = Purchase(Month(2026, 10), yuan(50_000), (PaidLine("price", yuan(40_000)),))
    plan = with_scenario(plan, bought=bought)
    left = left_again(plan, RULES, NOTHING)
    assert left is not None
    assert left.owned
    on, off = (outcome(plan, RULES, "move", leave_after=after) for after in (None, left.month - NOVEMBER))
    assert on is not None
    assert off is not None
    assert off.sold_month == left.sold
    seen = left.sold - NOVEMBER
    assert left.loss == on.net_worth[seen] - off.net_worth[seen]
    # rent and the journey back are lost; that the price came to less when it was sold is lost either way
    assert left.loss > 0
    said = Translator("en").say(stress_effect(outcome_of(plan), "leave").parts[0])
    assert said.endswith("poorer than by living on there.")


def test_a_home_out_of_reach_is_neither_left_nor_followed_by_a_winter() -> None:
    plan = a_plan(savings=0, income=1_000, spending=1_000)
    assert left_again(plan, RULES, NOTHING) is None
    what = NOTHING.with_stress("leave", on=True).with_stress("hard_winter", on=True)
    changed_plan, course = changed(plan, RULES, what)
    assert course == OWN
    assert project(changed_plan, RULES) == project(plan, RULES)


def test_heating_a_third_dearer_counts_on_ones_own_amounts_too() -> None:
    own = with_scenario(a_plan(), overrides={"first_heating": yuan(1_000), "holding:heating": yuan(1_000)})
    changed_plan, _ = changed(own, RULES, NOTHING.with_stress("dearer_heating", on=True))
    assert changed_plan.scenario.overrides == {"first_heating": yuan(1_300), "holding:heating": yuan(1_300)}
    plain = project(a_plan(), RULES)
    risen = tried(a_plan(), NOTHING.with_stress("dearer_heating", on=True))
    heating = {line.id: line.amount for line in plain.cost_lines}["first_heating"]
    after = {line.id: line.amount for line in risen.cost_lines}["first_heating"]
    assert after == pytest.approx(heating * 1.3, abs=1)


@settings(max_examples=25)
@given(plans)
def test_an_outlook_is_that_of_the_projection(plan: Plan) -> None:
    projection, whole = outlook(plan, RULES, NOTHING), project(plan, RULES)
    assert (projection.home_month, projection.left, projection.runway, projection.runway_plan) == (
        whole.home_month,
        whole.left_after,
        whole.runway_no_income,
        whole.runway_plan,
    )
    # who can never travel is told of a price without a proxy's fees
    travels = plan.scenario.by_proxy or not (plan.situation.away_months or any(one.away for one in plan.income))
    if projection.home_month is None and travels:
        assert projection.missing == whole.shortfall
    assert projection.home_month == home_month(plan, RULES)
