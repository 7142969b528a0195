"""A top-floor flat bought for 30,000 yuan and sold for 22,000 (domain.md b7, g: boyamedia.com 14588).

From the account: bought in October 2019, sold "some months later" at 27 % less. Open: which month (June 2020 here),
fees and bills (none). Selling a home that was bought within the plan is a strategy's business; here the sale is money
that comes in that month, and only the loss is looked at.
"""

from __future__ import annotations

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.means import CashPoint, PendingMoney
from hegang_desktop.domain.money import Fen, divide_half_up, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Situation
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.projection import project
from tests.engine.golden.accounts import account, closings


def test_bought_for_30_000_and_sold_for_22_000_loses_27_percent() -> None:
    situation = Situation(
        cash=(CashPoint(Month(2019, 10), yuan(30_000)),),
        pending=(PendingMoney("sale", "the flat", yuan(22_000), Month(2020, 6), "home_sale"),),
    )
    projection = project(
        account(situation, TargetHome(floor_area=square_metres(60), price=yuan(30_000)), years=1), load_rules()
    )
    assert projection.home_month == Month(2019, 10)
    assert closings(projection) == [0] * 8 + [22_000] * 4
    lost = Fen(projection.months[0].opening - projection.months[-1].closing)
    assert lost == yuan(8_000)
    assert divide_half_up(lost * 1_000, projection.all_in) == 267  # 26.7 %
