"""The scenarios of a plan: what its edits keep, and which of them are compared."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.plan import scenarios as edits
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.limits import InvalidPlan
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.plan import Plan, Scenario
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan, plans, scenarios

several = st.builds(
    lambda plan, more: msgspec.structs.replace(
        plan,
        scenarios=(*plan.scenarios, *(msgspec.structs.replace(one, id=f"m{i}") for i, one in enumerate(more))),
    ),
    plans,
    st.lists(scenarios, max_size=5),
)


def _with_copies(n: int) -> Plan:
    plan = a_plan()
    for i in range(n):
        plan = edits.duplicated(plan, id_=f"c{i}")
    return plan


@given(several, st.integers(0, 5))
def test_duplicating_and_removing_gives_the_plan_back(plan: Plan, at: int) -> None:
    plan = edits.made_active(plan, plan.scenarios[at % len(plan.scenarios)].id)
    more = edits.duplicated(plan, "a copy")
    assert len(more.scenarios) == len(plan.scenarios) + 1
    assert more.scenario == msgspec.structs.replace(plan.scenario, id=more.scenario.id, name="a copy")
    back = edits.removed(more, more.scenario.id)
    assert back == msgspec.structs.replace(plan, active=plan.scenario.id)


@given(several, st.integers(0, 5), st.integers(-7, 7))
def test_moving_changes_the_order_and_nothing_else(plan: Plan, at: int, by: int) -> None:
    one = plan.scenarios[at % len(plan.scenarios)]
    after = edits.moved(plan, one.id, by)
    assert sorted(other.id for other in after.scenarios) == sorted(other.id for other in plan.scenarios)
    assert after.scenario == plan.scenario
    others = [other for other in plan.scenarios if other != one]
    assert [other for other in after.scenarios if other != one] == others
    if abs(by) == 1 and after != plan:
        assert edits.moved(after, one.id, -by).scenarios == plan.scenarios


@given(several)
def test_removing_all_leaves_one_that_is_looked_at(plan: Plan) -> None:
    for one in plan.scenarios:
        plan = edits.removed(plan, one.id)
    assert len(plan.scenarios) == 1
    assert plan.scenario == plan.scenarios[0]


@given(plans, st.text(max_size=80))
@settings(max_examples=30)
def test_renaming_never_changes_an_outcome(plan: Plan, name: str) -> None:
    before, after = outcome(plan), outcome(edits.renamed(plan, plan.scenario.id, name))
    assert after.projection == before.projection
    assert after.answer == before.answer


@given(several, st.integers(0, 5))
@settings(max_examples=30)
def test_a_scenario_alone_comes_to_what_it_does_among_the_others(plan: Plan, at: int) -> None:
    one = plan.scenarios[at % len(plan.scenarios)]
    alone = edits.alone(plan, one.id)
    assert outcome(alone).projection == outcome(edits.made_active(plan, one.id)).projection
    assert edits.alone(edits.renamed(plan, one.id, "another"), one.id) == alone


@given(several)
def test_every_scenario_has_a_name_on_screen(plan: Plan) -> None:
    for language in ("en", "zh_CN"):
        words = Translator(language)
        assert all(words.say(name).strip() for name in edits.names_of(plan).values())


def test_a_name_says_what_the_scenario_is_unless_the_user_named_it() -> None:
    words = Translator("en")
    home = TargetHome(Description(city="鹤岗", community="杜鹃里"), square_metres(58), price=yuan(38_000))
    unnamed = Scenario("s", " ", home)
    assert words.say(edits.scenario_name(unnamed, 2)) == "2: Dujuanli, 38,000 yuan"
    own_price = msgspec.structs.replace(unnamed, overrides={"price": yuan(35_000)})
    assert words.say(edits.scenario_name(own_price, 2)) == "2: Dujuanli, 35,000 yuan"
    assert words.say(edits.scenario_name(Scenario("s", "by {the} sea "), 2)) == "by {the} sea"
    assert words.say(edits.scenario_name(Scenario("s", "", TargetHome(price=Fen(0))), 3)) == "Scenario 3"


def test_too_long_a_name_is_refused() -> None:
    plan = a_plan()
    assert edits.renamed(plan, "s1", "x" * 100).scenario.name == "x" * 100
    with pytest.raises(InvalidPlan):
        edits.renamed(plan, "s1", "x" * 101)


def test_a_fifth_tick_is_refused_with_a_reason() -> None:
    plan = _with_copies(5)
    ticked = edits.kept_ticks(plan, (), ())
    assert len(ticked) == edits.MOST
    assert plan.scenario.id in ticked
    assert edits.tick_refused(ticked) is not None
    assert edits.tick_refused(ticked[:3]) is None


def test_ticks_follow_the_plan() -> None:
    plan = _with_copies(2)
    ids = tuple(one.id for one in plan.scenarios)
    only = ids[:1]
    assert edits.kept_ticks(plan, ids, only) == only
    more = edits.duplicated(plan, id_="new")
    assert set(edits.kept_ticks(more, ids, only)) == {ids[0], "new"}
    less = edits.removed(more, ids[0])
    assert edits.kept_ticks(less, (*ids, "new"), (ids[0], "new")) == ("new",)
    full = _with_copies(3)
    known = tuple(one.id for one in full.scenarios)
    assert set(edits.kept_ticks(edits.duplicated(full, id_="new"), known, known)) == set(known)
