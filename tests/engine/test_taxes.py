"""Golden cases of domain facts b1 and g: taxes by date, to the fen."""

from __future__ import annotations

import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.engine.costs.taxes import deed_tax, seller_taxes

BEFORE, AFTER = Month(2024, 11), Month(2024, 12)


@pytest.mark.parametrize(
    ("price", "area", "month", "other_home", "expected"),
    [
        (58_000, 77, BEFORE, False, 580),
        (58_000, 77, AFTER, False, 580),
        (200_000, 120, BEFORE, False, 3_000),
        (200_000, 120, AFTER, False, 2_000),
        (200_000, 120, BEFORE, True, 4_000),
        (200_000, 120, AFTER, True, 2_000),
        (200_000, 90, BEFORE, False, 2_000),
        (200_000, 140, AFTER, False, 2_000),
        (200_000, 140.01, AFTER, False, 3_000),
        (200_000, 140.01, AFTER, True, 4_000),
    ],
)
def test_deed_tax_follows_the_month_of_the_contract(
    price: int, area: float, month: Month, other_home: bool, expected: int
) -> None:
    line = deed_tax(load_rules(), yuan(price), month, square_metres(area), other_home=other_home)
    assert line.amount == yuan(expected)
    assert line.source is not None
    assert line.source.confidence == "H"


@pytest.mark.parametrize(
    ("month", "expected"), [(Month(2025, 12), Fen(276_190)), (Month(2026, 1), Fen(168_932)), (Month(2026, 11), 168_932)]
)
def test_value_added_tax_of_a_home_held_under_two_years(month: Month, expected: Fen) -> None:
    vat = next(line for line in seller_taxes(load_rules(), yuan(58_000), month, "under_two") if line.id == "vat")
    assert vat.amount == expected


def test_a_seller_of_five_years_with_one_home_owes_nothing() -> None:
    assert seller_taxes(load_rules(), yuan(58_000), AFTER, "over_five_only") == ()


def test_an_unknown_holding_time_counts_nothing_and_says_to_ask() -> None:
    (line,) = seller_taxes(load_rules(), yuan(58_000), AFTER, "unknown")
    assert line.amount == 0
    assert "ask" in line.rule.text
