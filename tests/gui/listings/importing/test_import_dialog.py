from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.search import Search
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.importing import import_process
from hegang_desktop.gui.listings.importing.import_dialog import ImportDialog
from hegang_desktop.gui.listings.importing.import_process import ImportProcess, ImportRequest
from hegang_desktop.gui.listings.page import ListingsPage
from hegang_desktop.text.listing_fields import FIELD_WORDS
from tests.gui.listings.conftest import AnsweringDialogs
from tests.helpers.catalogue import Catalogue

CHILD_TIMEOUT = 20_000
HEADER = ("小区名称", "所在区域", "户型", "建筑面积", "总价(万元)", "备用")


@pytest.fixture
def homes_file(tmp_path: Path) -> Path:
    """Six fictional homes and a row without a price."""
    rows = [
        (f"虚构{name}小区", "工农区", "2室1厅", f"{50 + at}.5平米", f"{3 + at}.2", f"note {at}")
        for at, name in enumerate("甲乙丙丁戊己")
    ]
    rows.append(("虚构庚小区", "工农区", "2室1厅", "70平米", "面议", ""))
    file = tmp_path / "homes 房源.csv"
    file.write_text("\n".join(",".join(row) for row in (HEADER, *rows)) + "\n", encoding="gb18030")
    return file


@pytest.fixture
def open_dialog(context: Context, qtbot: QtBot) -> Iterator[Callable[[Path], ImportDialog]]:
    dialogs: list[ImportDialog] = []

    def show(file: Path) -> ImportDialog:
        dialog = ImportDialog(context, file)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialogs.append(dialog)
        dialog.show()
        return dialog

    yield show
    for dialog in dialogs:
        dialog.reject()


def wait_until_read(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=CHILD_TIMEOUT)


def count(paths: Paths) -> int:
    return Catalogue(paths).search().all_homes


def test_a_file_is_previewed_read_and_taken(
    open_dialog: Callable[[Path], ImportDialog], homes_file: Path, paths: Paths, context: Context, qtbot: QtBot
) -> None:
    dialog = open_dialog(homes_file)
    wait_until_read(qtbot, dialog)
    assert dialog.counts.text() == "7 rows read: 6 new, 0 seen again, 0 repeats, 1 rejected"
    assert dialog.mapping.field_combo(4).currentText() == "Total price"
    assert dialog.mapping.unit_combo(4).currentText() == "10,000 yuan"
    assert dialog.homes.rowCount() == 6
    rejected = dialog.rejects.item(0, 3)
    assert rejected is not None
    assert rejected.text().startswith("虚构庚小区")
    assert count(paths) == 0
    with qtbot.waitSignal(dialog.import_ended, timeout=CHILD_TIMEOUT):
        QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert len(Catalogue(paths).ids()) == 6
    assert dialog.notice_text.text() == "Imported."
    QTest.mouseClick(dialog.rejects_button, Qt.MouseButton.LeftButton)
    assert isinstance(context.dialogs, AnsweringDialogs)
    assert [file.exists() for file in context.dialogs.shown] == [True]


def test_it_changes_language_with_the_window_while_and_after_it_reads(
    open_dialog: Callable[[Path], ImportDialog], homes_file: Path, context: Context, qtbot: QtBot
) -> None:
    dialog = open_dialog(homes_file)
    context.texts.choose("zh_CN")
    assert dialog.counts.text() == "正在读…"
    context.texts.choose("en")
    wait_until_read(qtbot, dialog)
    with qtbot.waitSignal(dialog.import_ended, timeout=CHILD_TIMEOUT):
        dialog.take()
    context.texts.choose("zh_CN")
    shown = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible() and one.text() != homes_file.name]
    shown += [one.text() for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    shown += [one.currentText() for one in dialog.findChildren(QComboBox) if one.isVisible()]
    english = [text for text in shown if re.search("[a-z]{3}", text.replace("note", ""))]
    assert english == []


def test_another_mapping_is_read_again_and_counts(
    open_dialog: Callable[[Path], ImportDialog], homes_file: Path, paths: Paths, qtbot: QtBot
) -> None:
    dialog = open_dialog(homes_file)
    wait_until_read(qtbot, dialog)
    QTest.keyClick(dialog.mapping.field_combo(3), Qt.Key.Key_Down)
    assert dialog.mapping.field_combo(3).currentText() == "Interior area"
    assert not dialog.is_ready
    # pressed too early: it waits for the new reading
    dialog.take()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=CHILD_TIMEOUT)
    homes = Catalogue(paths)
    advert = homes.detail(homes.ids()[0]).description
    assert (advert.floor_area, advert.interior_area) == (None, 50_50)


