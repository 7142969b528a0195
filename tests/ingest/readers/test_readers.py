"""Every kind of file that holds rows reads back as the same cells; what cannot be read is refused in a sentence."""

from __future__ import annotations

import base64
import contextlib
import gzip
import html
import io
import json
import quopri
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.content import Content
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.readers.table import ALL_SHEETS, Table
from hegang_desktop.ingest.rows.reading import read_listings

Rows = list[list[str]]
HEADER = ["小区名称", "总价(万)", "面积", "户型"]
ROWS = [
    ["光宇小区", "3.5", "62平米", "2室1厅"],
    ["东方家园", "5.2", "45.5平米", "1室1厅"],
    ["新城A区", "8", "90平米", "3室2厅"],
]


def workbook(sheets: dict[str, Rows]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_numbers": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(at, column, cell)
    return made.getvalue()


def as_csv(delimiter: str, codec: str) -> Callable[[Rows], bytes]:
    return lambda rows: "\r\n".join(delimiter.join(row) for row in rows).encode(codec)


def as_json(rows: Rows) -> list[dict[str, str]]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def as_html(rows: Rows) -> bytes:
    lines = ["".join(f"<td> {html.escape(cell)}</td>" for cell in row) for row in rows]
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<!DOCTYPE html><meta charset=utf-8><p>x<table><tr><td>1</table><table>{table}</table>".encode()


def as_mht(encoding: str, stated: str, codec: str) -> Callable[[Rows], bytes]:
    """As a browser saves a page with its pictures: a letter of parts, each packed for the post."""

    def write(rows: Rows) -> bytes:
        page = as_html(rows).replace(b"<meta charset=utf-8>", b"").decode().encode(codec)
        packed = quopri.encodestring(page) if encoding == "quoted-printable" else base64.encodebytes(page)
        head = (
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://hegang.58.com/ershoufang/\n"
            "Subject: =?utf-8?Q?=E9=B9=A4=E5=B2=97?=\nMIME-Version: 1.0\n"
            'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----part--x"\n\n'
        )
        parts = (
            f"------part--x\nContent-Type: text/html{stated}\nContent-Transfer-Encoding: {encoding}\n"
            f"Content-Location: https://hegang.58.com/ershoufang/\n\n{packed.decode('ascii')}\n"
            "------part--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n\n"
            "------part--x--\n"
        )
        return (head + parts).replace("\n", "\r\n").encode("ascii")

    return write


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return made.getvalue()


def by_columns(rows: Rows) -> bytes:
    columns = {name: {str(at): row[column] for at, row in enumerate(rows[1:])} for column, name in enumerate(rows[0])}
    return json.dumps(columns, ensure_ascii=False).encode()


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "csv": as_csv(",", "utf-8"),
    "bom": as_csv(",", "utf-8-sig"),
    "tsv": as_csv("\t", "gb18030"),
    "semicolon": as_csv(";", "gbk"),
    "bar": as_csv("|", "utf-16"),
    "wide comma": as_csv("，", "utf-8"),
    "utf-16 without mark": as_csv(",", "utf-16-le"),
    "utf-16 big end": as_csv(",", "utf-16-be"),
    "array": lambda rows: json.dumps(as_json(rows), ensure_ascii=False, indent=1).encode(),
    "lines": lambda rows: "\n".join(json.dumps(one, ensure_ascii=False) for one in as_json(rows)).encode(),
    "no brackets": lambda rows: "\n".join(json.dumps(one, indent=2) for one in as_json(rows)).encode(),
    "no brackets, commas": lambda rows: ",\n".join(json.dumps(one, indent=2) for one in as_json(rows)).encode(),
    "inside": lambda rows: json.dumps({"code": 0, "data": {"list": as_json(rows)}}, indent=1).encode(),
    "inside one line": lambda rows: json.dumps({"data": as_json(rows)}).encode(),
    "columns": by_columns,
    "xlsx": lambda rows: workbook({"房源": rows}),
    "xlsx with a title": lambda rows: workbook({"房源": [["鹤岗房源 2026", "", "", ""], ["", "", "", ""], *rows]}),
    "html": as_html,
    "mht": as_mht("quoted-printable", "", "utf-8"),
    "mht in gbk": as_mht("base64", '; charset="gb2312"', "gbk"),
    "mht that states nothing": as_mht("quoted-printable", "", "gbk"),
    "zipped mht": lambda rows: zipped(homes__mht=as_mht("base64", "; charset=utf-8", "utf-8")(rows)),
    "gzip": lambda rows: gzip.compress(as_csv(",", "utf-8")(rows)),
    "zip": lambda rows: zipped(homes__csv=as_csv(",", "utf-8")(rows)),
    "zipped workbook": lambda rows: zipped(homes__xlsx=workbook({"A": rows})),
    "zipped json": lambda rows: zipped(homes__json=json.dumps(as_json(rows)).encode()),
}


