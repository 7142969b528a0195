"""Trying things out in a session: the plan stays as it is until something is kept."""

from __future__ import annotations

import datetime
from functools import partial

import pytest

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.answer.what_if import outcome_shift, ranges, slider_effect, stress_effect, tried_outcome
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.purchase import Recorded, not_bought, recorded
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.plan.session_change import Change
from hegang_desktop.domain.limits import InvalidPlan
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import LATEST, LONGEST_DELAY, NOTHING, STRESSES, Tried
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan

LESS = NOTHING.with_value("spend_less", yuan(500))


def spend(plan: Plan, amount: Fen) -> Plan:
    return edits.with_situation(plan, spending=amount)


def a_session(paths: Paths) -> Session:
    session = Session(Library(paths), lambda: datetime.date(2026, 11, 22))
    session.add(a_plan(savings=20_000, income=5_000, spending=3_000), msg("New plan"))
    return session


def test_what_is_tried_out_is_shown_and_the_plan_stays(paths: Paths) -> None:
    session = a_session(paths)
    before = session.outcome
    heard: list[Change] = []
    session.listen(heard.append)
    session.try_out(LESS)
    assert heard == [Change("what_if")]
    assert session.outcome is before
    assert session.plan == a_plan(savings=20_000, income=5_000, spending=3_000)
    assert session.shown is not None
    assert session.shown.plan.situation.spending == yuan(2_500)
    session.try_out(NOTHING)
    assert session.shown is before


def test_an_edit_meanwhile_counts_beneath_what_is_tried_out(paths: Paths) -> None:
    session = a_session(paths)
    session.try_out(LESS)
    session.edit(msg("Living"), lambda plan: edits.with_situation(plan, spending=yuan(2_000)))
    assert session.shown is not None
    assert session.shown.plan.situation.spending == yuan(1_500)
    assert session.what_if == LESS


def test_what_is_kept_is_one_step_of_undo(paths: Paths) -> None:
    session = a_session(paths)
    session.try_out(LESS.with_value("later", 3).with_stress("leave", on=True))
    session.keep_tried()
    assert session.what_if == NOTHING
    assert session.plan is not None
    assert session.plan.situation.spending == yuan(2_500)
    # so many months later, whenever that is: no month is written down
    assert session.plan.scenario.tried == Tried(later=3)
    assert session.plan.scenario.not_before is None
    assert session.shown is session.outcome
    session.undo()
    assert session.plan == a_plan(savings=20_000, income=5_000, spending=3_000)


def test_a_scenario_of_what_is_tried_out_leaves_the_others_as_they_are(paths: Paths) -> None:
    session = a_session(paths)
    assert session.plan is not None
    before = session.plan
    session.try_out(LESS.with_value("cheaper", yuan(5_000)).with_value("earn_more", yuan(300)))
    session.keep_tried_as_scenario()
    plan = session.plan
    assert plan.situation == before.situation
    assert plan.scenarios[0] == before.scenarios[0]
    assert plan.scenario is plan.scenarios[1]
    assert plan.scenario.home.asking_price == yuan(35_000)
    assert [one.amount for one in plan.income] == [yuan(5_000), yuan(300)]


def test_another_plan_is_not_shown_with_what_was_tried_out_on_the_first(paths: Paths) -> None:
    session = a_session(paths)
    session.try_out(LESS)
    session.add(a_plan(id_="p2"), msg("New plan"))
    assert session.what_if == NOTHING
    assert session.shown is session.outcome


def test_the_last_change_tells_what_a_number_did_from_its_first_keystroke_on(paths: Paths) -> None:
    session = a_session(paths)
    before = session.outcome
    for amount in (2_999, 2_900, 2_000):
        session.edit(msg("Living"), partial(spend, amount=yuan(amount)), fold="spending")
    last = session.last_change
    assert last is not None
    assert last.before is before
    assert session.outcome is not None
    moved = outcome_shift(last.before, session.outcome)
    assert moved.tone == "good"
    was, now = last.before.safe_month, session.outcome.safe_month
    assert was is not None
    assert now is not None
    assert Translator("en").say(moved.words).startswith(f"safe month {was - now} months sooner")
    session.undo()
    assert session.last_change is None


def test_a_safe_month_is_never_compared_with_an_earliest_one() -> None:
    sure = outcome(a_plan(savings=20_000, income=5_000, spending=3_000))
    unsure = outcome(a_plan(savings=70_000, income=0, spending=3_000))
    assert sure.safe_month is not None
    assert unsure.safe_month is None
    # its earliest month, which the figures are of then, is nearer than the other's safe one
    assert unsure.projection.home_month is not None
    assert unsure.projection.home_month < sure.safe_month
    words = Translator("en")
    lost, matched = outcome_shift(sure, unsure), outcome_shift(unsure, sure)
    assert (lost.tone, words.say(lost.words)) == ("bad", "no month is safe any more")
    assert (matched.tone, words.say(matched.words)) == (
        "good",
        f"there is a safe month: {words.month(sure.safe_month)}",
    )


