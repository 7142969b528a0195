"""The session: edits, folds, undo over restarts, coming back in a later month."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.plan.session_change import Change
from hegang_desktop.domain.limits import InvalidPlan
from hegang_desktop.domain.means import Debt
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from tests.helpers.plans import a_plan

TODAY = datetime.date(2026, 11, 22)


def a_session(paths: Paths, today: datetime.date = TODAY) -> Session:
    return Session(Library(paths), lambda: today)


def set_rent(session: Session, amount: int, fold: str | None = None) -> None:
    session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=amount), fold=fold)


def rent(session: Session) -> Fen:
    assert session.plan is not None
    return session.plan.situation.rent


def test_keystrokes_in_one_field_are_one_step(paths: Paths) -> None:
    session = a_session(paths)
    session.add(a_plan(), msg("New plan"))
    for amount in (1, 12, 120):
        set_rent(session, amount, fold="rent")
    session.end_fold()
    set_rent(session, 500, fold="rent")
    assert rent(session) == 500
    session.undo()
    assert rent(session) == 120
    session.undo()
    assert rent(session) == 0
    assert session.undo_label is None
    session.redo()
    session.redo()
    assert rent(session) == 500
    assert session.redo_label is None


def test_undo_goes_on_after_a_restart(paths: Paths) -> None:
    session = a_session(paths)
    session.add(a_plan(), msg("New plan"))
    set_rent(session, 100)
    set_rent(session, 200)
    session.library.close()
    session = a_session(paths)
    assert session.open_latest()
    assert rent(session) == 200
    session.undo()
    session.undo()
    assert rent(session) == 0
    session.library.close()
    session = a_session(paths)
    session.open_latest()
    assert rent(session) == 0


def test_an_edit_that_makes_no_plan_changes_nothing(paths: Paths) -> None:
    session = a_session(paths)
    session.add(a_plan(), msg("New plan"))
    before = session.plan
    with pytest.raises(InvalidPlan):
        session.edit(msg("Cushion"), lambda plan: edits.with_situation(plan, cushion=Fen(-5)))
    assert session.plan is before
    assert session.undo_label is None


def test_the_outcome_is_always_that_of_the_plan(paths: Paths) -> None:
    session = a_session(paths)
    session.add(a_plan(), msg("New plan"))
    heard = []

    def look(change: Change) -> None:
        assert session.outcome is not None
        assert session.outcome.plan == session.plan
        if change.of_plan:
            heard.append(change.kind)

    session.listen(look)
    set_rent(session, yuan(300))
    session.undo()
    session.redo()
    session.name_version("before the move")
    session.add(a_plan(id_="b"), msg("New plan"))
    assert heard == ["edit", "undo", "redo", "name", "open"]


def test_a_deleted_plan_comes_back_whole(paths: Paths) -> None:
    session = a_session(paths)
    session.add(a_plan(id_="a", name="First"), msg("New plan"))
    session.add(a_plan(id_="b", name="Second"), msg("New plan"))
    set_rent(session, 700)
    session.delete("b")
    assert session.plan is not None
    assert session.plan.id == "a"
    session.undelete("b")
    assert rent(session) == 700
    assert {entry.id for entry in session.entries} == {"a", "b"}
    session.undo()
    assert rent(session) == 0


def test_a_later_month_asks_what_is_at_hand_and_starts_from_it(paths: Paths) -> None:
    session = a_session(paths)
    session.add(a_plan(savings=10_000, income=5_000, spending=2_000), msg("New plan"))
    assert session.check_in() is None
    session.library.close()
    session = a_session(paths, datetime.date(2027, 2, 3))
    session.open_latest()
    said = session.check_in()
    assert said is not None
    # three whole months, and two of 28 days of living: 2,000 - rounded(2,000 x 26 / 28)
    assert said.expected() == Fen(1_900_000 - 14_286)
    assert [one.id for one in said.items] == ["income:i1"]
    session.count_cash(yuan(16_500))
    assert session.check_in() is None
    assert session.plan is not None
    assert session.plan.situation.start == Month(2027, 2)
    assert session.plan.situation.cash[-1].expected == Fen(1_900_000 - 14_286)
    assert session.plan.situation.cash[-1].day == 3
    assert session.outcome is not None
    assert session.outcome.projection.months[0].opening == yuan(16_500)
    session.undo()
    assert session.plan.situation.start == Month(2026, 11)


def test_a_sample_is_not_asked_about_but_its_copy_is(paths: Paths) -> None:
    session = a_session(paths)
    old = msgspec.structs.replace(a_plan(start=Month(2019, 5)), sample=True)
    session.add(old, msg("Open the sample plan"))
    assert session.check_in() is None
    session.duplicate("Mine")
    assert session.check_in() is not None


def test_a_named_version_keeps_its_name(paths: Paths) -> None:
    session = a_session(paths)
    session.add(a_plan(), msg("New plan"))
    session.name_version("before the winter")
    set_rent(session, 10)
    assert session.version_name is None
    session.library.close()
    session = a_session(paths)
    session.open_latest()
    session.undo()
    assert session.version_name == "before the winter"


def _editing(paths: Paths) -> Session:
    """A session whose safe months never come: what is edited does not wait for them."""
    return Session(Library(paths), run=lambda _name, _work, _done: None)


class EditingMachine(RuleBasedStateMachine):
    """Whatever is edited, undone, redone, closed and reopened: the session agrees with a list of values."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.paths = profile(Path(self._folder.name))
        self.session = _editing(self.paths)
        self.session.add(a_plan(), msg("New plan"))
        self.line: list[Plan | None] = [self.session.plan]
        self.at = 0

    @rule(amount=st.integers(0, 10**7))
    def edit(self, amount: int) -> None:
        set_rent(self.session, amount)
        if self.session.plan != self.line[self.at]:
            self.line = [*self.line[: self.at + 1], self.session.plan]
            self.at += 1

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.at -= 1

    @precondition(lambda self: self.at < len(self.line) - 1)
    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.at += 1

    @rule()
    def reopen(self) -> None:
        self.session.library.close()
        self.session = _editing(self.paths)
        assert self.session.open_latest()

    @invariant()
    def agrees(self) -> None:
        assert self.session.plan == self.line[self.at]
        assert (self.session.undo_label is not None) == (self.at > 0)
        assert (self.session.redo_label is not None) == (self.at < len(self.line) - 1)

    def teardown(self) -> None:
        self.session.library.close()
        self._folder.cleanup()


