"""Laws: the cost of many homes, and the cost as a function of the price, are the sums of the lines to the fen."""

from __future__ import annotations

import itertools
from typing import get_args

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.cost import total, yearly
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.money import Fen, Tenthousandths
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import DeedTaxRule, PlacedValue, Rules, SaleTaxRule, Source
from hegang_desktop.domain.target import AgencyTerms, SellerHeld, TargetHome
from hegang_desktop.engine.costs import many
from hegang_desktop.engine.costs.all_in import all_in
from hegang_desktop.engine.costs.catalogue import entries
from hegang_desktop.engine.costs.first_winter_many import first_winters
from hegang_desktop.engine.costs.holding import holding
from hegang_desktop.engine.costs.holding_time import held_changes
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.costs.kinds.price import expected_price
from hegang_desktop.engine.costs.many import all_in_many, holding_many, seasons_many
from hegang_desktop.engine.costs.terms import EXACT_BELOW, price_terms, total_at, totals_at

RULES = load_rules()
SOURCE = Source("a test", "2026", "MEM")
ODD_RULES = msgspec.structs.replace(
    RULES,
    sale_taxes=(
        *RULES.sale_taxes,
        SaleTaxRule("vat", Month(2020, 1), ("two_to_five",), Tenthousandths(1_111), "contained", SOURCE, place="天津"),
        SaleTaxRule("income_tax", Month(2020, 1), ("over_five_only",), Tenthousandths(77), "contained", SOURCE),
        SaleTaxRule("vat", Month(2016, 5), ("over_five_not_only",), Tenthousandths(0), "contained", SOURCE),
    ),
    deed_tax=(
        *RULES.deed_tax,
        DeedTaxRule(Month(2014, 1), False, Tenthousandths(77), SOURCE, largest_area=Area(6_000), place="天津"),
        DeedTaxRule(Month(2014, 1), False, Tenthousandths(133), SOURCE, largest_area=Area(9_000), place="天津"),
    ),
    placed=(
        *RULES.placed,
        PlacedValue("price_drift", "北京", Month(2015, 1), 700, SOURCE),
        PlacedValue("bargaining", "天津", Month(2018, 1), 333, SOURCE, Month(2026, 1)),
        PlacedValue("agency_rate", "哈尔滨", Month(2018, 1), 111, SOURCE),
        PlacedValue("bare_repairs", "北京", Month(2018, 1), 12_345, SOURCE),
        PlacedValue("contingency", "乌鲁木齐", Month(2018, 1), 1_234, SOURCE),
        PlacedValue("furniture", "", Month(2022, 1), 98_765, SOURCE),
    ),
)
"""Rules of no real place: every kind of value differs somewhere, so that no formula may take one for all."""
LINES = tuple(entry.key for entry in entries())

money = st.integers(0, 10**8).map(Fen) | st.integers(0, 10**13).map(Fen)
months = st.builds(Month, st.integers(2015, 2030), st.integers(1, 12))
descriptions = st.builds(
    Description,
    city=st.sampled_from(["", "鹤岗", "北京", "天津", "哈尔滨", "乌鲁木齐", "阜新"]),
    interior_area=st.none() | st.integers(1, 30_000),
    floor=st.none() | st.integers(-2, 9),
    floor_band=st.sampled_from([None, "low", "middle", "high"]),
    floors=st.none() | st.integers(1, 8),
    condition=st.sampled_from(["", "毛坯", "精装", "清水房"]),
)
homes = st.builds(
    TargetHome,
    description=descriptions,
    floor_area=st.sampled_from([8_999, 9_000, 9_001, 14_000, 14_001]) | st.integers(1, 30_000) | st.just(10**6),
    basis=st.sampled_from(["total", "unit"]),
    price=money,
    unit_price=money,
    heated=st.booleans(),
    held=st.sampled_from(["unknown", "over_five_only", "over_five_not_only", "two_to_five", "under_two"]),
    priced_in=st.none() | months,
    held_in=st.none() | months,
    seller_pays_taxes=st.booleans(),
    agency_terms=st.sampled_from(["flat", "rate", "included"]),
    repairs=st.sampled_from(["as_described", "none", "light", "simple", "full"]),
    arrears=money,
    maintenance_fund=money,
    gable=st.sampled_from([False, False, None, True]),
    separate_loop=st.sampled_from([True, True, None, False]),
    heating_basis=st.sampled_from(["gross", "usable"]),
)
assumptions = st.dictionaries(st.sampled_from(sorted(RULES.assumptions)), st.integers(-200, 200_000), max_size=5)
scenarios = st.builds(
    Scenario,
    id=st.just("s"),
    name=st.just(""),
    home=homes,
    overrides=st.dictionaries(st.sampled_from(LINES), money, max_size=4),
    assumptions=assumptions,
    works_away=st.sampled_from([None, True, False]),
)
rule_books = st.sampled_from([RULES, ODD_RULES])


