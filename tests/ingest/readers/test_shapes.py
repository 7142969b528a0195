"""Tables as agents draw them and spiders nest them: merged cells, two rows of header, sums, tables beside tables."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
import xlsxwriter

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.listing import Listing
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.readers.table import ALL_SHEETS
from hegang_desktop.ingest.rows.reading import ReadRow, read_listings
from tests.ingest.files import priced, said, write
from tests.ingest.readers.test_readers import HEADER, ROWS, workbook, zipped

Merge = tuple[int, int, int, int, str]


def drawn(rows: Sequence[Sequence[str | float | None]], merges: Sequence[Merge] = ()) -> bytes:
    """A sheet with merged cells: first row, first column, last row, last column, text."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("房源")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(at, column, cell)
        for merge in merges:
            sheet.merge_range(*merge)
    return made.getvalue()


def rows_of(folder: Path, data: bytes, part: str = "") -> list[ReadRow]:
    path = folder / "homes.dat"
    path.write_bytes(data)
    table = open_table(path, part)
    return list(read_listings(table, guess_mapping(table)))


def homes_of(rows: list[ReadRow]) -> list[Listing]:
    return [row.listing for row in rows if row.listing]


def test_a_cell_merged_over_rows_stands_in_each_of_them(tmp_path: Path) -> None:
    data = drawn(
        [
            ["鹤岗房源表"],
            ["区域", "小区", "面积(㎡)", "售价（万元）"],
            [None, "光宇小区", 60, 3.5],
            [None, "松鹤苑", 50, 3],
            [None, "东方家园", 55, 4],
            ["向阳区", "新城", 70, 5],
            [None, "红旗新村", 48, 2],
        ],
        [(0, 0, 0, 3, "鹤岗房源表"), (2, 0, 4, 0, "工农区")],
    )
    districts = [home.description.district for home in homes_of(rows_of(tmp_path, data))]
    # what is merged stands for all its rows; what is only left blank is not made up
    assert districts == ["工农区", "工农区", "工农区", "向阳区", ""]


def test_a_cell_of_a_page_over_rows_stands_in_each_of_them(tmp_path: Path) -> None:
    page = "<table><tr><th>区域<th>小区<th>面积<th>总价(万)</tr>"
    page += "<tr><td rowspan='3'>工农区</td><td>光宇小区<td>60<td>3.5</tr><tr><td>松鹤苑<td>50<td rowspan=2>3</tr>"
    page += "<tr><td>东方家园<td>55</tr><tr><td>向阳区<td>新城<td>70<td>5</tr></table>"
    texts = [
        (home.description.district, home.description.community, home.asking_price)
        for home in homes_of(rows_of(tmp_path, page.encode()))
    ]
    assert texts == [
        ("工农区", "光宇小区", 3_500_000),
        ("工农区", "松鹤苑", 3_000_000),
        ("工农区", "东方家园", 3_000_000),
        ("向阳区", "新城", 5_000_000),
    ]


def test_a_header_of_two_rows_and_a_sum_below(tmp_path: Path) -> None:
    data = drawn(
        [
            ["鹤岗安居房产 2024年5月房源表"],
            ["区域", "小区", "户型", "面积", "楼层", None, "报价", "朝向"],
            [None, None, None, "(㎡)", "所在", "总层", "(万元)", None],
            ["工农区", "光宇小区", "2室1厅", 60, 3, 7, 3.5, "南"],
            ["向阳区", "松鹤苑", "1室1厅", 50, 6, 6, 3, "南北"],
            ["合计", None, "2套", 110, None, None, 6.5, None],
        ],
        [
            (0, 0, 0, 7, "鹤岗安居房产 2024年5月房源表"),
            (1, 4, 1, 5, "楼层"),
            (1, 0, 2, 0, "区域"),
            (1, 1, 2, 1, "小区"),
        ],
    )
    rows = rows_of(tmp_path, data)
    homes = homes_of(rows)
    assert [(home.description.floor, home.description.floors, home.asking_price) for home in homes] == [
        (3, 7, 3_500_000),
        (6, 6, 3_000_000),
    ]
    assert [(row.line, said(row.reject.reason)) for row in rows if row.reject] == [
        (6, "This row sums up or averages other rows; it is not a home.")
    ]


