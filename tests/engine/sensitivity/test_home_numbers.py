"""What a plan says of many homes at once is what it says of each of them by itself."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.cost import total, yearly
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.safety.safe_month import safety
from hegang_desktop.engine.sensitivity.home_numbers import LONGEST, NEVER, NEVER_ENDS, TONES, home_numbers
from tests.helpers.plans import a_plan, with_scenario

RULES = load_rules()
targets = st.builds(
    lambda price, area, heated, condition, city, floor: TargetHome(
        description=Description(city=city, condition=condition, floor=floor, floors=7),
        price=yuan(price),
        floor_area=Area(area * 100),
        heated=heated,
    ),
    st.integers(5_000, 400_000),
    st.integers(20, 150),
    st.booleans(),
    st.sampled_from(("毛坯", "简装", "精装", "")),
    st.sampled_from(("鹤岗", "阜新", "玉门", "")),
    st.integers(1, 7),
)
plans = st.builds(
    lambda savings, income, spending: a_plan(savings=savings, income=income, spending=spending, price=50_000),
    st.integers(0, 200_000),
    st.integers(0, 9_000),
    st.integers(500, 5_000),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans, homes=st.lists(targets, min_size=1, max_size=5))
def test_many_homes_get_the_answers_that_each_gets_alone(plan: Plan, homes: list[TargetHome]) -> None:
    """The figures are those of the month that is acted on; whether it is each home's own: tests/engine/safety."""
    result = home_numbers(plan, RULES, HomeArrays.of(homes))
    start = plan.situation.start
    for at, home in enumerate(homes):
        one = plan.with_scenario(msgspec.structs.replace(plan.scenario, home=home))
        safe, month = int(result.safe[at]), int(result.month[at])
        if safe != NEVER:
            assert month == safe
        elif month != NEVER:
            assert start + month == project(one, RULES).home_month
        else:
            assert project(one, RULES).home_month is None
            assert TONES[result.tone[at]] == "unreached"
        projection = project(one, RULES, month=None if month == NEVER else start + month)
        assert result.yearly_cost[at] == yearly(projection.holding_lines)
        if month == NEVER:
            continue
        assert result.all_in[at] == total(projection.cost_lines)
        assert result.left_after[at] == projection.left_after
        tenths = projection.runway_no_income
        if tenths is None or tenths >= 10 * LONGEST:
            assert result.runway[at] == NEVER_ENDS
        else:
            assert result.runway[at] == tenths // 10


def test_the_month_of_a_home_is_the_one_acted_on() -> None:
    """What each gets alone: its safety, from that the month acted on, and the projection that buys in it."""
    plan = with_scenario(a_plan(savings=38_000, income=4_500, price=40_000), assumptions={"horizon": 5})
    prices = (20_000, 60_000, 120_000, 300_000, 2_000_000)
    homes = [msgspec.structs.replace(plan.scenario.home, price=yuan(price)) for price in prices]
    result = home_numbers(plan, RULES, HomeArrays.of(homes))
    answered = set()
    for at, home in enumerate(homes):
        one = with_scenario(plan, home=home)
        alone = safety(one, RULES)
        answered.add((alone.tone, alone.safe_month is None))
        if alone.safe_month is None:
            assert result.safe[at] == NEVER
            acting = project(one, RULES).home_month
        else:
            # one of twenty is a month off: tests/engine/safety/test_safe_homes.py
            assert abs(int(result.safe[at]) - (alone.safe_month - alone.start)) <= 1
            acting = alone.start + int(result.safe[at])
        assert TONES[result.tone[at]] == alone.tone
        assert result.month[at] == (NEVER if acting is None else acting - alone.start)
        if acting is not None:
            projection = project(one, RULES, month=acting)
            assert (result.all_in[at], result.left_after[at]) == (projection.all_in, projection.left_after)
    assert {("holds", False), ("unreached", True)} <= answered
