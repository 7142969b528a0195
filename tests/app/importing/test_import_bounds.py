"""What an import promises beside its rows: tables left out are named, memory is bounded, rejects keep their lines."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.importing.rejected_rows import origin_of, read_rejects, write_again
from hegang_desktop.app.importing.report import Summary
from hegang_desktop.app.paths import profile
from hegang_desktop.domain.errors import UserError
from hegang_desktop.text.translator import Translator
from tests.helpers.program import hegang
from tests.ingest.files import priced, said, write
from tests.ingest.readers.test_readers import HEADER, ROWS, workbook


def imported(folder: Path, file: Path) -> Summary:
    return import_file(profile(folder / "data"), file, Translator("en"))


def test_tables_that_were_left_out_are_named(tmp_path: Path) -> None:
    path = tmp_path / "homes.xlsx"
    path.write_bytes(workbook({"工农": [HEADER, *ROWS], "向阳": [HEADER, ROWS[0]], "东山": [["a", "b"], ["1", "2"]]}))
    done = hegang("import", path, "--data-dir", tmp_path / "data", "--json")
    record = json.loads(done.stdout)
    assert (record["part"], record["left_out"]) == ("工农", ["向阳", "东山"])
    done = hegang("import", path, "--data-dir", tmp_path / "more", "--lang", "en")
    assert "Not read: 向阳, 东山. Choose them with --sheet NAME." in done.stdout
    done = hegang("import", path, "--data-dir", tmp_path / "all", "--json", "--sheet", "*")
    record = json.loads(done.stdout)
    assert (record["rows"], record["left_out"]) == (4, ["东山"])


def test_a_file_that_takes_all_memory_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def devour(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("hegang_desktop.app.importing.file_import.open_table", devour)
    with pytest.raises(UserError) as raised:
        imported(tmp_path, write(tmp_path, [["小区", "总价"], ["甲", "5万"]]))
    assert "more memory" in said(raised.value.message)
    assert raised.value.hint is not None


@pytest.mark.skipif(sys.platform == "win32", reason="no such bound there")
def test_the_memory_of_an_import_is_bounded() -> None:
    code = (
        "from hegang_desktop.app.importing.memory_limit import bound_memory; bound_memory(1 << 30)\n"
        "try: bytearray(5 << 30)\n"
        "except MemoryError: print('told')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3]
    )
    assert done.stdout.strip() == "told", done.stderr


def test_rows_that_are_rejected_again_keep_the_lines_of_their_file(tmp_path: Path) -> None:
    rows = [["小区", "区域", "面积", "总价", "单价", "备注"], *([*row, "一行\n两行"] for row in priced(300))]
    for at in (3, 4, 120, 250):
        rows[at][3:5] = ["面议", ""]
    paths = profile(tmp_path / "data")
    first = imported(tmp_path, write(tmp_path, rows))
    assert first.rejects_file is not None
    rejected = read_rejects(Path(first.rejects_file))
    lines = [row.line for row in rejected.rows]
    assert lines == ["6", "8", "240", "500"]
    origin = origin_of(paths, Path(first.rejects_file))
    assert origin is not None
    cells = [list(row.cells) for row in rejected.rows]
    cells[1][3] = "5.2"
    again = write_again(paths, "homes", rejected.header, [tuple(row) for row in cells], origin.mapping, lines=lines)
    second = import_file(paths, again, Translator("en"), mapping=origin.mapping)
    assert (second.rows, second.rejects) == (4, 3)
    assert [row.line for row in second.first_rejects] == [6, 240, 500]