@pytest.mark.parametrize("first", ["合计", "总 计", "小计：", "合计：12套", "平均"])
def test_sums_are_no_homes(tmp_path: Path, first: str) -> None:
    rows = [["小区", "区域", "面积", "总价", "单价"], *priced(10), [first, "", "948.97", "100.94", ""]]
    path = write(tmp_path, rows)
    table = open_table(path)
    last = list(read_listings(table, guess_mapping(table)))[-1]
    assert last.reject is not None
    assert last.reject.field == "row"


def test_a_pivot_table_beside_homes_makes_no_home_a_sum(tmp_path: Path) -> None:
    rows = [["小区", "区域", "面积", "总价", "单价", "备注"], *([*row, ""] for row in priced(10))]
    rows[5][5] = "总计"
    path = write(tmp_path, rows)
    table = open_table(path)
    assert all(row.listing for row in read_listings(table, guess_mapping(table)))


def test_two_tables_under_titles_of_their_own_are_two(tmp_path: Path) -> None:
    names = ["小区", "面积", "总价(万)", "楼层"]
    sides = [
        [community, area, price, f"{1 + at % 7}/7"] for at, (community, _, area, price, _) in enumerate(priced(10))
    ]
    rows: list[list[str | float | None]] = [["工农区", None, None, None, None, "南山区"], [*names, None, *names]]
    rows += [[*sides[at], None, *(sides[at + 6] if at < 4 else [])] for at in range(6)]
    assert len(homes_of(rows_of(tmp_path, drawn(rows)))) == 6
    table = open_table(tmp_path / "homes.dat")
    assert (table.part, table.left_out) == ("房源 (A–D)", ("房源 (F–I)",))
    assert len(homes_of(rows_of(tmp_path, drawn(rows), "房源 (F–I)"))) == 4
    assert len(homes_of(rows_of(tmp_path, drawn(rows), ALL_SHEETS))) == 10
    assert open_table(tmp_path / "homes.dat", ALL_SHEETS).left_out == ()


def test_an_empty_column_inside_a_table_divides_nothing(tmp_path: Path) -> None:
    rows = [["小区", "面积", "", "总价(万)", "楼层"], *([c, a, "", p, "3/7"] for c, _, a, p, _ in priced(8))]
    assert len(homes_of(rows_of(tmp_path, workbook({"A": rows})))) == 8
    assert open_table(tmp_path / "homes.dat").parts == ()


def test_how_far_reading_is_counts_rows_of_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "homes.xlsx"
    path.write_bytes(workbook({"A": [HEADER, *ROWS * 30]}))
    table = open_table(path)
    consumed = [record.consumed for record in table.records()]
    assert consumed[-1] == table.size


@pytest.mark.parametrize(
    "bad", ['{"小区":"光宇","面积":61,"总价":1e309}', '{"小区": 光宇}', '{"小区":"\\ud800","总价":"?"}']
)
@pytest.mark.parametrize("shape", ["[\n%s\n]", "[%s]", '{"code":0,"data":{"total":4,"list":[%s]}}', "%s"])
def test_what_a_parser_refuses_spoils_one_row(tmp_path: Path, bad: str, shape: str) -> None:
    good = [f'{{"小区":"光宇","面积":60,"总价":3.5,"id":1234567890123456789{at}}}' for at in range(3)]
    join = "\n" if shape == "%s" else ",\n"
    rows = rows_of(tmp_path, (shape % join.join([good[0], bad, *good[1:]])).encode())
    assert [row.listing is not None for row in rows] == [True, False, True, True]
    assert [home.source_id for home in homes_of(rows)] == [f"1234567890123456789{at}" for at in range(3)]


