"""Lives on every course: with leaving again, with a loan, with a winter tried first."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.domain.outgo import DatedCost, MortgageHere
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.strategy import StrategyKind
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.simulation.one_life import life
from hegang_desktop.engine.simulation.simulate import Outcomes, outcomes, simulate
from hegang_desktop.engine.simulation.uncertainty import uncertainty
from hegang_desktop.engine.strategies.courses import KINDS
from hegang_desktop.engine.strategies.outcome import outcome, walk
from hegang_desktop.engine.timetable.build import timetable
from hegang_desktop.engine.timetable.course import Course, Leaving
from tests.helpers.households import household, without_luck
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()
SEED = 7
HERE = MortgageHere(
    yuan(200_000), Tenthousandths(3_000), Tenthousandths(400), 3, fees=yuan(8_000), holding=yuan(2_400)
)  # fmt: skip


def a_household(horizon: int = 6) -> Plan:
    """Rich enough to reach every home, and left in no doubt about the months after leaving."""
    plan = household(horizon)
    (point,) = plan.situation.cash
    cash = (msgspec.structs.replace(point, at_hand=yuan(90_000)),)
    return with_situation(plan, cash=cash, mortgage_here=HERE)


def _lives(plan: Plan, course: Course, lives: int = 1) -> Outcomes:
    return outcomes(timetable(plan, RULES, course), uncertainty(plan, RULES), lives, SEED)


@pytest.mark.parametrize("sellable", [True, False])
@pytest.mark.parametrize("after", [0, 1, 5, 14])
@pytest.mark.parametrize("kind", KINDS)
def test_without_luck_a_life_of_each_course_is_the_projection_to_the_fen(
    kind: StrategyKind, after: int, sellable: bool
) -> None:
    plan = without_luck(a_household())
    expected = outcome(plan, RULES, kind, leave_after=after, sellable=sellable)
    assert expected is not None
    if kind in ("trial", "mortgage", "move", "fail_safe"):
        assert expected.left_month is not None
        assert (expected.sold_month is not None) == sellable
    course = walk(plan, RULES, kind, leave_after=after, sellable=sellable).table.course
    closings = [row.closing for row in expected.months]
    assert _lives(plan, course).closings[:, 0].tolist() == closings
    assert [row.ledger.closing for row in life(plan, RULES, 0, SEED, course=course).months] == closings


@pytest.mark.parametrize("after", [1, 14])
@pytest.mark.parametrize("kind", KINDS)
def test_with_luck_an_opened_life_of_each_course_is_that_of_the_batch(kind: StrategyKind, after: int) -> None:
    plan = a_household()
    course = walk(plan, RULES, kind, leave_after=after).table.course
    batch = _lives(plan, course, 30)
    for index in range(0, 30, 3):
        opened = life(plan, RULES, index, SEED, course=course)
        assert [row.ledger.closing for row in opened.months] == batch.closings[:, index].tolist()
        assert (opened.cause is None) == (batch.cause[index] < 0)


def test_a_sale_brings_the_share_of_what_the_home_is_worth_in_that_life() -> None:
    plan = a_plan(savings=90_000)
    volatile = {"price_volatility": 2_000, "price_spread": 0, "price_drift": 0}
    plan = without_luck(plan)
    plan = with_scenario(plan, assumptions=plan.scenario.assumptions | volatile)
    leaving = Leaving(after=20, resale=Tenthousandths(7_000), sold_after=4)
    sold = []
    for index in range(40):
        opened = life(plan, RULES, index, SEED, course=Course(leaving=leaving))
        sale = [flow.amount for flow in opened.months[24].ledger.flows if flow.kind == "sale"]
        assert len(sale) == 1
        sold += sale
    assert len(set(sold)) > 30
    # the usual price of that month times 70 %, one time more, another time less
    timid = timetable(plan, RULES)
    assert np.median(sold) == pytest.approx(0.7 * float(timid.prices[24]), rel=0.15)


def test_who_fails_by_a_sale_that_brings_little_fails_by_the_price() -> None:
    plan = without_luck(a_plan(savings=60_000, income=2_100, spending=2_000))
    course = Course(leaving=Leaving(after=6, resale=Tenthousandths(7_000), sold_after=1, journey=yuan(400)))
    sure = project(plan, RULES, course).months
    sold = next(row for row in sure if any(flow.kind == "sale" for flow in row.flows))
    # with what the sale should bring, 500 yuan are left of all the money once this is paid
    due = DatedCost("due", "", sold.month + 1, Fen(sold.closing - yuan(500)))
    unsure = {"price_volatility": 6_000, "price_spread": 0}
    plan = with_scenario(plan, assumptions=plan.scenario.assumptions | unsure)
    result = simulate(with_situation(plan, dated_costs=(due,)), RULES, 1000, SEED, course=course)
    assert 200 < result.failing < 800
    assert [cause.kind for cause in result.causes] == ["price"]
