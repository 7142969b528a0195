"""F6 and Shift+F6 walk the panes of every page, and each is entered where it was left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.message import msg
from tests.helpers.inputs import opened
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(running: Running, *, back: bool = False) -> QWidget:
    focused = QApplication.focusWidget() or running.window
    QTest.keyClick(focused, Qt.Key.Key_F6, SHIFT if back else Qt.KeyboardModifier.NoModifier)
    now = QApplication.focusWidget()
    assert now is not None
    return now


def holder(panes: tuple[QWidget, ...], focused: QWidget) -> int:
    return next(i for i, one in enumerate(panes) if one is focused or one.isAncestorOf(focused))


def begin(running: Running, qtbot: QtBot) -> None:
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    running.window.setFocus()


def test_the_panes_of_a_plan_are_walked_both_ways(running: Running, qtbot: QtBot) -> None:
    running.session.add(a_plan(), msg("New plan"))
    running.window.plans.show()
    window, page = running.window, running.window.plan
    begin(running, qtbot)
    panes = (window.rail, page.answer, page.inputs, page.views)
    assert window.panes.panes() == list(panes)
    seen = [holder(panes, press(running)) for _ in range(5)]
    assert seen == [0, 1, 2, 3, 0]
    assert [holder(panes, press(running, back=True)) for _ in range(2)] == [3, 2]


def test_a_pane_is_entered_where_it_was_left(running: Running, qtbot: QtBot) -> None:
    running.session.add(a_plan(), msg("New plan"))
    running.window.plans.show()
    begin(running, qtbot)
    field = opened(running.window.plan.inputs.outgo).number("rent").edit
    field.setFocus()
    press(running)
    assert not field.hasFocus()
    press(running, back=True)
    assert field.hasFocus()


def test_filters_table_and_detail_are_panes_of_the_listings(running: Running, qtbot: QtBot) -> None:
    window = running.window
    window.listing_commands.load_samples()
    results = window.listings.results
    qtbot.waitUntil(lambda: results.table.model() is not None and results.table.isVisible(), timeout=20_000)
    qtbot.waitUntil(lambda: window.listings.result is not None and len(window.listings.result.ids) > 0, timeout=20_000)
    results.table.selectRow(0)
    qtbot.waitUntil(lambda: results.detail.detail is not None, timeout=20_000)
    begin(running, qtbot)
    panes = (window.rail, window.listings.filters, results.table, results.detail)
    assert window.panes.panes() == list(panes)
    assert [holder(panes, press(running)) for _ in range(4)] == [0, 1, 2, 3]
    window.navigator.show("home")
    begin(running, qtbot)
    assert len(window.panes.panes()) == 2
