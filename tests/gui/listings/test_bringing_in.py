"""Ways in: pasted adverts, a home heard of, sheets, remembered columns, rejects put right, an import taken back."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.entering.paste_dialog import PasteDialog
from hegang_desktop.gui.listings.entering.quick_home_dialog import QuickHomeDialog
from hegang_desktop.gui.listings.importing.history_dialog import HistoryDialog
from hegang_desktop.gui.listings.importing.import_dialog import ImportDialog
from hegang_desktop.gui.listings.importing.rejects_dialog import FIRST_CELL, RejectsDialog
from hegang_desktop.gui.listings.page import ListingsPage
from tests.gui.listings.test_page import shown
from tests.helpers.typing_in import enter

D = TypeVar("D", bound=QDialog)
CHILD = 20_000
OpenPage = Callable[[], ListingsPage]
HEADER = "小区名称,城市,建筑面积,总价(万元)"


def child_of(parent: QWidget, kind: type[D]) -> D:
    """The dialog of this kind that is open."""
    return next(one for one in parent.findChildren(kind) if one.isVisible())


def cell(table: QTableWidget, line: int, at: int) -> QTableWidgetItem:
    """A cell that is there."""
    item = table.item(line, at)
    assert item is not None
    return item


def taken(page: ListingsPage, file: Path, qtbot: QtBot) -> ImportDialog:
    """Import a file through the dialog."""
    page.imports.import_file(file)
    dialog = child_of(page, ImportDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=CHILD)
    dialog.take()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=CHILD)
    return dialog


def test_pasted_adverts_are_read_corrected_and_kept(open_page: OpenPage, context: Context, qtbot: QtBot) -> None:
    page = open_page()
    QApplication.clipboard().setText("工农区光宇小区 6/7楼 62平 3.5万 猫很凶\n\n向阳区 两室 58平 面议")
    page.tools.paste()
    dialog = child_of(page, PasteDialog)
    qtbot.waitUntil(lambda: len(dialog.drafts) == 2)
    assert "1 of 2 adverts will be kept" in dialog.message_label.text()
    assert "no price" in cell(dialog.table, 1, 9).text()
    assert "猫很凶" in dialog.marked.toPlainText()
    cell(dialog.table, 1, 1).setText("2.8")
    assert "2 of 2 adverts" in dialog.message_label.text()
    enter(qtbot, dialog.city, "鹤岗")
    qtbot.waitUntil(lambda: all(draft.cells["city"] == "鹤岗" for draft in dialog.drafts))
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.result is not None and len(page.result.ids) == 2)
    rows = page.results.table.rows
    homes = [row for at in (0, 1) if (row := rows.row_at(at)) is not None]
    assert [(row.price, row.description.city, row.description.floor, row.description.floors) for row in homes] == [
        (yuan(28_000), "鹤岗", None, None),
        (yuan(35_000), "鹤岗", 6, 7),
    ]
    assert context.session.library.setting("last_city", "") == "鹤岗"


def test_a_home_heard_of_is_kept_by_keyboard_alone(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    begun = time.monotonic()
    page.tools.quick_home()
    dialog = child_of(page, QuickHomeDialog)
    assert dialog.focusWidget() is dialog.price
    for edit, text in ((dialog.price, "3.5"), (dialog.area, "62"), (dialog.community, "Elm"), (dialog.floor, "5/6")):
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.phone, "13812345678")
    QTest.keyClick(dialog.phone, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page) == ["Elm"])
    assert time.monotonic() - begun < 30
    detail = page.results.detail.detail
    assert detail is not None
    assert (detail.row.price, detail.row.description.floor_area, detail.row.description.floor) == (
        yuan(35_000),
        62_00,
        5,
    )
    assert detail.description.extra["电话"] == "13812345678"


def test_a_home_heard_of_without_a_price_says_so(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    page.tools.quick_home()
    dialog = child_of(page, QuickHomeDialog)
    QTest.keyClicks(dialog.floor, "high up")
    QTest.keyClick(dialog.floor, Qt.Key.Key_Return)
    assert "price" in dialog.errors["price"].text()
    QTest.keyClicks(dialog.price, "cheap")
    dialog.save()
    assert "cheap" in dialog.errors["price"].text()
    dialog.reject()


def test_copied_cells_of_a_spreadsheet_are_a_table(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    rows = [HEADER, "光宇,鹤岗,62,3.5", "云杉,鹤岗,55,2.8"]
    QApplication.clipboard().setText("\n".join(row.replace(",", "\t") for row in rows))
    page.tools.paste()
    dialog = child_of(page, ImportDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=CHILD)
    dialog.take()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=CHILD)
    dialog.close()
    qtbot.waitUntil(lambda: shown(page) == ["Yunshan", "Guangyu"])


def test_a_sheet_is_chosen_and_read(open_page: OpenPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        for name, communities in (("first", ("Elm", "Oak", "Ash")), ("second", ("Yew",))):
            sheet = book.add_worksheet(name)
            for at, row in enumerate([HEADER, *(f"{community},鹤岗,62,3.5" for community in communities)]):
                sheet.write_row(at, 0, row.split(","))
    page = open_page()
    page.imports.import_file(file)
    dialog = child_of(page, ImportDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=CHILD)
    parts = dialog.options.parts
    assert [parts.itemData(at) for at in range(parts.count())] == ["*", "first", "second"]
    assert parts.currentData() == "first"
    assert "3 new" in dialog.counts.text()
    parts.setCurrentIndex(2)
    parts.activated.emit(2)
    qtbot.waitUntil(lambda: dialog.is_ready and "1 new" in dialog.counts.text(), timeout=CHILD)
    dialog.close()


def test_what_was_said_about_columns_is_remembered(open_page: OpenPage, tmp_path: Path, qtbot: QtBot) -> None:
    page = open_page()
    file = tmp_path / "a.csv"
    file.write_text("小区,何处,面积,总价(元)\nElm,Oak Yard,62,35000\nAsh,Oak Yard,55,28000\n" * 3, encoding="utf-8")
    page.imports.import_file(file)
    dialog = child_of(page, ImportDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=CHILD)
    assert not dialog.options.remember.isChecked()
    fields = dialog.mapping.field_combo(1)
    at = fields.findData("address")
    fields.setCurrentIndex(at)
    fields.activated.emit(at)
    enter(qtbot, dialog.city, "阜新")
    dialog.options.remember.setChecked(True)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=CHILD)
    dialog.take()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=CHILD)
    dialog.close()
    other = tmp_path / "b.csv"
    other.write_text("小区,何处,面积,总价(元)\nYew,Elm Yard,70,45000\nBay,Elm Yard,71,46000\n", encoding="utf-8")
    page.imports.import_file(other)
    again = child_of(page, ImportDialog)
    qtbot.waitUntil(lambda: again.is_ready, timeout=CHILD)
    mapping = again.mapping.mapping
    assert mapping is not None
    assert mapping.columns[1].field == "address"
    assert (again.options.remember.isChecked(), again.city.text()) == (True, "阜新")
    again.close()


def test_homes_to_let_are_taken_when_somebody_insists(open_page: OpenPage, tmp_path: Path, qtbot: QtBot) -> None:
    page = open_page()
    file = tmp_path / "let.csv"
    file.write_text(f"{HEADER},方式\nElm,鹤岗,62,3.5,整租\nOak,鹤岗,55,2.8,整租\nAsh,鹤岗,56,2.9,\n", encoding="utf-8")
    page.imports.import_file(file)
    dialog = child_of(page, ImportDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=CHILD)
    assert "1 new" in dialog.counts.text()
    assert dialog.options.insists.isVisible()
    dialog.options.insists.setChecked(True)
    qtbot.waitUntil(lambda: dialog.is_ready and "3 new" in dialog.counts.text(), timeout=CHILD)
    dialog.close()


def test_rejected_rows_are_put_right_and_an_import_is_taken_back(
    open_page: OpenPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page()
    file = tmp_path / "a.csv"
    file.write_text(f"{HEADER}\nElm,鹤岗,62,3.5\nOak,鹤岗,55,面议\nAsh,鹤岗,big,2.9\n", encoding="utf-8")
    dialog = taken(page, file, qtbot)
    assert dialog.fix_button.isVisible()
    QTest.mouseClick(dialog.fix_button, Qt.MouseButton.LeftButton)
    dialog.close()
    rejects = child_of(page, RejectsDialog)
    assert rejects.table.rowCount() == 2
    assert rejects.table.currentColumn() == FIRST_CELL + 3
    assert "Line 3, Total price" in rejects.why.text()
    cell(rejects.table, 0, FIRST_CELL + 3).setText("2.6")
    rejects.import_again()
    qtbot.waitUntil(lambda: rejects.table.rowCount() == 1, timeout=CHILD)
    qtbot.waitUntil(lambda: shown(page) == ["Oak", "Elm"])
    assert "1 new" in rejects.message_label.text()
    rejects.close()
    page.tools.show_history()
    history = child_of(page, HistoryDialog)
    qtbot.waitUntil(lambda: history.table.rowCount() == 2)
    history.table.selectRow(0)
    QTest.mouseClick(history.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(page) == ["Elm"], timeout=CHILD)
    assert "1 home removed" in history.message_label.text()
    qtbot.waitUntil(lambda: cell(history.table, 0, 9).text() == "taken back")
    history.close()


@pytest.mark.parametrize("gone", [True, False])
def test_a_rejects_file_that_is_gone_is_a_sentence(
    open_page: OpenPage, context: Context, tmp_path: Path, qtbot: QtBot, gone: bool
) -> None:
    page = open_page()
    file = tmp_path / "x-rejects.csv"
    if not gone:
        file.write_bytes(b"\xff\xfe\x00broken")
    dialog = RejectsDialog(context, file, None, page)
    qtbot.addWidget(dialog)
    assert dialog.message_label.text()
    assert not dialog.import_button.isEnabled()
