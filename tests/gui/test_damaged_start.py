"""Starts on a profile with a damaged plan, or on one whose last plan stopped the starts before."""

from __future__ import annotations

import sqlite3

import pytest

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.home.plan_item import DamagedItem, PlanItem
from tests.helpers.plans import a_plan
from tests.helpers.running import Running, Start


@pytest.fixture
def two_plans(paths: Paths) -> Paths:
    session = Session(Library(paths))
    session.add(a_plan(id_="a", name="Whole"), msg("New plan"))
    session.add(a_plan(id_="b", name="Torn"), msg("New plan"))
    session.rename("b", "Torn in two")
    session.library.close()
    return paths


def cut_last_plan(paths: Paths) -> None:
    connection = sqlite3.connect(paths.user_db, isolation_level=None)
    connection.execute(
        "UPDATE plan_versions SET body = substr(body, 1, 200) WHERE id = (SELECT current FROM plans WHERE id = 'b')"
    )
    connection.close()


def test_a_damaged_plan_is_told_in_the_list_and_its_last_readable_state_opens(
    two_plans: Paths, a_program: Start
) -> None:
    cut_last_plan(two_plans)
    running: Running = a_program()
    assert running.session.plan is None
    assert running.window.navigator.current == "home"
    assert "cannot be read" in running.window.toast.text.text()
    (torn,) = running.window.home.findChildren(DamagedItem)
    (whole,) = running.window.home.findChildren(PlanItem)
    assert torn.accessibleName().startswith("Torn")
    whole.opened.emit(whole.plan_id)
    assert running.session.plan == a_plan(id_="a", name="Whole")
    torn.earlier.click()
    assert running.session.plan == a_plan(id_="b", name="Torn")
    assert running.window.navigator.current == "plan"
    running.quit()
    assert a_program().session.plan == a_plan(id_="b", name="Torn")


def test_a_refusal_that_nobody_caught_is_a_sentence_and_no_fault(two_plans: Paths, a_program: Start) -> None:
    running = a_program()
    running.session.open("a")
    cut_last_plan(two_plans)
    # what a slot raises is handed to the hook
    running.window.home.plan_renamed.emit("b")
    assert "cannot be read" in running.window.toast.text.text()
    assert running.session.plan == a_plan(id_="a", name="Whole")


def test_after_two_starts_that_failed_the_last_plan_stays_closed(two_plans: Paths, a_program: Start) -> None:
    from hegang_desktop.app.start_attempts import StartAttempts

    attempts = StartAttempts(two_plans.data)
    assert [attempts.begin(), attempts.begin()] == [False, False]
    running = a_program()
    assert running.session.plan is None
    assert 'the plan "Torn in two" was left closed' in running.window.toast.text.text()
    items = running.window.home.findChildren(PlanItem)
    assert len(items) == 2
    items[0].opened.emit("b")
    assert running.session.plan is not None
    running.quit()
    # that start was a good one
    assert a_program().session.plan is not None
