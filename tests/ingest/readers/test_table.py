"""How a file is opened: encodings, delimiters, headers, records and their lines."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.readers.records import Line, read_records
from hegang_desktop.ingest.readers.table import Table
from tests.ingest.files import listings, priced, read, rejects, write, written

HEADER = ["小区", "区域", "面积", "总价", "单价"]
ROWS = [HEADER, *priced(12)]


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("gbk", "GB18030"), ("utf-16", "UTF-16")],
)
def test_each_encoding_gives_the_same_listings(tmp_path: Path, encoding: str, shown: str) -> None:
    plain = write(tmp_path, ROWS, name="plain.csv")
    path = write(tmp_path, ROWS, encoding=encoding)
    table = open_table(path)
    assert table.encoding == shown
    assert table.header == tuple(HEADER)
    assert listings(path) == listings(plain)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_each_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = write(tmp_path, written(ROWS, delimiter=delimiter))
    assert open_table(path).delimiter == delimiter
    assert len(listings(path)) == 12


def test_bars_inside_cells_do_not_divide_columns(tmp_path: Path) -> None:
    rows = [["小区", "信息", "总价"], *([name[0], "2室1厅 | 60平米 | 南 | 精装", "5.8万"] for name in priced(10))]
    assert open_table(write(tmp_path, rows)).delimiter == ","


def test_a_packed_file_is_read_and_its_hash_is_of_the_file_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "homes.csv.gz"
    path.write_bytes(gzip.compress(written(ROWS).encode("gb18030")))
    table = open_table(path)
    assert table.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert table.size == path.stat().st_size
    assert len(listings(path)) == 12


def test_hash_and_size_are_the_files(tmp_path: Path) -> None:
    path = write(tmp_path, ROWS, encoding="gb18030")
    table = open_table(path)
    assert table.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert table.size == path.stat().st_size


def test_blank_rows_are_no_rows_and_lines_are_counted_as_they_stand(tmp_path: Path) -> None:
    text = "\n小区,总价,面积\n,,\n松鹤苑,5.8万,77\n , ,\n\n向阳里,6万,60\n,,\n"
    rows = read(write(tmp_path, text))
    assert [row.line for row in rows] == [4, 7]


def test_doubled_carriage_returns_make_no_rows(tmp_path: Path) -> None:
    rows = read(write(tmp_path, written(ROWS, end="\r\r\n")))
    assert len(rows) == 12
    # an editor counts the empty lines between
    assert [row.line for row in rows][:3] == [3, 5, 7]


def test_a_quoted_cell_may_run_over_lines(tmp_path: Path) -> None:
    text = '小区,抵押信息,总价\n松鹤苑,"\n     无抵押\n   ",5.8万\n向阳里,"\n 有抵押 3万元\n   农行 ",6万\n'
    rows = read(write(tmp_path, text))
    assert [row.line for row in rows] == [2, 5]
    assert [row.listing.description.mortgage for row in rows if row.listing] == ["无抵押", "有抵押 3万元 农行"]


def test_a_stray_quotation_mark_costs_its_own_row_only(tmp_path: Path) -> None:
    text = written(ROWS) + '"松鹤苑,向阳,60,6,1000\n' + written(priced(300))
    rows = read(write(tmp_path, text))
    assert len(rows) == 12 + 1 + 300
    refused = [row.reject for row in rows if row.reject]
    assert [reject.line for reject in refused] == [14]
    assert refused[0].cells[0] == "松鹤苑"


def test_two_stray_quotation_marks_do_not_swallow_the_rows_between(tmp_path: Path) -> None:
    stray = '"松鹤苑,向阳,60,6,1000\n'
    rows = read(write(tmp_path, written(ROWS) + stray + written(priced(5)) + stray + written(priced(5))))
    assert len(rows) == 12 + 1 + 5 + 1 + 5
    assert sum(row.reject is not None for row in rows) == 2


def test_a_quotation_mark_inside_a_cell_is_a_character(tmp_path: Path) -> None:
    text = '小区,标题,总价\n松鹤苑,带19"电视,5.8万\n向阳里,"他说""急售""",6万\n'
    assert [home.description.title for home in listings(write(tmp_path, text))] == ['带19"电视', '他说"急售"']


def test_old_line_ends_are_line_ends(tmp_path: Path) -> None:
    assert len(listings(write(tmp_path, written(ROWS, end="\r"), encoding="gb18030"))) == 12


def test_a_table_without_header_has_letters_for_names(tmp_path: Path) -> None:
    table = open_table(write(tmp_path, priced(12)))
    assert table.header == ("A", "B", "C", "D", "E")
    assert not table.has_header
    assert len(list(table.records())) == 12


def test_a_header_of_unknown_words_over_values_is_a_header(tmp_path: Path) -> None:
    table = open_table(write(tmp_path, [["甲", "乙", "丙", "丁", "戊"], *priced(12)]))
    assert table.has_header
    assert table.header[0] == "甲"


def test_a_title_above_the_header_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, [["房源一览", "", "", "", ""], *ROWS])
    assert open_table(path).header == tuple(HEADER)
    assert [row.line for row in read(path)][:2] == [3, 4]


def test_a_running_number_without_name_is_seen(tmp_path: Path) -> None:
    rows = [["", *HEADER], *([str(at), *row] for at, row in enumerate(priced(12)))]
    assert open_table(write(tmp_path, rows)).indexed
    # counted anew on every page
    rows = [["", *HEADER], *([str(at % 6), *row] for at, row in enumerate(priced(60)))]
    assert open_table(write(tmp_path, rows)).indexed


def test_a_header_one_cell_short_lacks_the_name_of_the_running_number(tmp_path: Path) -> None:
    path = write(tmp_path, [HEADER, *([str(at), *row] for at, row in enumerate(priced(12)))])
    assert open_table(path).header == ("", *HEADER)
    assert len(listings(path)) == 12


def test_progress_grows_to_the_size_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, [HEADER, *priced(20_000)])
    table: Table = open_table(path)
    consumed = [record.consumed for record in table.records()]
    assert consumed == sorted(consumed)
    assert 0.9 * table.size <= consumed[-1] <= table.size


def test_the_sample_is_from_all_over_a_large_file(tmp_path: Path) -> None:
    rows = priced(60_000)
    for at, row in enumerate(rows):
        row[0] = f"小区{at}"
    table = open_table(write(tmp_path, [HEADER, *rows]))
    seen = [int(row[0].removeprefix("小区")) for row in table.sample]
    assert min(seen) < 100
    assert max(seen) > 50_000
    assert len(seen) <= 1_600


def test_short_and_long_rows(tmp_path: Path) -> None:
    text = "小区,面积,总价,备注\n松鹤苑,77,5.8万,\n向阳里,60,6万\n东山家园,50,5万,,,\n振兴里,50,5万,,带车库\n"
    path = write(tmp_path, text)
    # a row may leave out a column that is empty everywhere; not one that the table lives on
    assert [row.line for row in read(path) if row.listing] == [2, 3, 4]
    assert [(reject.line, reject.field) for reject in rejects(path)] == [(5, "row")]


def test_records_know_where_they_begin() -> None:
    text = 'a,b\n"c\nd",e\n\nf,g\n'
    lines = [Line(line, at, at) for at, line in enumerate(text.splitlines(keepends=True), start=1)]
    rows = list(read_records(lines, ","))
    assert [(record.line, record.cells) for record in rows] == [(1, ["a", "b"]), (2, ["c\nd", "e"]), (5, ["f", "g"])]
