"""System dialogs: the folder of the last file, and which kinds of file they offer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.ingest.readers import kinds, text_table
from hegang_desktop.ingest.readers.reader import Reader
from tests.helpers.running import Running, Start

ANY = msg("All files (*)")


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the system's dialogs were asked with: where to begin, and the pattern. A file of `tmp_path` is chosen."""
    texts: list[tuple[str, str]] = []

    def choose(_parent: object, _title: str, where: str, pattern: str) -> tuple[str, str]:
        texts.append((where, pattern))
        return str(tmp_path / "a.png"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return texts


def test_the_folder_of_the_first_file_is_kept_whatever_page_asked_for_it(
    a_program: Start, asked: list[tuple[str, str]], tmp_path: Path
) -> None:
    program = a_program()
    Dialogs.ask_save_file(program.dialogs, program.window, ANY, "chart.png", ANY)
    program.quit()
    program = a_program()
    Dialogs.ask_open_file(program.dialogs, program.window, ANY, ANY)
    assert asked[1][0] == str(tmp_path)


def test_the_import_dialog_offers_every_kind_that_is_read(
    running: Running, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up = Reader("made up", (".homes",), lambda *_: False, text_table.READER.open)
    monkeypatch.setattr(kinds, "READERS", (made_up, *kinds.READERS))

    def ask(parent: object, title: object, pattern: object) -> None:
        Dialogs.ask_open_file(running.dialogs, running.window, verbatim("x"), pattern)  # type: ignore[arg-type]

    monkeypatch.setattr(running.dialogs, "ask_open_file", ask)
    running.window.listing_commands.import_file(None)
    assert "*.homes" in asked[0][1]
    assert "*.mht" in asked[0][1]
