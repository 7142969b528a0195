"""The seafarer of 2019 before and after his purchase (domain.md a1, c; S0, S4).

From the accounts: 60,000 yuan a year for six months at sea and nothing ashore, board and lodging aboard; 58,000 for
the flat with agency and transfer fees, 1,200 for a door, 2,000 for heating and property management; 61,700 in his
hand, as the lines and the 500 left add up to, against the 50,000 he wrote of; a little over 1,000 a month to live
ashore.

Open in the accounts, so assumed here: at sea from November to April, paid month by month; 1,000 a month ashore to the
yuan; 1,700 in hand in November 2018, so that the six months end at 61,700; no account, no interest; the bill of 2,000
in each October after the first winter.
"""

from __future__ import annotations

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import SpendingLine
from hegang_desktop.domain.plan import Plan, Situation
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.projection import project
from tests.engine.golden.accounts import account, closings

AT_SEA = (11, 12, 1, 2, 3, 4)
ASHORE = (5, 6, 7, 8, 9, 10)
FLAT = TargetHome(Description(city="鹤岗", floor=6, floors=6), floor_area=square_metres(77), price=yuan(58_000))


def seafarer(
    start: Month, at_hand: Fen, *, by_proxy: bool = False, expected: Fen | None = None, away: tuple[int, ...] = ()
) -> Plan:
    situation = Situation(
        cash=(CashPoint(start, at_hand, expected),),
        income=(IncomeStream("sea", "at sea", yuan(10_000), months=AT_SEA, pattern="seasonal", away=True),),
        spending_lines=(SpendingLine("ashore", "food", yuan(1_000), months=ASHORE),),
        away_months=away,
    )
    proxy = {"notary": 300, "post": 50, "proxy_fee": 450}  # nothing of the account: what signing by another may cost
    once = {"door": 1_200, "first_heating": 2_000, **proxy}
    return account(situation, FLAT, once, {"heating": 2_000}, years=2, by_proxy=by_proxy)


def income(projection: Projection) -> list[int]:
    return [sum(flow.amount for flow in one.flows if flow.kind == "income") // 100 for one in projection.months]


def test_two_years_around_the_purchase() -> None:
    projection = project(seafarer(Month(2018, 11), yuan(1_700)), load_rules())
    assert 58_000 + 1_200 + 2_000 + 500 == 61_700
    assert projection.months[6].month == projection.home_month == Month(2019, 5)
    assert projection.months[6].opening == yuan(61_700)
    assert (projection.all_in, projection.left_after) == (yuan(61_200), yuan(500))
    assert closings(projection) == [
        11_700, 21_700, 31_700, 41_700, 51_700, 61_700,  # at sea, November 2018 to April 2019
        -500, -1_500, -2_500, -3_500, -4_500, -5_500,  # bought in May; ashore without pay, on credit
        4_500, 14_500, 24_500, 34_500, 44_500, 54_500,  # at sea again
        53_500, 52_500, 51_500, 50_500, 49_500, 46_500,  # ashore; 2,000 of heating in October 2020
    ]  # fmt: skip


def test_the_months_ashore_bring_nothing() -> None:
    projection = project(seafarer(Month(2018, 11), yuan(1_700)), load_rules())
    assert income(projection) == ([10_000] * 6 + [0] * 6) * 2


def test_the_money_ends_in_the_month_of_the_purchase() -> None:
    projection = project(seafarer(Month(2018, 11), yuan(1_700)), load_rules())
    assert projection.first_below_zero == Month(2019, 5)
    assert (projection.lowest_month, projection.lowest) == (Month(2019, 10), yuan(-5_500))
    # 500 of the 1,000 that May costs; no pay comes before November, so pay makes no difference
    assert (projection.runway_no_income, projection.runway_plan) == (5, 5)


def test_with_the_50_000_he_had_planned_he_waits_for_a_month_ashore() -> None:
    """44,000 after six months ashore, 64,000 on the first of January, but then he is at sea until the first of May."""
    projection = project(seafarer(Month(2019, 5), yuan(50_000)), load_rules())
    assert projection.months[0].opening < projection.all_in
    assert projection.months[8].month == Month(2020, 1)
    assert projection.months[8].opening == yuan(64_000)
    assert projection.home_month == Month(2020, 5)
    assert not projection.by_proxy
    assert projection.left_after == yuan(104_000 - 61_200)


def test_a_month_in_which_he_cannot_leave_either_puts_it_off() -> None:
    projection = project(seafarer(Month(2019, 5), yuan(50_000), away=(5,)), load_rules())
    assert projection.home_month == Month(2020, 6)
    assert projection.left_after == yuan(103_000 - 61_200)


def test_with_the_50_000_he_had_planned_somebody_else_can_sign_in_january() -> None:
    """64,000 less 61,200 and 800 for the notary, the post and whoever signs."""
    projection = project(seafarer(Month(2019, 5), yuan(50_000), by_proxy=True), load_rules())
    assert projection.home_month == Month(2020, 1)
    assert projection.by_proxy
    assert projection.all_in == yuan(62_000)
    assert projection.left_after == yuan(2_000)


def test_what_he_had_expected_changes_nothing_but_what_is_shown() -> None:
    surprised = project(seafarer(Month(2019, 5), yuan(61_700), expected=yuan(50_000)), load_rules())
    assert surprised == project(seafarer(Month(2019, 5), yuan(61_700)), load_rules())
    assert surprised.left_after == yuan(500)
