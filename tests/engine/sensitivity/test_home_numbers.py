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
from hegang_desktop.engine.sensitivity.home_numbers import LONGEST, NEVER, NEVER_ENDS, home_numbers
from tests.helpers.plans import a_plan

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
    rules = load_rules()
    result = home_numbers(plan, rules, HomeArrays.of(homes))
    for at, home in enumerate(homes):
        one = plan.with_scenario(msgspec.structs.replace(plan.scenario, home=home))
        projection = project(one, rules)
        month = None if result.month[at] == NEVER else plan.situation.start + int(result.month[at])
        assert month == projection.home_month
        assert result.yearly_cost[at] == yearly(projection.holding_lines)
        if month is None:
            continue
        assert result.all_in[at] == total(projection.cost_lines)
        assert result.left_after[at] == projection.left_after
        tenths = projection.runway_no_income
        if tenths is None or tenths >= 10 * LONGEST:
            assert result.runway[at] == NEVER_ENDS
        else:
            assert result.runway[at] == tenths // 10
