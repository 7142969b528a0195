"""Saved states that cannot be read: a sentence and a way on, and every other plan as always."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable

import pytest

from hegang_desktop.app.importing.history import import_history
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.history import edits_of, former, history
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.errors import DamagedPlan, UserError
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import Order, Search
from hegang_desktop.store.catalog.query import CatalogQuery
from tests.helpers.plans import a_plan

TODAY = datetime.date(2026, 11, 22)
CURRENT = "(SELECT current FROM plans WHERE id = 'b')"
"""What `{current}` in a statement stands for."""
CUT = "UPDATE plan_versions SET body = substr(body, 1, 200) WHERE id = {current}"
DAMAGES = [
    CUT,
    "UPDATE plan_versions SET body = '' WHERE id = {current}",
    "UPDATE plan_versions SET body = CAST(x'ff00fe' AS TEXT) WHERE id = {current}",
    "UPDATE plan_versions SET body = x'7b7d' WHERE id = {current}",
    "UPDATE plan_versions SET body = json_set(body, '$.surprise', 1) WHERE id = {current}",
    "UPDATE plan_versions SET body = json_set(body, '$.situation.rent', -1) WHERE id = {current}",
    "UPDATE plan_versions SET body = '[1, 2]' WHERE id = {current}",
    "UPDATE plans SET current = 'nowhere' WHERE id = 'b'",
]


def a_session(paths: Paths) -> Session:
    return Session(Library(paths), lambda: TODAY)


def set_rent(session: Session, amount: int) -> None:
    session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=Fen(amount)))


def damage(paths: Paths, *statements: str) -> None:
    connection = sqlite3.connect(paths.user_db, isolation_level=None)
    for statement in statements:
        assert connection.execute(statement.replace("{current}", CURRENT)).rowcount > 0
    connection.close()


@pytest.fixture
def two_plans(paths: Paths) -> Paths:
    """Plan "a", and "b" with the rents 0, 1, 2 that was open last."""
    session = a_session(paths)
    session.add(a_plan(id_="a", name="Whole"), msg("New plan"))
    session.add(a_plan(id_="b", name="Torn"), msg("New plan"))
    set_rent(session, 1)
    set_rent(session, 2)
    session.library.close()
    return paths


@pytest.mark.parametrize("statement", DAMAGES)
def test_a_damaged_plan_has_its_name_and_a_sentence_and_the_others_open(two_plans: Paths, statement: str) -> None:
    damage(two_plans, statement)
    session = a_session(two_plans)
    assert [(entry.id, entry.name) for entry in session.entries] == [("b", "Torn"), ("a", "Whole")]
    with pytest.raises(DamagedPlan) as refused:
        session.open_latest()
    assert refused.value.hint is not None
    assert session.plan is None
    session.open("a")
    assert session.plan == a_plan(id_="a", name="Whole")
    session.open_earlier("b")
    assert session.plan is not None
    assert session.plan.situation.rent == (2 if "nowhere" in statement else 1)
    session.library.close()
    session = a_session(two_plans)
    assert session.open_latest()
    assert session.plan is not None
    assert session.plan.id == "b"
    session.library.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plan_versions SET parent = id WHERE plan_id = 'b'",
        "UPDATE plan_versions SET parent = {current} WHERE plan_id = 'b'",
    ],
)
def test_versions_that_are_their_own_ancestors_end(two_plans: Paths, statement: str) -> None:
    damage(two_plans, statement)
    session = a_session(two_plans)
    assert session.open_latest()
    present = session.plan
    for _ in range(5):
        session.undo()
    set_rent(session, 7)
    assert session.plan is not None
    days = history(two_plans.user_db, "b", session.library.current_version("b").id, session.library.versions_here("b"))
    assert sum(len(day.rows) for day in days) >= 3
    session.library.close()
    session = a_session(two_plans)
    session.open_latest()
    session.undo()
    assert session.plan is not None
    assert present is not None
    assert session.plan.id == present.id
    session.library.close()


def test_where_no_state_can_be_read_it_is_said_and_the_plan_can_be_put_aside(two_plans: Paths) -> None:
    damage(two_plans, "UPDATE plan_versions SET body = substr(body, 1, 200) WHERE plan_id = 'b'")
    session = a_session(two_plans)
    with pytest.raises(DamagedPlan, match="No saved state"):
        session.open_earlier("b")
    session.delete("b")
    assert [entry.id for entry in session.entries] == ["a"]
    with pytest.raises(DamagedPlan):
        session.undelete("b")
    assert {entry.id for entry in session.entries} == {"a", "b"}
    session.library.close()


def test_undo_steps_over_a_damaged_state_with_a_sentence(two_plans: Paths) -> None:
    damage(
        two_plans,
        "UPDATE plan_versions SET body = 'x', label = 'y'"
        " WHERE id = (SELECT parent FROM plan_versions WHERE id = {current})",
    )
    session = a_session(two_plans)
    session.open_latest()
    with pytest.raises(DamagedPlan):
        session.undo()
    assert session.plan is not None
    assert session.plan.situation.rent == 2
    session.undo()
    assert session.plan.situation.rent == 0
    session.library.close()
    # and the way forward, whose label is damaged as well
    session = a_session(two_plans)
    session.open_latest()
    assert session.redo_label is not None
    with pytest.raises(DamagedPlan):
        session.redo()
    session.redo()
    assert session.plan is not None
    assert session.plan.situation.rent == 2
    session.library.close()


def test_the_history_shows_what_can_be_read_and_says_what_cannot(two_plans: Paths) -> None:
    session = a_session(two_plans)
    torn = session.library.entry("b")
    assert torn is not None
    session.library.close()
    damage(two_plans, "UPDATE plan_versions SET label = '{', body = '{' WHERE plan_id = 'b'")
    (day,) = history(two_plans.user_db, "b", torn.version_id, ())
    assert len(day.rows) == 3
    assert edits_of(two_plans.user_db, [row.line for row in day.rows], {}) == {row.id: () for row in day.rows}
    with pytest.raises(DamagedPlan):
        former(two_plans.user_db, torn.version_id, a_plan(), {})


def test_a_damaged_plan_can_be_replaced_by_a_file(two_plans: Paths) -> None:
    damage(two_plans, CUT)
    session = a_session(two_plans)
    session.replace(a_plan(id_="b", name="From a file"), msg("Replace with a file"))
    assert session.plan == a_plan(id_="b", name="From a file")
    session.library.close()
    session = a_session(two_plans)
    assert session.open_latest()
    assert session.plan == a_plan(id_="b", name="From a file")
    session.library.close()


def _fail(*_: object) -> object:
    raise ZeroDivisionError("an amount of 12345")


@pytest.mark.parametrize(
    "do",
    [
        lambda session: session.add(a_plan(id_="c", name="Third"), msg("New plan")),
        lambda session: session.open("a"),
        lambda session: set_rent(session, 3),
        lambda session: session.undo(),
        lambda session: session.replace(a_plan(id_="b", savings=7), msg("Replace with a file")),
    ],
)
def test_what_cannot_be_worked_out_is_not_saved_and_the_plan_stays(
    two_plans: Paths, monkeypatch: pytest.MonkeyPatch, do: Callable[[Session], None]
) -> None:
    session = a_session(two_plans)
    session.open_latest()
    before, undo, redo = session.plan, session.undo_label, session.redo_label
    monkeypatch.setattr("hegang_desktop.app.answer.answering.project", _fail)
    with pytest.raises(UserError) as refusal:
        do(session)
    assert "12345" not in str(refusal.value)
    monkeypatch.undo()
    assert (session.plan, session.undo_label, session.redo_label) == (before, undo, redo)
    session.undo()
    assert session.plan is not None
    assert session.plan.situation.rent == 1
    session.redo()
    session.library.close()
    session = a_session(two_plans)
    assert session.open_latest()
    assert session.plan == before
    assert {entry.id for entry in session.entries} == {"a", "b"}
    session.library.close()


def test_a_damaged_home_mark_or_search_costs_only_itself(two_plans: Paths) -> None:
    library = Library(two_plans)
    for name in ("one", "two"):
        library.save_home(Home(name, Description(city="鹤岗"), Fen(1)))
    query = CatalogQuery(two_plans.catalog_db, two_plans.user_db, two_plans.backups)
    homes = [query.detail(-number) for number, _, _ in query.homes()]
    for home in homes:
        library.marks.put(home, Mark(stage="saved"))
        library.searches.save(home.reference, Search(text="x"), Order(), 0)
    library.close()
    damage(
        two_plans,
        "UPDATE homes SET body = substr(body, 1, 9) WHERE id = 'one'",
        "UPDATE marks SET body = '{', home = '{' WHERE reference LIKE '%one'",
        "UPDATE saved_searches SET body = '{' WHERE name LIKE '%one'",
    )
    library = Library(two_plans)
    assert [home.id for _, home, _ in query.homes()] == ["two"]
    assert [entry.rows for entry in import_history(two_plans)] == [1, 1]
    assert [library.marks.of(home.reference).stage for home in homes] == ["saved", None]
    assert [saved.name[-3:] for saved in library.searches.list()] == ["two"]
    library.close()
    query.close()
