"""The plan page as a whole: its views by keyboard, and one state shown everywhere."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.domain.what_if import NOTHING, WhatIf
from hegang_desktop.gui.plan.matters.view import MattersView
from hegang_desktop.gui.plan.views import VIEWS
from tests.helpers.households import household
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

WAIT_MS = 20_000


@pytest.mark.parametrize("name", [view.id for view in VIEWS])
def test_tab_leads_from_the_bar_into_the_view(qtbot: QtBot, running: Running, name: str) -> None:
    running.session.add(household(3), msg("New plan"))
    running.window.plans.show()
    page = running.window.plan
    running.window.activateWindow()
    qtbot.waitUntil(page.bar.isActiveWindow)
    page.show_view(name)
    if name == "matters":
        matters = page.view(name)
        assert isinstance(matters, MattersView)
        qtbot.waitUntil(lambda: matters.chart is not None, timeout=WAIT_MS)
    running.window.activateWindow()
    qtbot.waitUntil(page.bar.isActiveWindow)
    page.bar.setFocus()
    qtbot.waitUntil(page.bar.hasFocus)
    view, seen = page.view(name), []
    assert isinstance(view, QWidget)
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert any(view.isAncestorOf(one) for one in [*seen, QApplication.focusWidget()] if one is not None), seen


def test_what_is_tried_out_is_shown_by_answer_lives_and_chart_alike(qtbot: QtBot, running: Running) -> None:
    session = running.session
    session.add(a_plan(savings=20_000, income=5_000, spending=3_000), msg("New plan"))
    running.window.plans.show()
    page = running.window.plan
    qtbot.waitUntil(lambda: page.lives.lives is not None, timeout=WAIT_MS)
    planned = page.answer.headline.text()
    session.try_out(NOTHING.with_value("spend_less", yuan(600)))
    assert page.lives.lives is None
    assert page.answer.headline.text() != planned
    assert page.answer.change.text().startswith("Tried out: Spend less a month: 600 yuan. As planned:")
    qtbot.waitUntil(lambda: page.lives.lives is not None, timeout=WAIT_MS)
    assert page.lives.plan is session.shown.plan if session.shown else False
    page.answer.back.click()
    assert page.answer.headline.text() == planned
    assert page.lives.lives is None


def _tries(running: Running, wanted: WhatIf) -> bool:
    return running.session.what_if == wanted


def test_nothing_below_the_answer_moves_while_a_slider_does(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(savings=20_000, income=5_000, spending=3_000), msg("New plan"))
    running.window.plans.show()
    running.window.resize(1700, 900)  # every headline is one line
    page = running.window.plan
    qtbot.waitUntil(lambda: page.lives.lives is not None, timeout=WAIT_MS)
    slider = page.overview.what_if.sliders["spend_less"].slider
    qtbot.waitUntil(lambda: slider.isVisible() and slider.width() > 0)
    qtbot.wait(300)  # the first layout comes to rest

    def place() -> QPoint:
        QApplication.processEvents()
        return slider.mapTo(page, slider.rect().topLeft())

    before = place()
    for value in (5, 6, 9, 12):
        slider.setValue(value)
        wanted = NOTHING.with_value("spend_less", value * yuan(50))
        qtbot.waitUntil(partial(_tries, running, wanted))
        assert place() == before


def test_a_working_leads_to_the_field_where_its_line_is_changed(qtbot: QtBot, running: Running) -> None:
    running.session.add(household(3), msg("New plan"))
    running.window.plans.show()
    page = running.window.plan
    running.window.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert running.session.plan is not None
    stream = running.session.plan.income[0]
    for ref in (
        InputRef("cost", "door"), InputRef("holding", "heating"), InputRef("income", stream.id),
        SITUATION.part("rent").ref, InputRef("assumption", "interest"), InputRef("situation", "mortgage_here"),
    ):  # fmt: skip
        page.show_input(ref)
        focused = QApplication.focusWidget()
        assert focused is not None, ref
        assert page.inputs.isAncestorOf(focused), ref
