"""Files made to take all time or all memory: each ends in a sentence, or is read, within a second or two."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.old_office import most_places, streams_of
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.rows.reading import read_listings

SECONDS = 8
MEMORY = 1_000_000_000

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>小区</t></is></c><c r="B1" t="inlineStr"><is><t>总价</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>光宇</t></is></c><c r="B2"><v>3.5</v></c></row>'
)


def xlsx(cells: str, shared: bytes = b"", prefix: str = "") -> bytes:
    """A workbook of one sheet."""
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{HEAD}{cells}</sheetData></worksheet>'
    if prefix:
        sheet = sheet.replace("</", f"</{prefix}:").replace("<", f"<{prefix}:").replace(f"<{prefix}:/", "</")
        sheet = sheet.replace("xmlns=", f"xmlns:{prefix}=")
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="a" Type="{_TYPE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_TYPE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="b" Type="{_TYPE}/worksheet" '
        f'Target="worksheets/s.xml"/><Relationship Id="c" Type="{_TYPE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/worksheets/s.xml": sheet,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        if shared:
            archive.writestr("xl/sharedStrings.xml", shared)
    return made.getvalue()


def ods(rows: str) -> bytes:
    table, text, office = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("table", "text", "office"))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}">'
            f'<office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return made.getvalue()


def ods_row(*cells: str, repeated: str = "", columns: str = "") -> str:
    more = f' table:number-columns-repeated="{columns}"' if columns else ""
    text = "".join(
        f'<table:table-cell office:value-type="string"{more}><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    over = f' table:number-rows-repeated="{repeated}"' if repeated else ""
    return f"<table:table-row{over}>{text}</table:table-row>"


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _sector(numbers: list[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers).ljust(512, b"\xff")


def xls(row: int, column: int, *, far: bool = False, short: bool = False) -> bytes:
    """A compound file with a workbook of one number; `far` says so of the whole sheet; `short` in short sectors."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)
    dimensions = struct.pack("<IIHHH", 0, 0x7FFFFFFF if far else 1, 0, 0xFFFF if far else 1, 0)
    sheet = _record(0x0809, begin) + _record(0x0200, dimensions)
    sheet += _record(0x0203, struct.pack("<HHHd", row, column, 0, 1.0)) + _record(0x000A)
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    offset = len(head) + 4 + 9 + 4
    stream = head + _record(0x0085, struct.pack("<IHBB", offset, 0, 1, 0) + b"S") + _record(0x000A) + sheet
    stream = stream.ljust(512 if short else 4096, b"\0")

    def entry(name: str, kind: int, child: int, first: int, length: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<III", first, length, 0)

    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    sectors = len(stream) // 512
    # sectors: the table, the directory, the table of short sectors, then the stream
    table = [0xFFFFFFFD, end, end, *range(4, 3 + sectors), end]
    root = entry("Root Entry", 5, 1, 3 if short else end, len(stream) if short else 0)
    directory = root + entry("Workbook", 2, free, 0 if short else 3, len(stream))
    inside = [*range(1, 8), end]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 2 if short else end, 1 if short else 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    return header + _sector(table) + directory.ljust(512, b"\0") + _sector(inside) + stream


def lying_about_its_size() -> bytes:
    """Shared strings of 420 MB whose archive says that they are few."""
    packing = zlib.compressobj(1, wbits=-15)
    packed = b"".join(packing.compress(b"<si><t>" + b"a" * (1 << 20)) for _ in range(420)) + packing.flush()
    data = bytearray(xlsx("", b"x"))
    # the last member is the one that was written last: replace it whole
    name = b"xl/sharedStrings.xml"
    at = data.index(b"PK\x03\x04", data.index(b"xl/worksheets/s.xml"))
    central = data.index(b"PK\x01\x02")
    directory = bytes(data[central : data.rindex(b"PK\x05\x06")])
    header = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), 100, len(name), 0)
    new = data[:at] + header + name + packed
    entry_at = directory.index(name) - 46
    entry = bytearray(directory[entry_at:])
    struct.pack_into("<3I", entry, 16, 0, len(packed), 100)
    count = directory.count(b"PK\x01\x02")
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(new), 0)
    return bytes(new) + directory[:entry_at] + bytes(entry) + end


