"""Pages, views and actions are entries of tables: what is added there is everywhere."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QTextBrowser, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.gui import actions, pages
from hegang_desktop.gui.actions import ActionEntry, ActionState, MenuEntry
from hegang_desktop.gui.command_palette import CommandPalette
from hegang_desktop.gui.key_map import key_map
from hegang_desktop.gui.main_window import MainWindow
from hegang_desktop.gui.pages import Page
from hegang_desktop.gui.plan import views
from hegang_desktop.gui.plan.page import PlanPage
from hegang_desktop.gui.plan.stateless_view import StatelessView
from hegang_desktop.gui.plan.views import PlanView
from tests.helpers.plans import a_plan
from tests.helpers.running import Running, Start

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Ferry(QWidget):
    """A made-up page."""

    kept = ""

    def state(self) -> dict[str, str]:
        return {"ferry": "sailing"}

    def restore(self, state: dict[str, str]) -> None:
        self.kept = state.get("ferry", "")

    def take_focus(self) -> None:
        pass

    def flush(self) -> None:
        pass

    def release(self) -> None:
        pass


def make_ferry(_: MainWindow) -> Ferry:
    return Ferry()


def in_palette(running: Running, typed: str) -> list[str]:
    running.window.palette_commands.show()
    palette = running.window.findChildren(CommandPalette)[-1]
    QTest.keyClicks(palette.edit, typed)
    result = [palette.list.item(at).text() for at in range(palette.list.count())]
    palette.close()
    return result


def in_menu(window: MainWindow, id_: str) -> list[str]:
    return [one.text() for one in window.menus.menu(id_).actions()]


def in_guide(running: Running) -> str:
    running.window.help.show_guide()
    return running.window.findChildren(QTextBrowser)[-1].toPlainText()


def focused(running: Running, qtbot: QtBot) -> QWidget:
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    return running.window.focusWidget() or running.window


def test_a_page_that_is_added_is_on_rail_menu_key_palette_and_comes_back(
    monkeypatch: pytest.MonkeyPatch, a_program: Start, qtbot: QtBot
) -> None:
    ferry = Page("ferry", verbatim("Ferry"), "home", "Ctrl+9", make_ferry)
    monkeypatch.setattr(pages, "PAGES", (*pages.PAGES, ferry))
    running = a_program()
    window = running.window
    (button,) = [one for one in window.rail.findChildren(QToolButton) if one.property("page") == "ferry"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.navigator.current == "ferry"
    window.navigator.show("home")
    assert not button.isChecked()
    QTest.keyClick(focused(running, qtbot), Qt.Key.Key_9, CTRL)
    assert (window.navigator.current, button.isChecked()) == ("ferry", True)
    assert "Ferry" in in_menu(window, "view")
    assert any(line.startswith("Ferry") for line in in_palette(running, "ferr"))
    assert "Ctrl+9: Ferry" in in_guide(running)
    running.quit()
    again = a_program().window
    assert again.navigator.current == "ferry"
    widget = again.navigator.page("ferry")
    assert isinstance(widget, Ferry)
    assert widget.kept == "sailing"


def test_a_page_that_is_gone_gives_way_to_the_first(monkeypatch: pytest.MonkeyPatch, a_program: Start) -> None:
    with monkeypatch.context() as with_ferry:
        with_ferry.setattr(pages, "PAGES", (*pages.PAGES, Page("ferry", verbatim("Ferry"), "home", "", make_ferry)))
        running = a_program()
        running.window.navigator.show("ferry")
        running.quit()
    assert a_program().window.navigator.current == "home"


def test_a_view_that_is_added_is_on_bar_menu_key_palette_and_comes_back(
    monkeypatch: pytest.MonkeyPatch, a_program: Start, qtbot: QtBot
) -> None:
    class Tides(StatelessView):
        kept = ""

        def state(self) -> str:
            return "high"

        def restore(self, state: str) -> None:
            self.kept = state

    def make_tides(_: PlanPage) -> Tides:
        return Tides()

    monkeypatch.setattr(views, "VIEWS", (*views.VIEWS, PlanView("tides", verbatim("Tides"), "Alt+9", make_tides)))
    running = a_program()
    window = running.window
    running.session.add(a_plan(), msg("New plan"))
    QTest.keyClick(focused(running, qtbot), Qt.Key.Key_9, ALT)
    assert (window.navigator.current, window.plan.view_name) == ("plan", "tides")
    bar = window.plan.findChildren(QTabBar)[0]
    assert bar.tabText(bar.currentIndex()) == "Tides"
    assert "Tides" in in_menu(window, "views")
    assert any(line.startswith("Tides") for line in in_palette(running, "tides"))
    running.quit()
    again = a_program().window.plan
    assert again.view_name == "tides"
    view = again.view("tides")
    assert isinstance(view, Tides)
    assert view.kept == "high"


def test_an_action_that_is_added_is_in_menu_palette_and_guide(
    monkeypatch: pytest.MonkeyPatch, a_program: Start, qtbot: QtBot
) -> None:
    def with_plan(state: ActionState) -> bool:
        return state.has_plan

    whistle = ActionEntry(
        "whistle", verbatim("&Whistle"), "help", "Ctrl+9", 5, possible=with_plan, command="show_page", argument="plan"
    )
    monkeypatch.setattr(actions, "ACTIONS", (*actions.ACTIONS, whistle))
    running = a_program()
    window = running.window
    assert in_menu(window, "help")[-2:] == ["", "&Whistle"]
    assert not window.menus.action("whistle").isEnabled()
    assert in_palette(running, "whist") == []
    running.session.add(a_plan(), msg("New plan"))
    assert any(line.startswith("Whistle") for line in in_palette(running, "whist"))
    assert "Ctrl+9: Whistle" in in_guide(running)
    QTest.keyClick(focused(running, qtbot), Qt.Key.Key_9, CTRL)
    assert window.navigator.current == "plan"


def test_every_action_is_done_by_something_and_nothing_is_left_over(running: Running) -> None:
    window = running.window
    assert {one.handler for one in actions.actions("window")} == set(window.handlers())
    assert {one.handler for one in actions.actions("home")} == set(window.listings.results.key_handlers())


def test_no_two_actions_share_an_id_or_a_key() -> None:
    table = actions.entries()
    assert max(Counter(one.id for one in table).values()) == 1
    # the keys of the window work beside a home as well
    keys = Counter(one.key for place in ("window", "home") for one in actions.actions(place) if one.key)
    assert keys.most_common(1)[0][1] == 1, keys.most_common(3)


def test_every_entry_stands_in_a_menu_of_the_table_or_has_a_key() -> None:
    table = actions.entries()
    menus = {one.id for one in table if isinstance(one, MenuEntry)} | {""}
    for one in table:
        assert (one.parent if isinstance(one, MenuEntry) else one.menu) in menus
        assert isinstance(one, MenuEntry) or one.menu or one.key
    shown = [entry.id for _, those in key_map() for entry in those]
    assert sorted(shown) == sorted(one.id for one in table if isinstance(one, ActionEntry) and one.key)
