"""A home heard of by telephone: from the listings by keys alone, well within half a minute."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.listings.entering.quick_home_dialog import QuickHomeDialog
from tests.helpers.running import Running, Start

SECONDS = 30
BETWEEN_KEYS_MS = 20


def asked(running: Running, qtbot: QtBot) -> QuickHomeDialog:
    """Press the keys and wait for the form."""
    window = running.window
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_H, keys)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QuickHomeDialog)))
    return next(one for one in window.findChildren(QuickHomeDialog) if one.isVisible())


def type_in(dialog: QuickHomeDialog, *texts: str) -> None:
    """Type each text where the focus is, with Tab between them and Enter after the last."""
    for text in texts[:-1]:
        QTest.keyClicks(dialog.focusWidget(), text, delay=BETWEEN_KEYS_MS)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), texts[-1], delay=BETWEEN_KEYS_MS)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_a_home_heard_of_is_kept_and_there_tomorrow(a_program: Start, qtbot: QtBot) -> None:
    running = a_program()
    began = time.monotonic()
    type_in(asked(running, qtbot), "3.5", "62", "Elm", "5/6", "13812345678", "with a view", "Hegang")
    page = running.window.listings
    qtbot.waitUntil(lambda: page.results.table.rows.rowCount() == 1)
    assert time.monotonic() - began < SECONDS
    running.quit()
    running = a_program()
    dialog = asked(running, qtbot)
    assert dialog.city.text() == "Hegang"
    type_in(dialog, "28000")
    page = running.window.listings
    qtbot.waitUntil(lambda: page.results.table.rows.rowCount() == 2)
    rows = [row for at in (0, 1) if (row := page.results.table.rows.row_at(at)) is not None]
    assert {
        (row.price, row.description.floor_area, row.description.floor, row.description.floors, row.description.city)
        for row in rows
    } == {
        (yuan(35_000), 62_00, 5, 6, "Hegang"),
        (yuan(28_000), None, None, None, "Hegang"),
    }
    assert QApplication.activeModalWidget() is None
