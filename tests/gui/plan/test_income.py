"""Patterns of income in the plan page: each asks for its own numbers, and turning back loses none."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.plan.stream_row import AFTER, PATTERNS, StreamRow
from tests.helpers.plans import a_plan
from tests.helpers.running import Running
from tests.helpers.typing_in import enter


def _row(running: Running) -> StreamRow:
    (row,) = running.window.plan.inputs.income.rows
    return row


def _choose(combo: QComboBox, at: int) -> None:
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def _field(running: Running, label: str) -> QLineEdit:
    return next(one.edit for one in _row(running)._fields if one.edit.accessibleName() == label)


def test_a_day_rate_asks_for_days_and_counts_by_the_day(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(income=0), msg("New plan"))
    running.window.show_plan()
    _choose(_row(running).pattern, list(PATTERNS).index("day_rate"))
    enter(qtbot, _row(running).amount.edit, "150")
    enter(qtbot, _field(running, "Days a month"), "20")
    enter(qtbot, _field(running, "Chance of no work"), "25")
    plan, outcome = running.session.plan, running.session.outcome
    assert plan is not None
    assert outcome is not None
    (stream,) = plan.situation.income
    assert (stream.pattern, stream.amount, stream.days, stream.idle) == ("day_rate", yuan(150), 20, 2_500)
    assert outcome.projection.months[0].incoming == yuan(2_250)
    assert running.window.plan.inputs.income.subtotal.text().startswith("2,250")
    running.session.undo()
    assert running.session.plan is not None
    assert running.session.plan.situation.income[0].idle == 0


def test_turning_back_loses_no_number(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(income=5_000), msg("New plan"))
    running.window.show_plan()
    _choose(_row(running).pattern, list(PATTERNS).index("day_rate"))
    enter(qtbot, _field(running, "Days a month"), "12")
    _choose(_row(running).pattern, list(PATTERNS).index("steady"))
    _choose(_row(running).pattern, list(PATTERNS).index("day_rate"))
    assert _field(running, "Days a month").text() == "12"
    assert _row(running).amount.value == yuan(5_000)


def test_money_that_comes_once_comes_in_its_month(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(income=8_000), msg("New plan"))
    running.window.show_plan()
    _choose(_row(running).pattern, list(PATTERNS).index("one_off"))
    enter(qtbot, _field(running, "First month"), "2027年3月")
    outcome = running.session.outcome
    assert outcome is not None
    paid = [row.month for row in outcome.projection.months if row.incoming]
    assert paid == [Month(2027, 3)]
    # what cannot be read is said, and leaves the plan where it was before the typing began
    enter(qtbot, _field(running, "First month"), "March")
    assert _row(running)._fields[0].is_wrong


def test_an_income_that_changes_with_the_move_asks_what_it_becomes(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(savings=60_000, income=5_000), msg("New plan"))
    running.window.show_plan()
    _choose(_row(running).after, list(AFTER).index("changes"))
    enter(qtbot, _field(running, "Income after the move"), "2000")
    outcome = running.session.outcome
    assert outcome is not None
    assert outcome.projection.months[0].incoming == yuan(2_000)