def test_effects_are_those_of_the_whole_outcome() -> None:
    plan = a_plan(savings=20_000, income=5_000, spending=3_000)
    base = outcome(plan)
    assert base.safe_month is not None
    words = Translator("en")
    assert words.say(slider_effect(base, "later", 4).words).startswith("safe month 4 months later")
    assert words.say(stress_effect(base, "halved").words) == "no month is safe any more"
    for stress in STRESSES:
        assert stress_effect(base, stress).parts, stress
    # what the line says is what the answer then shows
    cheaper = tried_outcome(plan, NOTHING.with_value("cheaper", yuan(5_000)))
    assert cheaper.safe_month is not None
    sooner = f"safe month {base.safe_month - cheaper.safe_month} months sooner"
    assert words.say(slider_effect(base, "cheaper", yuan(5_000)).words).startswith(sooner)
    # of the earliest months where these are looked at
    early = outcome(plan, basis="earliest")
    assert words.say(slider_effect(early, "later", 4).words).startswith("home 4 months later")


def test_sliders_go_no_further_than_the_plan(paths: Paths) -> None:
    plan = a_plan(spending=2_340, price=40_000)
    result = ranges(plan)
    assert result["spend_less"].most == yuan(2_300)
    assert result["cheaper"].most == yuan(20_000)
    assert all(one.most % one.step == 0 for one in result.values())
    unpriced = edits.with_target(plan, price=Fen(0))
    assert "cheaper" not in ranges(unpriced)


def test_what_cannot_be_kept_is_let_go_and_the_plan_is_shown_again(paths: Paths) -> None:
    session = a_session(paths)
    session.try_out(NOTHING.with_stress("leave", on=True))
    assert session.shown is not session.outcome
    session.keep_tried()
    assert session.what_if == NOTHING
    assert session.shown is session.outcome


def test_what_was_kept_can_be_tried_again(paths: Paths) -> None:
    session = a_session(paths)
    what = NOTHING.with_value("earn_more", yuan(500)).with_stress("medical", on=True)
    what = what.with_stress("hard_winter", on=True)
    for times in (1, 2):
        session.try_out(what)
        session.keep_tried()
        assert session.plan is not None
        assert len(session.plan.income) == 1 + times
        # a first winter there is hard once, however often it is kept
        assert session.plan.scenario.tried == Tried(hard_winter=True, medical=True)
    words = Translator("en")
    assert session.outcome is not None
    names = {words.say(flow.name) for row in session.outcome.projection.months for flow in row.flows}
    assert {"Extra income", "A medical bill", "A hard winter"} <= names


def test_a_scenario_kept_of_a_home_that_is_bought_is_bought(paths: Paths) -> None:
    session = a_session(paths)
    assert session.outcome is not None
    answered = session.outcome
    said = Recorded(Month(2026, 11), yuan(60_000), {"price": yuan(39_000)})
    session.edit(msg("Purchase"), lambda plan: recorded(plan, answered, said))
    session.try_out(NOTHING.with_value("earn_more", yuan(1_000)))
    session.keep_tried_as_scenario("more work")
    plan = session.plan
    assert plan is not None
    assert (plan.scenario.name, plan.scenario.bought) == ("more work", plan.scenarios[0].bought)
    # one purchase in two scenarios: taken back once, it is taken back
    session.edit(msg("Purchase"), not_bought)
    assert session.plan is not None
    assert [one.bought for one in session.plan.scenarios] == [None, None]
    assert session.plan.situation.at_hand == yuan(60_000)


def test_a_delay_that_is_kept_follows_the_home_when_it_comes_later(paths: Paths) -> None:
    session = a_session(paths)
    assert session.outcome is not None
    first, safe = session.outcome.earliest.home_month, session.outcome.safe_month
    assert first is not None
    assert safe is not None
    session.try_out(NOTHING.with_value("later", 3))
    session.keep_tried_as_scenario("later")
    assert session.outcome.earliest.home_month == first + 3
    assert session.outcome.projection.home_month == session.outcome.safe_month == safe + 3
    session.edit(msg("Cushion"), lambda plan: edits.with_situation(plan, cushion=yuan(10_000)))
    # 2,000 a month are saved: 10,000 more to keep is five months more, and three are still waited for
    assert session.outcome.earliest.home_month == first + 5 + 3
    # what is safe waits for most lives, which is no sooner
    assert session.outcome.safe_month is not None
    assert session.outcome.safe_month >= safe + 5 + 3


def test_what_cannot_be_waited_for_is_told(paths: Paths) -> None:
    session = a_session(paths)
    with pytest.raises(InvalidPlan) as refused:
        session.try_out(NOTHING.with_value("later", 99_999))
    assert Translator("en").say(refused.value.message) == "The purchase can be put off by 0 to 36 months."
    for _ in range(4):
        session.try_out(NOTHING.with_value("later", ranges(session.plan)["later"].most))  # type: ignore[arg-type]
        session.keep_tried()
    assert session.plan is not None
    assert session.plan.scenario.tried.later == LONGEST_DELAY
    assert LONGEST_DELAY > LATEST
    assert "later" not in ranges(session.plan)


def test_who_leaves_after_a_winter_does_so_after_that_of_the_safe_month() -> None:
    """Earliest in January, safe in July: the ledger leaves when the words beside the stress say so."""
    plan = a_plan(savings=20_000, income=4_500)
    base, left = outcome(plan), tried_outcome(plan, NOTHING.with_stress("leave", on=True))
    assert (base.earliest.home_month, base.safe_month) == (Month(2028, 1), Month(2028, 7))
    months = [row.month for row in left.projection.months if any(flow.id == "journey_back" for flow in row.flows)]
    assert months == [Month(2029, 5)]
    assert "May 2029" in Translator("en").say(stress_effect(base, "leave").words)
