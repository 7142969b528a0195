"""System dialogs: the folder of the last file, and which kinds of file they offer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QFileInfo, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QTreeView

from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.gui.file_dialog import FileDialog
from hegang_desktop.ingest.readers import kinds, text_table
from hegang_desktop.ingest.readers.reader import Reader
from tests.helpers.running import Running, Start

ANY = msg("All files (*)")


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the system's dialogs were asked with: where to begin, and the pattern. A file of `tmp_path` is chosen."""
    texts: list[tuple[str, str]] = []

    def choose(dialog: FileDialog) -> Path:
        texts.append((dialog.directory().path(), ";;".join(dialog.nameFilters())))
        return tmp_path / "a.png"

    monkeypatch.setattr(FileDialog, "ask", choose)
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


@pytest.mark.parametrize("saving", [False, True])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_qts_own_file_dialog_speaks_the_language_of_the_window(
    a_program: Start, tmp_path: Path, language: str, *, saving: bool
) -> None:
    (tmp_path / "一").mkdir()
    (tmp_path / "表.csv").write_text("a")
    program = a_program(language)
    title, pattern = msg("Import listings"), msg("Excel workbook (*.xlsx);;CSV table (*.csv)")
    dialog = FileDialog(program.texts, program.window, title, tmp_path / "二.xlsx", pattern, saving=saving)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = [dialog.windowTitle(), *dialog.nameFilters()]
    words += [one.text().replace("&", "") for one in dialog.findChildren(QLabel) if one.text()]
    words += [one.text() for one in dialog.findChildren(QAbstractButton) if one.text()]
    model = dialog.findChildren(QTreeView)[0].model()
    words += [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]
    kinds = dialog.iconProvider()
    words += [kinds.type(QFileInfo(str(tmp_path / name))) for name in ("一", "表.csv", "二")]
    assert len(words) > 10
    chinese = [any("\u4e00" <= letter <= "\u9fff" for letter in text) for text in words]
    assert all(chinese) if language == "zh_CN" else not any(chinese), words
    assert dialog.directory() == QDir(str(tmp_path))
    dialog.deleteLater()
