"""5,000 yuan a month from internet marketing, half of it saved (domain.md a4; S4).

Open in the account: what had been saved before (nothing here), from when on (January 2020, when it was printed), and
the price. So the prices are those that went round: 15,000, 20,000 and 46,000 (domain.md a2: S0, S0, S2), with every
fee and bill within, and the 61,200 that the seafarer paid in all (a1).
"""

from __future__ import annotations

import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan, Situation
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.projection import project
from tests.engine.golden.accounts import account, closings


def saver(price: Fen) -> Plan:
    situation = Situation(
        cash=(CashPoint(Month(2020, 1), Fen(0)),),
        income=(IncomeStream("marketing", "internet marketing", yuan(5_000)),),
        spending=yuan(2_500),
    )
    return account(situation, TargetHome(floor_area=square_metres(60), price=price), years=3)


@pytest.mark.parametrize(
    ("price", "home_month", "left"),
    [
        (yuan(15_000), Month(2020, 7), 0),  # six months of 2,500, to the yuan
        (Fen(1_500_001), Month(2020, 8), 249_999),  # a fen dearer: a month later
        (yuan(20_000), Month(2020, 9), 0),
        (yuan(46_000), Month(2021, 8), 150_000),  # 19 x 2,500 = 47,500
        (yuan(61_200), Month(2022, 2), 130_000),  # 25 x 2,500 = 62,500
    ],
)
def test_half_of_5000_a_month_buys_a_home_in_a_few_years(price: Fen, home_month: Month, left: int) -> None:
    projection = project(saver(price), load_rules())
    assert (projection.home_month, projection.left_after) == (home_month, left)


def test_each_month_adds_2500() -> None:
    projection = project(saver(yuan(46_000)), load_rules())
    assert closings(projection) == [2_500.0 * month - (46_000 if month > 19 else 0) for month in range(1, 37)]
    # income covers what is spent, so what is left lasts for ever; without it 1,500 are six tenths of a month
    assert (projection.runway_no_income, projection.runway_plan) == (6, None)
