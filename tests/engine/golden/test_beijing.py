"""6.3 million yuan for 100 m2 in Beijing are 34 median yearly wages (domain.md a2; S1, S2).

63,000 yuan a square metre; 6,300,000 / 34 / 12 = 15,441.18 a month. Open in the account: taxes and fees (none here),
rises of price and wage (none), what is spent: nothing in the first case, which is what "34 yearly wages" means, and
half of the wage in the second. The first month: January 2022.
"""

from __future__ import annotations

import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Situation
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.projection import project
from tests.engine.golden.accounts import account

WAGE = Fen(1_544_118)


def beijing(wage: Fen, spending: Fen, years: int) -> Projection:
    situation = Situation(
        cash=(CashPoint(Month(2022, 1), Fen(0)),),
        income=(IncomeStream("wage", "wage", wage),),
        spending=spending,
    )
    home = TargetHome(
        Description(city="北京"), floor_area=square_metres(100), basis="unit", unit_price=yuan(63_000)
    )  # fmt: skip
    return project(account(situation, home, years=years), load_rules())


@pytest.mark.parametrize(
    ("wage", "home_month", "left"),
    [
        (WAGE, Month(2056, 1), 144),  # 408 x 15,441.18 = 6,300,001.44
        (Fen(WAGE - 1), Month(2056, 2), 1_543_853),  # 408 x 15,441.17 lack 2.64: one month more
    ],
)
def test_all_of_34_yearly_wages(wage: Fen, home_month: Month, left: int) -> None:
    result = beijing(wage, Fen(0), years=35)
    assert result.all_in == yuan(6_300_000)
    assert (result.home_month, result.left_after) == (home_month, left)


def test_half_a_wage_a_month_does_not_reach_in_sixty_years() -> None:
    """719 months of 7,720.59 are in hand on the first of December 2081: 5,551,104.21."""
    result = beijing(WAGE, Fen(WAGE // 2), years=60)
    assert len(result.months) == 720
    assert result.home_month is None
    assert result.left_after is None
    assert (result.best_month, result.shortfall) == (Month(2081, 12), 630_000_000 - 555_110_421)
