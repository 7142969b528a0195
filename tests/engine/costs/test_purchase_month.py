"""What a purchase costs by the month in which it is made: the holding time, the first winter, who moves along."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from hegang_desktop.app.plan.later_start import started_again
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.household import Person, movers
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan, Scenario
from hegang_desktop.domain.target import SellerHeld, TargetHome
from hegang_desktop.engine.costs.all_in import all_in
from hegang_desktop.engine.costs.first_winter import first_winter, part_left, season_of
from hegang_desktop.engine.costs.first_winter_many import first_winters
from hegang_desktop.engine.costs.holding_time import held_at
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.sensitivity.home_numbers import home_numbers
from hegang_desktop.engine.sensitivity.homes import home_months
from hegang_desktop.engine.strategies.courses import journey
from hegang_desktop.engine.timetable.growth import grown, grown_each
from tests.helpers.costs import no_costs
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()
MARCH = Month(2026, 3)


@pytest.mark.parametrize(
    ("held", "month", "by_then"),
    [
        ("under_two", Month(2028, 3), "under_two"),  # bought on the last of March 2026: two years on the 31st
        ("under_two", Month(2028, 4), "two_to_five"),
        ("under_two", Month(2031, 3), "two_to_five"),
        ("under_two", Month(2031, 4), "over_five_not_only"),
        ("two_to_five", Month(2029, 3), "two_to_five"),
        ("two_to_five", Month(2029, 4), "over_five_not_only"),
        ("over_five_only", Month(2040, 1), "over_five_only"),
        ("unknown", Month(2040, 1), "unknown"),
        ("under_two", Month(2026, 1), "under_two"),
    ],
)
def test_sellers_hold_their_homes_for_longer_as_months_go_by(
    held: SellerHeld, month: Month, by_then: SellerHeld
) -> None:
    assert held_at(held, MARCH, month) == by_then


def sold_young(savings: int, **home: object) -> Plan:
    """54,000 and its taxes, 1,000 a month saved since March 2026; held under two years."""
    plan = a_plan(savings=savings, income=3_000, spending=2_000, price=54_000, start=MARCH)
    young = msgspec.structs.replace(plan.scenario.home, held="under_two", **home)
    kept = no_costs("deed_tax", "vat", "vat_surcharges", "income_tax")
    return with_scenario(plan, home=young, overrides=kept, assumptions={"interest": 0, "price_drift": 0})


def test_after_two_years_no_value_added_tax_is_owed() -> None:
    """Under two years: 54,000 + 1,572.82 of tax, 188.74 of surcharges, twice 524.27; from April 2028 on 55,080."""
    plan = sold_young(31_500)
    projection = project(plan, RULES)
    # 55,500 on the first of March would do without the tax, which is still owed then
    assert projection.months[24].opening == yuan(55_500)
    assert (projection.home_month, projection.all_in) == (Month(2028, 4), yuan(55_080))
    rich = project(with_situation(plan, cash=(CashPoint(MARCH, yuan(33_000)),)), RULES)
    assert (rich.home_month, rich.all_in) == (Month(2028, 3), Fen(56_810_10))


def test_what_was_said_in_another_month_ages_from_it() -> None:
    plan = sold_young(31_500, held_in=Month(2024, 10))
    assert project(plan, RULES).home_month == Month(2028, 3)
    assert project(sold_young(55_080, held_in=Month(2023, 12)), RULES).home_month == MARCH
    later = started_again(sold_young(31_500), CashPoint(Month(2026, 9), yuan(37_500)))
    assert later.scenario.home.held_in == MARCH
    assert project(later, RULES).home_month == Month(2028, 4)


def test_many_homes_age_as_each_does() -> None:
    plan = sold_young(31_500)
    months = (None, Month(2024, 3), Month(2024, 10), Month(2025, 6), Month(2026, 2), Month(2021, 1))
    kinds: tuple[SellerHeld, ...] = ("under_two", "two_to_five", "over_five_only", "unknown")
    home = plan.scenario.home
    homes = [
        msgspec.structs.replace(home, held=held, held_in=since, price=yuan(price))
        for since in months
        for held in kinds
        for price in (30_500, 52_000, 54_000, 58_000)
    ]
    many = home_months(plan, RULES, HomeArrays.of(homes))
    for at, one in enumerate(homes):
        projection = project(with_scenario(plan, home=one), RULES)
        assert projection.home_month == MARCH + int(many.month[at])
        assert projection.all_in == many.all_in[at]


def heated(month: Month, start: Month, **assumptions: int) -> Fen:
    """The first winter of 60 m2 at 28 yuan, due in October, with heating until the end of April."""
    home = TargetHome(Description(city="鹤岗"), floor_area=square_metres(60), price=yuan(40_000))
    chosen = {"heating_tariff": 2_800, "heating_month": 10, "heating_last_month": 4, **assumptions}
    lines = all_in(Scenario("s", "", home, assumptions=chosen), month, start, RULES, other_home=False)
    return next(line.amount for line in lines if line.id == "first_heating")


def test_the_first_bill_grows_like_the_later_ones() -> None:
    """5 % a year: 1,680.00, 1,764.00, 1,852.20, 1,944.81 of the winters that begin up to three years later."""
    start = Month(2026, 10)
    paid = [heated(start + 12 * years, start, inflation_heating=500) for years in range(4)]
    assert paid == [1_680_00, 1_764_00, 1_852_20, 1_944_81]
    # in summer for the winter to come, in December for the one that is running
    assert heated(Month(2029, 5), start, inflation_heating=500) == 1_944_81
    assert heated(Month(2029, 12), start, inflation_heating=500) == 1_944_81


@pytest.mark.parametrize(
    ("month", "days"), [(1, 120), (2, 89), (3, 61), (4, 30), (5, 212), (9, 212), (10, 212), (12, 212)]
)
def test_who_buys_late_in_winter_owes_the_days_that_are_left(month: int, days: int) -> None:
    assert part_left(month, 10, 4) == (days, 212)
    assert heated(Month(2027, month), Month(2026, 11)) == round(168_000 * days / 212)


def test_no_second_whole_winter_in_the_october_after() -> None:
    """Bought in April: 30 of 212 days of that winter, and then the whole bill of October."""
    plan = a_plan(savings=100_000, price=40_000, start=Month(2027, 4))
    chosen = {"heating_tariff": 2_800, "heating_month": 10, "heating_last_month": 4, "inflation_heating": 0}
    plan = with_scenario(plan, overrides=no_costs("heating", "first_heating"), assumptions=chosen)
    projection = project(plan, RULES)
    assert projection.all_in == yuan(40_000) + 237_74
    bills = [(row.month, flow.amount) for row in projection.months for flow in row.flows if flow.kind == "holding"]
    assert bills[0] == (Month(2027, 10), -1_680_00)


def test_many_first_winters_are_those_of_each() -> None:
    start = Month(2026, 11)
    dice = np.random.default_rng(5)
    seasons, months = dice.integers(0, 10**6, 2_000), dice.integers(start.index - 30, start.index + 480, 2_000)
    due, last = dice.integers(1, 13, 2_000), dice.integers(1, 13, 2_000)
    for inflation in (0, 500, -300, 2_000):
        owed = first_winters(seasons, months, start, inflation, (due, last))
        each = [
            first_winter(int(season), start + int(at - start.index), start, inflation, (int(first), int(end)))
            for season, at, first, end in zip(seasons, months, due, last, strict=True)
        ]
        assert owed.tolist() == each
    assert season_of(Month(2027, 1), 10, 4) == Month(2026, 10)


def test_amounts_that_grow_together_grow_as_each_does() -> None:
    # 1,680.00 at 5 %, and halves: 1 fen at 50 % is 1.5
    amounts = np.array([1, 3, 168_000, 10**9, 10**13, 777_777])
    for rate, years in ((5_000, 1), (500, 40), (-1_000, 12), (0, 9)):
        assert grown_each(amounts, rate, np.array(years)).tolist() == [grown(int(one), rate, years) for one in amounts]


def test_fares_are_paid_for_each_who_moves() -> None:
    child = Person("c", "child", ends=Month(2030, 8))
    parent = Person("p", "parent", starts=Month(2028, 1))
    left_behind = Person("b", "partner", spending=yuan(500), spending_after=Fen(0))
    people = (Person("m", "mover"), child, parent, left_behind)
    assert [movers(people, month) for month in (Month(2027, 1), Month(2028, 1), Month(2030, 9))] == [2, 3, 2]
    assert movers((), MARCH) == movers((left_behind,), MARCH) == 1
    plan = with_scenario(a_plan(savings=100_000), overrides=no_costs("journey"), assumptions={"journey": 40_000})
    family = with_situation(plan, people=(child,))
    assert project(plan, RULES).all_in == yuan(40_400)
    assert project(family, RULES).all_in == yuan(40_800)
    assert home_numbers(family, RULES, HomeArrays.of([family.scenario.home])).all_in.tolist() == [40_800_00]
    assert journey(effective_plan(family, RULES), RULES) == yuan(800)
    own = with_scenario(family, overrides=no_costs() | {"journey": yuan(555)})
    assert project(own, RULES).all_in == yuan(40_555)
