"""Strategies against plain arithmetic: one small case each, all sums in yuan beside it.

The plans are made up, but for the two figures of published accounts: the mortgage of 3,074 yuan a month and the flat
bought for 30,000 and sold for 22,000 (domain.md a5, b7). No interest, no rising prices, no cost line that is not named.
"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import CashPoint, Debt
from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import MortgageHere, Tenancy
from hegang_desktop.domain.plan import Plan, Situation
from hegang_desktop.domain.strategy import StrategyKind, StrategyOutcome
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.strategies.compare import about_equal, compare
from hegang_desktop.engine.strategies.courses import KINDS, lacks
from hegang_desktop.engine.strategies.outcome import outcome
from hegang_desktop.engine.strategies.tipping import tipping_price, tipping_rent
from hegang_desktop.text.translator import Translator
from tests.engine.golden.accounts import account
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()
JANUARY = Month(2026, 1)


def a_life(
    savings: int,
    wage: int,
    spending: int,
    rent: int,
    price: int,
    *,
    after: int | None = None,
    wage_after: int | None = None,
    deposit: int = 0,
    notice: int = 0,
    heating: int = 0,
    empty: int = 0,
    start: Month = JANUARY,
    years: int = 5,
    chosen: dict[str, int] | None = None,
) -> Plan:
    """One wage, one rent, a home of which only the price, a journey of 400 and the winters cost anything."""
    changes: dict[str, Any] = {}
    if wage_after is not None:
        changes = {"after_move": "changes", "amount_after": yuan(wage_after)}
    situation = Situation(
        cash=(CashPoint(start, yuan(savings)),),
        income=(IncomeStream("wage", "wage", yuan(wage), **changes),),
        spending=yuan(spending),
        rent=yuan(rent),
        tenancy=Tenancy(yuan(deposit), notice),
    )
    home = TargetHome(floor_area=square_metres(60), price=yuan(price))
    yearly = {"heating": heating, "empty_utilities": empty, "key_holder": 0}
    plan = account(
        situation, home, {"journey": 400}, yearly, years=years, spending_after=None if after is None else yuan(after)
    )
    # a winter is tried from October on, or not that year
    usual = {"resale_share": 7_500, "resale_months": 6, "trial_latest": 10}
    assumptions = plan.scenario.assumptions | usual | (chosen or {})
    return with_scenario(plan, assumptions=assumptions)


def outcome_of(plan: Plan, kind: StrategyKind, **choices: Any) -> StrategyOutcome:
    one = outcome(plan, RULES, kind, **choices)
    assert one is not None
    return one


def closings(one: StrategyOutcome) -> list[float]:
    return [row.closing / 100 for row in one.months]


def worths(one: StrategyOutcome) -> list[float]:
    return [worth / 100 for worth in one.net_worth]


def paid_for(one: StrategyOutcome, kind: str) -> list[float]:
    return [sum(flow.amount for flow in row.flows if flow.kind == kind) / 100 for row in one.months]


def test_staying_and_renting_for_24_months() -> None:
    plan = a_life(20_000, 3_000, 1_200, 800, 25_000, deposit=800, notice=1, years=2)
    one = outcome_of(plan, "stay")
    assert closings(one) == [20_000 + 1_000 * (month + 1) for month in range(24)]
    assert one.left == yuan(44_000)
    # the deposit is still the tenant's
    assert worths(one) == [20_000 + 1_000 * (month + 1) + 800 for month in range(24)]
    assert (one.housing.total, one.housing.rent) == (yuan(19_200), yuan(19_200))
    assert (one.home_month, one.secure_from, one.debt_months, one.market_value) == (None, None, 0, 0)
    assert (one.worst, one.worst_month, one.first_below_zero) == (yuan(21_000), JANUARY, None)
    # moving could be done with 25,400 at hand, in July; without a wage 26,000 last thirteen months of 2,000
    assert (one.runway_from, one.runway) == (Month(2026, 7), 130)


def test_debts_count_for_as_long_as_anything_is_owed() -> None:
    plan = with_situation(a_life(20_000, 3_000, 1_200, 800, 25_000), debts=(Debt("d", "d", yuan(1_000), yuan(300)),))
    # 700, 400 and 100 are owed at the end of three months
    assert [outcome_of(plan, kind).debt_months for kind in ("stay", "move")] == [3, 3]
    for_ever = with_situation(plan, debts=(Debt("d", "d", yuan(1_000), Fen(0)),))
    assert outcome_of(for_ever, "stay").debt_months is None
    assert worths(outcome_of(for_ever, "stay"))[0] == 21_000 - 1_000


# 20 % down of 724,006.25 leaves 579,205.00, which cost 3,074.00 a month at 4.9 % over thirty years: the account names
# the payment alone, the rest is assumed
HERE = MortgageHere(
    Fen(72_400_625), Tenthousandths(2_000), Tenthousandths(490), 30, fees=yuan(10_000), holding=yuan(2_400)
)


def mortgaged() -> Plan:
    # what moving would change is not changed by buying here
    plan = a_life(
        170_000, 6_000, 2_000, 1_000, 900_000, after=99, wage_after=1, deposit=1_000, notice=1, years=2,
        chosen={"resale_share_here": 9_000},
    )  # fmt: skip
    return with_situation(plan, mortgage_here=HERE, cushion=yuan(5_000))


def owed_after(instalments: int) -> int:
    """4.9 % / 12 of what is owed, rounded to the fen, less 3,074.00, again and again."""
    owed = 57_920_500
    for _ in range(instalments):
        owed += (2 * owed * 490 + 120_000) // 240_000 - 307_400
    return owed


def test_the_mortgage_of_3_074_a_month() -> None:
    one = outcome_of(mortgaged(), "mortgage")
    assert one.home_month == JANUARY
    # 579,205.00 + 2,365.09 - 3,074.00 = 578,496.09; + 2,362.19 - 3,074.00 = 577,784.28
    assert (owed_after(1), owed_after(2)) == (57_849_609, 57_778_428)
    assert paid_for(one, "home") == [-(144_801.25 + 10_000)] + [0] * 23
    assert paid_for(one, "mortgage") == [0] + [-3_074] * 23
    assert paid_for(one, "rent") == [-1_000] + [0] * 23  # the notice
    assert paid_for(one, "deposit") == [0, 1_000] + [0] * 22
    assert paid_for(one, "holding") == [0] * 12 + [-2_400] + [0] * 11
    # 170,000 - 154,801.25 + 6,000 - 2,000 - 1,000; then 926 a month, the deposit, and 2,400 once
    expected = [18_198.75, 20_124.75]
    expected += [20_124.75 + 926 * month - (2_400 if month >= 11 else 0) for month in range(1, 23)]
    assert closings(one) == expected
    assert one.loan_owed == owed_after(23)
    assert one.market_value == HERE.price
    assert one.resale_value == 65_160_563  # nine tenths
    assert one.net_worth[-1] == one.left + 65_160_563 - owed_after(23)
    assert one.housing.interest == 23 * 307_400 - (57_920_500 - owed_after(23))
    paid = yuan(1_000) + Fen(15_480_125) + 23 * 307_400 + yuan(2_400)
    assert one.housing.total == paid - (65_160_563 - owed_after(23))
    assert one.debt_months == 360
    # bought in January 2026, the last of 360 instalments is paid in January 2056
    assert one.secure_from == Month(2056, 1)


def test_a_bank_can_end_it_when_the_money_does_not_last_as_long_as_the_loan() -> None:
    plan = with_situation(mortgaged(), spending=yuan(3_000))
    one = outcome_of(plan, "mortgage")
    # 26 yuan short of nothing a month: the holding cost of the years eats the rest long before 2056
    assert one.first_below_zero is None
    assert one.secure_from is None


def test_a_mortgage_paid_off_by_equal_principal() -> None:
    here = MortgageHere(yuan(120_000), Tenthousandths(5_000), Tenthousandths(600), 1, "equal_principal")
    one = outcome_of(with_situation(mortgaged(), mortgage_here=here), "mortgage")
    # 5,000 a month and 0.5 % of what was owed: 300, 275, 250, ... 25
    assert paid_for(one, "mortgage") == [0] + [-(5_000 + 300 - 25 * month) for month in range(12)] + [0] * 11
    assert (one.debt_months, one.loan_owed, one.housing.interest) == (12, 0, yuan(1_950))
    assert one.secure_from == Month(2027, 1)


def test_a_home_with_a_mortgage_sold_again() -> None:
    one = outcome_of(mortgaged(), "mortgage", leave_after=12)
    assert (one.left_month, one.sold_month) == (Month(2027, 1), Month(2027, 7))
    # rent again from the month of leaving, the deposit again; the loan is paid until the sale clears it
    assert paid_for(one, "rent") == [-1_000] + [0] * 11 + [-1_000] * 12
    assert paid_for(one, "deposit") == [0, 1_000] + [0] * 10 + [-1_000] + [0] * 11
    assert paid_for(one, "sale") == [0] * 18 + [651_605.63] + [0] * 5
    rest = owed_after(18) / 100
    assert paid_for(one, "mortgage") == [0] + [-3_074] * 17 + [-3_074 - rest] + [0] * 5
    assert paid_for(one, "dated") == [0] * 24
    assert (one.loan_owed, one.market_value, one.debt_months, one.secure_from) == (0, 0, 18, None)
    assert one.housing.instalments == 18 * 307_400 + owed_after(18)
    assert one.housing.interest == 18 * 307_400 - (57_920_500 - owed_after(18))


def moving() -> Plan:
    """30,000 and 1,500 a month; a room for 500, or a home for 20,000 and 400, with a winter's bill of 1,200."""
    return a_life(30_000, 3_000, 1_500, 500, 20_000, heating=1_200)


