"""Rows that are no listings, each with its reason; and the file that takes them."""

from __future__ import annotations

import csv
import time
from pathlib import Path
from typing import Any

import pytest

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.listing import Reject
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.rows.rejects_file import RejectsWriter, neutral
from tests.ingest.files import priced, read, rejects, said, write

HEADER = ["小区", "区域", "面积", "总价", "单价", "户型", "链接"]

ABSURD = "The price of {} cannot be that of a home: it is not between 1000 and 1e+10. Perhaps its unit is another one."
APART = (
    "Price and area do not go together: 580000 for 0.5 would be 1.16e+06 a square metre. "
    "Perhaps the unit of the price is another one."
)


def row_of(folder: Path, **changes: str) -> Reject | None:
    """What becomes of one row, changed, among sound ones."""
    rows = [HEADER, *([*row, "2室1厅", ""] for row in priced(30))]
    for name, cell in changes.items():
        rows[7][HEADER.index(name)] = cell
    read_rows = read(write(folder, rows))
    assert len(read_rows) == 30
    others = [row for at, row in enumerate(read_rows) if at != 6]
    assert all(row.listing for row in others)
    reject = read_rows[6].reject
    if reject:
        assert (reject.line, reject.cells) == (8, tuple(rows[7]))
    return reject


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"总价": ""}, "price", "The price is missing: the cell is empty."),
        ({"总价": " 暂无数据 "}, "price", "The price is missing: the cell says only “暂无数据”."),
        (
            {"总价": "面议"},
            "price",
            "The price is not given: the cell says “面议”, to be agreed with the seller.",
        ),
        ({"总价": "80-120万"}, "price", "“80-120万” is not one price but a range or an estimate."),
        ({"总价": "甲乙丙"}, "price", "“甲乙丙” cannot be read as a price."),
        (
            {"总价": "9000元/㎡"},
            "price",
            "“9000元/㎡” is the price of a square metre; the price of the whole home is missing.",
        ),
        ({"总价": "0"}, "price", "The price is 0; a home for sale costs more than nothing."),
        ({"总价": "-5万"}, "price", "The price is -50000; a home for sale costs more than nothing."),
        (
            {"总价": "900元", "面积": "", "单价": ""},
            "price",
            ABSURD.format("900"),
        ),
        (
            {"总价": "200亿", "面积": "", "单价": ""},
            "price",
            ABSURD.format("2e+10"),
        ),
        ({"面积": "4室2厅"}, "floor_area", "“4室2厅” cannot be read as a floor area."),
        (
            {"面积": "0"},
            "floor_area",
            "The floor area of 0 cannot be that of a home: it is not between 0 and 10000.",
        ),
        (
            {"面积": "12000"},
            "floor_area",
            "The floor area of 12000 cannot be that of a home: it is not between 0 and 10000.",
        ),
        (
            {"总价": "5万元", "面积": "50", "单价": "5000元/平"},
            "price",
            "Price, area and unit price contradict each other: 50000 for 50 is not 5000 a square metre.",
        ),
        (
            {"总价": "58万", "面积": "0.5", "单价": ""},
            "price",
            APART,
        ),
        ({"户型": "整租"}, "row", "This is a home to rent, not for sale: the row says “整租”."),
        ({"户型": "合租"}, "row", "This is a home to rent, not for sale: the row says “合租”."),
        ({"总价": "800元/月"}, "price", "This is a home to rent, not for sale: the price is “800元/月”."),
        ({"户型": "车位"}, "row", "This is a parking space, not a home: the row says “车位”."),
        (
            {"链接": "https://hz.lianjia.com/zufang/HZ1.html"},
            "url",
            "This is a home to rent, not for sale: the row says “https://hz.lianjia.com/zufang/HZ1.html”.",
        ),
    ],
)
def test_a_row_that_is_no_listing_tells_why(tmp_path: Path, changes: dict[str, str], field: str, reason: str) -> None:
    reject = row_of(tmp_path, **changes)
    assert reject is not None
    assert reject.field == field
    assert said(reject.reason) == reason


@pytest.mark.parametrize(
    "changes",
    [
        {"面积": ""},
        {"面积": "暂无数据"},
        {"单价": ""},
        {"单价": "0"},
        {"单价": "看不清"},
        {"户型": "看不清"},
        {"户型": "车库"},
        {"链接": "看不清"},
        # within a factor of three
        {"总价": "5万", "面积": "50", "单价": "2900"},
    ],
)
def test_what_is_missing_or_unreadable_beside_the_price_costs_no_row(tmp_path: Path, changes: dict[str, str]) -> None:
    assert row_of(tmp_path, **changes) is None


