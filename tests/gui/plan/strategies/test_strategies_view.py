"""The strategies compared in their view: of the plan that is shown, with the user's own words beside the figures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer.strategy_table import strategy_table
from hegang_desktop.app.plan import edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import MortgageHere
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.gui.plan.strategies.missing_line import MissingLine
from hegang_desktop.gui.plan.strategies.view import StrategiesView
from tests.helpers.plans import a_plan, with_scenario, with_situation
from tests.helpers.running import Running

WAIT_MS = 20_000


@pytest.fixture
def view(qtbot: QtBot, running: Running) -> Iterator[StrategiesView]:
    plan = with_scenario(a_plan(60_000, 9_000, 3_000), assumptions={"rent_there": yuan(900), "trial_latest": 10})
    running.session.add(with_situation(plan, rent=yuan(1_500)), msg("New plan"))
    made = StrategiesView(running.program.context)
    made.resize(790, 430)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def _plan(running: Running) -> Plan:
    plan = running.session.plan
    assert plan is not None
    return plan


def _settled(qtbot: QtBot, view: StrategiesView) -> None:
    qtbot.waitUntil(lambda: view.result is not None, timeout=WAIT_MS)


def test_the_verdict_and_figures_are_those_of_the_shown_plan(
    qtbot: QtBot, running: Running, view: StrategiesView
) -> None:
    _settled(qtbot, view)
    expected = strategy_table(_plan(running))
    say = running.texts.say
    assert view.verdict.text() == say(expected.verdict)
    assert view.verdict.text().startswith("Moving wins")
    assert view.table.rows_model.rows == expected.rows


def test_an_edit_takes_the_former_comparison_away_at_once(qtbot: QtBot, running: Running, view: StrategiesView) -> None:
    _settled(qtbot, view)
    before = view.verdict.text()
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(0)))
    assert view.verdict.text() != before
    assert not view.table.isVisible()
    _settled(qtbot, view)
    assert view.verdict.text() == running.texts.say(strategy_table(_plan(running)).verdict)


def _lines(view: StrategiesView) -> list[MissingLine]:
    return [one for one in view.findChildren(MissingLine) if one.isVisible()]


def test_what_is_missing_leads_to_its_input(qtbot: QtBot, view: StrategiesView) -> None:
    _settled(qtbot, view)
    # a layout shows what is put into it a turn of the event loop later
    qtbot.waitUntil(lambda: len(_lines(view)) == 1, timeout=WAIT_MS)
    lines = _lines(view)
    with qtbot.waitSignal(view.input_wanted) as caught:
        lines[0].link.setFocus()
        QTest.keyClick(lines[0].link, Qt.Key.Key_Return)
    assert caught.args == [SITUATION.part("mortgage_here").ref]


def test_own_words_are_one_step_of_undo_and_stand_in_the_table(
    qtbot: QtBot, running: Running, view: StrategiesView
) -> None:
    _settled(qtbot, view)
    result, field = view.result, view.beyond.fields["move"]
    assert field.placeholderText()
    field.setFocus()
    QTest.keyClicks(field, "near my mother ")
    assert _plan(running).beyond == {"move": "near my mother "}
    assert field.toPlainText() == "near my mother "
    # no figure was worked out anew for it
    assert view.result is result
    rows = view.table.rows_model.rows
    assert rows[-1].id == "beyond"
    assert not rows[-1].best
    column = view.result.kinds.index("move") if view.result else -1
    assert view.table.rows_model.index(len(rows) - 1, column).data() == "near my mother"
    running.session.undo()
    assert _plan(running).beyond == {}
    assert field.toPlainText() == ""
    assert view.table.rows_model.rows[-1].id != "beyond"


def test_too_many_words_are_told_beside_the_field_and_kept_there(
    qtbot: QtBot, running: Running, view: StrategiesView
) -> None:
    field = view.beyond.fields["stay"]
    field.setPlainText("x" * 2_000)
    assert _plan(running).beyond == {"stay": "x" * 2_000}
    field.setPlainText("x" * 2_001)
    assert field.error.text()
    assert not field.error.isHidden()
    assert _plan(running).beyond == {"stay": "x" * 2_000}
    assert len(field.toPlainText()) == 2_001


def test_a_bought_home_is_said_to_be_ones_own(qtbot: QtBot, running: Running, view: StrategiesView) -> None:
    _settled(qtbot, view)
    bought = Purchase(Month(2026, 10), yuan(50_000), (PaidLine("price", yuan(40_000)),))
    running.session.edit(msg("Rent"), lambda plan: with_scenario(plan, bought=bought))
    _settled(qtbot, view)
    assert "yours since October 2026" in view.verdict.text()
    assert not view.table.isVisible()
    assert not view.chart.isVisible()


def test_the_chart_draws_the_net_worth(qtbot: QtBot, running: Running, view: StrategiesView) -> None:
    _settled(qtbot, view)
    qtbot.waitUntil(lambda: view.chart.chart is not None, timeout=WAIT_MS)
    chart = view.chart.chart
    assert chart is not None
    assert chart._spec == strategy_table(_plan(running)).chart


def test_the_tone_of_each_strategy_is_word_sign_and_colour(
    qtbot: QtBot, running: Running, view: StrategiesView
) -> None:
    # reached only by way of a loan that eats what comes in
    loan = MortgageHere(yuan(900_000), fees=yuan(6_000))
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, mortgage_here=loan, spending=yuan(8_000)))
    _settled(qtbot, view)
    assert view.result is not None
    model, tokens = view.table.rows_model, running.program.context.theme.tokens
    at, row = next((at, row) for at, row in enumerate(model.rows) if row.id == "tone")
    seen = set()
    for column, tone in enumerate(row.tones):
        index = model.index(at, column)
        seen.add((tone, index.data(), index.data(Qt.ItemDataRole.ForegroundRole).color().name()))
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == f"Does it hold?. {model.head(column)}: {index.data()}"
        assert "of 100 lives" in index.data(Qt.ItemDataRole.ToolTipRole).lower()
    colours = {
        "holds": ("✓ holds", tokens.good), "tight": ("△ tight", tokens.caution),
        "fails": ("✕ fails", tokens.bad), "unreached": ("– out of reach", tokens.quiet),
    }  # fmt: skip
    assert {tone for tone, _, _ in seen} >= {"holds", "unreached"}
    for tone, words, colour in seen:
        assert (words, colour) == (colours[tone][0], colours[tone][1].lower())
    sentences = [running.texts.say(sentence) for _, sentence in view.result.lives]
    assert sentences[0].startswith("✓ Stay and rent: holds. Of 100 lives")
    shown = [one.text() for one in view.findChildren(QLabel) if one.text() in sentences]
    assert shown == sentences
