"""Dialogs beside the window: once each, in the language of the window, and the window keeps its keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from hegang_desktop.app.settings.preferences import Preferences
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.main_window import MainWindow
from hegang_desktop.gui.side_dialog import SideDialog
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

CONTROL = Qt.KeyboardModifier.ControlModifier


def is_english(text: str) -> bool:
    """Letters and no characters: Tab and Ctrl+H are called so in Chinese sentences too."""
    letters = any("a" <= letter.lower() <= "z" for letter in text.replace("m²", ""))
    return letters and not any("\u4e00" <= letter <= "\u9fff" for letter in text)


def a_figure(window: MainWindow) -> None:
    window.plan.open_figure("runway")


def a_month(window: MainWindow) -> None:
    window.plan.open_month(Month(2027, 1))


WAYS: dict[str, Callable[[MainWindow], object]] = {
    "figure": a_figure,
    "month": a_month,
    "settings": lambda window: window.preferences.show_settings(),
    "guide": lambda window: window.help.show_guide(),
    "about": lambda window: window.help.show_about(),
    "purchase": lambda window: window.plan_edits.record_purchase(),
    "paste": lambda window: window.listing_commands.paste(),
    "heard of": lambda window: window.listing_commands.quick_home(),
    "by hand": lambda window: window.listing_commands.add_home(),
    "imports": lambda window: window.listing_commands.show_imports(),
}


def opened(running: Running) -> list[SideDialog]:
    return [one for one in running.window.findChildren(SideDialog) if one.isVisible()]


@pytest.fixture
def planned(running: Running, qtbot: QtBot) -> Running:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    # what another test copied would be pasted
    QGuiApplication.clipboard().clear()
    running.session.edit(msg("Money"), lambda _: a_plan(savings=30_000))
    running.window.plans.show()
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    return running


@pytest.mark.parametrize("name", WAYS)
def test_asked_for_twice_it_comes_to_the_front(planned: Running, qtbot: QtBot, name: str) -> None:
    WAYS[name](planned.window)
    qtbot.waitUntil(lambda: len(opened(planned)) == 1)
    dialog = opened(planned)[0]
    planned.window.activateWindow()
    WAYS[name](planned.window)
    assert opened(planned) == [dialog]
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog.isModal()


@pytest.mark.parametrize("name", WAYS)
def test_the_window_keeps_its_keys(planned: Running, qtbot: QtBot, name: str) -> None:
    WAYS[name](planned.window)
    qtbot.waitUntil(lambda: len(opened(planned)) == 1)
    dialog = opened(planned)[0]
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_1, CONTROL)
    assert planned.window.navigator.current == "home"
    QTest.keyClick(dialog, Qt.Key.Key_3, CONTROL)
    assert planned.window.navigator.current == "plan"
    QTest.keyClick(dialog, Qt.Key.Key_Z, CONTROL)
    assert planned.session.plan is not None
    assert planned.session.plan.situation.at_hand == yuan(20_000)


@pytest.mark.parametrize("name", WAYS)
def test_it_changes_language_with_the_window(planned: Running, qtbot: QtBot, name: str) -> None:
    WAYS[name](planned.window)
    qtbot.waitUntil(lambda: len(opened(planned)) == 1)
    dialog = opened(planned)[0]
    planned.window.preferences.choose(Preferences(language="zh_CN"))
    texts = [dialog.windowTitle()]
    texts += [one.text() for one in dialog.findChildren(QAbstractButton) if one.text()]
    texts += [one.text() for one in dialog.findChildren(QLabel) if one.text() and not one.isHidden()]
    assert not [text for text in texts if is_english(text)]


def test_another_figure_opens_beside_the_first(planned: Running, qtbot: QtBot) -> None:
    planned.window.plan.open_figure("runway")
    planned.window.plan.open_figure("monthly")
    qtbot.waitUntil(lambda: len(opened(planned)) == 2)