TestEditing = EditingMachine.TestCase
TestEditing.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def test_taking_a_plan_up_again_pays_its_debts_once(paths: Paths) -> None:
    session = a_session(paths, datetime.date(2026, 1, 5))
    plan = a_plan(start=Month(2026, 1), savings=10_000, income=5_000, spending=2_000)
    plan = edits.with_situation(plan, debts=(Debt("debt", "", yuan(12_000), yuan(1_000)),))
    session.add(edits.with_active(plan, assumptions={"price_drift": 1_000}), msg("New plan"))
    before = session.outcome
    session.library.close()
    session = a_session(paths, datetime.date(2026, 11, 5))
    session.open_latest()
    said = session.check_in()
    assert said is not None
    session.count_cash(said.expected())
    assert session.plan is not None
    assert session.plan.situation.debts[0].balance == yuan(2_000)
    # counted to what had been expected, nothing else has changed: the same months follow
    assert before is not None
    assert session.outcome is not None
    then = {row.month: row.closing for row in before.earliest.months if row.month >= Month(2026, 11)}
    now = {row.month: row.closing for row in session.outcome.earliest.months}
    home = before.earliest.home_month
    assert home is not None
    assert home > Month(2026, 11)
    assert session.outcome.earliest.home_month == home
    # months that have gone well are no longer unsure: what is safe can only come nearer
    assert before.safe_month is not None
    assert session.outcome.safe_month is not None
    assert home <= session.outcome.safe_month <= before.safe_month
    assert all(now[month] == closing for month, closing in then.items() if month in now)


def test_another_city_changes_the_price_only_where_it_was_the_citys(paths: Paths) -> None:
    plan = a_plan(price=58_000)
    moved = edits.with_city(plan, "阜新")
    assert moved.scenario.home.asking_price == yuan(58_000)
    assert moved.scenario.home.description.city == "阜新"
    unit = edits.with_basis(plan, "unit")
    assert edits.with_basis(unit, "total").scenario.home.asking_price == yuan(58_000)
