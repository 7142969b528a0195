"""Finding homes: facets, ranges, near misses, what changed, and that every count is that of a plain loop."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hegang_desktop.app.listings.screening_all import screen_catalogue
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.saved_search import SavedSearch
from hegang_desktop.domain.search import Facet, ListingRow, Number, Order, Range, Search
from tests.helpers.listings import line, put
from tests.helpers.plans import a_plan

DISTRICTS, COMMUNITIES, LAYOUTS = (
    ("工农区", "向阳区", "南山区"),
    ("云杉小区", "白桦家园", "冷杉小区"),
    ("1室1厅", "2室1厅", "3室1厅"),
)
FLOORS = ("1/6", "3/7", "7/7", "5/6", "2/2")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    folder = tmp_path_factory.mktemp("homes")
    paths = profile(folder / "data")
    lines = [
        line(
            at,
            20_000 + 1_700 * (at * 7 % 31),
            area=40 + at * 3 % 37,
            district=DISTRICTS[at % 3],
            community=COMMUNITIES[at // 3 % 3],
            layout=LAYOUTS[at // 9 % 3],
            floor=FLOORS[at % 5],
        )
        for at in range(60)
    ]
    put(paths, folder, "first", lines, "2026-08-01")
    return paths


@pytest.fixture(scope="module")
def finder(filled: Paths) -> Iterator[Finder]:
    made = Finder(filled)
    yield made
    made.close()


def rows_of(finder: Finder, result: SearchResult) -> list[ListingRow]:
    reader = finder.reader(result)
    try:
        return reader.rows(list(result.ids))
    finally:
        reader.close()


VALUE = {
    "district": lambda row: row.description.district,
    "community": lambda row: row.description.community,
    "layout": lambda row: row.description.layout[0],
    "city": lambda row: row.description.city,
}


@st.composite
def searches(draw: st.DrawFn) -> Search:
    search = Search()
    values: tuple[tuple[Facet, tuple[str, ...]], ...] = (
        ("district", DISTRICTS),
        ("community", COMMUNITIES),
        ("layout", ("1", "2", "3")),
    )
    for facet, known in values:
        search = search.choosing(facet, tuple(draw(st.lists(st.sampled_from(known), max_size=2, unique=True))))
    bounds: tuple[tuple[Number, int, int], ...] = (("price", 15_000_00, 80_000_00), ("area", 30_00, 90_00))
    for number, low, high in bounds:
        if draw(st.booleans()):
            least, most = sorted((draw(st.integers(low, high)), draw(st.integers(low, high))))
            search = search.within(number, least, most)
    return search


def fits(row: ListingRow, search: Search, *, but: str = "") -> bool:
    for name, values in search.facets.items():
        if name != but and VALUE[name](row) not in values:
            return False
    numbers = {"price": row.price, "area": row.description.floor_area or 0}
    return all(
        (bounds.least or 0) <= numbers[name] <= (bounds.most or 10**12)
        for name, bounds in search.ranges.items()
        if name != but
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(search=searches())
def test_counts_are_those_of_a_plain_loop(finder: Finder, search: Search) -> None:
    everything = rows_of(finder, finder.find(Search(), Order()))
    result = finder.find(search, Order("price"))
    shown = [row for row in everything if fits(row, search)]
    assert sorted(result.ids) == sorted(row.id for row in shown)
    assert [row.price for row in rows_of(finder, result)] == sorted(row.price for row in shown)
    facets: tuple[Facet, ...] = ("district", "community", "layout")
    for facet in facets:
        others = [row for row in everything if fits(row, search, but=facet)]
        for value in result.facets[facet]:
            assert value.count == sum(VALUE[facet](row) == value.value for row in others)
    bars: tuple[Number, ...] = ("price", "area")
    for number in bars:
        assert sum(result.histograms[number].counts) == sum(fits(row, search, but=number) for row in everything)


@pytest.mark.parametrize(
    ("text", "community"),
    [("杉", {"云杉小区", "冷杉小区"}), ("baihua", {"白桦家园"}), ("bhjy", {"白桦家园"}), ("云杉 南山", {"云杉小区"})],
)
def test_one_character_pinyin_and_initials_find_names(finder: Finder, text: str, community: set[str]) -> None:
    assert {row.description.community for row in rows_of(finder, finder.find(Search(text=text), Order()))} == community


def test_initials_of_a_district_and_numbers_find_homes(finder: Finder) -> None:
    assert {row.description.district for row in rows_of(finder, finder.find(Search(text="gnq"), Order()))} == {"工农区"}
    areas = {row.description.floor_area for row in rows_of(finder, finder.find(Search(text="62平"), Order()))}
    assert areas == {62_00}
    assert {row.price for row in rows_of(finder, finder.find(Search(text="2万"), Order()))} <= {
        price * 100 for price in range(20_000, 30_000)
    }


@pytest.mark.parametrize(
    ("text", "price", "area"),
    [
        ("35000", {35_000}, None),
        ("35,000", {35_000}, None),
        ("¥35000", {35_000}, None),
        ("35000元", {35_000}, None),
        ("云杉 35000", {35_000}, None),
        ("3.5万", {35_000}, None),
        ("35001", set(), None),
        ("3500", set(), None),
        ("62.5", None, {62_50}),
        ("62", None, {62_00, 62_50}),
        ("128", None, {128_00}),
    ],
)
def test_a_plain_number_finds_the_price_or_the_area_it_is(
    tmp_path: Path, text: str, price: set[int] | None, area: set[int] | None
) -> None:
    paths = profile(tmp_path / "data")
    homes = [(1, 35_000, 50.0), (2, 36_000, 62.5), (3, 350_000, 62.0), (4, 9_000_000, 128.0)]
    put(paths, tmp_path, "a", [line(number, price, area=area) for number, price, area in homes], "2026-08-01")
    finder = Finder(paths)
    rows = rows_of(finder, finder.find(Search(text=text), Order()))
    finder.close()
    if price is not None:
        assert {row.price // 100 for row in rows} == price
    if area is not None:
        assert {row.description.floor_area for row in rows} == area


def test_the_axis_of_a_filter_follows_what_is_found_where_that_is_a_small_part_of_all(tmp_path: Path) -> None:
    paths = profile(tmp_path / "data")
    cheap = [line(at, 20_000 + at * 2_000, city="鹤岗") for at in range(30)]
    dear = [line(100 + at, 1_000_000 + at * 200_000, city="北京", district="东城") for at in range(90)]
    put(paths, tmp_path, "a", [*cheap, *dear], "2026-08-01")
    finder = Finder(paths)
    everything = finder.find(Search(), Order()).histograms["price"]
    assert everything.edges[-1] > 15_000_000_00
    search = Search(facets={"city": ("鹤岗",)})
    here = finder.find(search, Order()).histograms["price"]
    assert here.edges[-1] <= 100_000_00
    assert sum(here.counts) == 30
    assert sum(count > 0 for count in here.counts) > 8
    # it stays where it is while its own range is moved, and goes back with the search
    assert finder.find(search.within("price", None, 25_000_00), Order()).histograms["price"] == here
    assert finder.find(Search(facets={"city": ("北京",)}), Order()).histograms["price"].edges == everything.edges
    assert finder.find(Search(text="没有这个"), Order()).histograms["price"].edges == everything.edges
    finder.close()


def test_homes_that_miss_one_bound_only_are_told(finder: Finder) -> None:
    cheapest = finder.find(Search(), Order("price"))
    least = rows_of(finder, cheapest)[0].price
    result = finder.find(Search(ranges={"price": Range(None, least - 1_500_00)}), Order())
    assert len(result.ids) == 0
    (miss,) = result.near_misses
    assert (miss.number, miss.by, miss.count) == ("price", 1_500_00, 60)


def test_the_numbers_of_the_plan_sort_filter_and_tell(filled: Paths, finder: Finder) -> None:
    plan = a_plan(savings=30_000, income=4_000, spending=3_000, price=40_000)
    result = finder.find(Search(), Order("safe_month"), plan)
    rows = rows_of(finder, result)
    months = [row.safe_month for row in rows if row.safe_month is not None]
    assert months == sorted(months)
    assert months
    assert all(row.all_in is not None and row.all_in > row.price for row in rows)
    by = months[len(months) // 2]
    soon = finder.find(Search(ranges={"safe_month": Range(None, by)}), Order(), plan)
    assert len(soon.ids) == sum(month <= by for month in months)


def test_flags_are_a_facet_and_a_number_once_the_catalogue_is_screened(filled: Paths) -> None:
    finder = Finder(filled)
    assert not finder.find(Search(), Order()).screened
    assert screen_catalogue(filled, Month(2026, 9)) == 60
    result = finder.find(Search(), Order("flags", descending=True))
    assert result.screened
    counts = {value.value: value.count for value in result.facets["flag"]}
    rows = rows_of(finder, result)
    assert counts["top_floor"] == sum(row.description.floor == row.description.floors for row in rows)
    only = finder.find(Search(facets={"flag": ("top_floor",)}), Order())
    assert len(only.ids) == counts["top_floor"]
    flags = [row.flags for row in rows_of(finder, result)]
    assert flags == sorted(flags, key=lambda count: -(count or 0))
    finder.close()


def test_what_is_new_cheaper_and_gone_since_a_search_was_looked_at(tmp_path: Path) -> None:
    paths = profile(tmp_path / "data")
    put(paths, tmp_path, "a", [line(at, 30_000) for at in range(6)], "2026-08-01")
    finder = Finder(paths)
    saved = SavedSearch("all", Search(), Order(), finder.last_import(), "2026-08-01")
    assert finder.since(saved) == type(finder.since(saved))()
    lines = [line(0, 28_000), *(line(at, 30_000) for at in range(1, 4)), line(9, 25_000)]
    summary = put(paths, tmp_path, "b", lines, "2026-09-01")
    assert (summary.listings, summary.observations, summary.cheaper, summary.gone) == (1, 4, 1, 2)
    since = finder.since(saved)
    assert (since.new, since.cheaper, since.gone) == (1, 1, 2)
    result = finder.find(Search(), Order())
    assert (len(result.ids), result.hidden_gone) == (5, 2)
    finder.close()


@pytest.mark.skipif(sys.platform != "linux", reason="what is resident is told by /proc")
def test_a_finder_at_rest_holds_no_columns_and_answers_as_before(filled: Paths, tmp_path: Path) -> None:
    # a catalogue of its own: those of other finders are in this process's memory too
    paths = profile(shutil.copytree(filled.data, tmp_path / "data"))
    finder = Finder(paths)
    asked = Search(text="云杉"), Order("price")
    before = list(finder.find(*asked).ids)
    assert before
    assert resident_columns(paths)
    finder.rest()
    assert not resident_columns(paths)
    assert list(finder.find(*asked).ids) == before
    finder.close()


def resident_columns(paths: Paths) -> int:
    """Kilobytes of the catalogue's columns in memory, those of this test's profile alone."""
    kilobytes, ours = 0, False
    for entry in Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines():
        if entry.startswith("Rss:") and ours:
            kilobytes += int(entry.split()[1])
        elif not entry.split(" ", 1)[0].endswith(":"):
            ours = str(paths.catalog_db.with_name("catalog-columns")) in entry
    return kilobytes
