"""Money, areas, months, plans as values."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.domain.codec import checked, from_json, to_json
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.limits import InvalidPlan
from hegang_desktop.domain.money import Fen, Tenthousandths, divide_half_up, share
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from tests.helpers.plans import a_plan, months, plans, with_situation


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_rounding_is_to_the_nearest_and_symmetric(numerator: int, denominator: int) -> None:
    rounded = divide_half_up(numerator, denominator)
    assert abs(rounded * denominator - numerator) * 2 <= denominator
    assert divide_half_up(-numerator, denominator) == -rounded


def test_half_a_fen_is_rounded_up() -> None:
    assert share(Fen(50), Tenthousandths(100)) == 1
    assert share(Fen(49), Tenthousandths(100)) == 0


@given(months, st.integers(-200, 200))
def test_months_add_and_subtract(month: Month, by: int) -> None:
    assert (month + by) - month == by
    assert Month.parse(str(month)) == month
    assert (month + by > month) == (by > 0)


@pytest.mark.parametrize("text", ["2027-13", "2027-00", "27-01", "2027-1", "2027/01", "", "二〇二七"])
def test_what_is_not_a_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)


@given(plans)
def test_a_plan_survives_json(plan: Plan) -> None:
    assert from_json(to_json(plan), Plan) == plan
    assert to_json(from_json(to_json(plan), Plan)) == to_json(plan)


def test_an_unknown_field_is_refused_not_trimmed() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        from_json(to_json(a_plan()).replace(b'"cushion"', b'"new_thing":1,"cushion"'), Plan)


def test_a_plan_that_cannot_be_is_refused_with_a_sentence() -> None:
    with pytest.raises(InvalidPlan) as refused:
        with_situation(a_plan(), cushion=Fen(-1))
    assert "negative" in refused.value.message.text
    with pytest.raises(InvalidPlan):
        IncomeStream("i", "", Fen(1), months=(0,))
    with pytest.raises(InvalidPlan):
        IncomeStream("i", "", Fen(1), starts=Month(2027, 2), ends=Month(2027, 1))


def test_an_edit_of_the_wrong_type_is_caught() -> None:
    wrong = msgspec.structs.replace(a_plan(), note=5)
    with pytest.raises(msgspec.ValidationError):
        checked(wrong)