def test_moving_and_owning_month_by_month() -> None:
    one = outcome_of(moving(), "move")
    # the first winter's bill is that of October 2026: January lies in the winter before
    bills = [1_200 if (JANUARY + month).month == 10 else 0 for month in range(60)]
    money = 30_000 - 20_400
    expected = []
    for bill in bills:
        money += 3_000 - 1_500 - bill
        expected.append(money)
    assert closings(one) == expected
    assert worths(one) == [closing + 15_000 for closing in expected]
    assert (one.home_month, one.secure_from, one.runway_from) == (JANUARY, JANUARY, JANUARY)
    # 9,600 without a wage: six months of 1,500, and 600 of the 1,500 of the seventh
    assert one.runway == 64
    assert one.housing.total == yuan(20_400 + 5 * 1_200 - 15_000)
    assert (one.market_value, one.resale_value) == (yuan(20_000), yuan(15_000))


def test_break_even_by_hand() -> None:
    # Whoever leaves in month n sells in month n + 6. Against staying that is, on the day of the sale:
    # 500 of rent for n months, less 20,400 and 400 for the journey back, and the bills of the Octobers before the sale,
    # plus 15,000: 500 n - 5,800 - 1,200 x Octobers (months 9, 21, 33, ...) up to month n + 5.
    def gain(stay: int) -> int:
        octobers = sum(1 for month in range(9, 60, 12) if month <= stay + 5)
        return 500 * stay - 5_800 - 1_200 * octobers

    assert [gain(stay) for stay in (13, 14, 15, 16, 17)] == [-500, 0, 500, -200, 300]
    # 14 and 15 months would do, 16 would not: the bill of October 2027 comes between
    assert compare(moving(), RULES).break_even == 17


