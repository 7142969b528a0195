"""Patterns of income in the plan page: each asks for its own numbers, and turning back loses none."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.plan.inputs.field_editor import CalendarEditor, ChoiceEditor, FlagEditor
from hegang_desktop.gui.plan.inputs.list_editor import ItemRow
from tests.helpers.inputs import opened, replace
from tests.helpers.plans import a_plan
from tests.helpers.running import Running
from tests.helpers.typing_in import enter


def _row(running: Running) -> ItemRow:
    (row,) = opened(running.window.plan.inputs.income).rows
    return row


def _choose(running: Running, name: str, value: Any) -> None:
    editor = _row(running).editor(name)
    assert isinstance(editor, ChoiceEditor)
    editor.box.show_value(value)
    editor.box.activated.emit(editor.box.currentIndex())


def _begin(running: Running, **amounts: int) -> None:
    running.session.add(a_plan(**amounts), msg("New plan"))  # type: ignore[arg-type]
    running.window.plans.show()


def test_a_day_rate_asks_for_days_and_counts_by_the_day(qtbot: QtBot, running: Running) -> None:
    _begin(running, income=0)
    _choose(running, "pattern", "day_rate")
    enter(qtbot, _row(running).number("amount").edit, "150")
    enter(qtbot, _row(running).number("days").edit, "20")
    enter(qtbot, _row(running).number("idle").edit, "25")
    plan, outcome = running.session.plan, running.session.outcome
    assert plan is not None
    assert outcome is not None
    (stream,) = plan.situation.income
    assert (stream.pattern, stream.amount, stream.days, stream.idle) == ("day_rate", yuan(150), 20, 2_500)
    assert outcome.projection.months[0].incoming == yuan(2_250)
    assert running.window.plan.inputs.income.subtotal.text().startswith("2,250")
    assert _row(running).value.text() == "150 yuan a day, 20 days"
    running.session.undo()
    assert running.session.plan is not None
    assert running.session.plan.situation.income[0].idle == 0


def test_turning_back_loses_no_number(qtbot: QtBot, running: Running) -> None:
    _begin(running, income=5_000)
    _choose(running, "pattern", "day_rate")
    enter(qtbot, _row(running).number("days").edit, "12")
    _choose(running, "pattern", "steady")
    with pytest.raises(KeyError):
        _row(running).number("days")
    _choose(running, "pattern", "day_rate")
    assert _row(running).number("days").edit.text() == "12"
    assert _row(running).number("amount").value == yuan(5_000)


def test_money_that_comes_once_comes_in_its_month(qtbot: QtBot, running: Running) -> None:
    _begin(running, income=8_000)
    _choose(running, "pattern", "one_off")
    starts = _row(running).number("starts")
    enter(qtbot, starts.edit, "2027年3月")
    outcome = running.session.outcome
    assert outcome is not None
    paid = [row.month for row in outcome.projection.months if row.incoming]
    assert paid == [Month(2027, 3)]
    # what cannot be read is said, and leaves the plan where it was before the typing began
    enter(qtbot, starts.edit, "March")
    assert starts.is_wrong
    error = _row(running).editor("starts").error
    assert error.isVisible()
    assert "is not a month" in error.text()


def test_an_income_that_changes_with_the_move_asks_what_it_becomes(qtbot: QtBot, running: Running) -> None:
    _begin(running, savings=60_000, income=5_000)
    _choose(running, "after_move", "changes")
    enter(qtbot, _row(running).number("amount_after").edit, "2000")
    outcome = running.session.outcome
    assert outcome is not None
    # bought at once, and from the move on there is less
    assert [row.incoming for row in outcome.earliest.months[:2]] == [yuan(2_000)] * 2
    # who waits for the safe month earns as before until then
    home = outcome.projection.home_month
    assert home is not None
    at = home - outcome.projection.months[0].month
    assert at > 0
    assert [row.incoming for row in outcome.projection.months[at - 1 : at + 1]] == [yuan(5_000), yuan(2_000)]


def test_a_cycle_is_drawn_and_goes_on_over_the_year(qtbot: QtBot, running: Running) -> None:
    _begin(running, income=6_000)
    _choose(running, "pattern", "seasonal")
    _choose(running, "rhythm", "cycle")
    enter(qtbot, _row(running).number("months_on").edit, "4")
    enter(qtbot, _row(running).number("months_off").edit, "5")
    outcome = running.session.outcome
    assert outcome is not None
    paid = [row.month.month for row in outcome.projection.months[:12] if row.incoming]
    assert paid == [11, 12, 1, 2, 8, 9, 10]
    drawn = _row(running).editor("cycle")
    assert isinstance(drawn, CalendarEditor)
    assert drawn.strip.accessibleDescription() == "1, 2, 8, 9, 10, 11, 12"
    before = running.session.plan
    # a cycle without its first month is none: said beside the field, and the plan stays
    enter(qtbot, _row(running).number("cycle_start").edit, " ")
    assert "need the month" in _row(running).editor("cycle_start").error.text()
    assert running.session.plan == before
    _choose(running, "rhythm", "calendar")
    assert running.session.plan is not None
    assert running.session.plan.situation.income[0].months_on == 0


def test_nothing_can_end_before_it_starts(qtbot: QtBot, running: Running) -> None:
    _begin(running)
    _row(running).box.folds["more"].set_open(open_=True)
    enter(qtbot, _row(running).number("starts").edit, "2028-01")
    enter(qtbot, _row(running).number("ends").edit, "2027-05")
    assert "before it starts" in _row(running).editor("ends").error.text()
    assert running.session.plan is not None
    assert running.session.plan.situation.income[0].ends is None


def test_how_unsure_shows_the_shipped_assumption_until_one_says_otherwise(qtbot: QtBot, running: Running) -> None:
    _begin(running)
    fold = _row(running).box.folds["unsure"]
    assert not fold.is_open
    fold.set_open(open_=True)
    spell = _row(running).editor("spell_every")
    assert (_row(running).number("spell_every").edit.placeholderText(), spell.standing) == ("48", "assumption")
    running.window.plan.inputs.assumptions.row_of("spell_every").field.news.value_edited.emit(30)
    assert _row(running).number("spell_every").edit.placeholderText() == "30"
    enter(qtbot, _row(running).number("spell_every").edit, "24")
    assert spell.standing == "fact"
    running.session.undo()
    assert (_row(running).number("spell_every").edit.text(), spell.standing) == ("", "assumption")


def test_a_scenario_may_have_an_income_of_its_own(qtbot: QtBot, running: Running) -> None:
    plan = a_plan(income=5_000)
    plan = replace(plan, scenarios=(*plan.scenarios, replace(plan.scenario, id="s2", name="there")), active="s2")
    running.session.add(plan, msg("New plan"))
    running.window.plans.show()
    own = opened(running.window.plan.inputs.income).editor("income")
    assert isinstance(own, FlagEditor)
    own.box.click()
    enter(qtbot, _row(running).number("amount").edit, "900")
    changed = running.session.plan
    assert changed is not None
    assert changed.situation.income[0].amount == yuan(5_000)
    assert [one.income[0].amount if one.income else None for one in changed.scenarios] == [None, yuan(900)]
    own.box.click()
    assert running.session.plan == plan
    running.session.undo()
    assert running.session.plan == changed
    assert own.box.isChecked()


def test_a_plan_of_one_scenario_asks_nothing_about_scenarios(running: Running) -> None:
    _begin(running)
    inputs = running.window.plan.inputs
    with pytest.raises(KeyError):
        opened(inputs.income).editor("income")
    assert not inputs.scenario.isVisible()


def test_good_and_bad_months_are_typed_and_marked(qtbot: QtBot, running: Running) -> None:
    _begin(running, income=6_500, price=0)
    _choose(running, "pattern", "seasonal")
    strip = _row(running).editor("months")
    assert isinstance(strip, CalendarEditor)
    strip.strip.months_edited.emit((1, 6, 7, 8, 11, 12))
    enter(qtbot, _row(running).number("amount_off").edit, "4000")
    outcome = running.session.outcome
    assert outcome is not None
    coming = [row.incoming // 100 for row in outcome.projection.months[:5]]
    assert coming == [6_500, 6_500, 6_500, 4_000, 4_000]
    assert _row(running).value.text() == "6,500 yuan, else 4,000 yuan"
    assert running.window.plan.inputs.income.subtotal.text().startswith("5,250")
    # after the move they may both be others
    _choose(running, "after_move", "changes")
    enter(qtbot, _row(running).number("amount_off_after").edit, "2500")
    assert running.session.plan is not None
    assert running.session.plan.situation.income[0].amount_off_after == yuan(2_500)
    # what it pays there stands beside the least wage of the place
    assert "minimum wage of Hegang is 1,850 yuan" in _row(running).editor("amount_after").note.words
    _choose(running, "pattern", "steady")
    with pytest.raises(KeyError):
        _row(running).editor("amount_off")