def test_lines_of_utf16_end_at_line_feeds_alone(tmp_path: Path) -> None:
    rows = [{"小区": f"光宇{sign}小区", "总价": "3.5万", "面积": 60} for sign in "ab\u2028\u2029\x85\x1cc"]
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode("utf-16")
    assert len(homes_of(rows_of(tmp_path, data))) == 7


def test_names_of_nested_objects_are_understood_by_their_last_parts(tmp_path: Path) -> None:
    rows = [
        {
            "id": 1000 + at,
            "house": {
                "title": f"{community} 2室1厅",
                "area": {"value": float(area)},
                "floor": {"current": 2, "total": 7},
            },
            "price": {"total": float(price), "unit": "万", "per_sqm": int(unit)},
            "location": {"district": district, "community": community},
        }
        for at, (community, district, area, price, unit) in enumerate(priced(12))
    ]
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    homes = homes_of(rows_of(tmp_path, data))
    assert [home.description.district for home in homes] == [row[1] for row in priced(12)]
    assert {(home.description.floor, home.description.floors) for home in homes} == {(2, 7)}


@pytest.mark.parametrize(
    ("header", "price", "unit_price"),
    [
        (["面积(平米)", "总价(元)", "单价(万元/平)"], "wan", "yuan"),
        (["面积", "总价(万元)"], "yuan", None),
        (["面积", "总价(元)"], "wan", None),
        (["面积", "总价(万元)", "单价(元/平)"], "wan", "yuan"),
    ],
)
def test_a_unit_that_every_row_contradicts_is_not_believed(
    tmp_path: Path, header: list[str], price: str, unit_price: str | None
) -> None:
    rows = [["小区", *header]]
    for community, _, area, wan, unit in priced(12):
        total = wan if price == "wan" else f"{float(wan) * 10_000:g}"
        rows.append([community, area, total, *([unit] if unit_price else [])])
    path = write(tmp_path, rows)
    table = open_table(path)
    homes = list(read_listings(table, guess_mapping(table)))
    expected = [round(float(wan) * 1_000_000) for *_, wan, _ in priced(12)]
    assert [home.asking_price for home in homes_of(homes)] == expected


def test_a_stated_unit_is_believed_where_most_rows_allow_it(tmp_path: Path) -> None:
    rows = [["小区", "面积", "总价(万元)"], *([c, a, p] for c, _, a, p, _ in priced(12))]
    rows[3][2] = "52000"
    table = open_table(write(tmp_path, rows))
    assert guess_mapping(table).columns[2].unit == "wan"


def test_decimal_commas(tmp_path: Path) -> None:
    rows = [["小区", "面积", "楼层", "总价", "单价"]]
    rows += [[c, f"{a},5", "3/7", f"{float(p):.2f}".replace(".", ","), u] for c, _, a, p, u in priced(12)]
    path = write(tmp_path, "\n".join(";".join(row) for row in rows), encoding="gbk")
    table = open_table(path)
    homes = homes_of(list(read_listings(table, guess_mapping(table))))
    assert [home.description.floor_area for home in homes] == [int(a) * 100 + 50 for _, _, a, _, _ in priced(12)]
    assert homes[0].asking_price == round(float(priced(1)[0][3]), 2) * 1_000_000


def test_a_day_to_come_is_not_the_day_something_was_seen(tmp_path: Path) -> None:
    rows = [["小区", "区域", "面积", "总价", "单价", "爬取时间"], *([*row, "2019-05-01"] for row in priced(5))]
    rows[2][5] = "2199-01-01"
    table = open_table(write(tmp_path, rows))
    homes = list(read_listings(table, guess_mapping(table)))
    assert [row.observed_on for row in homes] == [dt.date(2019, 5, 1), None, *[dt.date(2019, 5, 1)] * 3]
    assert homes[1].listing is not None
    assert homes[1].listing.description.extra["爬取时间"] == "2199-01-01"


