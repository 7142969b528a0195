"""The scenarios side by side, by keyboard and pointer: what is shown is of the plan that is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer.scenario_table import compare, slow_figures
from hegang_desktop.app.plan import edits, scenarios
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.plan.scenarios.view import ScenariosView
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

WAIT_MS = 20_000
LABEL = msg("Duplicate scenario")


@pytest.fixture
def view(qtbot: QtBot, running: Running) -> Iterator[ScenariosView]:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    made = ScenariosView(running.program.context)
    made.resize(790, 430)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def _plan(running: Running) -> Plan:
    plan = running.session.plan
    assert plan is not None
    return plan


def _cell(view: ScenariosView, row_id: str, column: int) -> str:
    model = view.table.rows_model
    row = next(at for at, one in enumerate(model.rows) if one.id == row_id)
    return str(model.index(row, column).data())


def _shows(view: ScenariosView, row_id: str) -> bool:
    return any(one.id == row_id for one in view.table.rows_model.rows)


def _facts(qtbot: QtBot, view: ScenariosView) -> None:
    """On a slow machine they come from a thread."""
    qtbot.waitUntil(lambda: _shows(view, "all_in") and _cell(view, "all_in", 0) != "…", timeout=WAIT_MS)


def _two(running: Running) -> None:
    running.session.edit(LABEL, lambda plan: scenarios.duplicated(plan, id_="other"))
    running.session.edit(LABEL, lambda plan: edits.with_target(plan, price=yuan(90_000)))


def test_a_single_scenario_offers_to_be_duplicated(qtbot: QtBot, running: Running, view: ScenariosView) -> None:
    assert view.begin.isVisible()
    assert not view.list.isVisible()
    assert not view.table.isVisible()
    view.begin.setFocus()
    QTest.keyClick(view.begin, Qt.Key.Key_Return)
    assert len(_plan(running).scenarios) == 2
    assert not view.begin.isVisible()
    assert view.alike.isVisible()
    running.session.undo()
    assert view.begin.isVisible()


def test_the_table_holds_facts_at_once_and_lives_soon(qtbot: QtBot, running: Running, view: ScenariosView) -> None:
    _two(running)
    _facts(qtbot, view)
    assert _cell(view, "price", 0) == "40,000"
    assert _cell(view, "price", 1) == "90,000"
    assert _cell(view, "all_in", 0).startswith("✓")
    assert _cell(view, "own", 0) == "…"
    qtbot.waitUntil(lambda: _shows(view, "worth") and _cell(view, "worth", 0) != "…", timeout=WAIT_MS)
    table = compare(_plan(running), view.ticked)
    worth = slow_figures(table.outcomes)[0].worth
    assert worth is not None
    assert f"{round(worth / 100):,}" in _cell(view, "worth", 0)


def test_an_edit_takes_the_former_lives_away_at_once(qtbot: QtBot, running: Running, view: ScenariosView) -> None:
    _two(running)
    qtbot.waitUntil(lambda: _shows(view, "worth") and _cell(view, "worth", 0) != "…", timeout=WAIT_MS)
    running.session.edit(LABEL, lambda plan: edits.with_situation(plan, rent=yuan(700)))
    assert _cell(view, "worth", 0) == "…"
    assert _cell(view, "worth", 1) == "…"


def test_what_takes_too_long_for_a_frame_comes_from_a_thread(
    qtbot: QtBot, running: Running, view: ScenariosView
) -> None:
    _two(running)
    _facts(qtbot, view)
    view._outcomes.each_takes = 1.0
    running.session.edit(LABEL, lambda plan: edits.with_situation(plan, rent=yuan(700)))
    # nothing of the former state stands there meanwhile
    assert _cell(view, "all_in", 0) == "…"
    assert _cell(view, "home_month", 1) == "…"
    _facts(qtbot, view)
    table = compare(_plan(running), view.ticked)
    assert _cell(view, "home_month", 0).removeprefix("✓ ") == running.texts.words.short_month(
        table.outcomes[0].projection.home_month or table.outcomes[0].projection.best_month
    )


def test_only_what_differs_can_be_switched_off(qtbot: QtBot, running: Running, view: ScenariosView) -> None:
    _two(running)
    _facts(qtbot, view)
    assert not _shows(view, "city")
    QTest.keyClick(view.only, Qt.Key.Key_Space)
    assert _shows(view, "city")


def test_by_keyboard_a_scenario_is_named_looked_at_and_removed(
    qtbot: QtBot, running: Running, view: ScenariosView
) -> None:
    _two(running)
    view.list.setFocus()
    view.list.setCurrentRow(0)
    QTest.keyClick(view.list, Qt.Key.Key_F2)
    editor = view.list.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == ""
    QTest.keyClicks(editor, "By the river")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _plan(running).scenarios[0].name == "By the river")
    assert _plan(running).scenario.id == "other"
    qtbot.waitUntil(lambda: view.table.rows_model.head(0) == "By the river", timeout=WAIT_MS)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert _plan(running).scenario.id == "s1"
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert [one.id for one in _plan(running).scenarios] == ["other"]
    running.session.undo()
    assert [one.id for one in _plan(running).scenarios] == ["s1", "other"]


def test_f2_in_the_list_names_the_scenario_not_the_plan(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(), msg("New plan"))
    running.session.edit(LABEL, scenarios.duplicated)
    view = ScenariosView(running.program.context, running.window)
    view.show()
    qtbot.waitUntil(view.list.isVisible)
    view.list.setFocus()
    # the window's own F2 would ask for a name in a dialog, for which no answer lies ready
    QTest.keyClick(view.list, Qt.Key.Key_F2)
    assert view.list.findChild(QLineEdit) is not None


def test_the_fifth_tick_says_why_not(qtbot: QtBot, running: Running, view: ScenariosView) -> None:
    for _ in range(4):
        running.session.edit(LABEL, scenarios.duplicated)
    assert len(view.ticked) == 4
    left_out = next(at for at in range(5) if view.list.item(at).checkState() == Qt.CheckState.Unchecked)
    view.list.setFocus()
    view.list.setCurrentRow(left_out)
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    assert view.refused.isVisible()
    assert view.refused.text()
    assert view.list.item(left_out).checkState() == Qt.CheckState.Unchecked
    view.list.setCurrentRow(0 if left_out else 1)
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    assert len(view.ticked) == 3
    assert not view.refused.isVisible()
    view.list.setCurrentRow(left_out)
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    assert len(view.ticked) == 4


def test_a_view_that_is_not_seen_shows_the_present_when_it_is(
    qtbot: QtBot, running: Running, view: ScenariosView
) -> None:
    _two(running)
    _facts(qtbot, view)
    view.hide()
    running.session.edit(LABEL, lambda plan: edits.with_target(plan, price=yuan(70_000)))
    assert _cell(view, "price", 1) == "90,000"
    view.show()
    qtbot.waitUntil(lambda: _cell(view, "price", 1) == "70,000", timeout=WAIT_MS)


def test_the_heads_stay_in_sight_and_the_table_can_be_copied(
    qtbot: QtBot, running: Running, view: ScenariosView
) -> None:
    _two(running)
    qtbot.waitUntil(lambda: view.area.verticalScrollBar().maximum() > 200)
    head = view.table.horizontalHeader()
    _facts(qtbot, view)
    bar = view.area.verticalScrollBar()
    inner = view.area.widget()
    assert inner is not None
    bar.setValue(view.table.mapTo(inner, head.pos()).y() + 60)
    assert head.mapTo(view.area.viewport(), head.rect().topLeft()).y() == pytest.approx(0, abs=2)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].count("\t") == 2
    assert any(line.startswith("Price asked, yuan\t40,000\t90,000") for line in lines)


def test_amounts_are_hidden_and_words_follow_the_language(qtbot: QtBot, running: Running, view: ScenariosView) -> None:
    _two(running)
    _facts(qtbot, view)
    running.texts.hide_amounts(hidden=True)
    assert _cell(view, "price", 0) == "••••"
    assert "40,000" not in view.list.item(0).text()
    running.texts.hide_amounts(hidden=False)
    running.texts.choose("zh_CN")
    assert "40,000元" in view.table.rows_model.head(0)
    assert "40,000元" in view.list.item(0).text()
