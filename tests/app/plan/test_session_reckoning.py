"""Safe months that are worked out elsewhere: what stands until they are known, and what is dropped."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import NamedTuple

import msgspec
import pytest

from hegang_desktop.app.answer import answering
from hegang_desktop.app.answer.answering import Outcome, outcome
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.plan.session_change import Change
from hegang_desktop.domain.errors import NotReckoned, UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.safety import Safety
from hegang_desktop.domain.what_if import NOTHING
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan

WORDS = Translator("en")
LESS = NOTHING.with_value("spend_less", yuan(500))
LEAVE = NOTHING.with_stress("leave", on=True)
PLAN = a_plan(savings=20_000, income=5_000, spending=3_000)


class Task(NamedTuple):
    """Something to work out, and who is told."""

    name: str
    work: Callable[[], Outcome]
    done: Callable[[Outcome], None]


class Elsewhere:
    """Keeps what is to be worked out until the test lets it come; it voids nothing of its own accord."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def run(self, name: str, work: Callable[[], Outcome], done: Callable[[Outcome], None]) -> None:
        self.tasks.append(Task(name, work, done))

    def come(self) -> None:
        """What was begun first comes first, and then what is begun by it."""
        while self.tasks:
            task = self.tasks.pop(0)
            task.done(task.work())


class Waiting(NamedTuple):
    """A session with a plan whose safe month is known, where the next ones come from, and what listeners hear."""

    session: Session
    elsewhere: Elsewhere
    heard: list[str]

    @property
    def plan(self) -> Plan:
        assert self.session.plan is not None
        return self.session.plan

    def spend(self, amount: int, fold: str | None = None) -> None:
        changed = yuan(amount)
        self.session.edit(msg("Living"), lambda plan: edits.with_situation(plan, spending=changed), fold=fold)

    def come(self) -> None:
        self.elsewhere.come()

    def is_whole(self) -> bool:
        """Whether the outcome is that of the plan, as it would be worked out at once."""
        return not self.session.is_reckoning and self.session.outcome == outcome(self.plan)


def waiting_session(paths: Paths, plan: Plan = PLAN, today: datetime.date = datetime.date(2026, 11, 22)) -> Waiting:
    elsewhere = Elsewhere()
    session = Session(Library(paths), lambda: today, run=elsewhere.run)
    heard: list[str] = []

    def hear(change: Change) -> None:
        heard.append(change.kind)

    session.add(plan, msg("New plan"))
    session.listen(hear)
    return Waiting(session, elsewhere, heard)


@pytest.fixture
def waiting(paths: Paths) -> Waiting:
    made = waiting_session(paths)
    made.come()
    made.heard.clear()
    return made


def test_a_plan_that_is_opened_is_shown_at_once_and_promises_nothing(paths: Paths) -> None:
    made = waiting_session(paths)
    session = made.session
    assert session.is_reckoning
    assert session.outcome is not None
    assert session.outcome.plan is session.plan
    assert session.outcome.safety is None
    assert session.outcome.answer.tone is None
    assert WORDS.say(session.outcome.answer.headline) == "Working out the safe month …"
    made.come()
    assert made.heard == ["reckoned"]
    assert made.is_whole()


def test_until_an_edit_is_worked_out_the_outcome_before_stands(waiting: Waiting) -> None:
    session, before = waiting.session, waiting.session.outcome
    waiting.spend(2_000)
    assert session.plan is not None
    assert session.plan.situation.spending == yuan(2_000)
    assert session.is_reckoning
    assert session.outcome is before
    assert session.shown is before
    assert waiting.heard == ["edit"]
    waiting.come()
    assert waiting.heard == ["edit", "reckoned"]
    assert waiting.is_whole()


def test_what_is_of_an_older_state_is_dropped(waiting: Waiting) -> None:
    session, before = waiting.session, waiting.session.outcome
    waiting.spend(2_900)
    waiting.spend(2_000)
    older = waiting.elsewhere.tasks.pop()
    assert not waiting.elsewhere.tasks
    older.done(older.work())
    assert session.outcome is before
    assert session.is_reckoning
    waiting.come()
    assert waiting.is_whole()
    assert waiting.heard.count("reckoned") == 1


