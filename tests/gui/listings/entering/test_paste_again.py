"""Correcting pasted adverts: nothing the user did is lost when the text or the city changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.home import Home
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.entering.paste_dialog import TAKE, PasteDialog
from tests.helpers.typing_in import enter

PRICE = 1


def opened(context: Context, qtbot: QtBot, text: str) -> PasteDialog:
    dialog = PasteDialog(context, text)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.drafts) == len(text.splitlines()))
    return dialog


def put(dialog: PasteDialog, line: int, at: int, text: str) -> None:
    item = dialog.table.item(line, at)
    assert item is not None
    item.setText(text)


def untick(dialog: PasteDialog, line: int) -> None:
    item = dialog.table.item(line, TAKE)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)


def test_corrections_outlast_a_change_of_text_and_city(context: Context, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot, "55平 3万\n62平 4万\n58平 面议")
    put(dialog, 0, PRICE, "2.8万")
    put(dialog, 2, PRICE, "33000")
    untick(dialog, 1)
    enter(qtbot, dialog.city, "鹤岗")
    QTest.keyClicks(dialog.city, " ")  # pasting emits no textEdited in every Qt
    qtbot.waitUntil(lambda: dialog.drafts[0].cells["city"] == "鹤岗")
    dialog.text.appendPlainText("70平 5万")
    qtbot.waitUntil(lambda: len(dialog.drafts) == 4)
    saved: list[list[Home]] = []
    dialog.homes_saved.connect(saved.append)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert [home.asking_price for home in saved[0]] == [yuan(28_000), yuan(33_000), yuan(50_000)]
    assert [home.note for home in saved[0]] == ["55平 3万", "58平 面议", "70平 5万"]


def test_a_contact_is_masked_where_what_was_understood_is_shown(context: Context, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot, "62平 3万 电话13812345678")
    qtbot.waitUntil(lambda: "62平" in dialog.marked.toPlainText())
    assert "13812345678" not in dialog.marked.toPlainText()
    assert dialog.drafts[0].advert.description.extra["电话"] == "13812345678"


def test_a_wrong_cell_keeps_the_advert_out_until_it_is_right(context: Context, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot, "62平 3万")
    assert dialog.save_button.isEnabled()
    put(dialog, 0, PRICE, "cheap")
    assert not dialog.save_button.isEnabled()
    put(dialog, 0, PRICE, "31000")
    assert dialog.save_button.isEnabled()