def test_one_month_less_than_the_break_even_stay_loses() -> None:
    plan = moving()
    for stay, sold, better in ((16, 22, -200), (17, 23, 300)):
        left = outcome_of(plan, "move", leave_after=stay)
        assert left.sold_month == JANUARY + sold
        assert left.net_worth[sold] - outcome_of(plan, "stay").net_worth[sold] == yuan(better)


def test_what_is_never_sold_has_to_be_lived_in_longer() -> None:
    # nothing comes back: 500 n - 20,800, less 1,200 for each October up to the month of leaving
    def gain(stay: int) -> int:
        return 500 * stay - 20_800 - 1_200 * sum(1 for month in range(9, 60, 12) if month <= stay)

    assert [gain(stay) for stay in (51, 52, 56)] == [-100, 400, 2_400]
    # with the bill of October 2030 (month 57): 28,500 - 26,800
    assert gain(57) == 1_700
    assert compare(moving(), RULES, sellable=False).break_even == 52


def test_the_verdict_names_the_stay_that_pays() -> None:
    compared = compare(moving(), RULES)
    assert compared.break_even == 17
    leader, sentence = compared.verdict[0], compared.verdict[1]
    assert leader.text.startswith("{name} leaves most after {span}")
    assert sentence.text == "Moving leaves {amount} more after {span}, unless you leave again within {months}."
    # 60 x 500 - 20,400 - 5 x 1,200 + 15,000
    assert sentence.params["amount"].fen == yuan(18_600)
    assert (sentence.params["months"].count, sentence.params["span"].count) == (17, 5)


