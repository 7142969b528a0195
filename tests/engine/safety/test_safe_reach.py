"""What can be owned safely by a month, and what it would take: held against the safe month itself."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.engine.safety.safe_month import safety
from hegang_desktop.engine.safety.safe_reach import dearest_safe_homes, safe_saving
from tests.helpers.households import household
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()

savers = st.builds(
    lambda savings, income, spending: with_scenario(
        a_plan(savings=savings, income=income, spending=spending), assumptions={"horizon": 5}
    ),
    st.integers(5_000, 120_000),
    st.integers(3_000, 9_000),
    st.integers(800, 3_000),
)


def asking(plan: Plan, price: Fen) -> Plan:
    return with_scenario(plan, home=msgspec.structs.replace(plan.scenario.home, price=price))


def holds_by(plan: Plan, month: Month) -> bool:
    safe = safety(plan, RULES).safe_month
    return safe is not None and safe <= month


def assert_dearest(plan: Plan, month: Month) -> None:
    """A hundredth less than the dearest price holds by the month, a hundredth more does not."""
    (dearest,) = dearest_safe_homes(plan, RULES, (month,))
    if dearest is None:
        assert not holds_by(asking(plan, yuan(100)), month)
        return
    assert holds_by(asking(plan, Fen(max(1, dearest * 99 // 100))), month)
    assert not holds_by(asking(plan, Fen(dearest * 101 // 100 + yuan(200))), month)


@settings(max_examples=25, deadline=None)
@given(plan=savers, months=st.integers(0, 59))
@example(plan=with_scenario(a_plan(savings=5_000, income=3_590, spending=1_388), assumptions={"horizon": 5}), months=7)
def test_a_home_at_the_dearest_price_holds_by_the_month(plan: Plan, months: int) -> None:
    assert_dearest(plan, plan.situation.start + months)


@pytest.mark.parametrize("months", [5, 17, 40, 90])
def test_so_it_is_in_a_household_with_everything(months: int) -> None:
    plan = household(10)
    assert_dearest(plan, plan.situation.start + months)


def saving_more(plan: Plan, more: Fen) -> Plan:
    """The plan with so much more a month: money that is certain, and comes on after the move."""
    return with_situation(plan, income=(*plan.situation.income, IncomeStream("more", "", more, pattern="pension")))


@settings(max_examples=25, deadline=None)
@given(plan=savers, months=st.integers(1, 59), price=st.integers(30_000, 150_000))
def test_with_so_much_more_saved_it_holds_by_the_month(plan: Plan, months: int, price: int) -> None:
    plan = asking(plan, yuan(price))
    month = plan.situation.start + months
    needed = safe_saving(plan, RULES, safety(plan, RULES), month)
    if needed is None:
        event("no saving helps")
        return
    event("nothing more" if not needed.more else "more")
    assert holds_by(saving_more(plan, Fen(needed.more * 101 // 100 + 100)), month)
