"""What it takes to own a home by a month."""

from __future__ import annotations

from hegang_desktop.app.answer.analyses import within_reach
from tests.helpers.plans import a_plan


def test_saving_is_looked_for_in_a_far_month_as_in_a_near_one() -> None:
    plan = a_plan(savings=20_000, income=5_000, spending=3_000)
    start = plan.situation.start
    far = within_reach(plan, start + 900)
    assert far.needed is not None
    assert far.needed == within_reach(plan, start + 700).needed
