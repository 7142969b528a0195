"""Every kind of mover from the menu to a trusted answer, saved, and there again the next day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.templates import load_templates
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.home.template_dialog import begin_from
from hegang_desktop.text.tones import tone_of_100
from tests.helpers.inputs import opened
from tests.helpers.running import Start
from tests.helpers.templates import answers_to
from tests.helpers.typing_in import enter

KINDS = [template.id for template in load_templates()]
WAIT_MS = 20_000


@pytest.mark.parametrize("kind", KINDS)
def test_from_the_menu_to_an_answer_that_is_there_again(a_program: Start, qtbot: QtBot, kind: str) -> None:
    running = a_program()
    window, session = running.window, running.session
    template = next(one for one in load_templates() if one.id == kind)
    begin_from(running.program.context, template, answers_to(template))
    window.plans.show()
    page = window.plan
    assert session.plan is not None
    assert page.answer.headline.text()

    # the first number: what it changes is told
    at_hand = opened(page.inputs.have).number("at_hand").edit
    enter(qtbot, at_hand, "61700")
    assert session.plan.situation.at_hand == yuan(61_700)
    assert "Money at hand" in page.answer.change.text()
    assert "changes nothing" not in page.answer.change.text()

    # how sure: of the very plan that is shown
    qtbot.waitUntil(lambda: page.lives.lives is not None, timeout=WAIT_MS)
    shown = session.shown
    assert shown is not None
    assert shown.plan == session.plan
    assert shown.safety is not None
    assert page.answer.pill.text() == running.texts.say(tone_of_100(shown.safety))

    # what if, and back: the plan has not changed
    plan, headline = session.plan, page.answer.headline.text()
    slider = page.overview.what_if.sliders["earn_more"].slider
    page.overview.open_what_if()
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: session.what_if.earn_more > 0)
    assert page.answer.change.text().startswith("Tried out: Earn more a month")
    qtbot.waitUntil(lambda: bool(page.overview.what_if.sliders["earn_more"].effect.text()), timeout=WAIT_MS)
    QTest.mouseClick(page.answer.back, Qt.MouseButton.LeftButton)
    assert session.plan is plan
    assert page.answer.headline.text() == headline

    # every view shows without a fault
    for at in range(page.bar.count()):
        page.bar.setCurrentIndex(at)
        qtbot.waitExposed(page.views.currentWidget())
    running.quit()

    again = a_program()
    again.window.plans.show()
    assert again.session.plan == plan
    assert again.window.plan.answer.headline.text() == headline
    assert again.window.plan.view_name == "history"
