"""What cannot be read is told beside its field, wherever the field stands: never in a tool tip alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.message import msg
from hegang_desktop.gui.main_window import MainWindow
from hegang_desktop.gui.side_dialog import SideDialog
from hegang_desktop.gui.widgets.value_field import ValueField
from tests.helpers.households import household
from tests.helpers.running import Running

RUBBISH = "x1y2z"
FARTHEST_PX = 90


def the_home_page(window: MainWindow) -> QWidget:
    window.navigator.show("home")
    return window.home


def the_inputs(window: MainWindow) -> QWidget:
    window.plans.show()
    for card in window.plan.inputs.cards:
        card.set_open(open_=True)
    return window.plan.inputs


def a_life(window: MainWindow) -> QWidget:
    window.plans.show_view("life")
    view = window.plan.view("life")
    assert isinstance(view, QWidget)
    return view


def the_filters(window: MainWindow) -> QWidget:
    window.listing_commands.show()
    return window.listings.filters


def the_purchase(window: MainWindow) -> QWidget:
    window.plan_edits.record_purchase()
    return next(one for one in window.findChildren(SideDialog) if one.isVisible())


def a_home_by_hand(window: MainWindow) -> QWidget:
    window.listing_commands.add_home()
    return next(one for one in window.findChildren(SideDialog) if one.isVisible())


PLACES = (the_home_page, the_inputs, a_life, the_filters, the_purchase, a_home_by_hand)


def beside(place: QWidget, field: ValueField, words: str) -> bool:
    """Whether a label says these words right beneath the field."""
    foot = field.mapTo(place, field.rect().bottomLeft()).y()
    for one in place.findChildren(QLabel):
        if one.text() == words and one.isVisible():
            return 0 <= one.mapTo(place, one.rect().topLeft()).y() - foot < FARTHEST_PX
    return False


@pytest.mark.parametrize("where", PLACES, ids=lambda one: one.__name__)
def test_every_field_says_beside_it_what_it_refuses(
    running: Running, qtbot: QtBot, where: Callable[[MainWindow], QWidget]
) -> None:
    running.session.add(household(15), msg("New plan"))
    running.window.resize(1280, 800)
    place = where(running.window)
    qtbot.waitUntil(place.isVisible)
    fields = [one for one in place.findChildren(ValueField) if one.isVisible() and one.isEnabled()]
    assert fields
    silent = []
    for field in fields:
        field.edit.selectAll()
        QTest.keyClicks(field.edit, RUBBISH)
        assert field.error is not None
        refusal = running.texts.say(field.error.message)
        qtbot.wait(1)
        if not beside(place, field, refusal):
            silent.append(field.edit.accessibleName())
        field.edit.clear()
        field.discard()
    assert not silent