def test_the_tipping_rent_by_hand() -> None:
    # 60 r - 5,400 - 6,000 = 0
    assert tipping_rent(moving(), RULES).amount == yuan(190)


def test_the_tipping_price_by_hand() -> None:
    # 1,000 a month are saved; bought in month h, the rent of 60 - h months is saved, a quarter of the price is lost:
    # h = 24: 53,600 at most can be paid; 500 x 36 - 400 - 13,400 - 3 x 1,200 = 600
    # h = 25: 54,600 at most;             500 x 35 - 400 - 0.25 p - 3 x 1,200 = 0 at 54,000
    # h = 28: 57,600 at most;             500 x 32 - 400 - 0.25 p - 2 x 1,200 = 0 at 52,800, which buys earlier
    point = tipping_price(moving(), RULES)
    assert point.amount == yuan(54_000)
    assert outcome_of(with_price(moving(), 54_000), "move").home_month == JANUARY + 25


def with_price(plan: Plan, price: int) -> Plan:
    return with_scenario(plan, home=msgspec.structs.replace(plan.scenario.home, price=yuan(price)))


def test_a_price_out_of_reach_has_no_tipping_point() -> None:
    poor = with_situation(moving(), cash=(CashPoint(JANUARY, yuan(100)),), income=())
    assert tipping_rent(poor, RULES).winner == "unreached"
    assert tipping_price(poor, RULES).winner == "unreached"
    compared = compare(with_price(moving(), 900_000), RULES)
    assert compared.break_even is None
    assert compared.verdict[1].text == "The home is not reached within {span}: there is no moving to compare with."


def test_staying_is_better_under_a_low_rent_and_the_verdict_says_until_which() -> None:
    compared = compare(with_situation(moving(), rent=yuan(100)), RULES)
    sentence = compared.verdict[1]
    assert sentence.text.startswith("Staying leaves {amount} more after {span}; with a rent of")
    # 60 x 100 - 11,400
    assert sentence.params["amount"].fen == yuan(5_400)
    assert sentence.params["rent"].fen == yuan(190)
    assert compared.break_even is None


def test_the_verdict_of_leaving_again_speaks_of_leaving_again() -> None:
    # sold after six months at a loss of 5,000 and two journeys, 500 a month saved until then
    for stay, better in ((4, "Staying leaves {amount} more"), (40, "Moving and leaving again leaves {amount} more")):
        sentence = compare(moving(), RULES, leave_after=stay).verdict[1]
        assert sentence.text.startswith(better)
        octobers = sum(1 for month in range(9, 60, 12) if month <= stay + 5)
        assert sentence.params["amount"].fen == abs(yuan(500 * stay - 5_800 - 1_200 * octobers))


def test_what_comes_out_about_equal_is_called_equal() -> None:
    # 10 yuan a month beside the tipping rent are 600 yuan in five years
    compared = compare(with_situation(moving(), rent=yuan(200)), RULES)
    assert compared.verdict[1].text == "Moving and staying leave about the same after {span}."
    assert any({"stay", "move"} <= set(group) for group in compared.ranks)
    assert about_equal(yuan(500_000), yuan(495_001))
    assert not about_equal(yuan(500_000), yuan(495_000))
    assert not about_equal(yuan(1_000), yuan(0))
    assert about_equal(yuan(999), yuan(0))


