"""A rider's good and bad months: 6,500 in winter and summer, 4,000 in spring and autumn (made up, whole yuan)."""

from __future__ import annotations

import msgspec

from hegang_desktop.app.plan.later_start import started_again
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.what_if import WhatIf
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.timetable.streams import amounts
from hegang_desktop.engine.timetable.travel import can_travel
from hegang_desktop.engine.what_if.changed import changed
from tests.helpers.plans import a_plan, with_situation

NOW = Month(2026, 11)
RIDER = IncomeStream(
    "rider", "delivery", yuan(6_500), months=(1, 6, 7, 8, 11, 12), pattern="seasonal", amount_off=yuan(4_000)
)
YEAR = [6_500, 6_500, 6_500, 4_000, 4_000, 4_000, 4_000, 6_500, 6_500, 6_500, 4_000, 4_000]
"""From November on."""


def of(stream: IncomeStream, months: int = 12, *, moved: bool = False) -> list[float]:
    return [amount / 100 for amount in amounts(stream, NOW, months, moved=moved)]


def test_a_year_of_them() -> None:
    assert of(RIDER) == YEAR
    assert RIDER.yearly == yuan(6 * 6_500 + 6 * 4_000)
    plan = with_situation(a_plan(price=0), income=(RIDER,))
    assert [row.incoming / 100 for row in project(plan, load_rules()).months[:12]] == YEAR


def test_they_begin_end_grow_and_change_with_the_move() -> None:
    stream = msgspec.structs.replace(
        RIDER, starts=NOW + 1, ends=NOW + 13, growth=Tenthousandths(1_000), after_move="changes",
        amount_after=yuan(3_000), amount_off_after=yuan(2_000),
    )  # fmt: skip
    assert of(stream, 15) == [0, *YEAR[1:], 6_500, 7_150, 0]
    assert of(stream, 5, moved=True) == [0, 3_000, 3_000, 2_000, 2_000]
    assert of(msgspec.structs.replace(stream, after_move="stops"), 3, moved=True) == [0, 0, 0]


def test_a_cycle_of_months_on_and_off_pays_off_as_well() -> None:
    at_sea = msgspec.structs.replace(
        RIDER, months=tuple(range(1, 13)), months_on=2, months_off=1, cycle_start=NOW, away=True
    )
    assert of(at_sea, 4) == [6_500, 6_500, 4_000, 6_500]
    assert at_sea.yearly == yuan(4 * (6_500 + 6_500 + 4_000))
    # who is away in the months on can travel in those off, which pay as well
    plan = with_situation(a_plan(), income=(at_sea,))
    assert can_travel(plan.situation, 4).tolist() == [False, False, True, False]


def test_other_patterns_have_no_other_months() -> None:
    for pattern in ("steady", "irregular", "pension"):
        plain = msgspec.structs.replace(RIDER, pattern=pattern)
        assert of(plain, 4)[3] == 0
        assert plain.yearly == yuan(6 * 6_500)


def test_the_largest_income_halves_in_good_and_bad_months() -> None:
    plan = with_situation(a_plan(price=0), income=(RIDER,))
    halved, _ = changed(plan, load_rules(), WhatIf(stresses=("halved",)))
    assert of(halved.income[0], 4) == [3_250, 3_250, 3_250, 2_000]


def test_a_later_start_carries_the_growth_of_both() -> None:
    rising = msgspec.structs.replace(RIDER, growth=Tenthousandths(1_000))
    plan = with_situation(a_plan(), income=(rising,))
    later = started_again(plan, CashPoint(NOW + 12, yuan(1)))
    assert (later.income[0].amount, later.income[0].amount_off) == (yuan(7_150), yuan(4_400))
