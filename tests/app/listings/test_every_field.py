"""A home of which everything is told: each entry of the table of fields is on the surfaces that it names."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.listings import facts
from hegang_desktop.app.listings.comparison import lines_of
from hegang_desktop.app.listings.export import export_view
from hegang_desktop.app.listings.screening_all import screen_catalogue
from hegang_desktop.app.listings.search.finder import Finder, ResultReader
from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.plan.library import Library
from hegang_desktop.cli.listings_json import catalogue_records
from hegang_desktop.domain.field_values import of_row
from hegang_desktop.domain.listing_field import ListingField
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.search import ListingDetail, Order, Search
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.text.facets import FACET_NAMES, NUMBER_NAMES, number_words, value_words
from hegang_desktop.text.listing_fields import FIELD_WORDS
from hegang_desktop.text.listing_values import cell_of
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan

ADVERT_FACTS = {
    "price": "35000", "unit_price": "583.33", "floor_area": "60", "interior_area": "48.5", "city": "鹤岗",
    "district": "工农区", "community": "云杉小区", "address": "光明路 1号", "title": "急售 精装 拎包入住 看房方便",
    "layout": "2室1厅", "floor": "3/6", "facing": "南", "condition": "简装", "building": "板楼", "year_built": "1998",
    "lift": "有", "heating": "集中供暖", "title_kind": "商品房", "mortgage": "无抵押", "seller_held": "满五唯一",
    "listed_on": "2026-05-01", "observed_on": "2026-06-01", "source": "lianjia", "source_id": "n1",
    "url": "https://homes.example/1",
}  # fmt: skip
LINK = "https://homes.example/"
IN_FLOOR = {"floors", "floor_words"}
"""Told in the cell of the floor."""
MARK = Mark(stage="saved", rating=4, tags=("quiet",), note="by the river", reason="too far")


class Home(NamedTuple):
    """A catalogue with a home of which all is told, and what was found there."""

    paths: Paths
    result: SearchResult
    reader: ResultReader
    detail: ListingDetail
    folder: Path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    folder = tmp_path_factory.mktemp("every field")
    paths = profile(folder / "data")
    file = folder / "homes.csv"
    headers = {id_: _header(id_) for id_ in ADVERT_FACTS}
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(headers.values())
        for number in (1, 2, 3):
            text = {
                **ADVERT_FACTS,
                "community": f"云杉小区{number}",
                "source_id": f"n{number}",
                "url": f"{LINK}{number}",
            }
            writer.writerow(text.values())
    mapped = {column.header: column.field for column in guess_mapping(open_table(file)).columns}
    # where no cell is a bare number it is not known which of the two one would be
    assert mapped == {header: "floor_words" if id_ == "floor" else id_ for id_, header in headers.items()}
    assert import_file(paths, file, Translator("en")).listings == 3
    screen_catalogue(paths, Month(2026, 9))
    finder = Finder(paths)
    library = Library(paths)
    reader = finder.reader(finder.find(Search(), Order()))
    library.marks.put(reader.detail(1), MARK)
    library.close()
    reader.close()
    result = finder.find(Search(), Order(), a_plan(savings=300_000))
    reader = finder.reader(result)
    yield Home(paths, result, reader, reader.detail(1), folder)
    reader.close()
    finder.close()


def _header(id_: str) -> str:
    """The first Chinese name of a field."""
    file = FIELDS.of_file[id_].file
    assert file is not None
    return file.zh.split()[0]


def on(surface: str) -> list[ListingField]:
    return [field for field in FIELDS if field.id not in ("offer", "sample") and _stands(field, surface)]


def _stands(field: ListingField, surface: str) -> bool:
    spec = {
        "table": field.table,
        "detail": field.detail,
        "comparison": field.comparison,
        "export": field.export,
        "json": field.json,
        "facet": field.facet,
        "number": field.number,
    }[surface]
    return bool(spec)


def ids(fields: list[ListingField]) -> list[str]:
    return [field.id for field in fields]


def test_a_file_can_tell_every_field_that_a_source_says() -> None:
    assert set(FIELDS.of_file) == ADVERT_FACTS.keys() | IN_FLOOR
    assert all(id_ in FIELD_WORDS for id_ in FIELDS.of_file)


@pytest.mark.parametrize("field", on("table"), ids=ids(on("table")))
def test_the_table_writes_it(home: Home, field: ListingField) -> None:
    (row,) = home.reader.rows([1])
    text = cell_of(field)(row, Translator("en"))
    if (field.least_shown is not None and of_row(field)(row) < field.least_shown) or field.id == "price_change":
        assert text == ""
    else:
        assert text


@pytest.mark.parametrize("field", on("detail"), ids=ids(on("detail")))
def test_the_detail_tells_it(home: Home, field: ListingField) -> None:
    words = Translator("en")
    text = {words.say(name): words.say(value) for name, value in facts.known(home.detail, words)}
    assert text[words.say(field.label)]
    assert not facts.unsaid(home.detail)


@pytest.mark.parametrize("field", on("comparison"), ids=ids(on("comparison")))
def test_the_comparison_has_a_line_for_it(home: Home, field: ListingField) -> None:
    assert field.comparison is not None
    names = [line.name for line in lines_of([home.detail, home.detail], Translator("en"))]
    if field.id != "price_change":
        assert (field.comparison.label or field.label) in names


def test_the_export_and_json_hold_it(home: Home) -> None:
    export_view(home.reader, [1], home.folder / "view.csv", Translator("en"))
    with (home.folder / "view.csv").open(encoding="utf-8-sig", newline="") as stream:
        (line,) = csv.DictReader(stream)
    empty = {name for name, cell in line.items() if not cell}
    assert empty == {"Sample"}
    assert len(line) == len(FIELDS.on("export"))
    record = next(catalogue_records(home.paths, None))
    assert {field.json for field in on("json")} <= record.keys()
    assert [name for name, value in record.items() if value is None] == ["floor_band"]
    assert record["listed_on"] == str(datetime.date(2026, 5, 1))


@pytest.mark.parametrize("field", on("facet"), ids=ids(on("facet")))
def test_it_is_a_facet_whose_value_finds_the_home(home: Home, field: ListingField) -> None:
    assert field.facet is not None
    facet = field.facet.id or field.id
    values = [value.value for value in home.result.facets[facet] if value.count]
    assert values
    assert all(Translator("zh_CN").say(value_words(facet, value)) for value in values)
    assert facet in FACET_NAMES
    finder = Finder(home.paths)
    chosen, plan = Search(facets={facet: tuple(values)}), a_plan(savings=300_000)
    assert 1 in finder.find(chosen, Order(), plan).ids
    assert not finder.find(chosen.choosing(facet, ("nothing such",)), Order(), plan).ids
    finder.close()


@pytest.mark.parametrize("field", on("number"), ids=ids(on("number")))
def test_it_is_a_number_that_bounds_and_sorts(home: Home, field: ListingField) -> None:
    number = field.sort_id
    assert number is not None
    assert number in NUMBER_NAMES
    assert Translator("en").say(number_words(number, 24_315))
    finder = Finder(home.paths)
    plan = a_plan(savings=300_000)
    assert 1 in finder.find(Search().within(number, -(10**9), None), Order(number), plan).ids
    assert list(finder.find(Search().within(number, 10**15, None), Order(), plan).ids) == []
    finder.close()
