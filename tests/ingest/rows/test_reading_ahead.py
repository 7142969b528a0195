"""Rows read in a process of their own are those read here; its end, of whatever kind, is told and leaves nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from hegang_desktop.app.importing import file_import
from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.paths import profile
from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.rows.reading import ReadRow
from hegang_desktop.ingest.rows.reading_ahead import ROWS_AT_ONCE, can_read_ahead, read_ahead
from hegang_desktop.text.translator import Translator
from tests.ingest.files import priced, read, write

pytestmark = pytest.mark.skipif(not can_read_ahead(), reason="no process is forked here, or there is one processor")


@pytest.fixture
def rows(tmp_path: Path) -> list[ReadRow]:
    """More than a few batches, some of the rows rejects with amounts in their reasons."""
    lines = priced(3 * ROWS_AT_ONCE)
    lines[5], lines[-1] = [*lines[5], "one too many"], ["" for _ in lines[-1][:-1]] + ["0万"]
    result = read(write(tmp_path, lines))
    assert any(row.reject for row in result)
    return result


def no_child_is_left() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def columns_of(data: Path) -> dict[str, bytes]:
    return {str(file.relative_to(data)): file.read_bytes() for file in data.glob("catalog-columns/*/*.*")}


def test_they_are_the_same_rows(rows: list[ReadRow]) -> None:
    assert list(read_ahead(lambda: iter(rows))) == rows
    assert no_child_is_left()


def test_what_is_wrong_with_the_file_is_told_after_the_rows_before_it(rows: list[ReadRow]) -> None:
    def broken() -> Iterator[ReadRow]:
        yield from rows
        raise UnreadableFile(msg("{name} is damaged.", name="homes.csv"), msg("Fetch it again."))

    got: list[ReadRow] = []
    with pytest.raises(UnreadableFile) as refusal:
        got.extend(read_ahead(broken))
    assert refusal.value.message == msg("{name} is damaged.", name="homes.csv")
    assert refusal.value.hint == msg("Fetch it again.")
    assert no_child_is_left()


def test_a_reader_that_is_ended_is_out_of_memory(rows: list[ReadRow]) -> None:
    def ended() -> Iterator[ReadRow]:
        yield from rows[:10]
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(MemoryError):
        list(read_ahead(ended))
    assert no_child_is_left()


def test_a_fault_of_ours_keeps_its_traceback() -> None:
    def faulty() -> Iterator[ReadRow]:
        raise ZeroDivisionError
        yield

    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(read_ahead(faulty))


def test_who_stops_early_leaves_no_process(rows: list[ReadRow]) -> None:
    def endless() -> Iterator[ReadRow]:
        while True:
            yield from rows

    reading = read_ahead(endless)
    assert next(reading) == rows[0]
    reading.close()  # type: ignore[attr-defined]
    assert no_child_is_left()


def test_an_import_beside_its_reading_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, [*priced(3 * ROWS_AT_ONCE), ["a ragged row"]])
    plain = import_file(profile(tmp_path / "plain"), file, Translator("en"))
    monkeypatch.setattr(file_import, "LARGE", 0)
    beside = import_file(profile(tmp_path / "beside"), file, Translator("en"))
    assert beside.rows == plain.rows > 3 * ROWS_AT_ONCE - 1
    assert (beside.listings, beside.repeats, beside.rejects) == (plain.listings, plain.repeats, plain.rejects)
    assert beside.first_rejects == plain.first_rejects
    assert columns_of(tmp_path / "beside") == columns_of(tmp_path / "plain") != {}
    assert no_child_is_left()
