"""What is typed into a field is read back as it was written, or refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.app.listings.pasted import price_of
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.money import Fen
from hegang_desktop.text.areas import typed_area
from hegang_desktop.text.money import typed_amount
from hegang_desktop.text.typed_numbers import (
    UnreadableInput,
    parse_amount,
    parse_area,
    parse_fine_rate,
    parse_month,
    parse_number,
    parse_rate,
    write_month,
)

READERS: tuple[Callable[[str], int], ...] = (parse_amount, parse_area, parse_number, parse_rate)


@given(st.integers(0, LARGEST_AMOUNT))
def test_an_amount_is_read_as_it_is_written(fen: int) -> None:
    assert parse_amount(typed_amount(Fen(fen))) == fen


@given(st.integers(1, 10_000_00))
def test_an_area_is_read_as_it_is_written(area: int) -> None:
    assert parse_area(typed_area(Area(area))) == area


@given(st.integers(0, 10**9 - 1), st.integers(1900 * 12, 2200 * 12))
def test_counts_and_months_are_read_as_they_are_written(number: int, month: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number
    assert parse_month(write_month(month)) == month


@pytest.mark.parametrize("text", ["38000\n39000", "48000 45000", "12,5", "5,", "1234,567", "0十万"])
@pytest.mark.parametrize("read", READERS)
def test_no_reader_of_a_field_guesses(read: Callable[[str], int], text: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        read(text)
    assert "\n" not in str(refusal.value.message.params["text"])


def test_a_comma_that_divides_nothing_is_named() -> None:
    with pytest.raises(UnreadableInput, match="comma"):
        parse_number("12,5")


@pytest.mark.parametrize(("text", "yuan"), [("35,000", 35_000), ("3.5万", 35_000), ("35 000", 35_000), ("3.5", 35_000)])
def test_a_pasted_price_is_read(text: str, yuan: int) -> None:
    assert price_of(text) == yuan * 100


@pytest.mark.parametrize("text", ["12,5", "48000 45000", "38000\n39000", "0十万"])
def test_a_pasted_price_is_not_guessed(text: str) -> None:
    assert price_of(text) is None


@pytest.mark.parametrize(
    ("text", "millionths"),
    [("0.04", 400), ("0.036%", 360), ("0.0365", 365), ("万分之3.6", 360), ("3.6‱", 360), ("0.725 %", 7_250), ("0", 0)],
)
def test_a_daily_rate_has_up_to_four_decimals(text: str, millionths: int) -> None:
    assert parse_fine_rate(text) == millionths


@pytest.mark.parametrize("text", ["0.03651", "-0.04", "4 in 10000", "101", ""])
def test_a_daily_rate_is_not_rounded_or_guessed(text: str) -> None:
    with pytest.raises(UnreadableInput):
        parse_fine_rate(text)


def test_a_rate_with_too_many_decimals_is_told_so() -> None:
    assert parse_rate("3.2500%") == 325
    with pytest.raises(UnreadableInput, match="Two decimals"):
        parse_rate("3.225")
    with pytest.raises(UnreadableInput, match="percentage"):
        parse_rate("1000")
