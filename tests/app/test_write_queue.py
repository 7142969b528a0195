"""The write queue: nothing is dropped while the disk refuses, nothing is called saved that is not."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable

import pytest

from hegang_desktop.app import write_queue as queue_module
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.write_queue import SaveState, WriteQueue
from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from tests.helpers.plans import a_plan

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_module, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(queue_module, "LOOK_SECONDS", 0.05)


def test_a_refused_write_is_tried_again_and_the_ones_behind_it_wait_in_order() -> None:
    errors: list[StoreError | None] = []
    done: list[int] = []
    refusals = [3]
    write_queue = WriteQueue(errors.append)

    def write(number: int) -> None:
        if refusals[0]:
            refusals[0] -= 1
            raise StoreError(msg("The disk that holds the data folder is full."))
        done.append(number)

    for number in range(5):
        write_queue.submit(lambda number=number: write(number))  # type: ignore[misc]
    assert write_queue.close()
    assert done == [0, 1, 2, 3, 4]
    assert [error is None for error in errors] == [False, False, False, True]


def test_a_disk_that_goes_on_refusing_is_not_hammered_and_close_says_so() -> None:
    tries = [0]

    def refuse() -> None:
        tries[0] += 1
        raise StoreError(msg("The data folder cannot be written to."))

    write_queue = WriteQueue(lambda _error: None)
    write_queue.submit(refuse)
    assert not write_queue.close(timeout=0.5)
    assert 2 <= tries[0] <= 12


def test_a_write_that_fails_by_a_bug_is_never_called_saved() -> None:
    errors: list[StoreError | None] = []
    write_queue = WriteQueue(errors.append)

    def bug() -> None:
        raise ZeroDivisionError

    write_queue.submit(bug)
    write_queue.submit(lambda: None)
    assert not write_queue.close()
    assert None not in errors
    assert errors


def test_while_a_write_hangs_nothing_is_called_saved() -> None:
    let_go = threading.Event()
    waiting: list[str] = []
    write_queue = WriteQueue(lambda _error: None, lambda: waiting.append(write_queue.state.kind))
    assert write_queue.state == SaveState("saved")
    write_queue.submit(let_go.wait)
    write_queue.submit(lambda: None)
    assert not write_queue.flush(0.1)
    assert write_queue.state.kind == "saving"
    let_go.set()
    assert write_queue.flush()
    state = write_queue.state
    assert state.kind == "saved"
    assert state.saved_at is not None
    assert waiting == ["saving"]
    write_queue.close()


def edited(session: Session, rent: int) -> None:
    session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=Fen(rent)))


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_folder_that_is_moved_away_is_told_and_what_was_typed_comes_with_it_when_it_is_back(paths: Paths) -> None:
    errors: list[StoreError | None] = []
    library = Library(paths, on_saved=errors.append)
    session = Session(library, lambda: TODAY)
    session.add(a_plan(), msg("New plan"))
    assert library.flush()
    elsewhere = paths.data.with_name("elsewhere")
    paths.data.rename(elsewhere)
    # also while nothing is typed
    until(lambda: library.save_state.kind == "refused")
    edited(session, 7)
    assert not library.flush(0.2)
    error = library.save_state.error
    assert error is not None
    assert "moved" in error.message.text
    elsewhere.rename(paths.data)
    until(lambda: library.save_state.kind == "saved")
    assert errors[-1] is None
    assert library.close()
    library = Library(paths)
    plan = library.plan_of("p1")
    assert plan is not None
    assert plan.situation.rent == 7
    library.close()


@pytest.mark.parametrize("name", ["user.db", "user.db-wal"])
@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_that_was_taken_away_or_replaced_is_never_called_saved(paths: Paths, name: str, replaced: bool) -> None:
    library = Library(paths, on_saved=lambda _error: None)
    session = Session(library, lambda: TODAY)
    session.add(a_plan(), msg("New plan"))
    assert library.flush()
    file = paths.data / name
    # not deleted: its number must not come again
    file.rename(paths.data / "kept")
    if replaced:
        shutil.copy(paths.data / "kept", file)
    edited(session, 7)
    assert not library.flush(0.3)
    assert library.save_state.kind == "refused"
    assert not library.close(0.3)
    assert session.plan is not None
    assert session.plan.situation.rent == 7
    assert not list(paths.backups.glob("*"))


def test_while_the_disk_is_full_other_plans_can_be_opened_and_nothing_is_forgotten(paths: Paths) -> None:
    errors: list[StoreError | None] = []
    library = Library(paths, on_saved=errors.append)
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
    while not any(errors) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert any(errors)
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
    result = {entry.id: library.plan_of(entry.id) for entry in library.entries}
    assert {id_: plan and plan.situation.rent for id_, plan in result.items()} == {"a": 0, "b": 38, "c": 0}
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
