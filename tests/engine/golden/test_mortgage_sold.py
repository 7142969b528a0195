"""A mortgage of 3,074 yuan a month; the home sold to clear 300,000 of card and net loans (domain.md a5, c).

From the account (freewechat.com MzU0NzUxMzQzNQ): a single mother in Nanchang, 300,000 yuan of card and net loans,
3,074 a month for the mortgage until the sale, then 65 m2 of bare concrete in Hegang.

Open in the account, so assumed here: 500,000 of mortgage left in January 2021, at 4.9 %; the loans 180,000 and
120,000, standing still without interest until they are cleared; sold in June for 900,000, less 2 % for the agent;
12,000 in hand, a wage of 6,000 against 2,000 of living, after the move 3,000 from orders online against 1,500; the
flat 40,000, its repairs 20,000, its first winter 65 x 28 = 1,820.
"""

from __future__ import annotations

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import CashPoint, Debt, PendingMoney
from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Situation
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.projection import project
from tests.engine.golden.accounts import account, closings

JUNE = Month(2021, 6)
# month by month: what was owed, 4.9 % / 12 of it rounded, less 3,074.00
# 500,000.00 + 2,041.67 -> 498,967.67 + 2,037.45 -> 497,931.12 + 2,033.22 -> 496,890.34 + 2,028.97 -> 495,845.31
# + 2,024.70 -> 494,796.01 + 2,020.42 = 496,816.43, cleared in June
MORTGAGE_CLEARED = Fen(49_681_643)


def one_year() -> Projection:
    situation = Situation(
        cash=(CashPoint(Month(2021, 1), yuan(12_000)),),
        income=(
            IncomeStream("work", "work", yuan(6_000), after_move="stops"),
            IncomeStream("orders", "orders online", yuan(3_000), starts=Month(2021, 7)),
        ),
        spending=yuan(2_000),
        debts=(
            Debt("mortgage", "mortgage", yuan(500_000), yuan(3_074), Tenthousandths(490), cleared_in=JUNE),
            Debt("cards", "cards", yuan(180_000), Fen(0), cleared_in=JUNE),
            Debt("net", "net loans", yuan(120_000), Fen(0), cleared_in=JUNE),
        ),
        people=(Person("mother", "mover"), Person("child", "child")),
        pending=(PendingMoney("sale", "home", yuan(900_000), JUNE, "home_sale", costs=yuan(18_000)),),
    )
    flat = TargetHome(Description(city="鹤岗", condition="毛坯"), floor_area=square_metres(65), price=yuan(40_000))
    plan = account(situation, flat, {"repairs": 20_000, "first_heating": 1_820}, years=1, spending_after=yuan(1_500))
    return project(plan, load_rules())


def paid_to(outcome: Projection, kind: str) -> list[int]:
    return [sum(flow.amount for flow in one.flows if flow.kind == kind) for one in outcome.months]


def test_the_sale_clears_every_debt() -> None:
    result = one_year()
    cleared = -(MORTGAGE_CLEARED + yuan(300_000))
    assert paid_to(result, "debt") == [-307_400] * 5 + [cleared] + [0] * 6
    assert paid_to(result, "pending") == [0] * 5 + [yuan(882_000)] + [0] * 6


def test_the_home_is_bought_in_the_month_after_the_sale() -> None:
    result = one_year()
    # 16,630 + 6,000 - 2,000 + 882,000 - 496,816.43 - 300,000 = 105,813.57, less 61,820
    assert result.home_month == Month(2021, 7)
    assert (result.all_in, result.left_after) == (yuan(61_820), Fen(4_399_357))
    assert result.first_below_zero is None


def test_the_year_month_by_month() -> None:
    assert closings(one_year()) == [
        12_926, 13_852, 14_778, 15_704, 16_630,  # 926 a month beside the mortgage
        105_813.57,
        45_493.57, 46_993.57, 48_493.57, 49_993.57, 51_493.57, 52_993.57,  # 1,500 a month, no debt
    ]  # fmt: skip
