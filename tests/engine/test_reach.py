"""What a plan can reach by a month, and what it would take."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Deadline, SocialInsurance
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.sensitivity import NeededSaving
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.evaluate.evaluator import evaluate
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.reach import (
    by_deadline,
    dearest_home,
    needed_saving,
    travel_or_proxy,
    with_and_without_insurance,
)
from hegang_desktop.engine.sensitivity.homes import home_months
from tests.helpers.costs import no_costs
from tests.helpers.plans import a_plan, homes, plans, with_scenario, with_situation

RULES = load_rules()
JANUARY, MARCH = Month(2027, 1), Month(2027, 3)


def plain(savings: int = 30_000, income: int = 5_000, spending: int = 2_000, price: int = 40_000) -> Plan:
    """A plan from November 2026 whose home costs its price and nothing else, then or later: 3,000 saved a month."""
    return with_scenario(a_plan(savings, income, spending, price), overrides=no_costs())


def _earning_more(plan: Plan, more: int) -> Plan:
    return with_situation(plan, income=(*plan.situation.income, IncomeStream("more", "wage", Fen(more))))


households = plans | st.builds(_earning_more, plans, st.integers(100_000, 800_000))
"""Households with every kind of line, half of them with a wage more, so that enough of them buy."""


def test_three_in_ten_of_the_plans_of_these_tests_buy() -> None:
    bought: list[bool] = []

    @settings(max_examples=300, database=None, derandomize=True)
    @given(households)
    def look(plan: Plan) -> None:
        bought.append(evaluate(plan, RULES).home_month is not None)

    look()
    assert sum(bought) / len(bought) >= 0.3


@given(households)
def test_the_evaluator_answers_as_the_projection_does(plan: Plan) -> None:
    projection, whole = evaluate(plan, RULES), project(plan, RULES)
    event("buys" if whole.home_month else "does not buy")
    assert projection.home_month == whole.home_month
    assert projection.all_in == (None if whole.home_month is None else whole.all_in)
    assert projection.left_after == whole.left_after
    assert projection.runway_no_income == whole.runway_no_income
    assert projection.runway_plan == whole.runway_plan
    assert projection.by_proxy == whole.by_proxy
    assert projection.first_below_zero == whole.first_below_zero
    assert projection.lowest == whole.lowest
    if whole.home_month is not None:
        home = whole.home_month - plan.situation.start
        if home + 12 <= len(whole.months):
            assert projection.year_after == min(row.closing for row in whole.months[home : home + 12])


def test_the_dearest_home_costs_what_is_at_hand_by_then() -> None:
    # 30,000 in November 2026 and 3,000 more each month: 42,000 on the first of March 2027
    assert dearest_home(plain(), RULES, MARCH) == yuan(42_000)
    assert dearest_home(plain(), RULES, Month(2026, 11)) == yuan(30_000)
    # a cushion of 2,000 stays untouched; deed tax of 1 % comes on top: 40,000 / 1.01 = 39,603.96
    cushioned = with_situation(plain(), cushion=yuan(2_000))
    assert dearest_home(cushioned, RULES, MARCH) == yuan(40_000)
    taxed = with_scenario(cushioned, overrides=no_costs("deed_tax"))
    assert dearest_home(taxed, RULES, MARCH) == yuan(39_603)


def test_no_home_can_be_had_before_the_plan_begins_nor_with_nothing() -> None:
    assert dearest_home(plain(), RULES, Month(2026, 10)) is None
    assert dearest_home(plain(savings=0), RULES, Month(2026, 11)) is None
    assert dearest_home(with_situation(plain(), away_months=tuple(range(1, 13))), RULES, MARCH) is None


def test_a_month_beyond_the_horizon_is_looked_at_as_well() -> None:
    # 180 months after the first, of 3,000 each, and 30,000
    assert dearest_home(plain(), RULES, Month(2041, 11)) == yuan(570_000)


@given(households, st.integers(0, 119))
def test_the_dearest_home_can_be_owned_and_one_dearer_by_a_yuan_cannot(plan: Plan, months: int) -> None:
    month = plan.situation.start + months
    dearest = dearest_home(plan, RULES, month)
    event("none" if dearest is None else "one")
    if dearest is not None:
        assert _owned_by(asking(plan, dearest), month)
        assert dearest % 100 == 0
    dearer = Fen((dearest or 0) + 100)
    if dearer <= LARGEST_AMOUNT:
        assert not _owned_by(asking(plan, dearer), month)


def asking(plan: Plan, price: Fen) -> Plan:
    """The plan with its home at another asking price, in total."""
    scenario = plan.scenario
    overrides = {id_: amount for id_, amount in scenario.overrides.items() if id_ != "price"}
    home = msgspec.structs.replace(scenario.home, basis="total", price=price)
    return with_scenario(plan, home=home, overrides=overrides)


def _owned_by(plan: Plan, month: Month) -> bool:
    projection = project(plan, RULES).home_month
    return projection is not None and projection <= month


def _needed(more: Fen, whole: Fen, share: int | None) -> NeededSaving:
    return NeededSaving(more, whole, None if share is None else Tenthousandths(share))


def test_the_saving_needed_closes_the_gap_in_the_months_there_are() -> None:
    # 10,000 are missing in November 2026; two months later 5,000 a month close the gap, 2,000 more than now
    assert needed_saving(plain(), RULES, JANUARY) == _needed(yuan(2_000), yuan(5_000), 10_000)
    # in four months 3,000 a month do: no more than now, three fifths of an income of 5,000
    assert needed_saving(plain(), RULES, MARCH) == _needed(yuan(0), yuan(3_000), 6_000)
    # a third of 10,000 is no whole yuan: 3,334 a month, of which 3,000 are saved already
    assert needed_saving(plain(), RULES, Month(2027, 2)) == _needed(yuan(334), yuan(3_334), 6_668)


def test_more_than_comes_in_cannot_be_saved() -> None:
    plan = plain(savings=0, income=5_000, price=40_000)
    by_march, by_september = needed_saving(plan, RULES, MARCH), needed_saving(plan, RULES, Month(2027, 9))
    assert by_march is not None
    assert by_september is not None
    # 10,000 a month for four months are twice what is earned; 4,000 for ten are four fifths of it
    assert (by_march.share, by_march.possible) == (20_000, False)
    assert (by_september.share, by_september.possible) == (8_000, True)
    nothing = needed_saving(with_situation(plan, income=(), spending=0), RULES, MARCH)
    assert nothing is not None
    assert not nothing.possible


def test_no_saving_helps_in_the_first_month_nor_for_a_home_without_a_price() -> None:
    assert needed_saving(plain(), RULES, Month(2026, 11)) is None
    assert needed_saving(plain(price=0), RULES, MARCH) is None
    without_income = with_situation(plain(savings=39_000), income=(), spending=Fen(0))
    assert needed_saving(without_income, RULES, Month(2026, 12)) == _needed(yuan(1_000), yuan(1_000), None)


@given(households, st.integers(0, 119))
def test_the_saving_needed_suffices_and_a_yuan_less_does_not(plan: Plan, months: int) -> None:
    month = plan.situation.start + months
    needed = needed_saving(plan, RULES, month)
    event("none" if needed is None else "more" if needed.more else "as now")
    if needed is None:
        # not even all the money of a plan helps
        assert not _owned_by(_saving(plan, Fen(10**12)), month)
        return
    assert _owned_by(_saving(plan, needed.more), month)
    if needed.more:
        assert not _owned_by(_saving(plan, Fen(needed.more - 100)), month)


def _saving(plan: Plan, more: Fen) -> Plan:
    return with_situation(plan, income=(*plan.situation.income, IncomeStream("saved", "", more)))


def test_waiting_to_travel_and_signing_by_proxy_are_both_told() -> None:
    # money is there in March; the buyer is away until April. A proxy costs 950 more, which 42,000 cover
    proxy = {"notary": yuan(400), "post": yuan(50), "proxy_fee": yuan(500)}
    plan = with_situation(plain(), away_months=(1, 2, 3))
    plan = with_scenario(plan, overrides={**plan.scenario.overrides, **proxy})
    result = travel_or_proxy(plan, RULES)
    assert (result.travelling.home_month, result.travelling.all_in) == (Month(2027, 4), yuan(40_000))
    assert (result.by_proxy.home_month, result.by_proxy.all_in) == (MARCH, yuan(40_950))
    assert (result.travelling.by_proxy, result.by_proxy.by_proxy) == (False, True)
    assert (result.travelling.left_after, result.by_proxy.left_after) == (yuan(5_000), yuan(1_050))


def test_deadlines_are_met_or_say_what_is_missing() -> None:
    deadlines = (Deadline("d1", "lease", MARCH), Deadline("d2", "school", JANUARY))
    met, missed = by_deadline(with_situation(plain(), deadlines=deadlines), RULES)
    assert (met.met, met.home_month, met.dearest, met.needed) == (True, MARCH, None, None)
    assert (missed.met, missed.home_month, missed.name) == (False, MARCH, "school")
    assert missed.dearest == yuan(36_000)
    assert missed.needed == _needed(yuan(2_000), yuan(5_000), 10_000)


def test_social_insurance_is_weighed_against_none() -> None:
    # 28 % of a base of 5,000 are 1,400 a month: 1,600 are saved instead of 3,000, and 10,000 take seven months
    insured = with_situation(plain(), insurance=(SocialInsurance("s", yuan(5_000), "own", paid=False),))
    (result,) = with_and_without_insurance(insured, RULES)
    assert (result.id, result.name) == ("s", "own")
    assert result.unpaid.home_month == MARCH
    assert result.paid.home_month == Month(2027, 6)
    assert result.paid.left_after == yuan(30_000 + 7 * 1_600 - 40_000)
    # then 2,000 of living and 1,400 of insurance a month without income: 1,200 / 3,400
    assert (result.unpaid.runway_no_income, result.paid.runway_no_income) == (10, 3)


@settings(max_examples=60)
@given(households, st.lists(homes, min_size=1, max_size=8))
def test_many_homes_at_once_are_reached_as_one_by_one(plan: Plan, some: list[TargetHome]) -> None:
    result = home_months(plan, RULES, HomeArrays.of(some))
    for i, home in enumerate(some):
        alone = evaluate(with_scenario(plan, home=home), RULES)
        event("buys" if alone.home_month else "does not buy")
        month = -1 if alone.home_month is None else alone.home_month - plan.situation.start
        assert result.month[i] == month
        assert result.all_in[i] == (alone.all_in or 0)
        assert result.left_after[i] == (alone.left_after or 0)


def test_homes_in_several_parts_are_reached_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    many = HomeArrays.listed(np.arange(0, 8_000_000, 40_000), np.full(200, 6_000))
    whole = home_months(plain(), RULES, many)
    monkeypatch.setattr("hegang_desktop.engine.sensitivity.first_months.PART", 7)
    parts = home_months(plain(), RULES, many)
    assert parts.month.tolist() == whole.month.tolist()
    assert parts.left_after.tolist() == whole.left_after.tolist()
    # no price, no home; 30,000 at once; 30,400 a month later
    assert whole.month[[0, 1, 75, 76]].tolist() == [-1, 0, 0, 1]


@given(households, st.integers(0, 60))
def test_a_deadline_that_is_met_is_one_by_which_the_projection_owns(plan: Plan, months: int) -> None:
    month = plan.situation.start + months
    (result,) = by_deadline(with_situation(plan, deadlines=(Deadline("d", "", month),)), RULES)
    event("met" if result.met else "missed")
    assert result.met == _owned_by(plan, month)
    if plan.scenario.home.asking_price and not result.met and result.dearest is not None:
        assert result.dearest < plan.scenario.home.asking_price


def test_the_plain_plan_of_these_tests_pays_nothing_but_the_price() -> None:
    projection = project(plain(), RULES)
    assert (projection.home_month, projection.all_in, projection.left_after, projection.holding_year) == (
        MARCH, yuan(40_000), yuan(2_000), 0,
    )  # fmt: skip
