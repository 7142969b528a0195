"""The history of a plan: every version by day, what was taken back, names, restoring; thousands of them at once."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator

import msgspec
import pytest

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.history import HistoryDay, HistoryRow, as_own_plan, edits_of, former, history
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.version import Version
from hegang_desktop.store.user.database import open_user_db
from hegang_desktop.store.user.plans import list_versions, save_version
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan

ENGLISH = Translator("en")


class Clock:
    """Every look is half a day later."""

    def __init__(self) -> None:
        self.time = datetime.datetime(2026, 11, 20, 8, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        self.time += datetime.timedelta(hours=12)
        return self.time


@pytest.fixture
def session(paths: Paths) -> Iterator[Session]:
    made = Session(Library(paths, clock=Clock()))
    made.add(a_plan(), msg("New plan"))
    yield made
    made.library.close()


def set_rent(session: Session, amount: int) -> None:
    session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(amount)))


def days_of(session: Session) -> tuple[HistoryDay, ...]:
    assert session.plan is not None
    entry = session.library.entry(session.plan.id)
    assert entry is not None
    recent = session.library.versions_here(session.plan.id)
    return history(session.library.paths.user_db, session.plan.id, entry.version_id, recent)


def rows_of(session: Session) -> list[HistoryRow]:
    return [row for day in days_of(session) for row in day.rows]


def change_lines(session: Session, rows: list[HistoryRow]) -> list[list[str]]:
    listed = edits_of(session.library.paths.user_db, [row.line for row in rows], {})
    return [[ENGLISH.say(one) for one in listed[row.id]] for row in rows]


def test_versions_stand_by_day_newest_first_and_say_what_they_changed(session: Session) -> None:
    set_rent(session, 300)
    session.edit(msg("Cushion"), lambda plan: edits.with_situation(plan, cushion=yuan(2_000)))
    days = days_of(session)
    assert [day.day for day in days] == sorted({day.day for day in days}, reverse=True)
    assert all(row.line.saved_at.startswith(day.day.isoformat()) for day in days for row in day.rows)
    rows = rows_of(session)
    assert [row.line.label.text for row in rows] == ["Cushion", "Rent", "New plan"]
    assert [row.standing for row in rows] == ["present", "kept", "kept"]
    assert change_lines(session, rows) == [["Cushion: 0 yuan → 2,000 yuan"], ["Rent: 0 yuan → 300 yuan"], []]


def test_what_was_taken_back_is_there_and_can_be_restored_and_undone(session: Session) -> None:
    set_rent(session, 300)
    set_rent(session, 900)
    session.undo()
    set_rent(session, 500)
    standing = {row.standing: row for row in rows_of(session)}
    lost = standing["taken_back"]
    session.restore(lost.id)
    assert session.plan is not None
    assert session.plan.situation.rent == yuan(900)
    assert session.undo_label is not None
    when = lost.line.saved_at[:16].replace("T", " ")
    assert ENGLISH.say(session.undo_label) == f"Restore the version of {when}"
    # nothing is lost: it is a version of its own, made from the one before
    assert len(rows_of(session)) == 5
    session.undo()
    assert session.plan.situation.rent == yuan(500)


def test_restoring_what_the_plan_says_already_makes_no_version(session: Session) -> None:
    set_rent(session, 300)
    first = rows_of(session)[-1]
    session.undo()
    session.restore(first.id)
    assert len(rows_of(session)) == 2


def test_a_former_version_keeps_the_name_it_is_given_also_through_undo(session: Session) -> None:
    set_rent(session, 300)
    set_rent(session, 900)
    middle = rows_of(session)[1]
    session.name_former(middle.id, "cheap room")
    assert session.version_name is None
    assert [row.line.name for row in rows_of(session)] == [None, "cheap room", None]
    session.undo()
    assert session.version_name == "cheap room"
    session.name_former(middle.id, "dear room")
    assert session.version_name == "dear room"
    session.library.flush()
    fresh = list_versions(sqlite3.connect(session.library.paths.user_db), "p1")
    assert [line.name for line in fresh] == [None, "dear room", None]


def test_a_former_version_says_its_answer_and_what_restoring_would_change(session: Session) -> None:
    assert session.outcome is not None
    before = session.outcome.answer.headline
    session.edit(msg("Price of the home"), lambda plan: edits.PRICE.set(plan, yuan(90_000)))
    assert session.plan is not None
    assert session.outcome.answer.headline != before
    first = rows_of(session)[-1]
    listed = former(session.library.paths.user_db, first.id, session.plan, {})
    assert listed.headline == before
    assert [ENGLISH.say(one) for one in listed.restoring] == ["Price of the home: 90,000 yuan → 40,000 yuan"]
    own = as_own_plan(listed.plan, "x" * 300)
    session.add(own, msg("A former version as a plan"))
    assert len(session.entries) == 2


def test_keystrokes_in_one_field_are_one_version(session: Session) -> None:
    for amount in (1, 12, 120):
        session.edit(msg("Rent"), lambda plan, a=amount: edits.with_situation(plan, rent=yuan(a)), fold="rent")  # type: ignore[misc]
    rows = rows_of(session)
    assert len(rows) == 2
    assert change_lines(session, rows[:1]) == [["Rent: 0 yuan → 120 yuan"]]


def test_versions_that_are_not_written_yet_are_there(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    first = Version("v1", "p1", None, "2026-11-22T10:00:00+08:00", msg("New plan"), a_plan())
    save_version(connection, first)
    second = msgspec.structs.replace(
        first, id="v2", parent="v1", saved_at="2026-11-22T10:01:00+08:00", label=msg("Rent"), body=a_plan(savings=1)
    )
    days = history(paths.user_db, "p1", "v2", [second])
    assert [row.id for row in days[0].rows] == ["v2", "v1"]
    assert len(edits_of(paths.user_db, [days[0].rows[0].line], {"v2": second.body})["v2"]) == 1
    connection.close()


def test_the_list_of_versions_reads_no_body(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    save_version(connection, Version("v1", "p1", None, "2026-11-22T10:00:00+08:00", msg("New plan"), a_plan()))
    connection.execute("UPDATE plan_versions SET body = 'no plan at all'")
    assert [line.id for line in list_versions(connection, "p1")] == ["v1"]
    connection.close()
