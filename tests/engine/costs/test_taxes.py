"""Golden cases of domain facts b1 and g: taxes by date and place, to the fen."""

from __future__ import annotations

import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.target import SellerHeld, TargetHome
from hegang_desktop.engine.costs.all_in import all_in

RULES = load_rules()
BEFORE, AFTER = Month(2024, 11), Month(2024, 12)


def taxes(
    held: SellerHeld,
    month: Month,
    *,
    seller_pays: bool = False,
    overrides: dict[str, Fen] | None = None,
    assumptions: dict[str, int] | None = None,
) -> dict[str, Fen]:
    """The tax lines of the worked check: 58,000 yuan, 77 m², first home."""
    home = TargetHome(
        Description(city="鹤岗"),
        floor_area=square_metres(77),
        price=yuan(58_000),
        held=held,
        seller_pays_taxes=seller_pays,
    )
    scenario = Scenario("s", "", home, overrides=overrides or {}, assumptions=assumptions or {})
    lines = all_in(scenario, month, month, RULES, other_home=False)
    ids = ("deed_tax", "seller_taxes", "vat", "vat_surcharges", "income_tax")
    return {line.id: line.amount for line in lines if line.id in ids}


def deed_tax(price: int, area: float, month: Month, *, other_home: bool, city: str = "") -> CostLine:
    home = TargetHome(Description(city=city), floor_area=square_metres(area), price=yuan(price))
    lines = all_in(Scenario("s", "", home), month, month, RULES, other_home=other_home)
    return next(line for line in lines if line.id == "deed_tax")


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
    line = deed_tax(price, area, month, other_home=other_home)
    assert line.amount == yuan(expected)
    assert line.source is not None
    assert line.source.confidence == "H"


@pytest.mark.parametrize(
    ("city", "month", "other_home", "expected"),
    [
        # the reduced rates of 2016 left out second homes in the four first-tier cities; those of 2024 do not
        ("北京", BEFORE, True, 6_000),
        ("北京", AFTER, True, 2_000),
        ("北京", BEFORE, False, 2_000),
        ("阜新", BEFORE, True, 2_000),
    ],
)
def test_a_place_may_have_a_rule_of_its_own(city: str, month: Month, other_home: bool, expected: int) -> None:
    line = deed_tax(200_000, 90, month, other_home=other_home, city=city)
    assert line.amount == yuan(expected)


def test_the_worked_check_of_a_seller_with_one_home_for_over_five_years() -> None:
    # domain facts b1: deed tax 580, VAT 0, income tax 0
    assert taxes("over_five_only", AFTER) == {"deed_tax": yuan(580), "seller_taxes": 0}


@pytest.mark.parametrize(
    ("month", "vat", "surcharges"),
    [
        # 58,000 / 1.05 x 5 % and 58,000 / 1.03 x 3 % (domain facts b1). Surcharges apart: 6 % of the tax, an assumption
        (Month(2025, 11), 276_190, 16_571),
        (Month(2025, 12), 276_190, 16_571),
        (Month(2026, 1), 168_932, 10_136),
        (Month(2026, 11), 168_932, 10_136),
        # unless it is prolonged, the halving of the surcharges ends with 2027: 12 %
        (Month(2027, 12), 168_932, 10_136),
        (Month(2028, 1), 168_932, 20_272),
    ],
)
def test_value_added_tax_of_a_home_held_under_two_years(month: Month, vat: int, surcharges: int) -> None:
    # the income tax is 1 % of the price, by usage, where the seller proves no cost. Both it and the deed tax leave the
    # value-added tax out of the price: 58,000 / 1.05 x 1 % = 552.381, 58,000 / 1.03 x 1 % = 563.107
    one_percent = 55_238 if month < Month(2026, 1) else 56_311
    expected = {"deed_tax": one_percent, "vat": vat, "vat_surcharges": surcharges, "income_tax": one_percent}
    assert taxes("under_two", month) == expected


def test_from_two_years_on_there_is_income_tax_only() -> None:
    for held in ("two_to_five", "over_five_not_only"):
        assert taxes(held, Month(2026, 11)) == {"deed_tax": 58_000, "income_tax": 58_000}


def test_surcharges_follow_the_users_own_tax_and_share() -> None:
    own = taxes("under_two", Month(2026, 11), overrides={"vat": yuan(1_000)})
    assert (own["vat"], own["vat_surcharges"]) == (yuan(1_000), yuan(60))
    none = taxes("under_two", Month(2028, 1), assumptions={"vat_surcharges": 0})
    assert none["vat_surcharges"] == 0


def test_an_unknown_holding_time_counts_nothing_and_says_to_ask() -> None:
    assert taxes("unknown", AFTER) == {"deed_tax": yuan(580), "seller_taxes": 0}
    home = TargetHome(price=yuan(58_000))
    lines = all_in(Scenario("s", "", home), AFTER, AFTER, RULES, other_home=False)
    (line,) = (line for line in lines if line.id == "seller_taxes")
    assert "ask" in line.rule.text


@pytest.mark.parametrize("held", ["unknown", "over_five_only", "two_to_five", "under_two"])
def test_a_seller_who_pays_their_own_taxes_leaves_none_to_the_buyer(held: SellerHeld) -> None:
    # the value-added tax that the seller pays is in the price all the same, and not in the base of the deed tax
    deed_tax_ = 56_311 if held == "under_two" else 58_000
    assert taxes(held, Month(2026, 11), seller_pays=True) == {"deed_tax": deed_tax_, "seller_taxes": 0}


@pytest.mark.parametrize("held", ["unknown", "over_five_only", "two_to_five"])
@pytest.mark.parametrize("id_", ["vat", "vat_surcharges", "income_tax", "seller_taxes"])
def test_an_own_amount_for_a_tax_of_the_sellers_is_counted_whatever_the_rules_ask(held: SellerHeld, id_: str) -> None:
    own = taxes(held, Month(2026, 11), overrides={id_: yuan(700)})
    assert own[id_] == yuan(700)
    assert taxes(held, Month(2026, 11), overrides={id_: yuan(700)}, seller_pays=True)[id_] == yuan(700)


def test_the_rule_of_the_base_is_told() -> None:
    home = TargetHome(floor_area=square_metres(77), price=yuan(58_000), held="under_two")
    lines = all_in(Scenario("s", "", home), Month(2026, 11), Month(2026, 11), RULES, other_home=False)
    said = {line.id for line in lines if "without the value-added tax in it" in line.rule.text}
    assert said == {"deed_tax", "income_tax"}
    assert {rule.id for rule in RULES.tax_bases} == said
