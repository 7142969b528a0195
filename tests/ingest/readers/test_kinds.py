"""One table of the kinds of file: who adds a kind finds it in the dialogs, in archives, and read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from hegang_desktop.ingest.readers import kinds
from hegang_desktop.ingest.readers.content import Content
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.readers.reader import Reader
from hegang_desktop.ingest.readers.table import Table
from hegang_desktop.ingest.readers.text_table import READER as TEXT

SIGN = b"#homes\n"


def recognises(_: Content, beginning: bytes) -> bool:
    return beginning.startswith(SIGN)


def opened(content: Content, part: str) -> Table:
    return TEXT.open(content, part)


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader("made up", (".homes",), recognises, opened)
    monkeypatch.setattr(kinds, "READERS", (reader, *kinds.READERS))
    return reader


def test_a_kind_that_is_added_is_offered_and_read(tmp_path: Path, made_up: Reader) -> None:
    assert "*.homes" in kinds.patterns().split()
    path = tmp_path / "a.dat"
    path.write_bytes(SIGN + "小区,总价\n光宇,3万\n".encode())
    assert kinds.reader_of(Content(path)) is made_up
    assert [record.cells for record in open_table(path).records()][-1] == ["光宇", "3万"]


def test_a_kind_that_is_added_is_found_in_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("list.homes", SIGN + "小区,总价\n光宇,3万\n".encode())
        archive.writestr("picture.png", bytes(10_000))
    table = open_table(path)
    assert (table.part, table.left_out) == ("list.homes", ())


def test_packed_files_are_offered() -> None:
    assert {"*.csv", "*.xlsx", "*.mht", "*.mhtml", "*.zip", "*.gz"} <= set(kinds.patterns().split())