TABLE = b"<html><table><tr><th>\xe5\xb0\x8f\xe5\x8c\xba<th>\xe6\x80\xbb\xe4\xbb\xb7<tr><td>A<td>3.5</table>"
FILES: dict[str, Callable[[], bytes]] = {
    "comments before a table": lambda: b"<!---->" * 2_300 + "小区,总价\n光宇,3.5\n".encode(),
    "brackets only": lambda: b"[" * 100_000,
    "objects in objects": lambda: b'[{"a":' * 20_000,
    "an object in an object in an object": lambda: b'{"a":' * 20_000,
    "a string of 20 MB": lambda: b'[{"a": "' + b"x" * (20 << 20),
    "tags that never end": lambda: TABLE + b"<a " * 200_000,
    "attributes that never end": lambda: TABLE + b'<a x="' * 200_000,
    "attributes in single quotes": lambda: TABLE + b"<a x='" * 200_001,
    "ends of nothing": lambda: TABLE + b"</" * 300_000,
    "comments that never end": lambda: TABLE + b"<!--" * 200_000,
    "scripts that never end": lambda: TABLE + b"<script>" * 100_000,
    "attributes without values": lambda: TABLE + b"<td " + b"a=" * 300_000 + b">",
    "tables in tables": lambda: TABLE + b"<table><tr><td>" * 30_000,
    "cells over all rows": lambda: b"<table><tr>" + b"<td rowspan=60000 colspan=50>x" * 100 + b"<tr><td>y" * 50_000,
    "a far cell in a row without number": lambda: xlsx('<row><c r="XFD1048576"><v>1</v></c></row>'),
    "a far cell in single quotes": lambda: xlsx("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
    "a far cell behind a sign": lambda: xlsx('<row><c x=">" r="XFD1048576"><v>1</v></c></row>'),
    "a far cell where pieces meet": lambda: xlsx(
        "<!--" + "x" * ((1 << 20) - len(HEAD) - 119) + '--><row><c x=">" r="XFD1048576"><v>1</v></c></row>'
    ),
    "a far cell with blanks": lambda: xlsx('<row><c\n r = "XFD1048576" ><v>1</v></c></row>'),
    "a far cell in small letters": lambda: xlsx('<row><c r="xfd1048576"><v>1</v></c></row>'),
    "a far cell with a prefix": lambda: xlsx('<row><c r="XFD1048576"><v>1</v></c></row>', prefix="x"),
    "a cell rather far": lambda: xlsx('<row r="1048576"><c r="BD1048576"><v>1</v></c></row>'),
    "cells without place below a far row": lambda: xlsx('<row r="1048576">' + "<c><v>1</v></c>" * 16_000 + "</row>"),
    "repeated cells": lambda: ods(ods_row("小区", "总价") + ods_row("x", repeated="1000000", columns="60")),
    "repeated rows": lambda: ods(ods_row("小区", "总价") + ods_row("x", "1", repeated="1000000000")),
    "repeated empty cells": lambda: ods(ods_row("小区", "总价") + ods_row("x", columns="1000000000")),
    "an old workbook with a far cell": lambda: xls(65_535, 60_000),
    "an old workbook that says it is large": lambda: xls(1, 1, far=True),
    "a small old workbook with a far cell": lambda: xls(65_535, 60_000, short=True),
    "an old workbook in circles": lambda: (
        xls(1, 1)[:44]
        + struct.pack("<I", 0xFFFF)
        + xls(1, 1)[48:68]
        + struct.pack("<II", 1, 0xFFFFFFF)
        + xls(1, 1)[76:512]
        + struct.pack("<128I", *[1] * 128) * 40_000
    ),
    "an old workbook whose sectors go round": lambda: xls(1, 1)[:512] + _sector([0xFFFFFFFD, 1]) + xls(1, 1)[1024:],
    "shared strings that lie": lying_about_its_size,
}


@pytest.mark.skipif(sys.platform == "win32", reason="no bound to memory there")
@pytest.mark.parametrize("name", FILES)
def test_neither_time_nor_memory_is_lost(tmp_path: Path, name: str) -> None:
    path = tmp_path / "homes.dat"
    path.write_bytes(FILES[name]())
    code = (
        f"import sys, resource; resource.setrlimit(resource.RLIMIT_DATA, ({MEMORY}, {MEMORY}));"
        "from pathlib import Path; from tests.ingest.readers.test_hostile import outcome;"
        "print(outcome(Path(sys.argv[1])))"
    )
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.startswith(("read ", "refused "))
    assert time.monotonic() - start < SECONDS * 4  # a loaded machine


def outcome(path: Path) -> str:
    """What becomes of a file; run in a process of its own."""
    start = time.process_time()
    text = "refused"
    with contextlib.suppress(UnreadableFile):
        table = open_table(path)
        text = f"read {sum(1 for _ in read_listings(table, guess_mapping(table)))}"
    took = time.process_time() - start
    assert took < SECONDS, took
    return text + " rows"


@pytest.mark.parametrize("short", [False, True])
def test_an_old_workbook_is_measured(tmp_path: Path, short: bool) -> None:
    assert max(most_places(stream.data) for stream in streams_of(xls(9, 4, short=short))) == 50
    assert max(most_places(stream.data) for stream in streams_of(xls(65_535, 60_000, short=short))) > 1 << 31
    (tmp_path / "homes.xls").write_bytes(xls(65_535, 60_000, short=short))
    with pytest.raises(UnreadableFile, match="too large"):
        open_table(tmp_path / "homes.xls")


def test_formats_that_reach_to_the_end_of_a_sheet_are_no_cells(tmp_path: Path) -> None:
    path = tmp_path / "homes.xlsx"
    path.write_bytes(xlsx('<row r="1048576" s="1"><c r="A1048576" s="1"/><c r="XFD1048576" s="2"/></row>'))
    assert [record.cells for record in open_table(path).records()] == [["光宇", "3.5"]]
    empty = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell'
    empty += ' table:number-columns-repeated="16384"/>'
    path.write_bytes(ods(ods_row("小区", "总价") + ods_row("光宇", "3.5") + empty + "</table:table-row>"))
    assert [record.cells for record in open_table(path).records()] == [["光宇", "3.5"]]
