"""What the listings say of the safe month is what the plan says of each home, and what it offers is found there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from hegang_desktop.app.answer.affordable import affordable, months_ahead
from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.listings.home_costs import costs_of
from hegang_desktop.app.listings.search.within_reach import search_by
from hegang_desktop.app.listings.searching import offers_within_reach
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.plan.new_plan import with_home
from hegang_desktop.app.plan.target_home import target_from
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.search import Order, Search
from hegang_desktop.text.tones import TONES
from tests.helpers.catalogue import Catalogue
from tests.helpers.listings import line, put
from tests.helpers.plans import a_plan

PLAN = a_plan(savings=38_000, income=4_500, spending=2_300, price=35_000)
CITIES = ("鹤岗", "阜新")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    folder = tmp_path_factory.mktemp("homes")
    paths = profile(folder / "data")
    prices = [12_000 + 4_300 * at for at in range(18)] + [600_000, 900_000]
    lines = [
        line(at, price, city=CITIES[at % 2], area=38 + at * 5 % 43, floor=("6/6", "2/7", "高层/6")[at % 3])
        for at, price in enumerate(prices)
    ]
    put(paths, folder, "first", lines, "2026-08-01")
    return paths


@pytest.fixture(scope="module")
def catalogue(filled: Paths) -> Iterator[Catalogue]:
    made = Catalogue(filled, PLAN)
    yield made
    made.close()


def test_a_listing_has_the_safe_month_and_the_tone_of_the_plan_that_takes_it_as_its_home(catalogue: Catalogue) -> None:
    different = 0
    for row in catalogue.shown():
        detail = catalogue.detail(row.id)
        alone = outcome(with_home(PLAN, target_from(detail)))
        assert alone.safety is not None
        month = alone.safe_month
        if (row.safe_month, row.tone) != (None if month is None else month.index, alone.safety.tone):
            different += 1
            # no further than the next month in which the home can be bought
            assert row.safe_month is not None
            assert month is not None
            assert abs(row.safe_month - month.index) == 1
            continue
        if month is not None:
            costs = costs_of(PLAN, detail)
            assert costs is not None
            assert row.all_in == costs.all_in == alone.projection.all_in
            assert costs.yearly == alone.projection.holding_year == row.yearly_cost
    assert different <= 1
    assert {row.tone for row in catalogue.shown()} >= {"holds", "unreached"}


def test_homes_are_sorted_and_found_by_their_tone(catalogue: Catalogue) -> None:
    rows = catalogue.shown(order=Order("tone"))
    places = [list(TONES).index(row.tone) for row in rows if row.tone is not None]
    assert places == sorted(places)
    assert len(places) == len(rows)
    values = {one.value: one.count for one in catalogue.search().facets["tone"]}
    assert values == {tone: sum(row.tone == tone for row in rows) for tone in values}
    assert sum(values.values()) == len(rows)
    held = catalogue.shown(Search(facets={"tone": ("holds",)}))
    assert {row.tone for row in held} == {"holds"}
    assert len(held) == values["holds"]


def test_without_a_plan_there_is_no_tone(filled: Paths) -> None:
    catalogue = Catalogue(filled)
    assert {(row.safe_month, row.tone) for row in catalogue.shown()} == {(None, None)}
    assert [one.value for one in catalogue.search().facets["tone"]] == [""]
    assert not catalogue.ids(Search(facets={"tone": ("holds",)}))
    catalogue.close()


def test_what_is_offered_within_reach_is_what_a_search_finds(filled: Paths, catalogue: Catalogue) -> None:
    months = months_ahead(PLAN, PLAN.situation.start)
    offers = offers_within_reach(filled, PLAN, months)
    assert [one.month for one in offers] == list(months)
    counts = [one.homes for one in offers]
    assert counts == [len(catalogue.ids(search_by(month))) for month in months]
    assert counts == sorted(counts)
    assert 0 < counts[-1] < 20
    assert dict(offers[-1].places).keys() == set(CITIES)
    assert sum(homes for _, homes in offers[-1].places) == counts[-1]


def test_nothing_is_within_reach_of_an_empty_catalogue(tmp_path: Path) -> None:
    paths = profile(tmp_path / "data")
    assert offers_within_reach(paths, PLAN, months_ahead(PLAN, PLAN.situation.start)) == ()


def test_what_can_be_owned_grows_and_holds_when_it_is_the_home_of_the_plan() -> None:
    result = affordable(PLAN, PLAN.situation.start)
    prices = [one.dearest for one in result]
    assert all(price is not None for price in prices)
    assert prices == sorted(price for price in prices if price is not None)
    for one in result:
        assert one.dearest is not None
        home = PLAN.scenario.home
        priced = with_home(PLAN, msgspec.structs.replace(home, price=one.dearest * 99 // 100))
        month = outcome(priced).safe_month
        assert month is not None
        assert month <= one.month


def test_now_is_this_month_where_the_plan_began_earlier() -> None:
    start = PLAN.situation.start
    assert months_ahead(PLAN, start + 5) == tuple(start + 5 + ahead for ahead in (0, 6, 12, 24))
    assert months_ahead(PLAN, start + -3)[0] == start
    assert isinstance(affordable(PLAN, start + 5)[0].month, Month)
