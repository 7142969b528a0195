"""How long money lasts, what may be said of it, and when it falls below zero: never more than was reckoned."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import Account, CashPoint, Debt
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen, Millionths, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import DatedCost
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import BelowZero
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.engine.answer import answer, lasts_words
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.runway import runway
from hegang_desktop.text.translator import Translator
from tests.helpers.costs import no_costs
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()


def say(message: Message) -> str:
    return Translator("en").say(message)


def notices(plan: Plan) -> str:
    return " ".join(say(one.text) for one in answer(plan, project(plan, RULES), None).notices)


def bare(plan: Plan, **assumptions: int) -> Plan:
    """A home that costs its price and nothing a year, without interest or growth."""
    return with_scenario(plan, overrides=no_costs(), assumptions={"interest": 0, "price_drift": 0, **assumptions})


def with_income(plan: Plan, **changes: object) -> Plan:
    (stream,) = plan.situation.income
    return with_situation(plan, income=(msgspec.structs.replace(stream, **changes),))


def test_a_debt_that_grows_is_told_and_nothing_is_said_to_last_for_good() -> None:
    """80,000 at 18.25 % a year, of which nothing is paid: 1.52 % a month more."""
    pension = with_income(bare(a_plan(savings=60_000)), pattern="pension")
    assert say(lasts_words(project(pension, RULES), income=True)) == "does not run out"
    plan = with_situation(pension, debts=(Debt("d", "Card", yuan(80_000), Fen(0), annual_rate=Tenthousandths(1_825)),))
    projection = project(plan, RULES)
    (debt,) = projection.growing_debts
    owed = yuan(80_000)
    for _ in projection.months:
        owed = Fen(owed + (2 * owed * 1_825 + 120_000) // 240_000)
    # bought at once: on that day the 80,000 are owed
    assert (projection.home_month, debt.at_home, debt.at_end) == (plan.situation.start, yuan(80_000), owed)
    assert projection.runway_plan is None
    assert not projection.plan_for_good
    assert "longer than the" in say(lasts_words(projection, income=True))
    assert "Card keeps growing: the payments do not cover its interest and fees. 80,000 yuan is owed" in notices(plan)
    # 1,216.67 cover the first month of interest, and so all of it
    enough = Debt("d", "Card", yuan(80_000), yuan(1_217), annual_rate=Tenthousandths(1_825))
    assert project(with_situation(plan, debts=(enough,)), RULES).growing_debts == ()
    # and so does what goes to the debts beside their payments
    paid_off = with_situation(plan, payoff=yuan(1_217))
    assert project(paid_off, RULES).growing_debts == ()


def test_a_debt_by_the_day_of_which_nothing_is_paid_grows_too() -> None:
    """6,000 at 0.04 % a day: 73 a month."""
    owed = Debt("d", "Phone loan", yuan(6_000), Fen(0), cost="daily", daily_rate=Millionths(400))
    plan = with_situation(bare(a_plan(savings=60_000)), debts=(owed,))
    (debt,) = project(plan, RULES).growing_debts
    assert debt.at_end > owed.balance
    enough = msgspec.structs.replace(owed, payment=yuan(73))
    assert project(with_situation(plan, debts=(enough,)), RULES).growing_debts == ()


def test_a_dear_loan_that_savings_can_clear_goes_before_the_home() -> None:
    """6,000 at 0.04 % a day are 14.6 % a year."""
    loan = Debt("d", "Phone loan", yuan(6_000), yuan(600), cost="daily", daily_rate=Millionths(400))
    card = Debt("e", "Card", yuan(2_000), yuan(100), annual_rate=Tenthousandths(900))
    plan = with_situation(bare(a_plan(savings=38_000)), cushion=yuan(4_500), debts=(card, loan))
    sentence = (
        "Clear Phone loan first: it costs 14.6% a year, far more than savings earn, and you have the 6,000 yuan for it."
    )
    assert sentence in notices(plan)
    assert "Clear Card first" not in notices(plan)
    start = plan.situation.start
    instalments = msgspec.structs.replace(loan, cost="instalments", instalment_fee=Millionths(20_000))
    for debts, cash in (
        # cheap; cleared next month already; its fees stay due; the cushion would go with it
        ((msgspec.structs.replace(card, annual_rate=Tenthousandths(300)),), 38_000),
        ((msgspec.structs.replace(loan, cleared_in=start + 1),), 38_000),
        ((instalments,), 38_000),
        ((loan,), 10_000),
    ):
        other = with_situation(plan, cash=(CashPoint(start, yuan(cash)),), debts=debts)
        assert "first: it costs" not in notices(other)


def test_work_that_the_plan_only_takes_to_go_on_there_is_not_for_good() -> None:
    plan = bare(a_plan(savings=60_000))
    projection = project(plan, RULES)
    assert projection.runway_plan is None
    assert say(lasts_words(projection, income=True)) == f"longer than the {projection.years_looked_at} years looked at"
    assert projection.years_looked_at >= 60
    there = with_income(plan, after_move="changes", amount_after=yuan(5_000))
    assert project(there, RULES).plan_for_good


def test_money_that_still_falls_at_the_end_does_not_last_for_good() -> None:
    """2,000 come, 2,001 go: twelve yuan a year less of 20,000."""
    plan = bare(with_income(a_plan(savings=60_000, spending=2_001), pattern="pension", amount=yuan(2_000)))
    projection = project(plan, RULES)
    assert (projection.runway_plan, projection.plan_for_good) == (None, False)
    even = with_situation(plan, spending=yuan(2_000))
    assert project(even, RULES).plan_for_good


def test_a_pension_goes_on_without_income() -> None:
    """3,000 of pension and 5,000 of work against 4,000: without the work 1,000 a month are missing of 20,000."""
    plan = bare(a_plan(savings=60_000, spending=4_000))
    pension = IncomeStream("old", "pension", yuan(3_000), pattern="pension")
    plan = with_situation(plan, income=(*plan.situation.income, pension))
    assert project(plan, RULES).runway_no_income == 200


def test_the_runway_with_income_is_that_of_the_ledger() -> None:
    """60,000 less 40,000, at 2 % a year in an account, and 300 a month less: interest makes it last longer."""
    plan = bare(with_income(a_plan(savings=60_000, spending=2_300), amount=yuan(2_000)), horizon=10)
    plan = with_situation(plan, accounts=(Account("a", "bank", yuan(100_000), Tenthousandths(200)),))
    projection = project(plan, RULES)
    assert projection.left_after == yuan(20_000)
    lasted = next(at for at, row in enumerate(projection.months) if row.closing < 0)
    before, falling = projection.months[lasted].opening, projection.months[lasted]
    assert projection.runway_plan == lasted * 10 + before * 10 // (before - falling.closing)
    # 66 months and two thirds without interest
    assert runway(yuan(20_000), np.full(720, -300_00, np.int64)) == 666
    assert lasted == 70


def test_what_is_bought_leaves_the_accounts_and_their_interest() -> None:
    plan = bare(a_plan(savings=12_000))
    plan = with_situation(plan, accounts=(Account("a", "bank", yuan(10_000), Tenthousandths(240)),))
    bought = Purchase(plan.situation.start, yuan(52_000), (PaidLine("price", yuan(40_000)),))
    first = project(with_scenario(plan, bought=bought), RULES).months[0]
    assert sum(flow.amount for flow in first.flows if flow.kind == "interest") == yuan(20)


def test_every_fall_below_zero_is_told() -> None:
    """1,000 a month are saved: two bills on the way there, and one in the month after the purchase."""
    plan = bare(with_income(a_plan(savings=10_000, price=20_000), amount=yuan(3_000)), horizon=5)
    start = plan.situation.start
    bills = ((2, 15_000), (40, 41_000))
    costs = tuple(DatedCost(str(at), "bill", start + at, yuan(amount)) for at, amount in bills)
    plan = with_situation(plan, dated_costs=costs)
    projection = project(plan, RULES)
    # 12,000 less 14,000 after two months; back at zero two months later
    assert projection.home_month == start + 25
    assert projection.falls[0] == BelowZero(start + 2, start + 4)
    assert projection.falls[1].below == start + 40
    assert projection.needs_borrowing
    said = notices(plan)
    assert "On the way there, money at hand falls below zero from January 2027 to February 2027" in said
    assert "After the purchase, money at hand falls below zero from March 2030" in said
    late = with_situation(plan, dated_costs=costs[1:])
    assert not project(late, RULES).needs_borrowing
    assert project(late, RULES).falls[0].below == start + 40


def test_who_cannot_travel_hears_of_the_first_month_in_which_the_money_is_there() -> None:
    """10,000 and 1,000 a month: 20,000 are there ten months later, and more in every month after that."""
    plan = bare(with_income(a_plan(savings=10_000, price=20_000), amount=yuan(3_000)), horizon=10)
    plan = with_situation(plan, away_months=tuple(range(1, 13)))
    projection = project(plan, RULES)
    assert (projection.home_month, projection.shortfall) == (None, 0)
    assert projection.best_month == projection.first_covered == Month(2027, 9)
