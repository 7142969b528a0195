"""One life, opened: the one that was asked for, of the plan that is shown, with its events."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer import analyses
from hegang_desktop.app.plan import edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.plan.life.months_model import EVENTS
from hegang_desktop.gui.plan.life.view import LifeView
from tests.helpers.households import household
from tests.helpers.running import Running

WAIT_MS = 20_000


@pytest.fixture
def view(running: Running, qtbot: QtBot) -> LifeView:
    running.session.add(household(6), msg("New plan"))
    made = LifeView(running.program.context)
    qtbot.addWidget(made)
    made.resize(580, 430)
    made.show()
    _settled(qtbot, made)
    return made


def _settled(qtbot: QtBot, view: LifeView) -> None:
    qtbot.waitUntil(lambda: view.opened is not None, timeout=WAIT_MS)


def test_a_typical_life_is_told_first_and_follows_the_plan(view: LifeView, qtbot: QtBot, running: Running) -> None:
    plan = running.session.plan
    assert plan is not None
    number = analyses.notable_lives(plan)["typical"]
    assert view.number.edit.text() == str(number + 1)
    assert view.opened is not None
    assert view.opened.life == analyses.opened_life(plan, number)
    assert view.sentence.text() == running.texts.say(view.opened.sentence)
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(2_500)))
    # nothing of the plan before is shown beside the new one
    assert view.opened is None
    assert view.sentence.text() == ""
    assert not view.findChildren(QSplitter)[0].isVisible()
    _settled(qtbot, view)
    changed = running.session.plan
    assert changed is not None
    assert view.opened.life == analyses.opened_life(changed, view.opened.number - 1)


def test_any_life_is_opened_by_its_number(view: LifeView, qtbot: QtBot, running: Running) -> None:
    view.number.edit.clear()
    QTest.keyClicks(view.number.edit, "4321")
    _settled(qtbot, view)
    plan = running.session.plan
    assert plan is not None
    assert view.opened is not None
    assert view.opened.life == analyses.opened_life(plan, 4_320)
    assert view.kind.currentData() == ""
    view.later.click()
    _settled(qtbot, view)
    assert view.opened.number == 4_322
    view.kind.setCurrentIndex(view.kind.findData("worst"))
    view.kind.activated.emit(view.kind.currentIndex())
    _settled(qtbot, view)
    assert view.number.edit.text() == str(analyses.notable_lives(plan)["worst"] + 1)
    assert view.kind.currentData() == "worst"


def test_events_are_found(view: LifeView, qtbot: QtBot) -> None:
    assert view.opened is not None
    months = view.opened.life.months
    eventful = [one.ledger.month for one in months if one.events]
    assert 0 < len(eventful) < len(months)
    assert view.model.rowCount() == len(months)
    listed = []
    for _ in eventful:
        view.event_after.click()
        listed.append(months[view.table.currentIndex().row()].ledger.month)
    assert listed == eventful
    view.event_before.click()
    assert months[view.table.currentIndex().row()].ledger.month == eventful[-2]
    view.only_events.setChecked(True)
    assert view.model.rowCount() == len(eventful)
    assert all(view.model.index(i, EVENTS).data() for i in range(len(eventful)))


def test_the_chart_holds_this_life_and_the_expected_one(view: LifeView, qtbot: QtBot, running: Running) -> None:
    qtbot.waitUntil(lambda: view._chart is not None, timeout=WAIT_MS)
    assert view.opened is not None
    outcome = running.session.outcome
    assert outcome is not None
    own, expected = view.opened.chart.series
    assert len(own.values) == len(expected.values)
    assert own.values[:-1] == tuple(one.ledger.opening for one in view.opened.life.months)[: len(own.values) - 1]
    assert expected.values[:-1] == tuple(row.opening for row in outcome.projection.months)[: len(own.values) - 1]
    marked = {mark.month for mark in view.opened.chart.marks}
    wanted = {view.opened.life.home_month, view.opened.life.below_zero} - {None}
    assert wanted <= marked