@given(
    scenarios,
    st.lists(homes, min_size=1, max_size=12),
    months,
    months,
    rule_books,
    st.booleans(),
    st.booleans(),
    st.integers(1, 4),
)
@settings(max_examples=400, deadline=None)
def test_the_costs_of_many_homes_are_the_costs_of_each(
    scenario: Scenario,
    many_homes: list[TargetHome],
    month: Month,
    start: Month,
    rules: Rules,
    other: bool,
    proxy: bool,
    movers: int,
) -> None:
    arrays = HomeArrays.of(many_homes)
    alone = [msgspec.structs.replace(scenario, home=home) for home in many_homes]
    each = [all_in(one, month, start, rules, other_home=other, proxy=proxy, movers=movers) for one in alone]
    result = all_in_many(arrays, scenario, month, start, rules, other_home=other, proxy=proxy, movers=movers)
    assert result.tolist() == [total(lines) for lines in each]
    bare = all_in_many(
        arrays, scenario, month, start, rules, other_home=other, proxy=proxy, movers=movers, first_winter=False
    )
    at = np.full(len(many_homes), month.index)
    seasons = seasons_many(arrays, scenario, month, rules)
    inflation = rules.value("inflation_heating", scenario.assumptions)
    winters = first_winters(seasons.charges, at, start, inflation, (seasons.due, seasons.last))
    assert (bare + winters).tolist() == result.tolist()
    for lived_in in (True, False):
        yearly_each = [yearly(holding(one, rules, month, lived_in=lived_in)) for one in alone]
        assert holding_many(arrays, scenario, month, rules, lived_in=lived_in).tolist() == yearly_each


@given(
    scenarios,
    months,
    months,
    rule_books,
    st.booleans(),
    st.booleans(),
    st.integers(1, 4),
    st.lists(st.integers(0, 10**14), max_size=8),
)
@settings(max_examples=400, deadline=None)
def test_the_cost_at_a_price_is_the_sum_of_the_lines(
    scenario: Scenario,
    month: Month,
    start: Month,
    rules: Rules,
    other: bool,
    proxy: bool,
    movers: int,
    prices: list[int],
) -> None:
    terms = price_terms(scenario, month, rules, other_home=other, proxy=proxy, start=start, movers=movers)
    expected = expected_price(scenario, month, start, rules)
    lines = all_in(scenario, month, start, rules, other_home=other, proxy=proxy, movers=movers)
    assert total_at(terms, expected) == total(lines)
    without = price_terms(
        scenario, month, rules, other_home=other, proxy=proxy, start=start, movers=movers, first_winter=False
    )
    winter = sum(line.amount for line in lines if line.id == "first_heating" and not line.overridden)
    assert total_at(without, expected) == total(lines) - winter
    prices = [expected, *prices]
    small = [price % EXACT_BELOW for price in prices]
    for some in (prices, small):
        assert totals_at(terms, np.array(some, np.float64)).tolist() == [total_at(terms, Fen(price)) for price in some]


@pytest.mark.parametrize("id_", [None, *LINES])
@pytest.mark.parametrize("rules", [RULES, ODD_RULES])
def test_each_override_alone_for_every_kind_of_seller_and_agent(id_: str | None, rules: Rules) -> None:
    kinds = itertools.product(get_args(SellerHeld), get_args(AgencyTerms), (False, True), ("鹤岗", "天津"))
    stoppable = {"gable": False, "separate_loop": True}
    each = [
        TargetHome(
            Description(city=city, floor=2, floors=6, condition="毛坯"),
            Area(7_000),
            price=Fen(12_345_678),
            held=held,
            agency_terms=terms,
            seller_pays_taxes=seller_pays,
            heated=held != "two_to_five",
            **stoppable,  # type: ignore[arg-type]
        )
        for held, terms, seller_pays, city in kinds
    ]
    month, arrays = Month(2025, 7), HomeArrays.of(each)
    scenario = Scenario("s", "", overrides={id_: Fen(4_321)} if id_ else {})
    alone = [msgspec.structs.replace(scenario, home=home) for home in each]
    costs = [total(all_in(one, month, month, rules, other_home=False, proxy=True)) for one in alone]
    assert all_in_many(arrays, scenario, month, month, rules, other_home=False, proxy=True).tolist() == costs
    terms_of = [price_terms(one, month, rules, other_home=False, proxy=True) for one in alone]
    prices = [expected_price(one, month, month, rules) for one in alone]
    assert [total_at(terms, price) for terms, price in zip(terms_of, prices, strict=True)] == costs
    for lived_in in (True, False):
        held_for = [yearly(holding(one, rules, month, lived_in=lived_in)) for one in alone]
        assert holding_many(arrays, scenario, month, rules, lived_in=lived_in).tolist() == held_for