def test_what_never_happens_is_not_called_about_equal() -> None:
    # without a home that can be bought, moving and keeping it empty are nothing but staying
    plan = a_plan(savings=1_000, income=2_000, spending=1_990, price=900_000)
    verdict = compare(plan, RULES).verdict
    said = " ".join(Translator("en").say(one) for one in verdict)
    assert "Move and own" not in said
    assert "fail-safe" not in said


def test_who_falls_below_zero_comes_last() -> None:
    # the mortgage ends with the greatest worth, and cannot be paid: 2,969 a month from 1,500
    here = MortgageHere(yuan(300_000), Tenthousandths(500), Tenthousandths(0), 8, holding=yuan(1_200))
    plan = with_scenario(moving(), assumptions=moving().scenario.assumptions | {"resale_share_here": 12_000})
    compared = compare(with_situation(plan, mortgage_here=here), RULES)
    mortgage = next(one for one in compared.outcomes if one.kind == "mortgage")
    assert mortgage.first_below_zero is not None
    assert mortgage.final_worth == max(one.final_worth for one in compared.outcomes)
    assert compared.ranks[-1] == ("mortgage",)
    assert compared.verdict[-1].text == "{name}: money falls below zero in {month}."
    assert compared.verdict[-1].params["month"] == mortgage.first_below_zero


def test_bought_for_30_000_and_sold_for_22_000() -> None:
    # domain.md b7: bought in October 2019, sold some months later, here eight; the shipped share is 73.33 %
    plan = a_life(30_400, 0, 0, 0, 30_000, start=Month(2019, 10), years=1, chosen={"resale_months": 0})
    shipped = {id_: value for id_, value in plan.scenario.assumptions.items() if id_ != "resale_share"}
    one = outcome_of(with_scenario(plan, assumptions=shipped), "move", leave_after=8)
    assert (one.home_month, one.sold_month) == (Month(2019, 10), Month(2020, 6))
    # to the yuan: ten-thousandths come within one of 22,000
    assert paid_for(one, "sale") == [0] * 8 + [21_999] + [0] * 3
    # the journey back is borrowed for a moment here: nothing else is in this plan
    assert closings(one) == [0] * 8 + [21_599] * 4
    assert worths(one) == [21_999] * 8 + [21_599] * 4
    assert one.housing.total == yuan(30_400 + 400 - 21_999)


def test_a_home_as_a_fail_safe_costs_while_it_stands_empty() -> None:
    plan = a_life(30_000, 2_000, 1_500, 500, 20_000, after=99, wage_after=0, heating=1_200, empty=120, years=2)
    one = outcome_of(plan, "fail_safe")
    # 2,000 - 1,500 - 500 leave nothing: the bills of two Octobers in full (nobody knows whether the heating can be
    # stopped) and 120 of water and power on the anniversary
    assert closings(one) == [9_600] * 9 + [8_400] * 3 + [8_280] * 9 + [7_080] * 3
    assert (one.housing.rent, one.housing.holding) == (yuan(12_000), yuan(2_520))
    assert (one.secure_from, one.market_value) == (JANUARY, yuan(20_000))
    # left again after a year: sold in July, no bill any more in October
    again = outcome_of(plan, "fail_safe", leave_after=12)
    assert closings(again) == [9_600] * 9 + [8_400] * 3 + [7_880] * 6 + [22_880] * 6
    assert paid_for(again, "rent") == [-500] * 24


