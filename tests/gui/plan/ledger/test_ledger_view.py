"""The ledger view: a sound tree that follows what is shown, and leads to the working of a month."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan import edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.gui.plan.answer.working_dialog import INPUT
from hegang_desktop.gui.plan.ledger.view import LedgerView
from tests.helpers.households import household
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

WAIT_MS = 10_000


@pytest.fixture
def view(running: Running, qtbot: QtBot) -> LedgerView:
    running.session.add(household(6), msg("New plan"))
    made = LedgerView(running.program.context)
    qtbot.addWidget(made)
    made.resize(580, 430)
    made.show()
    return made


def test_the_tree_is_sound_while_the_plan_changes(view: LedgerView, running: Running) -> None:
    tester = QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is view.model
    view.show_depth(2)
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(0)))
    running.session.edit(msg("Horizon"), lambda plan: edits.with_active(plan, assumptions={"horizon": 2}))
    running.session.add(a_plan(), msg("New plan"))


def _cells(view: LedgerView, index: QModelIndex) -> list[int]:
    texts = [f"{index.siblingAtColumn(column).data()}" for column in range(1, view.model.columnCount())]
    return [round(float(text.replace(",", "")) * 100) if text else 0 for text in texts]


def test_every_depth_adds_up(view: LedgerView) -> None:
    model = view.model
    for y in range(model.rowCount()):
        year = model.index(y, 0)
        assert sum(_cells(view, year)[:-1]) == _cells(view, year)[-1]
        for m in range(model.rowCount(year)):
            month = model.index(m, 0, year)
            cells = _cells(view, month)
            assert sum(cells[:-1]) == cells[-1]
            lines = [_cells(view, model.index(i, 0, month)) for i in range(model.rowCount(month))]
            assert [sum(column) for column in zip(*lines, strict=True)][1:-1] == cells[1:-1]


def test_a_month_is_chosen_by_keyboard_and_from_outside(view: LedgerView, qtbot: QtBot, running: Running) -> None:
    view.show_depth(0)
    chosen: list[Month] = []
    view.month_chosen.connect(chosen.append)
    view.show_month(Month(2027, 3))
    assert view.model.month_at(view.tree.currentIndex()) == Month(2027, 3)
    assert view.tree.isExpanded(view.tree.currentIndex().parent())
    assert chosen == []
    QTest.keyClick(view.tree, Qt.Key.Key_Down)
    assert chosen == [Month(2027, 4)]
    # whole years again: the year that holds the month is selected, and stays folded
    view.show_depth(0)
    assert view.tree.currentIndex().data() == "2027"
    assert not view.tree.isExpanded(view.tree.currentIndex())
    view.show_month(Month(2027, 4))
    # another state of the plan: the same month stays chosen, and nobody is told that it moved
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(0)))
    assert view.model.month_at(view.tree.currentIndex()) == Month(2027, 4)
    assert chosen == [Month(2027, 4)]


def test_what_is_selected_is_copied_else_all_that_is_unfolded(view: LedgerView) -> None:
    view.show_depth(0)
    view.tree.clearSelection()
    QTest.keyClick(view.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Month", "2026", "2027", "2028", "2029", "2030", "2031", "2032"]
    view.show_month(Month(2027, 3))
    view.tree.copy()
    heading, row = QGuiApplication.clipboard().text().splitlines()
    assert row.split("\t")[0] == "Mar 2027"
    assert len(row.split("\t")) == len(heading.split("\t")) == view.model.columnCount()


def test_enter_opens_the_working_of_a_month_which_follows_and_leads_to_the_inputs(
    view: LedgerView, qtbot: QtBot, running: Running
) -> None:
    view.show_month(Month(2027, 3))
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    dialog = view._dialog
    assert dialog is not None
    assert dialog.month == Month(2027, 3)
    links = {str(one.property(INPUT)): one for one in dialog.findChildren(QPushButton) if one.property(INPUT)}
    assert {"income:sea", "situation:rent", "debt:card"} <= set(links)
    with qtbot.waitSignal(view.input_wanted) as wanted:
        links["situation:rent"].click()
    assert wanted.args == [SITUATION.part("rent").ref]
    dialog.later.click()
    assert dialog.name.text() == "April 2027"
    running.session.edit(msg("Horizon"), lambda plan: edits.with_active(plan, assumptions={"horizon": 40}))
    assert dialog.isVisible()
    running.session.add(a_plan(start=Month(2030, 1), id_="p2"), msg("New plan"))
    assert not dialog.isVisible()


def test_all_lines_are_exported(view: LedgerView, qtbot: QtBot, running: Running, tmp_path: Path) -> None:
    running.dialogs.files = [tmp_path / "lines", tmp_path / "no folder" / "lines.csv"]
    view.export_button.click()
    qtbot.waitUntil(view.message_label.isVisible, timeout=WAIT_MS)
    assert (tmp_path / "lines.xlsx").exists()
    view.export_button.click()
    qtbot.waitUntil(lambda: len(running.dialogs.errors) == 1, timeout=WAIT_MS)


def test_a_view_that_is_not_seen_waits(view: LedgerView, running: Running) -> None:
    view.hide()
    before = view.model.table
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(0)))
    assert view.model.table is before
    view.show()
    assert view.model.table is not before
