"""Two numbers are never read as one; a number is read as it was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.money import Fen
from hegang_desktop.ingest.mapping.fields import MoneyUnit
from hegang_desktop.ingest.values.amounts import Amount, read_total, read_unit_price
from hegang_desktop.ingest.values.areas import read_area
from hegang_desktop.ingest.values.numbers import has_odd_comma, ungrouped

UNITS = st.sampled_from(("", "元", "万", "w", "万元", "千", "百万"))
CHINESE = st.sampled_from(("三万", "三万八", "五千", "十万", "十二万八", "两百万", "一百零五", "八"))
plainly = st.one_of(
    st.tuples(st.integers(1, 10**7), UNITS).map(lambda one: f"{one[0]}{one[1]}"),
    st.integers(1, 10**9).map(lambda one: f"{one:,}"),
    st.tuples(st.integers(1, 999), st.integers(0, 99)).map(lambda one: f"{one[0]}.{one[1]:02}万"),
    st.tuples(st.integers(1, 99), st.integers(1, 9)).map(lambda one: f"{one[0]}万{one[1]}"),
    CHINESE,
)
apart = st.text(" \t\n\r\x0b\u00a0\u2009\u3000\u2028", min_size=1, max_size=3)


@example("38000", "39000", "\n")
@example("48000", "45000", " ")
@example("3万", "5", " ")
@example("3W", "5000", " ")
@example("三万", "十万", " ")
@example("38", "000", "\n")
@example("38", "000", "  ")
@example("38", "000", "\u3000")
@given(plainly, plainly, apart)
def test_two_numbers_are_never_one(first: str, second: str, between: str) -> None:
    # one blank before three digits divides thousands: 38 000
    assume(
        not (between in (" ", "\u00a0", "\u2009") and re.match(r"[0-9]{3}(?![0-9])", second) and first[-1].isdecimal())
    )
    text = f"{first}{between}{second}"
    for unit in ("yuan", "wan"):
        assert isinstance(read_total(text, unit), str), text
        assert isinstance(read_unit_price(text, unit), str), text
    assert isinstance(read_area(text), str), text


@pytest.mark.parametrize(
    "text",
    ["0十万", "0百万", "0五万", "3五", "20十万", "十5万", "二0", "48000,45000", "48000, 45000", "1234,567", "1,234 567",
     "38 000 45", "3, 800", "3万 5千", "0万5", "38\n000"],
)  # fmt: skip
@pytest.mark.parametrize("unit", ["yuan", "wan"])
def test_what_is_no_number_is_none(text: str, unit: MoneyUnit) -> None:
    assert read_total(text, unit) == "unclear"


@given(st.integers(1, 10**9), st.sampled_from((",", " ", "\u00a0", "\u2009", "\u202f")))
def test_thousands_are_divided_as_people_do(number: int, sign: str) -> None:
    written = f"{number:,}".replace(",", sign)
    assume(number < 10**9 or sign == ",")
    assert ungrouped(written) == str(number)
    assert read_total(f"{written}元", "wan") == Amount(Fen(number * 100), explicit=True)
    assert read_area(f"{written}平米") == Area(number * 100)
    assert not has_odd_comma(written)


@pytest.mark.parametrize("text", ["12,5", "1,2345", "38,00", "1234,567", "5,", ",5", "12,345,67"])
def test_a_comma_elsewhere_is_odd(text: str) -> None:
    assert has_odd_comma(text)
