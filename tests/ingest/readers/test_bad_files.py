"""Files that cannot be taken in: each has its sentence, and something to do about it."""

from __future__ import annotations

import gzip
import io
import os
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.ingest.readers import opening
from tests.ingest.files import complaint, priced, read, write, written
from tests.ingest.readers.compound import compound

HEADER = "小区名称,区域,面积,总价,单价\n"
UTF8_LINE = "光明新村南区二期,工农,60,6,1000\n"
GBK_LINE = "幸福小区一号院,向阳,60,6,1000\n"


def of_bytes(folder: Path, content: bytes, name: str = "homes.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_missing_file(tmp_path: Path) -> None:
    assert complaint(tmp_path / "gone.csv")[0] == "There is no file gone.csv."


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "homes.csv").mkdir()
    assert complaint(tmp_path / "homes.csv")[0] == "homes.csv is a folder, not a file."


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"  \r\n \n", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    assert complaint(of_bytes(tmp_path, content))[0] == "homes.csv is empty."


def test_nothing_but_delimiters(tmp_path: Path) -> None:
    sentence, _ = complaint(of_bytes(tmp_path, b",,,\n,,,\n"))
    assert sentence == "homes.csv holds no rows, only delimiters and blanks."


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, [["小区", "总价"], ["甲", "5万"]])

    def refuse(self: Path, *_: Any, **__: Any) -> io.BytesIO:
        raise PermissionError(13, "Permission denied", str(self))

    # a test may run as root, whom no permission stops
    monkeypatch.setattr(Path, "open", refuse)
    sentence, hint = complaint(path)
    assert sentence == "You are not allowed to read homes.csv."
    assert "folder of your own" in hint


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, [["小区", "总价"], ["甲", "5万"]])

    def fail(_: Path, *__: Any, **___: Any) -> io.BytesIO:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert complaint(path)[0] == "homes.csv could not be read: Input/output error."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "homes.csv")
    assert complaint(tmp_path / "homes.csv")[0] == "homes.csv is not an ordinary file."


def test_a_file_larger_than_any_list_of_homes(tmp_path: Path) -> None:
    path = of_bytes(tmp_path, b"")
    os.truncate(path, (4 << 30) + 1)  # holes: nothing of it is on the disk
    assert complaint(path)[0] == "homes.csv is larger than any list of homes: 4 GB at most."