def test_of_many_states_only_the_newest_waits_for_its_turn(waiting: Waiting) -> None:
    for amount in range(2_000, 2_900, 100):
        waiting.spend(amount, fold="spending")
    assert len(waiting.elsewhere.tasks) == 1
    first = waiting.elsewhere.tasks.pop()
    first.done(first.work())
    assert len(waiting.elsewhere.tasks) == 1
    waiting.come()
    assert waiting.is_whole()


def test_while_a_slider_moves_what_it_passed_is_shown(waiting: Waiting) -> None:
    session = waiting.session
    session.try_out(LESS)
    session.try_out(NOTHING.with_value("spend_less", yuan(600)))
    waiting.heard.clear()
    passed = waiting.elsewhere.tasks.pop()
    passed.done(passed.work())
    assert session.shown is not None
    assert session.shown is not session.outcome
    assert session.is_reckoning
    assert waiting.heard == ["reckoned"]
    between = session.shown
    waiting.come()
    assert not session.is_reckoning
    assert session.shown is not between


def test_undo_while_waiting_ends_at_the_state_gone_back_to(waiting: Waiting) -> None:
    before = waiting.session.outcome
    waiting.spend(2_000)
    waiting.session.undo()
    waiting.come()
    assert waiting.plan == PLAN
    assert waiting.is_whole()
    assert waiting.session.outcome == before


def test_an_edit_and_what_is_tried_out_on_it_come_together(waiting: Waiting) -> None:
    session = waiting.session
    session.try_out(LESS)
    assert session.is_reckoning
    waiting.come()
    assert session.shown is not None
    assert session.shown.plan.situation.spending == yuan(2_500)
    shown = session.shown
    waiting.heard.clear()
    waiting.spend(2_000)
    assert session.shown is shown
    first, second = waiting.elsewhere.tasks
    first.done(first.work())
    # one of the two is not told of: beside each other they would be of two states
    assert waiting.heard == ["edit"]
    assert session.is_reckoning
    second.done(second.work())
    assert waiting.heard == ["edit", "reckoned"]
    assert waiting.is_whole()
    assert session.shown == outcome(session.shown.plan)
    assert session.shown.plan.situation.spending == yuan(1_500)


def test_what_was_tried_out_and_let_go_does_not_come_back(waiting: Waiting) -> None:
    session, before = waiting.session, waiting.session.outcome
    session.try_out(LESS)
    session.try_out(NOTHING)
    assert not session.is_reckoning
    waiting.come()
    assert session.shown is before


@pytest.mark.parametrize("known", [False, True])
def test_what_is_tried_out_can_be_kept_before_it_is_worked_out(waiting: Waiting, known: bool) -> None:
    session = waiting.session
    session.try_out(LESS)
    if known:
        waiting.come()
    session.keep_tried()
    assert session.what_if == NOTHING
    waiting.come()
    assert waiting.plan.situation.spending == yuan(2_500)
    assert waiting.is_whole()
    assert session.shown is session.outcome


def test_what_cannot_be_kept_leaves_nothing_to_wait_for(waiting: Waiting) -> None:
    session, before = waiting.session, waiting.session.outcome
    session.try_out(LEAVE)
    session.keep_tried()
    assert not session.is_reckoning
    waiting.come()
    assert session.shown is before


def test_what_is_refused_while_it_is_worked_out_stays_tried(waiting: Waiting, monkeypatch: pytest.MonkeyPatch) -> None:
    session = waiting.session
    session.try_out(LESS)
    monkeypatch.setattr(answering, "project", _fail)
    with pytest.raises(UserError):
        session.keep_tried()
    monkeypatch.undo()
    assert (session.plan, session.what_if) == (PLAN, LESS)
    assert session.is_reckoning
    waiting.come()
    assert session.shown is not None
    assert session.shown.plan.situation.spending == yuan(2_500)
    assert not session.is_reckoning


def test_another_plan_is_not_answered_by_the_one_before(waiting: Waiting) -> None:
    session = waiting.session
    waiting.spend(2_000)
    session.try_out(LESS)
    session.add(a_plan(id_="p2", savings=90_000), msg("New plan"))
    assert session.shown is not None
    assert session.shown.plan is session.plan
    waiting.come()
    assert waiting.plan.id == "p2"
    assert waiting.is_whole()
    assert session.shown is session.outcome