def test_addresses_with_an_area_behind_or_a_district_before(tmp_path: Path) -> None:
    rows = [["地址", "面积", "总价", "单价"]]
    rows += [[f"{community} {district}广场", a, p, u] for community, district, a, p, u in priced(12)]
    table = open_table(write(tmp_path, rows))
    advert = [home.description for home in homes_of(list(read_listings(table, guess_mapping(table))))]
    assert [(one.community, one.district) for one in advert] == [(row[0], f"{row[1]}广场") for row in priced(12)]
    streets = ["南山区-", "工农区-三号街12号", "黄庄社区-新安大道109号", "三好街-南三好街1号", "城区-"]
    rows = [["标题", "address", "面积", "总价"]]
    rows += [["精装好房出售，随时看房", streets[at % 5], a, p] for at, (_, _, a, p, _) in enumerate(priced(10))]
    table = open_table(write(tmp_path, rows))
    advert = [home.description for home in homes_of(list(read_listings(table, guess_mapping(table))))][:5]
    assert [one.district for one in advert] == ["南山区", "工农区", "", "", "城区"]
    assert [one.address for one in advert] == ["南山区", *streets[1:4], "城区"]


def test_an_archive_in_an_archive_says_so(tmp_path: Path) -> None:
    inner = zipped(homes__csv="小区,总价\n光宇,3\n".encode())
    (tmp_path / "homes.zip").write_bytes(zipped(inner__zip=inner))
    with pytest.raises(UnreadableFile) as raised:
        open_table(tmp_path / "homes.zip")
    assert said(raised.value.message) == "homes.zip holds another archive, inner.zip."


def test_the_line_of_a_bad_byte_is_told(tmp_path: Path) -> None:
    path = tmp_path / "homes.csv"
    path.write_bytes("小区,总价\n光宇小区,3万\n".encode("gbk") + b"\xff\xff,4\n")
    with pytest.raises(UnreadableFile) as raised:
        open_table(path)
    assert "from line 3 on" in said(raised.value.message)


def test_a_table_of_parking_spaces_and_shops_among_homes(tmp_path: Path) -> None:
    rows = [["车位号", "小区", "面积", "总价(万)"], *([f"B{at}", "光宇小区", "12.5", f"3.{at}"] for at in range(8))]
    table = open_table(write(tmp_path, rows))
    mapping = guess_mapping(table)
    homes = list(read_listings(table, mapping))
    assert [said(row.reject.reason) for row in homes if row.reject] == [
        f"This is a parking space, not a home: the row says “B{at}”." for at in range(8)
    ]
    assert homes_of(homes) == []
    assert len(homes_of(list(read_listings(table, msgspec.structs.replace(mapping, insists=True))))) == 8
    # a home with a space of its own is one all the same
    rows = [["小区", "户型", "面积", "总价", "车位号", "类型"]]
    rows += [[c, "2室1厅", a, p, f"B{at}", "住宅"] for at, (c, _, a, p, _) in enumerate(priced(8))]
    rows[2][0], rows[3][5] = "光宇地下车位", "商铺"
    table = open_table(write(tmp_path, rows))
    homes = list(read_listings(table, guess_mapping(table)))
    assert [row.line for row in homes if row.reject] == [3, 4]


def test_initials_and_prices_of_now_are_known(tmp_path: Path) -> None:
    rows = [["xqmc", "mj", "jg", "hx", "lc"], *([c, a, p, "2室1厅", "1/6"] for c, _, a, p, _ in priced(8))]
    table = open_table(write(tmp_path, rows))
    assert [use.field for use in guess_mapping(table).columns] == [
        "community",
        "floor_area",
        "price",
        "layout",
        "floor_words",
    ]
    rows = [["小区", "面积", "原价", "现价", "降价"]]
    rows += [[c, a, f"{float(p) + 1:g}", p, "1"] for c, _, a, p, _ in priced(8)]
    table = open_table(write(tmp_path, rows))
    price = guess_mapping(table).column("price")
    assert price is not None
    assert price.header == "现价"