def test_a_field_can_be_held_by_one_column_only(
    open_dialog: Callable[[Path], ImportDialog], homes_file: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(homes_file)
    wait_until_read(qtbot, dialog)
    spare = dialog.mapping.field_combo(5)
    spare.setCurrentIndex(list(FIELD_WORDS).index("community") - 1)
    QTest.keyClick(spare, Qt.Key.Key_Down)
    assert spare.currentText() == "Community"
    assert dialog.mapping.field_combo(0).currentText() == "Kept as extra"


def test_the_city_of_rows_that_name_none_is_kept(
    open_dialog: Callable[[Path], ImportDialog], homes_file: Path, paths: Paths, qtbot: QtBot
) -> None:
    dialog = open_dialog(homes_file)
    qtbot.waitUntil(dialog.city.isVisible, timeout=CHILD_TIMEOUT)
    QTest.keyClicks(dialog.city, "Hegang")
    dialog.take()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=CHILD_TIMEOUT)
    assert len(Catalogue(paths).ids(Search(facets={"city": ("鹤岗",)}))) == 6


def test_cancelling_leaves_the_catalogue_as_it_was(
    open_dialog: Callable[[Path], ImportDialog], homes_file: Path, paths: Paths, qtbot: QtBot
) -> None:
    dialog = open_dialog(homes_file)
    wait_until_read(qtbot, dialog)
    dialog.reject()
    assert count(paths) == 0
    again = open_dialog(homes_file)
    wait_until_read(qtbot, again)
    assert again.counts.text().startswith("7 rows read: 6 new")


def test_a_file_that_is_no_table_is_refused_in_the_dialog(
    open_dialog: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "picture.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    dialog = open_dialog(file)
    qtbot.waitUntil(dialog.notice.isVisible, timeout=CHILD_TIMEOUT)
    assert "picture.csv is a picture (PNG)" in dialog.notice_text.text()
    assert dialog.notice_hint.text()
    assert dialog.other_button.isVisible()
    assert not dialog.import_button.isVisible()


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ([sys.executable, "-c", "import os; os._exit(3)"], "The import stopped before it was finished."),
        (
            ["/nowhere/no-such-program"],
            "The part of the program that reads files could not be started.",
        ),
    ],
)
def test_a_child_that_dies_becomes_a_sentence(
    command: list[str],
    sentence: str,
    context: Context,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(import_process, "child_command", lambda _: command)
    process = ImportProcess(context.paths, context.texts)
    with qtbot.waitSignal(process.failed, timeout=CHILD_TIMEOUT) as failed:
        process.start(ImportRequest(tmp_path / "any.csv"))
    assert failed.args[0] == sentence
    assert failed.args[1]


def test_the_page_imports_the_file_that_is_chosen(
    open_page: Callable[[], ListingsPage], homes_file: Path, context: Context, qtbot: QtBot
) -> None:
    page = open_page()
    assert isinstance(context.dialogs, AnsweringDialogs)
    context.dialogs.files.append(homes_file)
    QTest.mouseClick(page.heading.import_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(ImportDialog)
    assert dialog is not None
    wait_until_read(qtbot, dialog)
    QTest.keyClick(dialog.mapping, Qt.Key.Key_Return)
    assert page.result is not None
    assert page.result.all_homes == 0
    QTest.keyClick(dialog.import_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.result is not None and page.result.all_homes == 6, timeout=CHILD_TIMEOUT)
    qtbot.waitUntil(lambda: dialog.is_done)
    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
