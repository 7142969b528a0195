"""The lane of writes: nothing is dropped while the disk refuses, nothing is called saved that is not."""

from __future__ import annotations

import datetime
import sqlite3
import time

import pytest

from hegang_desktop.app import write_queue as lane_module
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.write_queue import Lane
from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from tests.helpers.plans import a_plan

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane_module, "RETRY_SECONDS", 0.05)


def test_a_refused_write_is_tried_again_and_the_ones_behind_it_wait_in_order() -> None:
    told: list[StoreError | None] = []
    done: list[int] = []
    refusals = [3]
    lane = Lane(told.append)

    def write(number: int) -> None:
        if refusals[0]:
            refusals[0] -= 1
            raise StoreError(msg("The disk that holds the data folder is full."))
        done.append(number)

    for number in range(5):
        lane.submit(lambda number=number: write(number))  # type: ignore[misc]
    assert lane.close()
    assert done == [0, 1, 2, 3, 4]
    assert [error is None for error in told] == [False, False, False, True]


def test_a_disk_that_goes_on_refusing_is_not_hammered_and_close_says_so() -> None:
    tries = [0]

    def refuse() -> None:
        tries[0] += 1
        raise StoreError(msg("The data folder cannot be written to."))

    lane = Lane(lambda _error: None)
    lane.submit(refuse)
    assert not lane.close(timeout=0.5)
    assert 2 <= tries[0] <= 12


def test_a_write_that_fails_by_a_bug_is_never_called_saved() -> None:
    told: list[StoreError | None] = []
    lane = Lane(told.append)

    def bug() -> None:
        raise ZeroDivisionError

    lane.submit(bug)
    lane.submit(lambda: None)
    assert not lane.close()
    assert None not in told
    assert told


def test_while_the_disk_is_full_other_plans_can_be_opened_and_nothing_is_forgotten(paths: Paths) -> None:
    told: list[StoreError | None] = []
    library = Library(paths, on_saved=told.append)
    session = Session(library, lambda: TODAY)
    session.add(a_plan(id_="a", name="First"), msg("New plan"))
    session.add(a_plan(id_="b", name="Second"), msg("New plan"))
    assert library.flush()
    pages = library._writer.execute("PRAGMA page_count").fetchone()[0]
    library._writer.execute(f"PRAGMA max_page_count = {pages}")
    for amount in range(1, 40):
        session.edit(msg("Rent"), lambda plan, amount=amount: edits.with_situation(plan, rent=amount))  # type: ignore[misc]
    session.edit(msg("Name"), lambda plan: edits.replace(plan, note="x" * 9000))
    deadline = time.monotonic() + 5
    while not any(told) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert any(told)
    began = time.monotonic()
    session.open("a")
    session.add(a_plan(id_="c", name="Third"), msg("New plan"))
    session.open("b")
    assert time.monotonic() - began < 1
    assert session.plan is not None
    assert session.plan.situation.rent == Fen(39)
    session.undo()
    session.undo()
    assert session.plan.situation.rent == Fen(38)
    session.open("c")
    # the disk has room again
    library._writer.execute("PRAGMA max_page_count = 1073741823")
    assert library.close()
    library = Library(paths)
    assert {entry.plan.id: entry.plan.situation.rent for entry in library.entries} == {"a": 0, "b": 38, "c": 0}
    library.close()


def test_a_backup_that_cannot_be_made_does_not_break_the_end(paths: Paths) -> None:
    library = Library(paths)
    Session(library, lambda: TODAY).add(a_plan(), msg("New plan"))
    paths.backups.parent.mkdir(exist_ok=True)
    paths.backups.write_text("in the way")
    assert library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library._writer.execute("SELECT 1")


def test_a_plan_deleted_in_an_earlier_session_comes_back(paths: Paths) -> None:
    session = Session(Library(paths), lambda: TODAY)
    session.add(a_plan(id_="a", name="First"), msg("New plan"))
    session.add(a_plan(id_="b", name="Second"), msg("New plan"))
    session.delete("b")
    session.library.close()
    session = Session(Library(paths), lambda: TODAY)
    assert session.undelete_last()
    assert session.plan is not None
    assert session.plan.name == "Second"
    assert not session.undelete_last()
    session.library.close()
