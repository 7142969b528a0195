"""Debts as lenders state them: interest by the day (借呗), instalments with a fee (花呗, 信用卡分期).

Worked out by hand from the rule: a month of interest by the day is the balance times the rate times 365/12; an
instalment is an equal part of what was first borrowed, and the fee a share of that. The yearly rate of instalments is
twelve times their internal rate of return a month, as banks print it beside an offer; numpy-financial is asked for it.
"""

from __future__ import annotations

import msgspec
import numpy_financial as npf
import pytest

from hegang_desktop.app.plan.later_start import started_again
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.means import CashPoint, Debt
from hegang_desktop.domain.money import Fen, Millionths, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.timetable.debts import month_of_payment, payments, yearly_cost
from tests.helpers.plans import a_plan, with_situation

NOW = Month(2026, 11)
BY_DAY = Debt("jiebei", "借呗", yuan(12_000), yuan(1_000), cost="daily", daily_rate=Millionths(400))
IN_TWELVE = Debt("card", "信用卡分期", yuan(12_000), Fen(0), cost="instalments", instalment_fee=Millionths(6_000))


def paid(debt: Debt, payoff: int = 0, months: int = 24) -> list[float]:
    ((amounts, _),) = payments((debt,), yuan(payoff), NOW, months)
    return [amount / 100 for amount in amounts if amount]


def test_interest_by_the_day() -> None:
    """12,000 x 0.0004 x 365 / 12 = 146; then 11,146 x 0.0004 x 365 / 12 = 135.61."""
    ((amounts, owed),) = payments((BY_DAY,), Fen(0), NOW, 24)
    assert owed[:2].tolist() == [1_114_600, 1_028_161]
    assert amounts[:2].tolist() == [100_000, 100_000]
    assert owed[13] == 0
    assert yearly_cost(BY_DAY) == 1_460
    finer = msgspec.structs.replace(BY_DAY, daily_rate=Millionths(365))
    assert yearly_cost(finer) == 1_332  # 13.3225 %


def test_twelve_instalments_with_a_fee_on_the_first_amount() -> None:
    assert paid(IN_TWELVE) == [1_072.0] * 12
    assert month_of_payment(IN_TWELVE) == yuan(1_072)
    rate = 12 * npf.rate(12, -1_072, 12_000, 0)
    assert yearly_cost(IN_TWELVE) == round(rate * 10_000) == 1_303


def test_an_amount_that_does_not_divide_ends_with_the_last_instalment() -> None:
    odd = Debt("d", "", Fen(10_000), Fen(0), cost="instalments", instalments=3, instalment_fee=Millionths(7_250))
    assert paid(odd) == [33.34 + 0.73, 33.34 + 0.73, 33.32 + 0.73]


@pytest.mark.parametrize("instalments", [1, 3, 6, 24, 36, 360])
@pytest.mark.parametrize("fee", [0, 1, 6_500, 100_000])
def test_the_yearly_rate_of_instalments(instalments: int, fee: int) -> None:
    debt = msgspec.structs.replace(IN_TWELVE, instalments=instalments, instalment_fee=Millionths(fee))
    exact = 12 * npf.rate(instalments, -(1 / instalments + fee / 1_000_000), 1, 0)
    assert abs(yearly_cost(debt) - exact * 10_000) <= 0.5001


def test_instalments_that_have_begun_go_on_from_what_is_owed() -> None:
    begun = msgspec.structs.replace(IN_TWELVE, balance=yuan(5_000), principal=yuan(12_000))
    assert paid(begun) == [1_072.0] * 5
    plan = with_situation(a_plan(), debts=(IN_TWELVE,))
    later = started_again(plan, CashPoint(NOW + 7, yuan(20_000)))
    assert later.situation.debts == (begun,)


def test_what_is_beyond_goes_to_the_dearest_however_it_is_stated() -> None:
    """14.6 % by the day is dearer than a card at 14 %, and than instalments that look like 7.2 % and cost 13.03."""
    card = Debt("c", "", yuan(12_000), yuan(100), Tenthousandths(1_400))
    for other in (card, IN_TWELVE):
        alone = dict(zip("ab", payments((other, BY_DAY), Fen(0), NOW, 2), strict=True))
        more = dict(zip("ab", payments((other, BY_DAY), yuan(500), NOW, 2), strict=True))
        assert more["a"][0].tolist() == alone["a"][0].tolist()
        assert more["b"][0][0] == alone["b"][0][0] + 50_000
    cheap = msgspec.structs.replace(BY_DAY, daily_rate=Millionths(350))  # 12.775 %
    (first, _), (second, _) = payments((cheap, IN_TWELVE), yuan(500), NOW, 1)
    assert (first[0], second[0]) == (100_000, 157_200)


def test_the_ledger_pays_what_the_schedule_says() -> None:
    plan = with_situation(a_plan(price=0), debts=(BY_DAY, IN_TWELVE))
    months = project(plan, load_rules()).months
    assert [flow.amount for flow in months[0].flows if flow.kind == "debt"] == [-100_000, -107_200]
    assert not [flow for flow in months[14].flows if flow.kind == "debt"]