def test_a_row_of_another_width_is_not_read_at_all(tmp_path: Path) -> None:
    rows: list[list[str]] = [HEADER, *([*row, "2室1厅", "有"] for row in priced(10))]
    rows[4] = rows[4][:3] + rows[4][4:]
    rows[6] = [*rows[6][:2], "多出", *rows[6][2:]]
    rejected = rejects(write(tmp_path, rows))
    assert [(reject.line, reject.field) for reject in rejected] == [(5, "row"), (7, "row")]
    assert said(rejected[0].reason) == (
        "This row has 6 cells, the header has 7: its values have slipped into wrong columns."
    )
    assert rejected[1].cells == tuple(rows[6])


def test_a_header_in_the_middle_is_no_home(tmp_path: Path) -> None:
    rows = [HEADER, *([*row, "2室1厅", ""] for row in priced(10))]
    rows.insert(5, HEADER)
    assert [said(reject.reason) for reject in rejects(write(tmp_path, rows))] == [
        "This row repeats the names of the columns; it is not a home."
    ]


@pytest.mark.parametrize("header", ["租金", "月租(元)", "价格(元/月)", "rent"])
def test_a_table_of_rents_is_refused_row_by_row(tmp_path: Path, header: str) -> None:
    rows = [["小区", "面积", header], *([row[0], row[2], "800"] for row in priced(10))]
    rejected = rejects(write(tmp_path, rows))
    assert len(rejected) == 10
    assert said(rejected[0].reason) == f"This is a home to rent, not for sale: the column “{header}” holds rents."


def test_a_table_of_lettings_by_its_cells(tmp_path: Path) -> None:
    rows = [["id", "title", "rty", "pri"], *([str(at), row[0], "整租", "800"] for at, row in enumerate(priced(10), 1))]
    assert len(rejects(write(tmp_path, rows))) == 10


REJECT = Reject(7, "price", msg("The price is missing: the cell is empty."), ("松鹤苑", "", "=1+1", "-5", "@x", "-甲"))


def written_rejects(path: Path, *rejected: Reject) -> list[list[str]]:
    with RejectsWriter(path, ["小区", "总价", "备注", "差", "联系", "=x"], said) as writer:
        for reject in rejected:
            writer.write(reject)
        assert writer.count == len(rejected)
    if not path.exists():
        return []
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_rejects_are_written_for_a_spreadsheet(tmp_path: Path) -> None:
    assert written_rejects(tmp_path / "rejects.csv", REJECT) == [
        ["line", "field", "reason", "小区", "总价", "备注", "差", "联系", "'=x"],
        ["7", "price", "The price is missing: the cell is empty.", "松鹤苑", "", "'=1+1", "-5", "'@x", "'-甲"],
    ]
    assert list(tmp_path.iterdir()) == [tmp_path / "rejects.csv"]


def test_no_rejects_make_no_file(tmp_path: Path) -> None:
    assert written_rejects(tmp_path / "rejects.csv") == []
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    path.write_text("earlier")
    unreadable = Reject(1, "price", msg("{what} is missing."), ())
    with pytest.raises(KeyError), RejectsWriter(path, ["小区"], said) as writer:
        writer.write(REJECT)
        writer.write(unreadable)
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_refuses_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError) as raised, RejectsWriter(tmp_path / "rejects.csv", ["小区"], said) as writer:
        writer.write(REJECT)
    assert said(raised.value.message).endswith("could not be written to rejects.csv: No space left on device.")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError), RejectsWriter(tmp_path / "no" / "rejects.csv", ["小区"], said) as writer:
        writer.write(REJECT)


def test_formulas_are_neutralised_and_numbers_are_not() -> None:
    assert [neutral(cell) for cell in ("=A1", "+86", "-5", "-5.5", "-1,000", "@a", "\t=1", "-甲", "甲=1", "", "-")] == [
        *("'=A1", "+86", "-5", "-5.5", "-1,000", "'@a", "'\t=1", "'-甲", "甲=1", ""),
        "'-",
    ]


@pytest.mark.parametrize("cell", ["9" * 200_000, "5万-" * 50_000, "甲  乙-" * 30_000, '"' * 50_000, "(共" * 60_000])
def test_a_very_long_cell_anywhere_costs_no_time(tmp_path: Path, cell: str) -> None:
    header = [*HEADER, "地址", "楼层", "备注", "朝向", "发布时间", "信息", "装修"]
    rows = [header, *([*row, "2室1厅", "", *[""] * 7] for row in priced(30))]
    for at in range(len(header)):
        rows[5 + at][at] = cell
    start = time.monotonic()
    result = read(write(tmp_path, rows))
    assert len(result) == 30
    assert time.monotonic() - start < 5
