"""The safe months of many homes are, but for few, those of each of them by itself."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import PendingMoney
from hegang_desktop.domain.money import Fen, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.target import SellerHeld, TargetHome
from hegang_desktop.domain.what_if import Tried
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.safety.homes import TONES, safe_homes
from hegang_desktop.engine.safety.safe_month import safety
from hegang_desktop.engine.sensitivity.first_months import NEVER
from hegang_desktop.engine.sensitivity.homes import home_months
from hegang_desktop.engine.timetable.build import timetable
from tests.helpers.households import household
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()
SAMPLE = 120
HELD: tuple[SellerHeld, ...] = ("unknown", "unknown", "under_two", "two_to_five", "over_five_only")


def plain(**assumptions: int) -> Plan:
    """Some 2,500 saved a month: homes of nearly the same price fall into different months."""
    return with_scenario(a_plan(savings=38_000, income=4_500), assumptions={"horizon": 10, **assumptions})


def some_homes(count: int) -> list[TargetHome]:
    """Homes of 15,000 to 120,000 yuan, some of them sold before their sellers have held them for two years."""
    drawn = np.random.default_rng(20261130)
    return [
        TargetHome(
            Description(city="鹤岗"),
            floor_area=Area(int(drawn.integers(3_000, 9_000))),
            price=Fen(int(drawn.integers(1_500_000, 12_000_000))),
            held=HELD[at % len(HELD)],
            held_in=Month(2025, 1 + at % 12),
            heated=bool(at % 7),
        )
        for at in range(count)
    ]


def compared(plan: Plan, homes: list[TargetHome]) -> tuple[int, int]:
    """For how many homes the safe month, and the tone, is that of the home by itself; no month is further off."""
    arrays = HomeArrays.of(homes)
    many = safe_homes(plan, RULES, arrays, home_months(plan, RULES, arrays))
    buyable = np.flatnonzero(timetable(plan, RULES).buyable)
    same, tones = 0, 0
    for at, home in enumerate(homes):
        alone = safety(with_scenario(plan, home=home), RULES)
        month, result = NEVER if alone.safe_month is None else alone.safe_month - alone.start, int(many.month[at])
        tones += TONES[many.tone[at]] == alone.tone
        same += month == result
        if month == result:
            continue
        # one month that permits buying sooner or later (the month after the last is none), or, where the share of
        # lives that hold falls again, a month that all but holds
        places = [int(np.searchsorted(buyable, one)) if one != NEVER else len(buyable) for one in (month, result)]
        first = int(buyable[min(places)])
        near = abs(alone.holding[first] * 100 - alone.percent * alone.lives) <= alone.lives
        assert abs(places[0] - places[1]) <= 1 or near, (home, month, result)
    return same, tones


@pytest.mark.parametrize("plan", [plain(), household(10)], ids=["plain", "household"])
def test_a_sample_is_as_if_each_home_were_simulated(plan: Plan) -> None:
    same, tones = compared(plan, some_homes(SAMPLE))
    assert same * 100 >= 95 * SAMPLE
    assert tones * 100 >= 95 * SAMPLE


@pytest.mark.parametrize(
    "plan",
    [
        plain(price_drift=-500, bargaining=800),
        with_scenario(plain(), tried=Tried(later=4)),
        with_scenario(plain(), overrides={"purchase:price": yuan(50_000)}),
    ],
    ids=["prices that fall", "put off", "a price of one's own"],
)
def test_so_it_is_where_the_month_follows_something_else(plan: Plan) -> None:
    homes = some_homes(20)
    same, tones = compared(plan, homes)
    assert same >= len(homes) - 1
    assert tones >= len(homes) - 1


def test_homes_that_only_most_lives_reach_are_told_as_by_themselves() -> None:
    """Of a deposit of 140,000 at nine of ten the projection counts 126,000; nine of ten lives have it all."""
    deposit = PendingMoney("x", "deposit", yuan(140_000), Month(2027, 3), certainty=Tenthousandths(9_000))
    pension = IncomeStream("i1", "pension", yuan(3_000), pattern="pension")
    plan = with_situation(a_plan(savings=0, spending=3_000), income=(pension,), pending=(deposit,))
    plan = with_scenario(plan, assumptions={"horizon": 2})
    homes = [msgspec.structs.replace(some_homes(1)[0], price=yuan(1_000 * price)) for price in range(98, 128, 2)]
    _, tones = compared(plan, homes)
    assert tones >= len(homes) - 1
    arrays = HomeArrays.of(homes)
    reached = home_months(plan, RULES, arrays)
    many = safe_homes(plan, RULES, arrays, reached)
    assert (many.tone[reached.month == NEVER] == TONES.index("tight")).any()


def test_a_home_is_paid_with_the_first_winter_of_its_own_month() -> None:
    plan = plain()
    homes = some_homes(20)
    arrays = HomeArrays.of(homes)
    many = safe_homes(plan, RULES, arrays, home_months(plan, RULES, arrays))
    for at, home in enumerate(homes):
        if many.month[at] != NEVER:
            costs = timetable(with_scenario(plan, home=home), RULES).costs
            assert many.all_in[at] == costs[many.month[at]]


def test_a_home_without_a_price_is_not_reached() -> None:
    homes = [msgspec.structs.replace(home, price=Fen(0)) for home in some_homes(2)]
    arrays = HomeArrays.of(homes)
    many = safe_homes(plain(), RULES, arrays, home_months(plain(), RULES, arrays))
    assert many.month.tolist() == [NEVER, NEVER]
    assert [TONES[tone] for tone in many.tone] == ["unreached", "unreached"]
