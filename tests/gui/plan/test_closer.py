"""The longer answers beside the plan: they are those of the open plan, and follow it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hegang_desktop.app import looking_closer
from hegang_desktop.app import plan_edits as edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.plan.closer import CloserDialog
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

WAIT_MS = 20_000


def _opened(qtbot: QtBot, running: Running, what: str) -> CloserDialog:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    running.window.show_plan()
    page = running.window.plan
    page.answer.links[what].click()
    dialog = page.findChildren(CloserDialog)[-1]
    qtbot.waitUntil(lambda: _settled(dialog), timeout=WAIT_MS)
    return dialog


def _settled(dialog: CloserDialog) -> bool:
    return not any("Working it out" in text for text in _texts(dialog))


def _texts(dialog: CloserDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_the_strategies_are_compared_and_follow_the_plan(qtbot: QtBot, running: Running) -> None:
    dialog = _opened(qtbot, running, "strategies")
    plan = running.session.plan
    assert plan is not None
    verdict = [running.texts.say(sentence) for sentence in looking_closer.strategies(plan).verdict]
    assert set(verdict) <= set(_texts(dialog))
    assert "Move and own" in _texts(dialog)
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(3_000)))
    changed = running.session.plan
    assert changed is not None
    wanted = {running.texts.say(sentence) for sentence in looking_closer.strategies(changed).verdict}
    assert wanted != set(verdict)
    qtbot.waitUntil(lambda: wanted <= set(_texts(dialog)), timeout=WAIT_MS)
    dialog.close()


def test_what_matters_names_levers(qtbot: QtBot, running: Running) -> None:
    dialog = _opened(qtbot, running, "matters")
    plan = running.session.plan
    assert plan is not None
    levers = [running.texts.say(lever.text) for lever in looking_closer.matters(plan).levers]
    assert levers
    assert set(levers[:12]) <= set(_texts(dialog))
    dialog.close()


def test_one_life_is_told_month_by_month(qtbot: QtBot, running: Running) -> None:
    dialog = _opened(qtbot, running, "life")
    plan = running.session.plan
    assert plan is not None
    number = looking_closer.notable_lives(plan)["typical"]
    life = looking_closer.opened_life(plan, number)
    events = [running.texts.say(event) for row in life.months for event in row.events]
    shown = " ".join(_texts(dialog))
    assert all(event in shown for event in events)
    assert dialog.choice is not None
    dialog.choice.setCurrentIndex(3)
    dialog.refresh()
    qtbot.waitUntil(lambda: _settled(dialog) and " ".join(_texts(dialog)) != shown, timeout=WAIT_MS)
    dialog.close()
