"""A debt in the plan page: stated as the lender states it, with the yearly rate it comes to beside it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hegang_desktop.domain.means import Debt, DebtCost
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.plan.inputs.field_editor import ChoiceEditor
from hegang_desktop.gui.plan.inputs.list_editor import ItemRow
from tests.helpers.plans import a_plan, with_situation
from tests.helpers.running import Running
from tests.helpers.typing_in import enter


def _row(running: Running) -> ItemRow:
    debts = running.window.plan.inputs.debts
    debts.set_open(open_=True)
    (row,) = debts.list_of("debts").rows
    return row


def _state(running: Running, cost: DebtCost) -> None:
    editor = _row(running).editor("cost")
    assert isinstance(editor, ChoiceEditor)
    editor.box.show_value(cost)
    editor.box.activated.emit(editor.box.currentIndex())


def _shown(running: Running) -> set[str]:
    names = ("payment", "annual_rate", "daily_rate", "instalments", "instalment_fee")
    return {one.field.name for one in _row(running).box.editors if not one.isHidden()} & set(names)


def test_each_way_asks_for_its_own_numbers_and_shows_the_yearly_rate(qtbot: QtBot, running: Running) -> None:
    debt = Debt("d", "借呗", yuan(12_000), yuan(1_000))
    running.session.add(with_situation(a_plan(), debts=(debt,)), msg("New plan"))
    running.window.plans.show()
    assert _shown(running) == {"payment", "annual_rate"}
    _state(running, "daily")
    assert _shown(running) == {"payment", "daily_rate"}
    enter(qtbot, _row(running).number("daily_rate").edit, "0.036")
    assert "Comes to 13.14% a year" in _row(running).editor("daily_rate").note.words
    assert _row(running).value.text() == "12,000 yuan at 13.14% a year"
    _state(running, "instalments")
    assert _shown(running) == {"instalments", "instalment_fee"}
    enter(qtbot, _row(running).number("instalment_fee").edit, "0.6")
    assert "1,072 yuan a month" in _row(running).editor("instalment_fee").note.words
    assert "13.03% a year" in _row(running).editor("instalment_fee").note.words
    enter(qtbot, _row(running).number("instalments").edit, "0")
    assert _row(running).editor("instalments").error.isVisible()
    # turning back loses no number
    _state(running, "daily")
    assert _row(running).number("daily_rate").edit.text() == "0.036"


def test_the_working_of_a_month_tells_it_too(running: Running) -> None:
    from hegang_desktop.app.answer.flow_rules import flow_rule, place

    debt = Debt("d", "", yuan(12_000), yuan(0), cost="instalments", instalment_fee=6_000)  # type: ignore[arg-type]
    running.session.add(with_situation(a_plan(price=0), debts=(debt,)), msg("New plan"))
    outcome = running.session.outcome
    assert outcome is not None
    month = outcome.projection.months[0]
    (flow,) = [one for one in month.flows if one.kind == "debt"]
    rule = flow_rule(place(outcome, month.month), flow)
    assert rule is not None
    said = running.texts.say(rule)
    assert "72 yuan of interest and fees, 1,000 yuan paid back" in said
    assert said.endswith("It comes to 13.03% a year")
