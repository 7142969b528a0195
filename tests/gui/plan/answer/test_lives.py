"""The simulated lives in the plan page: those of the plan that is shown and its month, never of a former one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer.analyses import LIVES, simulated
from hegang_desktop.app.plan import edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.text.tones import tone_of_100
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

WAIT_MS = 20_000


def _settled(qtbot: QtBot, running: Running) -> None:
    watcher = running.window.plan.lives
    qtbot.waitUntil(lambda: watcher.lives is not None and watcher.lives.simulation.lives == LIVES, timeout=WAIT_MS)


def test_the_lives_are_those_of_the_shown_plan_in_the_month_it_acts_in(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    running.window.plans.show()
    page = running.window.plan
    _settled(qtbot, running)
    outcome = running.session.outcome
    assert outcome is not None
    assert page.lives.lives is not None
    # who waits for the safe month, and beside it who buys as soon as can be
    assert outcome.safe_month is not None
    assert outcome.safe_month != outcome.earliest.home_month
    waiting, soonest = simulated(outcome.acting, outcome.projection), simulated(outcome.plan, outcome.earliest)
    assert page.lives.lives.simulation == waiting.simulation
    assert page.lives.lives.soonest == soonest.simulation
    # the answer says of how many in the one run that the month is of
    assert page.answer.sentence.text().startswith("Of 100 lives, ")
    assert outcome.safety is not None
    assert page.answer.pill.text() == running.texts.say(tone_of_100(outcome.safety))


def test_the_other_month_takes_the_lives_with_it(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    running.window.plans.show()
    watcher = running.window.plan.lives
    _settled(qtbot, running)
    waiting = watcher.lives
    assert waiting is not None
    running.session.show_basis("earliest")
    assert watcher.lives is None
    _settled(qtbot, running)
    soonest = watcher.lives
    assert soonest is not None
    assert soonest.simulation == waiting.soonest


def test_an_edit_takes_the_former_sentences_away_at_once(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    running.window.plans.show()
    page = running.window.plan
    _settled(qtbot, running)
    before = page.lives.lives
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(900)))
    assert page.lives.lives is None
    _settled(qtbot, running)
    assert page.lives.lives != before
    assert running.session.plan == page.lives.plan


def test_the_chart_holds_the_bands_of_the_lives(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    running.window.plans.show()
    chart_card = running.window.plan.chart
    qtbot.waitUntil(lambda: chart_card.chart is not None, timeout=WAIT_MS)
    _settled(qtbot, running)
    chart = chart_card.chart
    assert chart is not None
    assert chart._spec is not None
    wide, narrow = chart._spec.bands
    expected = chart._spec.series[0].values
    assert len(wide.low) == len(expected)
    for low, inner_low, inner_high, high in zip(wide.low, narrow.low, narrow.high, wide.high, strict=True):
        assert low <= inner_low <= inner_high <= high
    assert wide.low[0] == wide.high[0] == expected[0]
