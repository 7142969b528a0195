"""Money of the day it was counted: of that month only what is still to come counts. Reckoned by hand, to the fen.

A rider: 4,000 of pay, 800 of rent, 1,500 for living, 1,000 sent home, a loan of 6,000 without interest paid back by 500
a month. A whole month leaves 4,000 - 800 - 1,500 - 1,000 - 500 = 200. November has 30 days.
"""

from __future__ import annotations

import pytest

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.plan.cash_count import check_in, counted
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import CashPoint, Debt
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.evaluate.evaluator import Evaluator
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.simulation.simulate import simulate
from tests.helpers.households import without_luck
from tests.helpers.plans import NOVEMBER, a_plan, with_scenario, with_situation

ALL_SETTLED = ("income:wage", "rent", "remittance", "debt:loan")


def rider(day: int, settled: tuple[str, ...] = (), at_hand: int = 38_000) -> Plan:
    """With a home that stays out of reach, no interest and no prices that rise."""
    plan = with_situation(
        a_plan(price=400_000),
        cash=(CashPoint(NOVEMBER, yuan(at_hand), day=day, settled=settled),),
        income=(IncomeStream("wage", "工资", yuan(4_000)),),
        spending=yuan(1_500),
        rent=yuan(800),
        remittance=yuan(1_000),
        debts=(Debt("loan", "借呗", yuan(6_000), yuan(500)),),
    )
    none = {"interest": 0, "inflation_living": 0, "inflation_rent": 0}
    return with_scenario(plan, assumptions=none)


@pytest.mark.parametrize(
    ("day", "settled", "november"),
    [
        (1, (), yuan(38_200)),
        # half of November is over: 16 of 30 days of living, 800.00, are still to be paid
        (15, (), yuan(38_000 + 4_000 - 800 - 800 - 1_000 - 500)),
        # the pay is in and the rent is paid: both are in the 38,000
        (15, ("income:wage", "rent"), yuan(38_000 - 800 - 1_000 - 500)),
        (30, ALL_SETTLED, yuan(38_000 - 50)),
        # one day of living only, and everything else to come
        (30, (), yuan(38_000 + 4_000 - 800 - 50 - 1_000 - 500)),
    ],
)
def test_the_first_month_counts_what_is_still_to_come(day: int, settled: tuple[str, ...], november: Fen) -> None:
    rules, plan = load_rules(), rider(day, settled)
    rows = project(plan, rules).months
    assert rows[0].opening == yuan(38_000)
    assert rows[0].closing == november
    # every month after it is a whole one
    assert rows[1].closing - rows[1].opening == yuan(200)
    loan_paid = "debt:loan" in settled
    last = max(row.month for row in rows if any(flow.id == "debt:loan" for flow in row.flows))
    assert last == NOVEMBER + (12 if loan_paid else 11)


def test_a_part_of_living_is_rounded_to_the_fen() -> None:
    # 1,000.01 x 16 / 30 = 533.3387 and 1,000.01 x 1 / 30 = 33.3337
    for day, left in ((15, 53_334), (30, 3_333)):
        plan = with_situation(rider(day, ALL_SETTLED), spending=Fen(100_001))
        assert project(plan, load_rules()).months[0].closing == yuan(38_000) - left


def test_lives_and_the_evaluator_begin_with_the_same_month() -> None:
    rules, plan = load_rules(), rider(30, ALL_SETTLED)
    simulation = simulate(without_luck(plan), rules, 1_000, 1)
    assert {band[0] for band in simulation.bands} == {yuan(37_950)}
    # what an evaluator makes of a changed count is what a projection makes of it
    evaluator = Evaluator(with_scenario(rider(1), home=a_plan(price=38_000).scenario.home), rules)
    later = with_scenario(rider(30, ALL_SETTLED), home=a_plan(price=38_000).scenario.home)
    assert evaluator.answer(later).home_month == project(later, rules).home_month


def test_days_of_day_labour_are_those_that_are_left() -> None:
    labour = IncomeStream("day", "日结", yuan(150), pattern="day_rate", days=20)
    plan = rider(16, ALL_SETTLED).with_income((labour,))
    # 15 of 30 days: 10 days of work, and 750 of living
    assert project(plan, load_rules()).months[0].closing == yuan(38_000 + 1_500 - 750)


def test_thirty_three_days_later_nobody_fell_behind() -> None:
    """38,000 on the 30th of November with its pay in; on the 2nd of January 38,000 - 50 + 200 less a day of living."""
    plan = rider(30, ALL_SETTLED)
    said = check_in(outcome(plan), Month(2027, 1), 2)
    assert said is not None
    # of January one of 31 days is over: 1,500 - rounded(1,500 x 30 / 31) = 48.39
    assert said.expected() == Fen(3_815_000 - 4_839)
    assert {one.id for one in said.items} == set(ALL_SETTLED)
    assert said.expected({"rent"}) == Fen(3_735_000 - 4_839)
    january = counted(outcome(plan), said, yuan(38_110), (), "")(plan)
    point = january.situation.cash[-1]
    assert (point.day, point.settled, point.expected) == (2, (), Fen(3_815_000 - 4_839))
    # the debt was paid in December only: November's payment had been in the balance
    assert january.situation.debts[0].balance == yuan(5_500)
    paid = counted(outcome(plan), said, yuan(37_600), ("debt:loan",), "")(plan)
    assert paid.situation.debts[0].balance == yuan(5_000)
    months = project(paid, load_rules()).months
    assert [flow.id for flow in months[0].flows].count("debt:loan") == 0


def test_counting_again_in_the_month_of_a_count_keeps_what_was_settled() -> None:
    plan = rider(10, ("income:wage",))
    said = check_in(outcome(plan), NOVEMBER, 25, again=True)
    assert said is not None
    # 21 days were left, 6 still are: of 1,050 of living 750 are gone
    assert said.expected({"rent"}) == yuan(38_000 - 750 - 800)
    assert {one.id for one in said.items} == {"rent", "remittance", "debt:loan"}
    again = counted(outcome(plan), said, yuan(36_450), ("rent",), "")(plan)
    assert again.situation.cash[-1].settled == ("income:wage", "rent")
    assert project(again, load_rules()).months[0].closing == yuan(36_450 - 300 - 1_000 - 500)
    assert check_in(outcome(plan), NOVEMBER, 25) is None


def test_who_could_have_bought_and_did_not_is_not_behind() -> None:
    """The plan's months go on as if the home had been bought; who counts the money has not bought it."""
    plan = with_scenario(rider(1), home=a_plan(price=20_000).scenario.home)
    before = outcome(plan)
    assert before.projection.home_month == NOVEMBER
    said = check_in(before, Month(2027, 1), 1)
    assert said is not None
    assert said.expected() == yuan(38_400)
