"""Also counted: everything a plan holds is shown, can be left out, and comes back with undo."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from hegang_desktop.domain.message import msg
from tests.helpers.households import household
from tests.helpers.plans import a_plan
from tests.helpers.running import Running


def test_a_plain_plan_shows_no_such_card(running: Running) -> None:
    running.session.add(a_plan(), msg("New plan"))
    running.window.show_plan()
    assert not running.window.plan.inputs.also.isVisible()


def test_everything_a_household_holds_can_be_left_out_and_comes_back(running: Running) -> None:
    running.session.add(household(5), msg("New plan"))
    running.window.show_plan()
    card = running.window.plan.inputs.also
    assert card.isVisible()
    rows = card.rows
    texts = " ".join(label.text() for row in rows for label in row.findChildren(QLabel))
    for name in ("Child", "money fund", "deposit", "lent", "phone", "notice", "dearest debt", "Social insurance"):
        assert name in texts, name
    before = running.session.plan
    for _ in range(len(rows)):
        card.rows[0].remove.click()
    emptied = running.session.plan
    assert emptied is not None
    situation = emptied.situation
    left = (situation.people, situation.accounts, situation.pending, situation.insurance, situation.spending_lines)
    assert not any(left)
    assert (situation.dated_costs, situation.payoff) == ((), 0)
    for _ in range(len(rows)):
        running.session.undo()
    assert running.session.plan == before


def test_somebody_may_be_let_sign(running: Running) -> None:
    running.session.add(household(5), msg("New plan"))
    running.window.show_plan()
    waits = running.session.outcome
    running.window.plan.inputs.also.proxy.click()
    signs = running.session.outcome
    assert waits is not None
    assert signs is not None
    assert signs.projection.by_proxy
    assert signs.projection.home_month is not None
    assert waits.projection.home_month is not None
    assert signs.projection.home_month < waits.projection.home_month
