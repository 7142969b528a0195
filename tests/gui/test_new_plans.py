"""New plans from the window: a kind of mover chosen from the menus becomes an open plan of its own name."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from hegang_desktop.domain.money import yuan
from tests.helpers.running import Running


def _choose(menu: QMenu, index: int) -> str:
    menu.aboutToShow.emit()
    action = menu.actions()[index]
    words = action.text()
    menu.triggered.emit(action)
    return words


def test_a_kind_of_mover_begins_a_plan_twice_under_two_names(running: Running) -> None:
    window, session = running.window, running.session
    menu = window.home.questions.kinds.menu()
    words = _choose(menu, 0)
    assert session.plan is not None
    assert session.plan.name == words
    assert session.plan.situation.income[0].yearly == yuan(60_000)
    assert window.plan.isVisibleTo(window)
    _choose(menu, 0)
    assert session.plan.name == f"{words} 2"
