"""What can be owned, as it is said: never a price that no home has."""

from __future__ import annotations

from hegang_desktop.app.answer.affordable import affordable
from hegang_desktop.app.answer.analyses import within_reach
from hegang_desktop.app.rules import load_rules
from hegang_desktop.engine.safety.safe_reach import dearest_safe_homes
from tests.helpers.plans import a_plan


def test_a_price_that_no_home_has_is_nothing_yet() -> None:
    plan = a_plan(savings=25_000, income=2_000, spending=2_000)
    (safely,) = dearest_safe_homes(plan, load_rules(), (plan.situation.start,))
    assert safely is not None
    assert 0 < safely < 100 * plan.scenario.home.floor_area
    prices = [one.dearest for one in affordable(plan, plan.situation.start)]
    assert all(price is None or price >= 100 * plan.scenario.home.floor_area for price in prices)
    assert prices[0] is None
    assert within_reach(plan, plan.situation.start).dearest is None


def test_saving_is_looked_for_in_a_far_month_as_in_a_near_one() -> None:
    plan = a_plan(savings=20_000, income=5_000, spending=3_000)
    start = plan.situation.start
    far = within_reach(plan, start + 900)
    assert far.needed is not None
    assert far.needed == within_reach(plan, start + 700).needed
