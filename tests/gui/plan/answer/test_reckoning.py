"""The window while safe months are worked out in a thread: the old answer stands, then the new one, never a third."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer import answering
from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.plan import edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.safety import Safety
from hegang_desktop.engine.answer import whole
from hegang_desktop.gui.plan.purchase_dialog import PurchaseDialog
from tests.helpers.inputs import opened
from tests.helpers.plans import a_plan
from tests.helpers.running import Running, Start
from tests.helpers.typing_in import enter

WAIT_MS = 20_000


@pytest.fixture
def running(a_program: Start, qtbot: QtBot) -> Running:
    made = a_program(elsewhere=True)
    made.session.add(a_plan(savings=20_000, income=5_000, spending=3_000), msg("New plan"))
    made.window.plans.show()
    _settled(qtbot, made)
    return made


def _settled(qtbot: QtBot, running: Running) -> None:
    qtbot.waitUntil(lambda: not running.session.is_reckoning, timeout=WAIT_MS)


def _headlines(running: Running) -> list[str]:
    """Every headline that is put on the page from now on."""
    page, seen = running.window.plan, list[str]()
    running.program.signals.shown_changed.connect(lambda _change: seen.append(page.answer.headline.text()))
    return seen


def _is_of_the_present(running: Running) -> bool:
    plan = running.session.plan
    assert plan is not None
    page, say, expected = running.window.plan, running.texts.say, outcome(plan)
    return (
        page.answer.headline.text() == say(expected.answer.headline)
        and page.inputs.costs.subtotal.text() == say(msg("all-in {amount}", amount=whole(expected.projection.all_in)))
        and page.answer.headline.isEnabled()
    )


def test_the_old_answer_stands_until_what_is_typed_is_worked_out(qtbot: QtBot, running: Running) -> None:
    page, session = running.window.plan, running.session
    assert _is_of_the_present(running)
    before, seen = page.answer.headline.text(), _headlines(running)
    at_hand = opened(page.inputs.have).number("at_hand").edit
    enter(qtbot, at_hand, "45000")
    assert session.plan is not None
    assert session.plan.situation.at_hand == yuan(45_000)
    assert session.is_reckoning
    assert page.answer.headline.text() == before
    _settled(qtbot, running)
    assert _is_of_the_present(running)
    assert page.answer.headline.text() != before
    # keystrokes that were overtaken show nothing, and nobody is told that it is worked out
    assert set(seen) <= {before, page.answer.headline.text()}
    assert "Money at hand" in page.answer.change.text()
    # and back
    running.window.undo_commands.undo()
    _settled(qtbot, running)
    assert page.answer.headline.text() == before
    assert _is_of_the_present(running)


def test_a_drag_shows_states_on_its_way_and_ends_where_the_slider_stands(qtbot: QtBot, running: Running) -> None:
    page, session = running.window.plan, running.session
    page.overview.open_what_if()
    slider = page.overview.what_if.sliders["spend_less"].slider
    shown: set[object] = set()
    deadline, at = time.monotonic() + WAIT_MS / 1000, 0
    while len(shown) < 3 and time.monotonic() < deadline:
        at += 1
        slider.setValue(1 + at % slider.maximum())
        QApplication.processEvents()
        assert slider.value() == 1 + at % slider.maximum()
        if session.shown is not session.outcome and session.shown is not None:
            shown.add(session.shown.plan.situation.spending)
        time.sleep(0.01)
    assert len(shown) == 3
    slider.setValue(7)
    qtbot.waitUntil(lambda: session.what_if.spend_less == yuan(350) and not session.is_reckoning, timeout=WAIT_MS)
    assert session.shown is not None
    assert session.shown.plan.situation.spending == yuan(2_650)
    # kept while it is being worked out
    slider.setValue(8)
    page.overview.what_if.keep.click()
    _settled(qtbot, running)
    assert session.plan is not None
    assert session.plan.situation.spending == yuan(2_600)
    assert session.shown is session.outcome
    assert _is_of_the_present(running)


def test_a_purchase_is_recorded_against_the_present_plan(qtbot: QtBot, running: Running) -> None:
    session = running.session
    session.edit(msg("Price of the home"), lambda plan: edits.PRICE.set(plan, yuan(30_000)))
    assert session.is_reckoning
    running.window.plan_edits.record_purchase()
    dialog = running.window.findChildren(PurchaseDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.paid["price"].edit.placeholderText() == "30,000"
    # what is edited beside it is followed once it is known
    session.edit(msg("Price of the home"), lambda plan: edits.PRICE.set(plan, yuan(15_000)))
    qtbot.waitUntil(lambda: dialog.paid["price"].edit.placeholderText() == "15,000", timeout=WAIT_MS)
    # and in the same breath
    dialog.as_planned.setChecked(False)
    enter(qtbot, dialog.paid["price"].edit, "12000")
    session.edit(msg("Price of the home"), lambda plan: edits.PRICE.set(plan, yuan(10_000)))
    assert session.is_reckoning
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert session.plan is not None
    bought = session.plan.scenario.bought
    assert bought is not None
    paid = {line.id: (line.amount, line.planned) for line in bought.lines}
    assert paid["price"] == (yuan(12_000), yuan(10_000))
    _settled(qtbot, running)
    assert running.window.plan.answer.headline.text().startswith("This home has been yours since")


def _fail(_plan: object) -> Safety:
    raise ZeroDivisionError


def test_a_rule_that_fails_in_the_thread_is_told_on_the_page(
    qtbot: QtBot, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = running.window.plan
    monkeypatch.setattr(answering, "safety_of", _fail)
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(100)))
    _settled(qtbot, running)
    assert page.answer.headline.text() == "The safe month could not be worked out."
    assert page.answer.headline.isEnabled()
    assert not page.answer.pill.isVisible()
