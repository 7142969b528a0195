"""The seafarer of 2019, to the yuan (domain facts a1): what he planned, what he had, what was left."""

from __future__ import annotations

from hegang_desktop import resources
from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.plan.plan_file import read_plan
from hegang_desktop.domain.area import unit_price
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month


def test_the_seafarer_has_500_yuan_left() -> None:
    plan = read_plan(resources.path("samples", "seafarer-2019.hgplan"))
    assert plan.sample
    assert "Reconstructed from published reports" in plan.note
    point = plan.situation.cash[-1]
    assert (point.month, point.at_hand, point.expected) == (Month(2019, 5), yuan(61_700), yuan(50_000))
    assert plan.situation.cushion == 0
    answered = outcome(plan)
    # what he did; the answer would have him wait until December
    assert answered.safe_month == Month(2019, 12)
    projection = answered.earliest
    lines = {line.id: line.amount for line in projection.cost_lines if line.amount}
    assert lines == {"price": yuan(58_000), "door": yuan(1_200), "first_heating": yuan(2_000)}
    assert projection.all_in == yuan(61_200)
    assert projection.home_month == Month(2019, 5)
    assert projection.left_after == yuan(500)
    # "just enough to install the internet router"; after that, consumer credit
    assert projection.first_below_zero == Month(2019, 5)
    assert projection.runway_no_income == 5
    # 753 yuan a square metre, which Reuters gave as 750
    assert round(unit_price(plan.scenario.home.price, plan.scenario.home.floor_area) / 100) == 753
