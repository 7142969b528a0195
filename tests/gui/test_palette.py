"""Ctrl+K: inputs, figures, views and cities by their words in either language, and a word where nothing fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.findable import findable_inputs
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.command_palette import CommandPalette
from hegang_desktop.gui.plan.answer.working_dialog import WorkingDialog
from tests.helpers.households import household
from tests.helpers.plans import a_plan
from tests.helpers.running import Running, Start


def palette_for(running: Running, typed: str) -> CommandPalette:
    running.window.palette_commands.show()
    palette = running.window.findChildren(CommandPalette)[-1]
    palette.edit.setText(typed)
    palette.edit.textEdited.emit(typed)
    return palette


def lines(palette: CommandPalette) -> list[str]:
    return [palette.list.item(at).text() for at in range(palette.list.count())]


def choose(palette: CommandPalette, line: str) -> None:
    palette.list.setCurrentRow(lines(palette).index(line))
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", ["rent", "租金", "房租"])
def test_a_word_of_an_input_leads_to_its_field(running: Running, qtbot: QtBot, typed: str) -> None:
    running.session.add(a_plan(), msg("New plan"))
    running.window.navigator.show("home")
    running.window.activateWindow()
    palette = palette_for(running, typed)
    if typed == "rent":
        assert next(line for line in lines(palette) if line.startswith("Input")) == "Input: Rent"
    choose(palette, "Input: Rent")
    assert running.window.navigator.current == "plan"
    field = running.window.plan.inputs.outgo.number("rent").edit
    qtbot.waitUntil(field.hasFocus)


def test_every_input_that_is_found_leads_to_a_card(running: Running, qtbot: QtBot) -> None:
    running.session.add(household(15), msg("New plan"))
    running.window.plans.show()
    running.window.activateWindow()
    qtbot.waitUntil(running.window.plan.isActiveWindow)
    plan, page = running.session.plan, running.window.plan
    assert plan is not None
    inputs = findable_inputs(plan)
    assert len({one.ref for one in inputs}) == len(inputs) > 60
    declared = [one.ref for one in inputs if one.ref.kind in ("cash", "situation", "home", "description", "tenancy")]
    for ref in declared:
        page.show_input(ref)
        focused = QApplication.focusWidget()
        assert focused is not None, ref
        assert page.inputs.isAncestorOf(focused), ref


def test_a_figure_by_what_people_call_it_opens_its_working(a_program: Start) -> None:
    for language, typed in (("en", "runway"), ("zh_CN", "撑多久"), ("zh_CN", "runway")):
        running = a_program(language)
        running.session.add(a_plan(), msg("New plan"))
        palette = palette_for(running, typed)
        figure = next(line for line in lines(palette) if line.startswith(("Figure", "数字")))
        choose(palette, figure)
        assert running.window.findChildren(WorkingDialog), (language, typed)
        running.quit()


def test_views_and_cities_are_found_and_nothing_is_said_to_be_nothing(running: Running) -> None:
    running.session.add(a_plan(), msg("New plan"))
    palette = palette_for(running, "strateg")
    assert any(line.startswith("Strategies") for line in lines(palette))
    palette.close()
    palette = palette_for(running, "鹤岗")
    assert any(line.startswith("Homes in Hegang") for line in lines(palette))
    assert palette.nothing.isHidden()
    palette.close()
    palette = palette_for(running, "zzqx")
    assert lines(palette) == []
    assert palette.nothing.isVisible()
    assert "zzqx" in palette.nothing.text()
