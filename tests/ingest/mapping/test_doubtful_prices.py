"""Columns of prices that are not what they seem, and tables that tell only the price of a square metre."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.rows.reading import read_listings
from tests.ingest.files import fields, homes, listings, read, rejects, said, write

DOUBT = (
    'The column "{}" seems to hold prices of a square metre: as prices of homes they are far too high or too low. '
    "Say in the preview what it holds."
)
NO_AREA = "The table tells only the price of a square metre, and this row no floor area: its price is not known."


def table_of(folder: Path, header: str, scale: int = 1) -> Path:
    """Communities and areas with the price of a square metre in whole yuan."""
    return write(folder, [["小区", "面积", header], *([c, str(a), str(u * scale)] for c, _, a, u in homes(20))])


@pytest.mark.parametrize("header", ["价格", "房价", "price"])
@pytest.mark.parametrize("scale", [1, 8])
def test_a_price_that_is_one_of_a_square_metre_is_no_price_of_a_home(tmp_path: Path, header: str, scale: int) -> None:
    rejected = rejects(table_of(tmp_path, header, scale))
    assert {(reject.field, said(reject.reason)) for reject in rejected} == {("price", DOUBT.format(header))}
    assert len(rejected) == 20


def test_doubted_prices_are_taken_where_homes_are_that_dear_or_when_somebody_says_so(tmp_path: Path) -> None:
    path = write(
        tmp_path, [["小区", "面积", "价格"], *([c, str(a), f"{a * (11 + a % 5)}"] for c, _, a, _ in homes(20))]
    )
    assert len(rejects(path)) == 20
    assert len(listings(path, default_city="北京市")) == 20
    table = open_table(path)
    mapping = guess_mapping(table)
    insisted = msgspec.structs.replace(mapping, insists=True)
    assert all(row.listing for row in read_listings(table, insisted))
    price = msgspec.structs.replace(mapping.columns[2], field="unit_price", unit="yuan")
    mended = msgspec.structs.replace(mapping, columns=(*mapping.columns[:2], price))
    first = next(iter(read_listings(table, mended))).listing
    assert first is not None
    _, _, area, _ = homes(1)[0]
    assert first.asking_price == area * area * (11 + area % 5) * 100


def test_one_strange_price_does_not_make_a_column_doubtful(tmp_path: Path) -> None:
    rows = [["小区", "面积", "价格"], *([c, str(a), f"{a * u / 10_000:g}"] for c, _, a, u in homes(20))]
    rows[3][2] = "900"
    assert [row.reject for row in read(write(tmp_path, rows)) if row.reject] == []


def test_what_says_total_is_believed(tmp_path: Path) -> None:
    assert [row.reject for row in read(table_of(tmp_path, "总价")) if row.reject] == []


def test_without_totals_they_are_worked_out_and_say_so(tmp_path: Path) -> None:
    path = table_of(tmp_path, "单价")
    result = listings(path)
    assert [home.asking_price for home in result] == [a * u * 100 for _, _, a, u in homes(20)]
    _, _, area, unit = homes(1)[0]
    assert result[0].description.extra == {"单价 × 面积": f"= {area * unit}"}
    assert result[0].unit_price_stated == unit * 100


def test_without_total_or_area_a_price_is_not_known(tmp_path: Path) -> None:
    rows = [["小区", "面积", "单价"], *([c, str(a), str(u)] for c, _, a, u in homes(20))]
    rows[2][1], rows[4][2] = "暂无", "面议"
    assert [(reject.line, reject.field, said(reject.reason)) for reject in rejects(write(tmp_path, rows))] == [
        (3, "floor_area", NO_AREA),
        (5, "unit_price", "The price is not given: the cell says “面议”, to be agreed with the seller."),
    ]


def test_todays_price_is_the_price_and_the_former_one_is_kept(tmp_path: Path) -> None:
    rows = [["小区", "面积", "原价", "现价", "降价"], *([c, str(a), "9.9", "3.5", "6.4"] for c, _, a, _ in homes(20))]
    home = listings(write(tmp_path, rows))[0]
    assert home.asking_price == 35_000_00
    assert home.description.extra == {"原价": "9.9", "降价": "6.4"}


def test_initials_of_pinyin_name_columns(tmp_path: Path) -> None:
    rows = [["xqmc", "mj", "jg", "hx", "lc"], *([c, str(a), "3.5", "2室1厅", "3/6"] for c, _, a, _ in homes(20))]
    assert list(fields(open_table(write(tmp_path, rows))).values()) == [
        *("community", "floor_area", "price", "layout", "floor_words"),
    ]


def test_english_words_for_facing_and_condition(tmp_path: Path) -> None:
    header = ["Community", "Size (sqm)", "Total Price (10k RMB)", "Orientation", "Renovation"]
    facing, condition = (
        ["South", "North-South", "facing southeast", "East, West"],
        ["Refined", "Simple", "Rough", "Other"],
    )
    rows = [[c, str(a), "3.5", facing[at % 4], condition[at % 4]] for at, (c, _, a, _) in enumerate(homes(20))]
    result = [home.description for home in listings(write(tmp_path, [header, *rows]))[:4]]
    assert [one.facing for one in result] == ["南", "北 南", "东南", "东 西"]
    assert [one.condition for one in result] == ["精装", "简装", "毛坯", "其他"]


def test_the_age_of_a_building_counts_from_the_day_it_was_told(tmp_path: Path) -> None:
    rows = [
        ["小区", "面积", "总价", "楼龄", "采集日期"],
        *([c, str(a), "3.5", "10年", "2024-05-01"] for c, _, a, _ in homes(20)),
    ]
    home = listings(write(tmp_path, rows))[0].description
    assert (home.year_built, home.extra["楼龄"]) == (2014, "10年")
    undated = listings(write(tmp_path, [row[:4] for row in rows]))[0].description
    assert (undated.year_built, undated.extra) == (None, {"楼龄": "10年"})
    years = [[*row[:3], "2005" if at else "屋龄"] for at, row in enumerate(rows)]
    assert listings(write(tmp_path, years))[0].description.year_built == 2005