def opened(folder: Path, data: bytes, part: str = "") -> Table:
    path = folder / "房源 file.dat"
    path.write_bytes(data)
    return open_table(path, part)


def cells(table: Table) -> Rows:
    return [[" ".join(cell.split()) for cell in record.cells] for record in table.records() if not record.damaged]


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_gives_the_same_cells(tmp_path: Path, kind: str) -> None:
    table = opened(tmp_path, WRITERS[kind]([HEADER, *ROWS]))
    assert list(table.header) == HEADER
    assert cells(table) == ROWS
    listings = [row.listing for row in read_listings(table, guess_mapping(table)) if row.listing is not None]
    assert [one.asking_price for one in listings] == [3_500_000, 5_200_000, 8_000_000]
    assert [one.description.floor_area for one in listings] == [62_00, 45_50, 90_00]


def test_big5_is_told_from_gb(tmp_path: Path) -> None:
    rows = [
        ["小區名稱", "總價", "建築面積", "戶型", "樓層"],
        ["光宇小區", "3.5萬", "62平方米", "2室1廳", "高樓層(共7層)"],
    ] * 1
    rows += [[f"東方家園{at}號", "5.2萬", "45平方米", "1室1廳", "中樓層(共6層)"] for at in range(8)]
    table = opened(tmp_path, as_csv(",", "cp950")(rows))
    assert table.encoding == "Big5"
    (first, *_) = [row.listing for row in read_listings(table, guess_mapping(table)) if row.listing is not None]
    assert first.description.community == "光宇小區"
    assert (first.description.layout, first.description.floors) == ("2室1厅", 7)


