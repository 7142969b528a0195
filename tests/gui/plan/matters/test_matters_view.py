"""What matters most: worked out for the plan that is shown, while somebody looks."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer.analyses import matters
from hegang_desktop.app.plan import edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.plan.matters.view import MattersView
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

WAIT_MS = 20_000


@pytest.fixture
def view(qtbot: QtBot, running: Running) -> MattersView:
    made = MattersView(running.window.plan.context)
    qtbot.addWidget(made)
    made.resize(790, 430)
    return made


def _levers(view: MattersView) -> list[QPushButton]:
    return [one for one in view._right.findChildren(QPushButton) if one.isVisible()]


def _lines(view: MattersView) -> list[str]:
    return [one.text() for one in view._right.findChildren(QLabel) if one.isVisible()]


def test_levers_and_bars_are_those_of_the_shown_plan_and_can_be_tried(
    qtbot: QtBot, running: Running, view: MattersView
) -> None:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    assert view._finder._plan is None  # nobody looks
    view.show()
    assert view.nothing.text() == "Working it out ..."
    qtbot.waitUntil(lambda: bool(_levers(view)), timeout=WAIT_MS)
    plan = running.session.plan
    assert plan is not None
    expected = matters(plan)
    say = running.texts.say
    for lever in expected.levers:
        assert say(lever.text) in _lines(view)
        assert say(lever.runway_text) in _lines(view)
    for flip in expected.flips:
        assert say(flip.text) in _lines(view)
    assert view.chart is not None
    assert [bar.input for bar in view.chart.bars] == [one.input for one in expected.effects[:12]]
    with qtbot.waitSignal(view.lever_tried) as tried:
        _levers(view)[1].click()
    assert tried.args == [expected.levers[1]]
    running.session.edit(msg("Rent"), lambda one: edits.with_situation(one, rent=yuan(900)))
    assert not view.chart.isVisible()
    assert _levers(view) == []
    qtbot.waitUntil(lambda: bool(_levers(view)), timeout=WAIT_MS)
    changed = running.session.plan
    assert changed is not None
    assert say(matters(changed).levers[0].text) in _lines(view)


def test_out_of_reach_it_says_so_and_lists_what_would_help(qtbot: QtBot, running: Running, view: MattersView) -> None:
    running.session.add(a_plan(9_000, 3_000, 2_900, 120_000), msg("New plan"))
    view.show()
    qtbot.waitUntil(lambda: bool(_levers(view)), timeout=WAIT_MS)
    assert "No number, changed by a tenth" in view.nothing.text()
    assert view.chart is None
    running.texts.choose("zh_CN")
    assert "No number" not in view.nothing.text()