def test_left_after_12_months_and_never_sold() -> None:
    plan = a_life(
        30_000, 3_000, 1_500, 500, 20_000, after=1_000, wage_after=2_000, deposit=700, heating=1_200, empty=120, years=2
    )
    one = outcome_of(plan, "move", leave_after=12, sellable=False)
    expected = []
    money = 30_000 - 20_400 + 700  # the deposit comes back at once
    for month in range(24):
        money += 1_000  # 2,000 - 1,000 there, 3,000 - 1,500 - 500 here
        money -= {9: 1_200, 12: 120 + 400 + 700, 21: 1_200}.get(month, 0)
        expected.append(money)
    assert closings(one) == expected
    # nobody buys it: it is worth nothing, but the deposit is the tenant's again
    assert worths(one) == [money + (700 if month >= 12 else 0) for month, money in enumerate(expected)]
    assert (one.left_month, one.sold_month) == (Month(2027, 1), None)
    assert (one.market_value, one.resale_value, one.housing.worth) == (yuan(20_000), 0, 0)


def tried() -> Plan:
    """Three thousand here and two there; a winter there for 400 a month, from October to April."""
    return a_life(
        20_000, 3_000, 1_500, 500, 20_000, after=1_000, wage_after=2_000, deposit=800, heating=1_200, years=2,
        chosen={"rent_there": 40_000, "trial_starts": 10, "trial_months": 7},
    )  # fmt: skip


def test_a_winter_tried_and_then_bought() -> None:
    one = outcome_of(tried(), "trial")
    expected = [20_000 + 1_000 * (month + 1) for month in range(9)]
    # October: the deposit back, the journey there; then 2,000 - 1,000 - 400
    expected += [29_000 + 800 - 400 + 600 * month for month in range(1, 8)]
    # bought in May without another journey; the heating of the next winter is part of what is paid, nothing here
    expected += [33_600 - 20_000 + 1_000 * month for month in range(1, 9)]
    assert closings(one) == expected
    assert one.home_month == Month(2027, 5)
    assert paid_for(one, "home") == [0] * 16 + [-20_000] + [0] * 7
    assert one.housing.rent == yuan(9 * 500 + 7 * 400)
    assert one.housing.journeys == yuan(400)
    assert worths(one)[:9] == [money + 800 for money in expected[:9]]
    assert worths(one)[9:16] == expected[9:16]
    assert worths(one)[16:] == [money + 15_000 for money in expected[16:]]


def test_a_winter_tried_and_then_back() -> None:
    one = outcome_of(tried(), "trial_back")
    there = [29_000 + 800 - 400 + 600 * month for month in range(1, 8)]
    # May: the journey back and the deposit again
    back = [there[-1] - 400 - 800 + 1_000 * month for month in range(1, 9)]
    assert closings(one)[9:] == there + back
    assert one.home_month is None
    assert one.housing.total == yuan(9 * 500 + 7 * 400 + 8 * 500 + 800)
    assert worths(one)[-1] == back[-1] + 800


def test_a_winter_tried_bought_and_left_again_goes_back_to_the_life_here() -> None:
    one = outcome_of(tried(), "trial", leave_after=3)
    # August 2027: 16,600, the journey back, the deposit again, and again 3,000 - 1,500 - 500; no bill in October, for
    # a home bought in May has the winter that follows in its price
    assert closings(one)[16:] == [14_600, 15_600, 16_600, 16_400, 17_400, 18_400, 19_400, 20_400]
    assert paid_for(one, "rent")[16:] == [0] * 3 + [-500] * 5


def test_a_trial_that_starts_in_october_starts_at_once() -> None:
    plan = a_life(20_000, 3_000, 1_500, 500, 20_000, start=Month(2026, 10), years=1)
    one = outcome_of(plan, "trial")
    assert paid_for(one, "rent")[:8] == [-400] * 7 + [0]
    assert one.home_month == Month(2027, 5)


@pytest.mark.parametrize(
    ("start", "begins", "until"),
    [
        (Month(2026, 10), Month(2026, 10), Month(2027, 4)),
        (Month(2026, 11), Month(2026, 11), Month(2027, 4)),
        (Month(2027, 1), Month(2027, 1), Month(2027, 4)),
        (Month(2027, 2), Month(2027, 10), Month(2028, 4)),
        (Month(2027, 9), Month(2027, 10), Month(2028, 4)),
    ],
)
def test_this_winter_is_tried_where_there_is_time_for_it(start: Month, begins: Month, until: Month) -> None:
    plan = a_life(20_000, 3_000, 1_500, 500, 20_000, start=start, years=3, chosen={"trial_latest": 1})
    for kind in ("trial", "trial_back"):
        one = outcome_of(plan, kind)
        assert (one.trial_from, one.trial_until) == (begins, until)
        there = [paid for paid in paid_for(one, "rent") if paid == -400]
        assert len(there) == until - begins + 1
    assert outcome_of(plan, "trial").home_month == until + 1
    assert outcome_of(plan, "stay").trial_from is None