printable = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(printable, printable, printable), min_size=1, max_size=6), st.data())
def test_cells_of_any_text_survive(tmp_path: Path, rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    table = [["小区名称", "标题", "总价"], *[list(row) for row in rows]]
    kind = data.draw(st.sampled_from(["array", "lines", "no brackets", "inside", "xlsx", "html"]))
    assert cells(opened(tmp_path, WRITERS[kind](table))) == [[" ".join(c.split()) for c in row] for row in table[1:]]


def test_sheets_are_parts_and_can_be_read_together(tmp_path: Path) -> None:
    data = workbook({"工农": [HEADER, *ROWS], "说明": [["只是一句话"]], "向阳": [HEADER, ROWS[0]]})
    table = opened(tmp_path, data)
    assert (table.part, [one.name for one in table.parts]) == ("工农", [ALL_SHEETS, "工农", "向阳"])
    assert cells(opened(tmp_path, data, "向阳")) == [ROWS[0]]
    assert cells(opened(tmp_path, data, ALL_SHEETS)) == [*ROWS, ROWS[0]]
    with pytest.raises(UnreadableFile, match="no sheet"):
        opened(tmp_path, data, "东山")


def test_tables_beside_each_other_are_parts(tmp_path: Path) -> None:
    rows = [[*left, "", *right] for left, right in zip([HEADER, *ROWS], [HEADER, *reversed(ROWS)], strict=True)]
    table = opened(tmp_path, workbook({"A": rows}))
    assert [one.name for one in table.parts if one.name != ALL_SHEETS] == ["A (A–D)", "A (F–I)"]
    assert cells(opened(tmp_path, workbook({"A": rows}), "A (F–I)")) == list(reversed(ROWS))


def test_files_of_an_archive_are_parts_and_their_names_do_no_harm(tmp_path: Path) -> None:
    data = zipped(
        **{"../../evil.csv": as_csv(",", "utf-8")([HEADER, *ROWS]), "b.csv": as_csv(",", "utf-8")([HEADER, ROWS[0]])}
    )
    assert [one.name for one in opened(tmp_path, data).parts] == ["../../evil.csv", "b.csv"]
    assert cells(opened(tmp_path, data, "b.csv")) == [ROWS[0]]
    assert cells(opened(tmp_path, data)) == ROWS
    assert [one.name for one in tmp_path.iterdir()] == ["房源 file.dat"]


def test_nested_json_is_flattened_and_links_of_a_page_are_kept(tmp_path: Path) -> None:
    nested = [{"price": {"total": 35000, "unit": "元"}, "where": ["光宇小区", "工农区"], "area": 62.0, "lift": None}]
    table = opened(tmp_path, json.dumps(nested).encode())
    assert dict(zip(table.header, cells(table)[0], strict=True)) == {
        "price.total": "35000",
        "price.unit": "元",
        "where.1": "光宇小区",
        "where.2": "工农区",
        "area": "62",
        "lift": "",
    }
    page = "<table><tr><th>小区<th>总价</tr>" + '<tr><td><a href="https://hegang.58.com/1">光宇</a><td>3万</tr>' * 3
    table = opened(tmp_path, page.encode("gbk"))
    assert table.header == ("小区", "总价", "链接")
    assert cells(table)[0][2] == "https://hegang.58.com/1"


def test_copied_cells_are_a_table(tmp_path: Path) -> None:
    pasted = tmp_path / "pasted.txt"
    pasted.write_text("\n".join("\t".join(row) for row in [HEADER, *ROWS]), encoding="utf-8")
    assert cells(open_table(pasted)) == ROWS


@pytest.mark.parametrize("kind", ["array", "lines", "no brackets"])
def test_rows_before_a_break_are_kept_and_the_break_is_a_reject(tmp_path: Path, kind: str) -> None:
    data = WRITERS[kind]([HEADER, *ROWS])
    table = opened(tmp_path, data[: -len(data) // 4])
    rows = list(read_listings(table, guess_mapping(table)))
    assert [row.listing is not None for row in rows] == [True, True, False]
    assert rows[-1].reject is not None


def bomb() -> bytes:
    return zipped(**{"homes.csv": b"0" * (200 << 20)})


def far_away() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "小区")
        sheet.write_string(1_048_575, 16_383, "x")
    return made.getvalue()


def entities() -> bytes:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    good = workbook({"A": [HEADER, *ROWS]})
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(made, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "xl/sharedStrings.xml":
                head = f'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY l0 "ha">{lol}]>'
                data = f"{head}<sst><si><t>&l9;</t></si></sst>".encode()
            target.writestr(info.filename, data)
    return made.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb": bomb,
    "gzip bomb": lambda: gzip.compress(b"0" * (300 << 20)),
    "a cell far away": far_away,
    "empty workbook": lambda: workbook({"A": []}),
    "no table": lambda: b"<html><body><p>hello</p></body></html>",
    "damaged zip": lambda: zipped(homes__csv=b"a,b\n" * 500)[:-30],
    "broken member": lambda: zipped(homes__csv=b"a,b\n" * 500).replace(b"homes.csv", b"gomes.csv", 1),
    "empty json": lambda: b"[]",
    "numbers only": lambda: b"[1, 2, 3]",
    "word file": lambda: zipped(**{"word/document.xml": b"<x/>"}),
    "old office": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<200I", *range(200)),
    "nul bytes": "小区,总价\n光宇\x00,3万\n".encode,
    "long line": lambda: b"a,b\n" + b"x" * 2_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        open_table_and_read(tmp_path, HOSTILE[name]())
    assert refusal.value.message.text
    assert refusal.value.hint is not None


def open_table_and_read(folder: Path, data: bytes) -> int:
    table = opened(folder, data)
    return sum(1 for _ in read_listings(table, guess_mapping(table)))


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    try:
        table = opened(tmp_path, entities())
    except UnreadableFile:
        return
    assert max(len(cell) for row in cells(table) for cell in row) < 100


def test_strange_values_become_rejects_or_nothing(tmp_path: Path) -> None:
    odd = ["1e309", "-62", "0", "9999999999999999", "\ud800", "١٢", "0000-00-00", "9999-12-31", "x" * 50_000]
    homes = [{"小区": "光宇", "总价": value, "面积": value, "年代": value, "挂牌时间": value} for value in odd]
    table = opened(
        tmp_path,
        json.dumps(
            [{"小区": "光宇", "总价": "3万", "面积": "62平", "年代": "1996", "挂牌时间": ""}] * 9 + homes
        ).encode(),
    )
    rows = list(read_listings(table, guess_mapping(table)))
    assert len(rows) == 18
    assert all((row.listing is None) != (row.reject is None) for row in rows)
    assert all(row.listing.asking_price > 0 for row in rows if row.listing is not None)


SEEDS = [writer([HEADER, *ROWS]) for writer in WRITERS.values()]


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_mutated_files_never_break_the_reader(tmp_path: Path, data: st.DataObject) -> None:
    seed = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(seed) - 1))
        change = data.draw(st.sampled_from(("byte", "cut", "double", "insert")))
        if change == "byte":
            seed[at] = data.draw(st.integers(0, 255))
        elif change == "cut":
            del seed[at : at + data.draw(st.integers(1, 40))]
        elif change == "double":
            seed[at:at] = seed[at : at + 40]
        else:
            seed[at:at] = data.draw(st.binary(max_size=20))
        if not seed:
            return
    with contextlib.suppress(UnreadableFile):
        open_table_and_read(tmp_path, bytes(seed))


def test_content_reads_no_more_than_it_may(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 1000)
    with pytest.raises(UnreadableFile, match="too large"):
        Content(path).read(999)
