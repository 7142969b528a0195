"""280,000 yuan saved, 500 a month for food, 800 with cigarettes, in Fuxin (domain.md c: awukbu.cn).

Open in the account: the price of the flat (30,000 here, the upper end of what Fuxin asked for up to 60 m2, domain.md
a2) with every fee within; the month (August 2024); whether the food is all that was spent (it is here). Heating is
left out first and then taken as 58 m2 x 28 yuan = 1,624 a winter (b3), due each October after the first winter.
"""

from __future__ import annotations

import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Situation
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.projection import project
from tests.engine.golden.accounts import account


def living(a_month: int, heating: int = 0) -> Projection:
    situation = Situation(cash=(CashPoint(Month(2024, 8), yuan(280_000)),), spending=yuan(a_month))
    flat = TargetHome(Description(city="阜新"), floor_area=square_metres(58), price=yuan(30_000))
    plan = account(situation, flat, {"first_heating": heating}, {"heating": heating}, years=10)
    return project(plan, load_rules())


@pytest.mark.parametrize(("a_month", "tenths"), [(500, 5_000), (800, 3_125)])
def test_what_is_left_lasts_for_decades(a_month: int, tenths: int) -> None:
    """250,000 / 500 = 500 months, nearly 42 years; 250,000 / 800 = 312.5 months, 26 years."""
    projection = living(a_month)
    assert projection.left_after == yuan(250_000)
    assert (projection.runway_no_income, projection.runway_plan) == (tenths, tenths)


def test_heating_takes_nine_of_the_forty_two_years() -> None:
    """248,376 left. 14 months to September 2025: 7,000. Then years of 12 x 500 + 1,624 = 7,624: 31 of them, 236,344.

    Of the 5,032 that remain an October takes 2,124, five months 2,500, and of the next 408 are there: 0.8.
    """
    projection = living(500, heating=1_624)
    assert projection.left_after == yuan(248_376)
    assert projection.runway_no_income == 10 * (14 + 31 * 12 + 1 + 5) + 8