def office(name: str, *, mimetype: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype" if mimetype else "[Content_Types].xml", mimetype or "<Types/>")
        archive.writestr(name, "<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "advice"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "a picture (PNG)", "Choose a table"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "a picture (JPEG)", "Choose a table"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document", "paste them"),
        (b"{\\rtf1\\ansi homes}", "a text document (RTF)", "Word or WPS"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(99), "a packed archive (RAR)", "Unpack it first"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(99), "a packed archive (7z)", "Unpack it first"),
        (office("word/document.xml"), "a Word document", "Word or WPS"),
        (office("ppt/presentation.xml"), "a presentation", "paste them"),
        (office("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "a text document (ODT)", "WPS"),
        (office("Index/Document.iwa"), "a Numbers or Pages document", "Excel or CSV"),
        (compound(("WordDocument", None)), "a Word document", "Word or WPS"),
        (compound(("PowerPoint Document", None)), "a presentation", "paste them"),
        (b"SQLite format 3\x00" + bytes(99), "a database (SQLite)", "Choose a table"),
        (b"<?xml version='1.0'?><homes><home/></homes>", "a web page or XML file", "save it as “CSV UTF-8”"),
    ],
)
def test_other_kinds_of_file_are_named(tmp_path: Path, content: bytes, kind: str, advice: str) -> None:
    sentence, hint = complaint(of_bytes(tmp_path, content))
    assert sentence == f"homes.csv is {kind}: no listings can be read from it."
    assert advice in hint


def test_a_document_in_an_archive_is_named_too(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("homes.docx", office("word/document.xml"))
    assert "is a Word document" in complaint(of_bytes(tmp_path, stream.getvalue(), "homes.zip"))[0]


def test_an_encrypted_workbook_is_locked_not_damaged(tmp_path: Path) -> None:
    sentence, hint = complaint(of_bytes(tmp_path, compound(("EncryptedPackage", None), ("EncryptionInfo", None))))
    assert sentence == "homes.csv is locked with a password."
    assert "save it without a password" in hint


def test_what_was_put_into_a_document_does_not_tell_what_it_is(tmp_path: Path) -> None:
    workbook = compound(("Workbook", None), ("MBD01", ("WordDocument",)))
    assert complaint(of_bytes(tmp_path, workbook))[0] == "homes.csv holds no table: its sheets are empty."
    letter = compound(("WordDocument", None), ("ObjectPool", ("Workbook",)))
    assert "is a Word document" in complaint(of_bytes(tmp_path, letter))[0]


def test_nul_bytes(tmp_path: Path) -> None:
    sentence, _ = complaint(of_bytes(tmp_path, (HEADER + "甲,\x00,1,1,1\n").encode()))
    assert sentence == "homes.csv is not text: line 2 holds bytes (NUL) that no text has."


def test_chinese_lines_and_then_one_in_utf8_are_never_read_as_nonsense(tmp_path: Path) -> None:
    content = (HEADER + GBK_LINE * 50).encode("gbk") + UTF8_LINE.encode() + GBK_LINE.encode("gbk")
    sentence, hint = complaint(of_bytes(tmp_path, content))
    assert sentence.startswith("homes.csv mixes two encodings: line 52 is not written like the lines before it")
    assert "save all of it as UTF-8" in hint


def test_utf8_lines_and_then_one_in_gbk(tmp_path: Path) -> None:
    content = (HEADER + UTF8_LINE * 50).encode() + GBK_LINE.encode("gbk") + UTF8_LINE.encode()
    assert "line 52 is not written" in complaint(of_bytes(tmp_path, content))[0]


def test_a_mark_of_utf8_before_gbk(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + (HEADER + GBK_LINE * 9).encode("gbk")
    assert "mixes two encodings: line 1" in complaint(of_bytes(tmp_path, content))[0]


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    content = (HEADER + UTF8_LINE * 20 + "光明新村南区二期").encode()[:-1]
    sentence, hint = complaint(of_bytes(tmp_path, content))
    assert sentence == "homes.csv breaks off in the middle of a character in its last line, 22."
    assert "fetch it again" in hint


@pytest.mark.parametrize(("codec", "line"), [("utf-8", UTF8_LINE), ("gb18030", GBK_LINE)])
def test_a_stray_byte_among_many_rows_costs_its_row_alone(tmp_path: Path, codec: str, line: str) -> None:
    whole, torn = line.encode(codec), line[:2].encode(codec) + b"\xff" + line[2:].encode(codec)
    rows = read(of_bytes(tmp_path, HEADER.encode(codec) + whole * 150 + torn + whole * 49))
    rejects = [row.reject for row in rows if row.reject is not None]
    assert len(rows) == 200
    assert [reject.line for reject in rejects] == [152]
    assert rejects[0].reason.text.startswith("Some bytes of this row are no characters")
    assert "\ufffd" in rejects[0].cells[0]
    # where it is more than one line in a hundred, the encoding is another one
    several = of_bytes(tmp_path, HEADER.encode(codec) + (whole * 50 + torn) * 4)
    assert "line 52" in complaint(several)[0]


def test_neither_encoding(tmp_path: Path) -> None:
    content = b"name,price\ncaf\xe9,5\n\xff\xff,6\n"
    sentence, _ = complaint(of_bytes(tmp_path, content))
    assert sentence == "The characters of homes.csv are neither UTF-8, GB18030 nor Big5, from line 2 on."


def test_a_damaged_packed_file(tmp_path: Path) -> None:
    packed = gzip.compress(written(priced(5_000)).encode())[:-100]
    sentence, hint = complaint(of_bytes(tmp_path, packed, "homes.csv.gz"))
    assert sentence == "homes.csv.gz is a packed file (gzip) that is damaged or incomplete."
    assert "Download or copy it again" in hint


def test_a_damaged_name_inside_an_archive(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("房源.csv", written(priced(5)))
    # the name stands twice; where the file begins it is no text any more
    damaged = stream.getvalue().replace("房源.csv".encode(), b"\xff" * len("房源.csv".encode()), 1)
    sentence, _ = complaint(of_bytes(tmp_path, damaged, "homes.zip"))
    assert sentence == "homes.zip is a packed archive (ZIP) that is damaged or incomplete."


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_one_line_of_five_megabytes_costs_neither_time_nor_memory(tmp_path: Path, encoding: str) -> None:
    path = of_bytes(tmp_path, (HEADER + "甲," + "x" * 5_000_000 + "\n").encode(encoding))
    tracemalloc.start()
    start = time.monotonic()
    sentence, _ = complaint(path)
    took, (_, peak) = time.monotonic() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sentence == "Line 2 of homes.csv is longer than one million characters: it is not a table."
    assert took < 2
    assert peak < 4_000_000


def test_two_hundred_columns(tmp_path: Path) -> None:
    rows = [[f"c{at}" for at in range(200)], ["1"] * 200]
    sentence, hint = complaint(write(tmp_path, rows))
    assert sentence == "homes.csv has 200 columns: more than a table of homes can have."
    assert "100 at most" in hint


def test_one_column(tmp_path: Path) -> None:
    sentence, _ = complaint(write(tmp_path, "小区\n松鹤苑\n向阳里\n"))
    assert sentence == "homes.csv has only one column; no comma, tab, semicolon or bar divides its lines."


def test_a_header_without_rows(tmp_path: Path) -> None:
    assert complaint(write(tmp_path, HEADER))[0] == "homes.csv has a header in line 1 and no rows below it."


def test_no_price_in_any_column(tmp_path: Path) -> None:
    sentence, hint = complaint(write(tmp_path, [["姓名", "地址"], ["甲", "向阳路1号"], ["乙", "工农路2号"]]))
    assert sentence == "No column of homes.csv can be taken for a price. Its columns are: 姓名, 地址."
    assert "总价" in hint


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, [["小区", "区域", "面积", "总价", "单价"], *priced(10)])
    opened = opening.open_table(path)
    path.write_bytes((HEADER + GBK_LINE * 5).encode("gbk"))
    with pytest.raises(UnreadableFile):
        list(opened.records())