def test_where_heating_can_be_stopped_is_the_same_for_many() -> None:
    floors = itertools.product((None, -1, 1, 2, 6, 7), (None, "low", "middle", "high"), (None, 1, 2, 3, 6))
    maybes = tuple(itertools.product((None, False, True), repeat=2))
    each = [
        TargetHome(Description(floor=floor, floor_band=band, floors=of), gable=gable, separate_loop=loop)  # type: ignore[arg-type]
        for (floor, band, of), (gable, loop) in itertools.product(floors, maybes)
    ]
    scenario, month = Scenario("s", ""), Month(2026, 11)
    alone = [msgspec.structs.replace(scenario, home=home) for home in each]
    expected = [yearly(holding(one, RULES, month, lived_in=False)) for one in alone]
    assert holding_many(HomeArrays.of(each), scenario, month, RULES, lived_in=False).tolist() == expected
    assert len(set(expected)) == 2


def test_prices_too_large_for_float_division_are_exact_all_the_same() -> None:
    scenario = Scenario("s", "", TargetHome(agency_terms="rate", held="under_two"), assumptions={"agency_rate": 333})
    terms = price_terms(scenario, Month(2025, 1), RULES, other_home=False, proxy=False)
    prices = np.random.default_rng(7).integers(10**13, 10**14, (200, 100)).astype(np.float64)
    expected = [[total_at(terms, Fen(int(price))) for price in row] for row in prices]
    assert totals_at(terms, prices).tolist() == expected


@given(scenarios, months, st.lists(st.integers(0, EXACT_BELOW - 1), min_size=2, max_size=8).map(sorted))
def test_a_lower_price_never_costs_more(scenario: Scenario, month: Month, prices: list[int]) -> None:
    terms = price_terms(scenario, month, RULES, other_home=False, proxy=False)
    assert totals_at(terms, np.array([prices], np.float64))[0].tolist() == sorted(
        total_at(terms, Fen(price)) for price in prices
    )


@given(scenarios, months, st.integers(0, 40))
def test_terms_hold_until_a_dated_rule_changes(scenario: Scenario, month: Month, later: int) -> None:
    then = month + later
    if not any(month < change <= then for change in (*RULES.changes(), *held_changes(scenario.home, month))):
        one, other = (
            price_terms(scenario, at, RULES, other_home=True, proxy=False, start=month, first_winter=False)
            for at in (month, then)
        )
        assert one == other


@pytest.mark.parametrize(("price", "rate"), [(50, 100), (150, 100), (149, 100), (10_499, 500), (10_500, 500)])
def test_halves_are_rounded_up_in_arrays_as_elsewhere(price: int, rate: int) -> None:
    scenario = Scenario("s", "", TargetHome(agency_terms="rate", held="under_two"), assumptions={"agency_rate": rate})
    terms = price_terms(scenario, Month(2025, 1), RULES, other_home=False, proxy=False)
    assert totals_at(terms, np.array([price], np.float64))[0] == total_at(terms, Fen(price))


def test_parts_are_put_together_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario, month = Scenario("s", ""), Month(2026, 11)
    arrays = HomeArrays.listed(np.arange(1_000, dtype=np.int64) * 100, np.full(1_000, 5_000))
    whole = all_in_many(arrays, scenario, month, month, RULES, other_home=False)
    monkeypatch.setattr(many, "PART", 7)
    assert all_in_many(arrays, scenario, month, month, RULES, other_home=False).tolist() == whole.tolist()
    assert (np.diff(whole) >= 100).all()


def test_homes_of_which_little_is_known_cost_what_such_a_target_costs() -> None:
    scenario, month = Scenario("s", ""), Month(2026, 11)
    home = TargetHome(Description(city="天津"), floor_area=Area(7_000), price=Fen(5_000_000))
    prices, areas = np.array([5_000_000]), np.array([7_000])
    arrays = HomeArrays.listed(prices, areas, city=np.array([1]), cities=("鹤岗", "天津"))
    lines = all_in(msgspec.structs.replace(scenario, home=home), month, month, RULES, other_home=False)
    assert all_in_many(arrays, scenario, month, month, RULES, other_home=False).tolist() == [total(lines)]
    with pytest.raises(TypeError, match="storeys"):
        HomeArrays.listed(prices, areas, storeys=6)


def test_no_homes_cost_nothing() -> None:
    none, month = HomeArrays.of(()), Month(2026, 11)
    assert all_in_many(none, Scenario("s", ""), month, month, RULES, other_home=False).size == 0
    assert holding_many(none, Scenario("s", ""), None, RULES, lived_in=False).size == 0