def test_a_plan_that_is_deleted_while_waiting_is_gone(waiting: Waiting) -> None:
    session = waiting.session
    waiting.spend(2_000)
    session.try_out(LESS)
    session.delete(PLAN.id)
    assert session.outcome is None
    assert session.shown is None
    assert not session.is_reckoning
    waiting.come()
    assert session.outcome is None
    assert waiting.heard[-1] == "list"
    session.undelete(PLAN.id)
    waiting.come()
    assert waiting.is_whole()


def _fail(*_: object) -> Safety:
    raise ZeroDivisionError(f"an amount of {12_345}")


def test_a_rule_that_fails_elsewhere_is_told_and_waited_for_no_longer(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    session = waiting.session
    monkeypatch.setattr(answering, "safety_of", _fail)
    waiting.spend(2_000)
    waiting.come()
    assert not session.is_reckoning
    assert session.outcome is not None
    assert session.outcome.plan is session.plan
    assert WORDS.say(session.outcome.answer.headline) == "The safe month could not be worked out."
    assert session.outcome.projection == session.outcome.earliest
    assert session.outcome.answer.tone is None
    assert "ZeroDivisionError" in caplog.text
    assert "12345" not in caplog.text
    monkeypatch.undo()
    # the next edit is worked out as ever
    waiting.spend(2_100)
    waiting.come()
    assert waiting.is_whole()


def test_a_rule_that_fails_for_what_is_tried_out_is_told_and_nothing_is_tried(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, before = waiting.session, waiting.session.outcome
    monkeypatch.setattr(answering, "project", _fail)
    with pytest.raises(NotReckoned):
        session.try_out(LESS)
    assert (session.what_if, session.shown) == (NOTHING, before)
    assert not session.is_reckoning


def test_the_other_month_is_shown_also_of_what_comes_later(waiting: Waiting) -> None:
    session = waiting.session
    waiting.spend(2_500)
    session.try_out(NOTHING.with_value("earn_more", yuan(100)))
    session.show_basis("earliest")
    waiting.come()
    for one in (session.outcome, session.shown):
        assert one is not None
        assert one.basis == "earliest"
        assert one.projection == one.earliest
        assert one.safety is not None
    session.show_basis("safe")
    assert waiting.is_whole()


def test_the_last_change_is_told_of_an_answer_that_was_seen(waiting: Waiting) -> None:
    session, before = waiting.session, waiting.session.outcome
    waiting.spend(2_900, fold="spending")
    waiting.spend(2_000, fold="spending")
    assert session.last_change is not None
    assert session.last_change.before is before
    session.edit(msg("Rent"), lambda plan: edits.with_situation(plan, rent=yuan(100)))
    # the answer before it was never there: nothing is said rather than something else
    assert session.last_change is None
    waiting.come()
    known = session.outcome
    waiting.spend(1_000)
    assert session.last_change is not None
    assert session.last_change.before is known


def test_money_counted_while_waiting_is_measured_from_the_present_state(paths: Paths) -> None:
    start = msgspec.structs.replace(
        a_plan(savings=20_000, income=5_000, spending=3_000, start=Month(2026, 8)), id="counted"
    )
    today = datetime.date(2026, 11, 1)
    waiting = waiting_session(paths, start, today)
    waiting.come()
    waiting.spend(2_000)
    assert waiting.session.is_reckoning
    said = waiting.session.check_in()
    assert said is not None
    # three months of 3,000, not of 2,000
    assert said.expected() == yuan(29_000)
    waiting.session.count_cash(yuan(25_000))
    point = waiting.plan.situation.cash[-1]
    assert point.expected == yuan(29_000)
    before = edits.with_situation(start, spending=yuan(2_000))
    assert point.home_before == outcome(before).projection.home_month
    waiting.come()
    assert waiting.is_whole()
    assert waiting.session.outcome is not None
    assert point.home_after == waiting.session.outcome.projection.home_month
    assert waiting.session.check_in() is None


def test_what_is_kept_of_an_answer_is_of_the_present_state(waiting: Waiting) -> None:
    session = waiting.session
    waiting.spend(2_000)
    present = session.present_outcome()
    assert present == outcome(waiting.plan)
    # it is no news: the page is told when what it waits for comes
    assert waiting.heard == ["edit"]
    waiting.come()
    assert session.present_outcome() is session.outcome


def test_naming_a_state_while_waiting_keeps_it_awaited(waiting: Waiting) -> None:
    waiting.spend(2_000)
    waiting.session.name_version("before the winter")
    waiting.come()
    assert waiting.is_whole()
    assert waiting.session.version_name == "before the winter"