def test_whoever_tries_a_winter_can_sign_there() -> None:
    # at sea all year until the move: nobody could sign, but who lives there already can
    plan = a_life(20_000, 3_000, 1_500, 500, 10_000, years=2)
    sea = IncomeStream("sea", "at sea", yuan(3_000), away=True, after_move="stops")
    plan = with_situation(plan, income=(sea,))
    assert outcome_of(plan, "move").home_month is None
    assert outcome_of(plan, "trial").home_month == Month(2027, 5)


def test_what_a_plan_does_not_say_is_asked_for() -> None:
    plan = a_plan(price=0)
    compared = compare(plan, RULES)
    assert [one.kind for one in compared.outcomes] == ["stay", "rent_there", "trial_back"]
    needs = {one.kind: one.reason.text for one in compared.lacking}
    assert needs["mortgage"] == "This needs the price of a home where you live now."
    assert needs["move"] == needs["trial"] == needs["fail_safe"] == "This needs a home there with its price."
    assert outcome(plan, RULES, "move") is None
    assert lacks(effective_plan(plan, RULES), "stay") is None
    assert compared.verdict[1].text == "There is no home to move to yet: enter one with its price."
    assert set(compared.ranks[0]) <= set(KINDS)


def test_renting_there_for_good() -> None:
    # 3,000 - 1,500 - 500 here; at sea until February; from March 2,000 - 1,000 - 400 there, from next January on 420
    plan = a_life(
        20_000, 3_000, 1_500, 500, 900_000, after=1_000, wage_after=2_000, deposit=800, notice=1, years=2,
        chosen={"rent_there": 40_000, "inflation_rent": 500},
    )  # fmt: skip
    plan = with_situation(plan, away_months=(1, 2))
    one = outcome_of(plan, "rent_there")
    # March: the deposit back, for notice was given in time, and the journey there
    expected = [21_000, 22_000, 22_000 + 800 - 400 + 600]
    expected += [23_000 + 600 * month for month in range(1, 10)]
    expected += [28_400 + 580 * month for month in range(1, 13)]
    assert closings(one) == expected
    assert worths(one) == [21_800, 22_800, *expected[2:]]
    assert [(one.home_month, one.market_value, one.unreached)] == [(None, 0, False)]
    assert one.housing.total == yuan(2 * 500 + 10 * 400 + 12 * 420 + 400)
    journeys = [flow.name.text for row in one.months for flow in row.flows if flow.id == "trial:journey"]
    assert journeys == ["Journey there"]


def test_who_can_never_travel_is_asked_for_a_month_in_which_to() -> None:
    plan = with_situation(a_life(20_000, 3_000, 1_500, 500, 20_000), away_months=tuple(range(1, 13)))
    needs = {one.kind: one.reason.text for one in compare(plan, RULES).lacking}
    assert needs["rent_there"] == "This needs a month in which you can travel there."


def test_a_home_that_is_not_reached_wins_nothing_and_has_no_runway() -> None:
    compared = compare(with_price(moving(), 900_000), RULES)
    outcomes = {one.kind: one for one in compared.outcomes}
    assert outcomes["move"].unreached
    assert outcomes["move"].final_worth == outcomes["stay"].final_worth
    assert "move" in compared.ranks[-1]
    assert "move" not in compared.ranks[0]
    # without a home month there is none from which to count, and that is not money without end
    assert {one.runway for one in compared.outcomes} == {None}
    assert {one.runway_reason for one in compared.outcomes} == {"never_reached"}
    assert outcome_of(moving(), "move").runway_reason == ""
