"""catalog.db: what rows become, imports that never happened, searching and sorting."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.area import Area, square_metres
from hegang_desktop.domain.errors import NewerFile, StoreError
from hegang_desktop.domain.field_values import of_row
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.search import Order, Search, SortColumn
from hegang_desktop.store.catalog.database import catalog_writer
from hegang_desktop.store.catalog.undo import remove_samples
from hegang_desktop.store.catalog.write import CatalogImport, ImportCounts, ImportRecord, seen_before
from hegang_desktop.store.user.database import open_user_db
from hegang_desktop.store.user.homes import save_home
from tests.helpers.catalogue import Catalogue


def a_listing(community: str = "甲小区", price: int = 50_000, area: float | None = 60, **more: Any) -> Listing:
    source_id = more.pop("source_id", "")
    floor_area = square_metres(area) if area else None
    description = Description(community=community, floor_area=floor_area, **{"city": "鹤岗", **more})
    return Listing(description, yuan(price), source="lianjia" if source_id else "", source_id=source_id)


def fully_described(price: int) -> Listing:
    """An advert that tells enough to be known again without number and link."""
    texts: dict[str, Any] = {"district": "工农区", "title": "南北通透带家具", "layout": "2室1厅", "facing": "南"}
    return a_listing(price=price, floor=3, floors=7, year_built=1998, **texts)


def take(
    paths: Paths, listings: Iterable[Listing], day: str = "2026-11-01", *, sample: bool = False, sha: str = "x"
) -> ImportCounts:
    with catalog_writer(paths.catalog_db, paths.backups) as connection:
        taking = CatalogImport(connection, ImportRecord("f.csv", sha, day, sample, "{}"))
        for listing in listings:
            taking.take(listing, None)
        taking.finish(None)
    return taking.counts


def query(paths: Paths) -> Catalogue:
    return Catalogue(paths)


def test_a_row_becomes_a_listing_an_observation_or_a_repeat(paths: Paths) -> None:
    first = take(paths, [a_listing(), a_listing("乙小区"), a_listing()])
    assert (first.rows, first.listings, first.observations, first.repeats) == (3, 2, 0, 1)
    later = take(paths, [a_listing(price=45_000), a_listing("乙小区")], "2026-11-20")
    assert (later.listings, later.observations, later.repeats) == (0, 2, 0)
    again = take(paths, [a_listing(price=45_000), a_listing("乙小区")], "2026-11-20")
    assert (again.listings, again.observations, again.repeats) == (0, 0, 2)
    catalogue = query(paths)
    ids = catalogue.ids(Search(text="甲小区"), Order())
    detail = catalogue.detail(ids[0])
    assert detail.row.price == yuan(45_000)
    assert [(one.day.isoformat(), one.price) for one in detail.sightings] == [
        ("2026-11-01", yuan(50_000)),
        ("2026-11-20", yuan(45_000)),
    ]
    catalogue.close()


def test_an_older_observation_does_not_change_the_price_shown(paths: Paths) -> None:
    take(paths, [a_listing(price=45_000)], "2026-11-20")
    take(paths, [a_listing(price=50_000)], "2026-10-01")
    catalogue = query(paths)
    assert catalogue.rows(catalogue.ids(Search(), Order()))[0].price == yuan(45_000)
    catalogue.close()


def test_the_price_never_decides_which_listing_it_is_and_a_source_id_does(paths: Paths) -> None:
    assert take(paths, [fully_described(1_0000), fully_described(2_0000)]).listings == 1
    counts = take(paths, [a_listing("丙", source_id="1"), a_listing("丙", source_id="2")])
    assert counts.listings == 2


def test_an_import_that_breaks_has_never_happened(paths: Paths) -> None:
    take(paths, [a_listing()])

    def half() -> Iterable[Listing]:
        yield a_listing("乙小区")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(paths, half())
    catalogue = query(paths)
    assert catalogue.search().all_homes == 1
    assert list(catalogue.ids(Search(text="乙小区"), Order())) == []
    catalogue.close()


def test_a_second_writer_is_told_at_once(paths: Paths) -> None:
    with (
        catalog_writer(paths.catalog_db, paths.backups),
        pytest.raises(StoreError, match="Another import"),
        catalog_writer(paths.catalog_db, paths.backups),
    ):
        pass


def test_samples_go_with_one_call_and_nothing_else_does(paths: Paths) -> None:
    take(paths, [a_listing()])
    take(paths, [a_listing("样本一"), a_listing("样本二")], sample=True, sha="y")
    catalogue = query(paths)
    assert (catalogue.search().all_homes, catalogue.search().samples) == (3, 2)
    catalogue.close()
    with catalog_writer(paths.catalog_db, paths.backups) as connection:
        assert remove_samples(connection) == 2
        assert seen_before(connection, "y") is None
    catalogue = query(paths)
    assert (catalogue.search().all_homes, catalogue.search().samples) == (1, 0)
    assert list(catalogue.ids(Search(text="样本"), Order())) == []
    catalogue.close()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("光宇", ["光宇小区"]),
        ("宇", ["光宇小区", "宇宙城"]),
        ("光宇 鹤岗", ["光宇小区"]),
        ("宇光", []),
        ("garden", ["Garden Court"]),
        ("gard", ["Garden Court"]),
        ('"', []),
        ("光宇 OR", []),
    ],
)
def test_text_is_found_as_typed(paths: Paths, typed: str, expected: list[str]) -> None:
    take(paths, [a_listing("光宇小区"), a_listing("宇宙城"), a_listing("Garden Court")])
    catalogue = query(paths)
    rows = catalogue.rows(catalogue.ids(Search(text=typed), Order("community")))
    assert sorted(row.description.community for row in rows) == sorted(expected)
    catalogue.close()


def test_no_text_breaks_the_search(paths: Paths) -> None:
    take(paths, [a_listing(title="近地铁 精装 a7"), a_listing("乙小区")])
    catalogue = query(paths)

    @given(st.text())
    def never_breaks(typed: str) -> None:
        catalogue.ids(Search(text=typed))

    never_breaks()


def test_every_part_of_a_text_is_found(paths: Paths) -> None:
    texts = ["鹤岗工农区光宇小a7", "光宇 岗岗区", "小小7 a7a", "宇", "a"]
    take(paths, [a_listing("同", title=text, source_id=str(at)) for at, text in enumerate(texts)])
    catalogue = query(paths)

    @given(st.data())
    def every_part(data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(texts) - 1))
        word = data.draw(st.sampled_from(texts[at].split()))
        first = data.draw(st.integers(0, len(word) - 1))
        part = word[first : data.draw(st.integers(first + 1, len(word)))]
        expected = {n for n, text in enumerate(texts) if part in text}
        rows = catalogue.shown(Search(text=part))
        # a number may also be an area or a price, and a letter the initial of a name
        assert {catalogue.detail(row.id).description.title for row in rows} >= {texts[n] for n in expected}
        if not part.isascii() and part not in "鹤岗同":
            assert len(rows) == len(expected)

    every_part()


LISTINGS = [
    msgspec.structs.replace(a_listing(f"小区{i}", price, area, city=city, year_built=year), source_id=str(i))
    for i, (price, area, city, year) in enumerate(
        [(50_000, 60, "鹤岗", 1990), (30_000, None, "鹤岗", None), (90_000, 45.5, "阜新", 2001), (30_000, 80, "", 1985)]
    )
]


@pytest.mark.parametrize(
    ("search", "prices"),
    [
        (Search(facets={"city": ("鹤岗",)}), [30_000, 50_000]),
        (Search().within("price", yuan(30_001), None), [50_000, 90_000]),
        (Search().within("price", None, yuan(30_000)), [30_000, 30_000]),
        (Search().within("area", Area(4550), Area(6000)), [50_000, 90_000]),
        (Search().within("unit_price", None, yuan(400)), [30_000]),
        (Search().within("unit_price", Fen(0), None), [30_000, 50_000, 90_000]),
    ],
)
def test_filters_are_inclusive_and_missing_values_do_not_fit_a_range(
    paths: Paths, search: Search, prices: list[int]
) -> None:
    take(paths, LISTINGS)
    catalogue = query(paths)
    rows = catalogue.rows(catalogue.ids(search, Order("price")))
    assert [row.price // 100 for row in rows] == prices
    catalogue.close()


@pytest.mark.parametrize("column", ["city", "community", "area", "price", "unit_price", "year", "seen", "layout"])
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts_and_missing_values_come_last(paths: Paths, column: SortColumn, descending: bool) -> None:
    take(paths, LISTINGS)
    catalogue = query(paths)
    rows = catalogue.rows(catalogue.ids(Search(), Order(column, descending)))
    value = of_row(next(field for field in FIELDS if field.sort_id == column))
    values = [value(row) for row in rows]
    present = [value for value in values if value not in (None, "")]
    assert len(rows) == len(LISTINGS)
    assert values[: len(present)] == sorted(present, reverse=descending)
    catalogue.close()


def test_the_day_in_a_row_wins_over_the_day_of_the_file(paths: Paths) -> None:
    with catalog_writer(paths.catalog_db, paths.backups) as connection:
        taking = CatalogImport(connection, ImportRecord("f.csv", "x", "2026-11-01", False, "{}"))
        taking.take(a_listing(), datetime.date(2019, 8, 7))
        taking.reject()
        taking.finish(None)
        counts = taking.counts
        row = connection.execute("SELECT rows, listings, rejects FROM imports").fetchone()
    assert row == (2, 1, 1)
    assert counts.listings + counts.observations + counts.repeats + counts.rejects == counts.rows
    catalogue = query(paths)
    assert catalogue.rows(catalogue.ids(Search(), Order()))[0].last_seen == "2019-08-07"
    catalogue.close()


def test_the_same_file_again_invents_no_observation(paths: Paths) -> None:
    twice = [fully_described(50_000), fully_described(45_000), fully_described(50_000)]
    first = take(paths, twice)
    assert (first.listings, first.observations, first.repeats) == (1, 1, 1)
    again = take(paths, twice)
    assert (again.listings, again.observations, again.repeats) == (0, 0, 3)


def test_a_later_sighting_brings_its_description_and_an_earlier_one_its_day(paths: Paths) -> None:
    take(paths, [a_listing("旧名", source_id="7", area=60)], "2026-06-01")
    take(paths, [a_listing("新名", price=40_000, source_id="7", area=80)], "2026-11-01")
    take(paths, [a_listing("更旧", price=70_000, source_id="7", area=50)], "2026-01-01")
    catalogue = query(paths)
    (row,) = catalogue.rows(catalogue.ids(Search(text="新名"), Order()))
    assert (row.description.community, row.description.floor_area, row.price, row.unit_price) == (
        "新名",
        8_000,
        yuan(40_000),
        yuan(500),
    )
    assert list(catalogue.ids(Search(text="旧名"), Order())) == []
    assert catalogue.detail(row.id).sightings[0].day == datetime.date(2026, 1, 1)
    catalogue.close()


def test_a_sample_that_a_file_of_ones_own_names_too_stays(paths: Paths) -> None:
    take(paths, [a_listing("甲"), a_listing("乙")], sample=True)
    take(paths, [a_listing("甲")], sha="own")
    with catalog_writer(paths.catalog_db, paths.backups) as connection:
        assert remove_samples(connection) == 1
    catalogue = query(paths)
    assert [row.description.community for row in catalogue.rows(catalogue.ids(Search(), Order()))] == ["甲"]
    catalogue.close()


def test_a_newer_catalogue_is_refused(paths: Paths) -> None:
    take(paths, [a_listing()])
    connection = sqlite3.connect(paths.catalog_db)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NewerFile):
        query(paths).ids()


@pytest.mark.parametrize("descending", [False, True])
def test_homes_entered_by_hand_stand_in_their_place(paths: Paths, descending: bool) -> None:
    take(paths, LISTINGS)
    user = open_user_db(paths.user_db, paths.backups)
    for number, price in enumerate((10_000, 60_000, 900_000, 61_000)):
        save_home(user, Home(str(number), Description(community=f"own{number}"), yuan(price)), "2026-11-22T10:00:00")
    user.close()
    catalogue = query(paths)
    rows = catalogue.rows(catalogue.ids(Search(), Order("price", descending)))
    prices = [row.price for row in rows]
    assert len(rows) == len(LISTINGS) + 4
    assert prices == sorted(prices, reverse=descending)
    rows = catalogue.rows(catalogue.ids(Search(), Order("area", descending)))
    areas = [row.description.floor_area for row in rows if row.description.floor_area is not None]
    assert areas == sorted(areas, reverse=descending)
    assert {row.description.floor_area for row in rows[-4:]} == {None}
    catalogue.close()
