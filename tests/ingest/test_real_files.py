"""The real files beside the project: what is taken of each, checked against a reading that knows nothing of ours.

The counts were found with the csv module and by looking at the files: rows of another width than the header, rows
without a price, and the few that are named here one by one.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.listings.screening_all import screen_catalogue
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.paths import profile
from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.search import Order, Search
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.rows.reading import ReadRow, read_listings
from hegang_desktop.text.translator import Translator
from tests.ingest import real_cells
from tests.ingest.files import said as sentence

FOLDER = Path(os.environ.get("HEGANG_REAL_DATA") or Path(__file__).parents[3] / "shared" / "data")

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the real files are not at {FOLDER}"),
]


class Real(NamedTuple):
    """A file, how an independent reading gets at it, and what must come of it.

    `price` and `area` are the columns of total and area by number; `wan` what a bare total counts.
    """

    path: str
    encoding: str
    columns: int
    price: int
    area: int | None
    accepted: int
    rejected: int
    header: int = 1
    city: str = ""


FILES = {
    real.path.split("/")[0]: real
    for real in (
        Real("beijing-deals-gbk-mixed/lianjia.csv", "gb18030", 30, 9, 11, 13_768, 1, city="北京"),
        Real("beijing-lianjia-detail-gbk/beijing1211_origin.csv", "gb18030", 26, 3, 7, 10_867, 108),
        Real("beijing-lianjia-en/lianjia.csv", "utf-8", 13, 7, 10, 34_019, 1),
        Real("beijing-pinyin-headers/beijing.csv", "utf-8", 9, 8, 2, 2_970, 0),
        Real("changchun-anjuke/data.csv", "utf-8-sig", 10, 2, 4, 2_551, 32),
        Real("chongming-headerless/崇明房产信息.csv", "utf-8-sig", 8, 6, 5, 19_998, 2, header=0),
        Real("guangzhou-lianjia-blankrows/ershoufang.csv", "utf-8-sig", 9, 2, 4, 2_583, 0, city="广州"),
        Real("hangzhou-webscraper/lianjialist.csv", "utf-8-sig", 8, 4, None, 3_000, 0, city="杭州"),
        Real("ningbo-lianjia-detail/lianjia.csv", "utf-8", 28, 0, 6, 3_000, 0),
        Real("shanghai-en-headers/lianjia.csv", "utf-8", 6, 2, 3, 3_000, 0),
        Real("shanghai-minhang-junkcols/minhang.csv", "gb18030", 23, 3, 6, 2_970, 0),
        Real("wuhan-anjuke/anjuke.csv", "utf-8-sig", 10, 6, 2, 3_480, 0, city="武汉"),
        Real("wuhan-lianjia-tax/lianjia.csv", "utf-8", 26, 23, 2, 743, 39, city="武汉"),
        Real("wuxi-rentals/anjuke.csv", "utf-8-sig", 11, 9, None, 0, 2_990),
        Real("xuzhou-lianjia-units-in-header/lianjia.csv", "utf-8-sig", 7, 1, 5, 1_799, 0),
    )
}


def number(cell: str) -> Decimal | None:
    match = re.search(r"[0-9][0-9,]*(?:\.[0-9]+)?", cell)
    return Decimal(match[0].replace(",", "")) if match else None


class Independent(NamedTuple):
    """What the csv module and simple rules make of a file."""

    rows: int
    sound: int
    total_wan: Decimal
    total_area: Decimal


def independent(real: Real) -> Independent:
    with (FOLDER / real.path).open(encoding=real.encoding, newline="") as stream:
        rows = [row for row in csv.reader(stream) if any(cell.strip() for cell in row)]
    names, rows = rows[: real.header], rows[real.header :]
    sound = [row for row in rows if len(row) == real.columns and row not in names and number(row[real.price])]
    prices = [number(row[real.price]) or Decimal(0) for row in sound]
    areas = [] if real.area is None else [number(row[real.area]) or Decimal(0) for row in sound]
    return Independent(len(rows), len(sound), sum(prices, Decimal(0)), sum(areas, Decimal(0)))


@cache
def ours(name: str) -> list[ReadRow]:
    table = open_table(FOLDER / FILES[name].path)
    return list(read_listings(table, guess_mapping(table)))


def homes(name: str) -> list[Listing]:
    return [row.listing for row in ours(name) if row.listing]


def at(name: str, line: int) -> ReadRow:
    return next(row for row in ours(name) if row.line == line)


def home_at(name: str, line: int) -> Listing:
    listing = at(name, line).listing
    assert listing is not None
    return listing


@pytest.mark.parametrize("name", FILES)
def test_as_many_rows_are_taken_and_refused_as_there_are(name: str) -> None:
    real, rows = FILES[name], ours(name)
    assert (sum(row.listing is not None for row in rows), sum(row.reject is not None for row in rows)) == (
        real.accepted,
        real.rejected,
    )
    counted = independent(real)
    assert len(rows) == counted.rows == real.accepted + real.rejected
    if name != "wuxi-rentals":
        assert counted.sound == real.accepted
        assert real.accepted > 10 * real.rejected


@pytest.mark.parametrize("name", [name for name in FILES if name != "wuxi-rentals"])
def test_all_prices_and_areas_together_are_those_of_the_file(name: str) -> None:
    """Every file counts its totals in 万; a unit taken wrongly in a single row shows here."""
    counted = independent(FILES[name])
    assert sum(home.asking_price for home in homes(name)) == counted.total_wan * 1_000_000
    if FILES[name].area is not None:
        assert sum(home.description.floor_area or 0 for home in homes(name)) == counted.total_area * 100


@pytest.mark.parametrize("name", FILES)
def test_cities_are_told_where_the_file_tells_them(name: str) -> None:
    assert {home.description.city for home in homes(name)} <= {FILES[name].city}


def test_beijing_deals() -> None:
    name = "beijing-deals-gbk-mixed"
    first = at(name, 3)
    assert first.observed_on == dt.date(2016, 8, 9)
    home = home_at(name, 3)
    assert (home.asking_price, home.unit_price_stated, home.source_id) == (415_000_000, 3_168_000, "101084782030")
    said = home.description
    assert (said.district, said.layout, said.floor_area, said.floor_band, said.floors) == (
        *("朝阳", "2室1厅1厨1卫", 131_00, "high"),
        26,
    )
    assert (said.year_built, said.lift, said.seller_held, said.building) == (2005, True, "未满五年", "塔楼")
    # the column of ids was rounded by a spreadsheet: the addresses still tell them apart
    assert len({home.source_id for home in homes(name)}) == 13_768
    assert [row.line for row in ours(name) if row.reject] == [13_771]


def test_beijing_details() -> None:
    name = "beijing-lianjia-detail-gbk"
    home = home_at(name, 8)
    assert (home.asking_price, home.unit_price_stated) == (489_000_000, 4_455_600)
    said = home.description
    assert (said.floor_area, said.interior_area, said.floors, said.facing) == (109_75, 91_09, 8, "南 北")
    assert (said.mortgage, said.heating, said.lift) == ("有抵押 100万元 农行", "集中供暖", True)
    assert said.title_kind == "商品房"
    assert said.listed_on == dt.date(2019, 11, 16)
    top = home_at(name, 17).description
    assert (top.floor, top.floors, top.floor_band) == (7, 7, "high")
    # rows of villas and flats with their own heating have lost or won columns
    widths = {len(row.reject.cells) for row in ours(name) if row.reject}
    assert widths == {25, 28, 29}


def test_beijing_english() -> None:
    name = "beijing-lianjia-en"
    home = home_at(name, 2)
    assert (home.asking_price, home.unit_price_stated, home.source_id) == (650_000_000, 10_456_900, "101113515819")
    said = home.description
    assert (said.district, said.building, said.floor_area, said.floors, said.floor) == (
        *("东城", "板塔结合", 62_00, 6),
        None,
    )
    assert said.extra == {"District": "崇文门"}
    assert home_at(name, 265).description.layout == "3室1卫"
    # two years of building that cannot be are kept as they stand
    assert {home.description.extra.get("Year", "") for home in homes(name)} == {"", "2105", "9"}
    assert [row.line for row in ours(name) if row.reject] == [652]


def test_beijing_pinyin() -> None:
    name = "beijing-pinyin-headers"
    assert (home_at(name, 2).asking_price, home_at(name, 2).unit_price_stated) == (850_000_000, 5_606_200)
    said = home_at(name, 8).description
    assert (said.floor, said.floor_band, said.floors) == (6, "high", 6)
    said = home_at(name, 11).description
    assert (said.floor, said.floors, said.year_built, said.condition, said.floor_area) == (None, 6, 1990, "精装", 41_50)


def test_changchun() -> None:
    name = "changchun-anjuke"
    home = home_at(name, 3)
    assert (home.asking_price, home.unit_price_stated) == (99_800_000, 697_900)
    said = home.description
    assert (said.district, said.layout, said.floor_band, said.facing) == ("净月", "3室2厅1卫", "middle", "南北")
    assert home_at(name, 17).description.condition == ""
    assert home_at(name, 4).description.condition == "精装"
    assert {sentence(row.reject.reason) for row in ours(name) if row.reject} == {
        "The price is missing: the cell is empty."
    }


def test_chongming() -> None:
    name = "chongming-headerless"
    home = home_at(name, 1)
    assert (home.asking_price, home.source_id) == (165_000_000, "1712430")
    said = home.description
    assert (said.district, said.layout, said.floor_area, said.floor) == ("崇明", "2室2厅", 90_00, 1)
    assert home_at(name, 7).description.layout == "2室"
    assert home_at(name, 33).description.extra["E"] == "6送大露台"
    assert home_at(name, 33).description.floor is None
    assert [row.reject.field for row in ours(name) if row.reject] == ["price", "price"]


def test_guangzhou() -> None:
    name = "guangzhou-lianjia-blankrows"
    home = home_at(name, 3)
    assert (home.asking_price, home.unit_price_stated) == (431_200_000, 4_506_300)
    assert (home.source, home.source_id) == ("lianjia", "GZ0003805115")
    assert (home.description.district, home.description.floor_area) == ("荔湾区", 95_69)
    assert {home.description.district[-1] for home in homes(name)} == {"区"}


def test_hangzhou() -> None:
    name = "hangzhou-webscraper"
    home = home_at(name, 2)
    assert (home.asking_price, home.unit_price_stated) == (330_000_000, 3_903_500)
    said = home.description
    assert (said.district, said.community, said.layout, said.floor_area) == ("良渚", "亿丰蔚蓝郡", "3室2厅", 84_54)
    assert (said.floors, said.floor, said.building, said.extra) == (23, None, "板塔结合", {})
    assert (home_at(name, 3).description.facing, home_at(name, 3).description.floor_band) == ("西南 北", "high")
    assert all(home.description.floor_area for home in homes(name))


def test_ningbo() -> None:
    name = "ningbo-lianjia-detail"
    home = home_at(name, 3)
    assert (home.asking_price, home.unit_price_stated) == (239_000_000, 2_103_600)
    said = home.description
    assert (said.district, said.mortgage, said.floor_band, said.floors) == ("鄞州区", "有抵押 鄞州银行", "low", 16)
    assert said.interior_area is None
    assert home_at(name, 7).description.interior_area == 87_00
    held = [home.description.seller_held for home in homes(name)]
    assert {word: held.count(word) for word in set(held)} == {"": 1605, "未满两年": 494, "满两年": 478, "满五年": 423}


def test_shanghai_english() -> None:
    name = "shanghai-en-headers"
    home = home_at(name, 2)
    assert home.asking_price == 810_000_000
    said = home.description
    assert (said.year_built, said.building, said.floors, said.floor_area) == (1993, "塔楼", 17, 86_20)
    assert home_at(name, 4).asking_price == 480_000_000
    assert home_at(name, 5).description.year_built == 1983


def test_minhang() -> None:
    name = "shanghai-minhang-junkcols"
    home = home_at(name, 2)
    assert (home.asking_price, home.unit_price_stated) == (1_200_000_000, 8_988_800)
    said = home.description
    assert (said.layout, said.floor_area, said.facing, said.year_built) == ("3室2厅", 133_50, "南 北", 2008)
    # the year is left out of this packed cell, and its storey and layout are glued together
    said = home_at(name, 4).description
    assert (said.floor_band, said.floors, said.layout, said.year_built) == ("low", 13, "2室2厅", None)
    assert set(said.extra) == {"lat", "lng", "income", "loc"}


def test_wuhan_anjuke() -> None:
    name = "wuhan-anjuke"
    home = home_at(name, 2)
    assert (home.asking_price, home.unit_price_stated, home.source_id) == (76_000_000, 1_652_200, "A1858481247")
    said = home.description
    assert (said.district, said.floor_area, said.floors, said.year_built) == ("蔡甸", 46_00, 33, 2015)
    assert said.address.startswith("蔡甸-江汉大学-")
    assert "?from=filter" in home.url
    assert sum(home.description.year_built is None for home in homes(name)) == 2


def test_wuhan_tax() -> None:
    name = "wuhan-lianjia-tax"
    home = home_at(name, 2)
    assert (home.asking_price, home.unit_price_stated, home.source_id) == (325_000_000, 2_507_800, "104101233595")
    said = home.description
    assert (said.layout, said.interior_area, said.seller_held, said.listed_on) == (
        *("4室2厅1厨2卫", 103_34, "未满两年"),
        dt.date(2018, 8, 25),
    )
    assert (said.extra["首付"], said.extra["税费"]) == ("98", "13.8")
    assert sorted({len(row.reject.cells) for row in ours(name) if row.reject}) == [28, 29]


def test_wuxi_is_all_rentals() -> None:
    reasons = {sentence(row.reject.reason) for row in ours("wuxi-rentals") if row.reject}
    assert reasons == {
        "This is a home to rent, not for sale: the row says “整租”.",
        "This is a home to rent, not for sale: the row says “合租”.",
    }


def test_xuzhou() -> None:
    name = "xuzhou-lianjia-units-in-header"
    home = home_at(name, 2)
    assert (home.asking_price, home.unit_price_stated) == (89_800_000, 1_020_500)
    said = home.description
    assert (said.community, said.layout, said.floor_area, said.floor_band) == ("红星国际广场", "2室2厅", 88_00, "high")
    assert home_at(name, 6).asking_price == 45_000_000
    assert home_at(name, 14).description.title.count(",") == 2


@pytest.mark.parametrize("name", real_cells.SOURCES)
def test_nearly_every_cell_is_understood_as_an_independent_reading_does(name: str) -> None:
    counts = real_cells.tally(name)
    assert counts.homes + sum(counts.rejects.values()) == counts.rows
    assert {field: counts.share(field) for field in counts.read if counts.share(field) < 0.99} == {}


def test_the_homes_of_hegang_are_cheaper_the_higher_they_are_and_the_garage_is_flagged(tmp_path: Path) -> None:
    paths = profile(tmp_path)
    import_file(paths, FOLDER / "fang-485cities-2019" / "esfhouse.jsonl", Translator("en"))
    finder = Finder(paths)
    result = finder.find(Search(facets={"city": ("鹤岗",)}), Order())
    assert len(result.ids) == 36
    picture = finder.picture(result, "floor", None)
    medians = {one.name: one.median for one in picture.floors}
    assert medians["low"] > medians["middle"] > medians["high"]
    screen_catalogue(paths, Month(2019, 8))
    flagged = finder.find(Search(facets={"city": ("鹤岗",), "flag": ("maybe_garage",)}), Order())
    reader = finder.reader(flagged)
    assert [(row.description.community, row.description.floor_area) for row in reader.rows(list(flagged.ids))] == [
        ("南山铁东选煤街", 37_00)
    ]
    reader.close()
    finder.close()


def test_every_csv_that_is_there_is_looked_at() -> None:
    # reference: figures of cities; bills: measured bills; cases: small inputs, each with its own right values
    crawls = {path.parent.name for path in FOLDER.glob("*/*.csv")} - {"reference", "bills", "cases"}
    assert crawls == set(FILES)


STRESS = "stress-300k/listings_merged.csv.gz"


def stress_rows() -> Iterator[list[str]]:
    with gzip.open(FOLDER / STRESS) as packed:
        yield from csv.reader(io.TextIOWrapper(packed, encoding="utf-8-sig", newline=""))


@pytest.mark.timeout(120)
def test_three_hundred_thousand_rows_joined_from_many_sources() -> None:
    table = open_table(FOLDER / STRESS)
    rows = stress_rows()
    assert next(rows) == list(table.header)
    accepted = rejected = 0
    reasons: dict[str, int] = {}
    differs: list[int] = []
    for row, cells in zip(read_listings(table, guess_mapping(table)), rows, strict=True):
        if row.reject:
            rejected += 1
            reasons[row.reject.field] = reasons.get(row.reject.field, 0) + 1
            continue
        accepted += 1
        assert row.listing is not None
        # by the provenance: totals are yuan in the rows of Guangzhou of 2021, 万 everywhere else
        fen = 100 if cells[0] == "lianjia-gz-2021" else 1_000_000
        if row.listing.asking_price != (number(cells[12]) or 0) * fen:
            differs.append(row.line)
    assert (accepted, rejected) == (303_610, 16_927)
    assert differs == []
    # 16,796 without a price and two of nothing; villas whose columns have slipped; parking spaces and a header
    assert reasons == {"price": 16_798, "floor_area": 96, "row": 33}
