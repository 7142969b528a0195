"""The simulated lives in the plan page: the sentences are those of the plan that is shown, never of a former one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer.analyses import LIVES, simulated
from hegang_desktop.app.plan import edits
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from tests.helpers.plans import a_plan
from tests.helpers.running import Running

WAIT_MS = 20_000


def _settled(qtbot: QtBot, running: Running) -> None:
    watcher = running.window.plan.lives
    qtbot.waitUntil(lambda: watcher.lives is not None and watcher.lives.simulation.lives == LIVES, timeout=WAIT_MS)


def test_the_sentences_are_those_of_the_shown_plan(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    running.window.plans.show()
    page = running.window.plan
    _settled(qtbot, running)
    outcome = running.session.outcome
    assert outcome is not None
    say = running.texts.say
    expected = [say(one) for one in simulated(outcome.plan, outcome.projection).sentences]
    assert page.answer.lives.text() == " ".join(expected[:2])
    assert "Of 100 simulated lives" in expected[0]
    assert page.answer.lives.toolTip().splitlines() == expected


def test_an_edit_takes_the_former_sentences_away_at_once(qtbot: QtBot, running: Running) -> None:
    running.session.add(a_plan(savings=20_000), msg("New plan"))
    running.window.plans.show()
    page = running.window.plan
    _settled(qtbot, running)
    before = page.answer.lives.text()
    running.session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(900)))
    assert page.lives.lives is None
    assert page.answer.lives.text() not in ("", before)
    _settled(qtbot, running)
    assert page.answer.lives.text() != before
    assert running.session.plan == page.lives._plan


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
