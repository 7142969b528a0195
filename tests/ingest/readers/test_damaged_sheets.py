"""A sheet that cannot be read is named; the others are read all the same. And JSON whose texts hold ends of lines."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.paths import profile
from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.text.translator import Translator
from tests.ingest.files import priced, read, said

HEADER = ["小区", "区域", "面积", "总价", "单价"]


def workbook(folder: Path, *sheets: str, damaged: tuple[int, ...] = (), chart: bool = False) -> Path:
    """Sheets of ten homes each; of the damaged ones the XML names an entity that is nowhere declared."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for name in sheets:
            sheet = book.add_worksheet(name)
            for at, row in enumerate([HEADER, *priced(10)]):
                sheet.write_row(at, 0, row)
        if chart:
            drawn = book.add_chart({"type": "line"})
            drawn.add_series({"values": f"={sheets[0]}!$C$2:$C$9"})
            book.add_chartsheet("图").set_chart(drawn)
    path = folder / "homes.xlsx"
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            data = before.read(info)
            if info.filename in {f"xl/worksheets/sheet{at}.xml" for at in damaged}:
                data = data.replace(
                    b"<sheetData>", b"<sheetData><row><c t='inlineStr'><is><t>&a9;</t></is></c></wrong>"
                )
            after.writestr(info.filename, data)
    return path


def test_a_damaged_sheet_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, "工农", "坏", damaged=(2,))
    table = open_table(path)
    assert (table.part, table.left_out, table.damaged) == ("工农", (), ("坏",))
    assert [(one.name, one.damaged) for one in table.parts] == [("工农", False), ("坏", True)]
    assert len(read(path)) == 10
    summary = import_file(profile(tmp_path / "data"), path, Translator("en"))
    assert (summary.listings, summary.damaged) == (10, ("坏",))


def test_a_damaged_sheet_that_is_asked_for_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as raised:
        open_table(workbook(tmp_path, "工农", "坏", damaged=(2,)), "坏")
    assert said(raised.value.message) == 'The sheet "坏" of homes.xlsx cannot be read: it is damaged.'


def test_a_sheet_of_charts_is_not_damaged(tmp_path: Path) -> None:
    table = open_table(workbook(tmp_path, "工农", chart=True))
    assert (table.parts, table.damaged) == ((), ())


def test_a_workbook_of_damaged_sheets_only_is_not_called_empty(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as raised:
        open_table(workbook(tmp_path, "工农", "向阳", damaged=(1, 2)))
    assert "damaged" in said(raised.value.message)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "gb18030"])
def test_texts_of_json_lines_may_hold_other_ends_of_lines(tmp_path: Path, codec: str) -> None:
    odd = ["\u2028", "\u0085", "\u2029", "\x7f"]
    rows = [{"小区": "光宇", "面积": 60 + at, "总价": 3.5, "备注": f"a{odd[at % 4]}b"} for at in range(12)]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path = tmp_path / "homes.jsonl"
    path.write_bytes(text.encode(codec))
    assert [row.reject for row in read(path) if row.reject] == []
    assert len(read(path)) == 12
