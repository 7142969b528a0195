"""One undo: the last thing done is taken back first, whether it was an edit of the plan or something else."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from tests.helpers.plans import a_plan

NEW = msg("New plan")
MARK = msg("Mark")


class Marks:
    """Something beside the plan: a value that the journal can take back and bring again."""

    def __init__(self, session: Session) -> None:
        self.value = 0
        self._journal = session.journal

    def put(self, value: int, *, what: Message = MARK, again: bool = True, fold: str | None = None) -> None:
        before, self.value = self.value, value
        self._journal.did(
            what, lambda: self._set(before), (lambda: self._set(value)) if again else None, place="listings", fold=fold
        )

    def _set(self, value: int) -> None:
        self.value = value


def a_session(paths: Paths) -> Session:
    session = Session(Library(paths))
    session.add(a_plan(), NEW)
    return session


def set_rent(session: Session, amount: int, fold: str | None = None) -> None:
    session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=Fen(amount)), fold=fold)


def rent(session: Session) -> int:
    assert session.plan is not None
    return session.plan.situation.rent


def test_the_last_thing_is_undone_first_whatever_it_was(paths: Paths) -> None:
    session = a_session(paths)
    marks, journal = Marks(session), session.journal
    set_rent(session, 100)
    marks.put(1)
    set_rent(session, 200)
    marks.put(2)
    for expected in ((200, 1), (100, 1), (100, 0), (0, 0)):
        assert journal.undo() is not None
        assert (rent(session), marks.value) == expected
    assert journal.undo() is None
    assert journal.undo_label is None
    for expected in ((100, 0), (100, 1), (200, 1), (200, 2)):
        assert journal.redo() is not None
        assert (rent(session), marks.value) == expected
    assert journal.redo() is None


def test_undo_says_what_it_takes_back_and_where_that_is_seen(paths: Paths) -> None:
    session = a_session(paths)
    marks, journal = Marks(session), session.journal
    set_rent(session, 100)
    marks.put(1, what=msg("Stars"))
    assert journal.undo_label == msg("Stars")
    undone = journal.undo()
    assert undone is not None
    assert (undone.what, undone.place) == (msg("Stars"), "listings")
    assert (journal.undo_label, journal.redo_label) == (msg("Rent"), msg("Stars"))
    undone = journal.undo()
    assert undone is not None
    assert (undone.what, undone.place) == (msg("Rent"), "plan")


def test_edits_of_an_earlier_day_come_after_what_was_done_today(paths: Paths) -> None:
    session = a_session(paths)
    set_rent(session, 100)
    session.library.close()
    session = Session(Library(paths))
    session.open_latest()
    marks = Marks(session)
    marks.put(1)
    session.journal.undo()
    assert (rent(session), marks.value) == (100, 0)
    session.journal.undo()
    assert rent(session) == 0
    session.journal.redo()
    session.journal.redo()
    assert (rent(session), marks.value) == (100, 1)


def test_an_edit_of_another_plan_keeps_its_place_in_time(paths: Paths) -> None:
    session = a_session(paths)
    marks = Marks(session)
    marks.put(1)
    set_rent(session, 100)
    session.add(a_plan(id_="p2"), NEW)
    session.open("p1")
    session.journal.undo()
    assert (rent(session), marks.value) == (0, 1)


def test_typing_in_one_line_is_one_step_until_it_is_left_or_something_else_is_done(paths: Paths) -> None:
    session = a_session(paths)
    marks, journal = Marks(session), session.journal
    marks.put(1, fold="note")
    marks.put(2, fold="note")
    set_rent(session, 100)
    marks.put(3, fold="note")
    journal.end_fold()
    marks.put(4, fold="note")
    for expected in (3, 2):
        journal.undo()
        assert marks.value == expected
    journal.undo()
    assert rent(session) == 0
    journal.undo()
    assert marks.value == 0
    journal.redo()
    assert marks.value == 2


def test_a_step_can_be_taken_back_out_of_turn_but_only_once(paths: Paths) -> None:
    session = a_session(paths)
    journal, taken = session.journal, []
    entry = journal.did(MARK, lambda: taken.append("mark"), place="listings")
    set_rent(session, 100)
    assert journal.take_back(entry)
    assert not journal.take_back(entry)
    assert taken == ["mark"]
    # it cannot be done again, and the edit after it stays
    assert journal.redo_label is None
    assert rent(session) == 100


def test_something_new_ends_what_could_be_done_again(paths: Paths) -> None:
    session = a_session(paths)
    marks, journal = Marks(session), session.journal
    marks.put(1)
    journal.undo()
    set_rent(session, 100)
    assert journal.redo() is None
    assert marks.value == 0
    # the versions of the plan are kept for ever: what comes in between does not end their redo
    journal.undo()
    marks.put(5)
    journal.redo()
    assert (rent(session), marks.value) == (100, 5)


class EverythingIsTakenBackInTurn(RuleBasedStateMachine):
    """Edits, marks, undo and redo in any order: undo leads back through exactly what was seen."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.session = a_session(profile(Path(self._folder.name) / "data"))
        self.marks = Marks(self.session)
        self.past: list[tuple[int, int]] = []
        self.future: list[tuple[int, int]] = []

    def teardown(self) -> None:
        self.session.library.close()
        self._folder.cleanup()

    def seen(self) -> tuple[int, int]:
        return rent(self.session), self.marks.value

    @rule(amount=st.integers(1, 9))
    def edit(self, amount: int) -> None:
        before = self.seen()
        set_rent(self.session, amount)
        if self.seen() != before:
            self.past.append(before)
            self.future.clear()

    @rule(value=st.integers(1, 9))
    def mark(self, value: int) -> None:
        if self.session.redo_label is None:
            self.past.append(self.seen())
            self.marks.put(value)
            self.future.clear()

    @rule()
    def undo(self) -> None:
        before = self.seen()
        if self.session.journal.undo() is not None:
            self.future.append(before)
            assert self.seen() == self.past.pop()

    @rule()
    def redo(self) -> None:
        before = self.seen()
        if self.session.journal.redo() is not None:
            self.past.append(before)
            assert self.seen() == self.future.pop()

    @invariant()
    def labels_say_whether_there_is_anything(self) -> None:
        journal = self.session.journal
        assert (journal.undo_label is not None) == bool(self.past)
        assert (journal.redo_label is not None) == bool(self.future)


TestEverythingIsTakenBackInTurn = EverythingIsTakenBackInTurn.TestCase
TestEverythingIsTakenBackInTurn.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
