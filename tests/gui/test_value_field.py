"""A field while it is typed in: nothing is written into it, what is empty is empty, what is missing is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.gui.plan.inputs.field_editor import NumberEditor
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.fields import MoneyField, MonthField
from hegang_desktop.gui.widgets.value_field import ValueField
from tests.helpers.inputs import open_everything
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

BEGUN = 30_000


@pytest.fixture
def spending(running: Running) -> NumberEditor:
    """The field of a plan that must be said, with the keys in it."""
    return field_of(running, "Situation.spending")


def field_of(running: Running, name: str) -> NumberEditor:
    running.session.add(a_plan(savings=BEGUN, spending=2_000), msg("New plan"))
    running.window.plans.show()
    open_everything(running.window.plan.inputs)
    running.window.activateWindow()
    result = running.window.plan.inputs.findChildren(NumberEditor)
    editor = next(one for one in result if name in one.edits)
    editor.number.edit.setFocus()
    QTest.qWaitForWindowActive(running.window)
    assert editor.number.edit.hasFocus()
    return editor


def compose(edit: QLineEdit, preedit: str = "", commit: str = "") -> None:
    """What an input method sends."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(edit, event)


def paste(edit: QLineEdit, text: str) -> None:
    QApplication.clipboard().setText(text)
    edit.paste()


def spent(running: Running) -> Fen:
    assert running.session.plan is not None
    return running.session.plan.situation.spending


def test_an_amount_is_replaced_through_an_input_method(running: Running, spending: NumberEditor) -> None:
    edit = spending.number.edit
    edit.selectAll()
    for preedit in ("s", "shi", "shi wan"):
        compose(edit, preedit)
        # the selected amount is gone, but nothing is typed yet
        assert spent(running) == yuan(2_000)
        assert not spending.number.is_wrong
    compose(edit, commit="十万")
    assert edit.text() == "十万"
    assert spent(running) == yuan(100_000)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "100,000"


def test_a_composition_that_is_given_up_leaves_a_field_that_misses_its_number(
    running: Running, spending: NumberEditor
) -> None:
    edit = spending.number.edit
    edit.selectAll()
    compose(edit, "shi")
    compose(edit)
    assert edit.text() == ""
    assert spending.number.is_wrong
    assert spent(running) == yuan(2_000)


def test_a_cleared_field_that_is_pasted_into_keeps_nothing(running: Running, spending: NumberEditor) -> None:
    edit = spending.number.edit
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == ""
    paste(edit, "3万")
    assert edit.text() == "3万"
    assert spent(running) == yuan(30_000)


@pytest.mark.parametrize("text", ["38000\n39000", "48000 45000", "12,5", "0十万"])
def test_what_is_pasted_is_not_guessed(running: Running, spending: NumberEditor, text: str) -> None:
    edit = spending.number.edit
    edit.selectAll()
    paste(edit, text)
    assert spending.number.is_wrong
    assert spending.error.isVisible()
    assert spent(running) == yuan(2_000)


def test_a_cleared_amount_is_missing_and_the_plan_keeps_the_last(running: Running, spending: NumberEditor) -> None:
    edit = spending.number.edit
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert spending.number.is_wrong
    assert "missing" in spending.error.text()
    assert spent(running) == yuan(2_000)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert (edit.text(), spent(running)) == ("", yuan(2_000))
    edit.setFocus()
    QTest.keyClicks(edit, "0")
    assert not spending.number.is_wrong
    assert not spending.error.isVisible()
    assert spent(running) == 0


def test_an_amount_that_is_usually_nothing_is_nothing_when_cleared(running: Running) -> None:
    editor = field_of(running, "Situation.remittance")
    edit = editor.number.edit
    QTest.keyClicks(edit, "500")
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert (edit.text(), editor.number.is_wrong) == ("", False)
    assert edit.placeholderText() == "0"
    assert running.session.plan is not None
    assert running.session.plan.situation.remittance == 0
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "0"


def test_undo_shows_in_the_field_that_is_typed_in(running: Running, spending: NumberEditor) -> None:
    edit = spending.number.edit
    edit.selectAll()
    QTest.keyClicks(edit, "900")
    running.session.undo()
    assert (edit.text(), spent(running)) == ("2,000", yuan(2_000))


def test_a_number_is_missing_where_none_was_ever_typed(qtbot: QtBot) -> None:
    field = MoneyField(Texts("en"), msg("Amount"))
    qtbot.addWidget(field)
    errors: list[UserError] = []
    field.news.wrong.connect(errors.append)
    assert not field.is_wrong
    assert not field.is_said()
    assert field.is_wrong
    assert errors
    field.show_value(500)
    assert field.is_said()


@pytest.mark.parametrize("kind", [MoneyField, MonthField])
def test_an_optional_field_that_is_cleared_says_nothing(qtbot: QtBot, kind: type[MoneyField | MonthField]) -> None:
    field: ValueField = kind(Texts("en"), msg("Amount"), optional=True)
    qtbot.addWidget(field)
    field.show()
    field.edit.setFocus()
    said: list[int | None] = []
    field.news.value_edited.connect(said.append)
    QTest.keyClicks(field.edit, "2027-03" if kind is MonthField else "5")
    field.edit.selectAll()
    QTest.keyClick(field.edit, Qt.Key.Key_Delete)
    assert said[-1] is None
    assert (field.value, field.is_wrong, field.edit.text()) == (None, False, "")
