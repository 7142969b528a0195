"""What changed between two plans is told completely: something exactly when they differ, and every field has words."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator
from typing import Any, cast, get_args

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hegang_desktop.app.plan.changes import changes
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Deadline, MortgageHere
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.purchase import PaidLine, Purchase
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.all_in import all_in
from hegang_desktop.engine.costs.holding import holding
from hegang_desktop.text.cost_lines import cost_name
from hegang_desktop.text.plan_fields import PLAN, SCENARIO, SITUATION, VALUE_FIELDS
from hegang_desktop.text.translator import Translator
from tests.helpers.households import household
from tests.helpers.plans import a_plan, plans, with_scenario, with_situation

ENGLISH = Translator("en")


def change_lines(old: Plan, new: Plan) -> list[str]:
    return [ENGLISH.say(one) for one in changes(old, new)]


def full_plan() -> Plan:
    """A plan that holds something in every list and every optional part."""
    plan = household(10)
    cash = (
        CashPoint(Month(2026, 10), yuan(30_000)),
        CashPoint(
            Month(2026, 11),
            yuan(38_000),
            yuan(36_000),
            (yuan(35_000), yuan(36_000)),
            Month(2027, 1),
            Month(2027, 2),
            "w",
        ),
    )
    plan = with_situation(
        plan,
        cash=cash,
        deadlines=(Deadline("d", "school", Month(2028, 9)),),
        mortgage_here=MortgageHere(yuan(900_000)),
        away_months=(1, 2),
    )
    bought = Purchase(Month(2026, 10), yuan(60_000), (PaidLine("door", yuan(900), yuan(1_200)),), yuan(50_000))
    plan = with_scenario(
        plan,
        name="One",
        income=plan.situation.income,
        bought=bought,
        overrides={"door": yuan(700)},
        spending_after=yuan(1_000),
    )
    description = msgspec.structs.replace(plan.scenario.home.description, extra={"lease": "none"})
    plan = with_scenario(plan, home=msgspec.structs.replace(plan.scenario.home, description=description))
    other = msgspec.structs.replace(plan.scenario, id="t", name="Two", bought=None)
    return msgspec.structs.replace(plan, scenarios=(plan.scenario, other), active="t", beyond={"stay": "friends"})


def others(value: Any, kind: Any) -> Iterator[Any]:
    """Values that are not `value` and might stand in its place."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, Month):
        yield value + 1
        yield value + -1
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, datetime.date):
        yield value + datetime.timedelta(days=1)
    elif isinstance(value, dict):
        yield {}
        yield {**value, "door": 5, "interest": 7}
        yield {**value, "stay": "else"}
    elif isinstance(value, tuple):
        yield value[1:]
        yield value[::-1]
        yield (*value, 7)
        for i, one in enumerate(value):
            if isinstance(one, msgspec.Struct):
                for variant in variants(one):
                    yield (*value[:i], variant, *value[i + 1 :])
    elif isinstance(value, msgspec.Struct):
        yield from variants(value)
    elif isinstance(value, str):
        yield from (one for one in choices(kind) if one != value)
        yield f"{value}x"
        yield ""
    if value is not None and type(None) in get_args(kind):
        yield None
    if value is None:
        yield from (1, Month(2030, 1), True, "low", datetime.date(2026, 1, 2), ())


def choices(kind: Any) -> Iterator[str]:
    for one in (kind, *get_args(kind)):
        yield from (option for option in get_args(one) if isinstance(option, str))


def variants(one: msgspec.Struct) -> Iterator[msgspec.Struct]:
    for field in msgspec.structs.fields(one):
        for value in others(getattr(one, field.name), field.type):
            changed = copy.copy(one)
            msgspec.structs.force_setattr(changed, field.name, value)
            yield changed


def test_every_single_difference_is_told() -> None:
    from hegang_desktop.domain.codec import checked

    plan = full_plan()
    assert changes(plan, plan) == ()
    tried = 0
    for variant in variants(plan):
        try:
            changed = checked(cast("Plan", variant))
        except (UserError, msgspec.ValidationError, TypeError, AttributeError, NotImplementedError):
            continue
        if changed == plan:
            continue
        tried += 1
        assert change_lines(plan, changed), changed
        assert change_lines(changed, plan), changed
    assert tried > 400


def test_every_field_has_words() -> None:
    for struct, (fields, other) in VALUE_FIELDS.items():
        assert set(fields) | other == {one.name for one in msgspec.structs.fields(struct)}, struct
    lists = {"cash", "income", "debts", "people", "accounts", "pending", "spending_lines", "insurance"}
    lists |= {"dated_costs", "deadlines", "tenancy", "mortgage_here"}
    assert set(SITUATION) | lists == {one.name for one in msgspec.structs.fields(Situation)}
    apart = {"id", "name", "home", "overrides", "assumptions", "income", "bought", "tried"}
    assert set(SCENARIO) | apart == {one.name for one in msgspec.structs.fields(Scenario)}
    assert set(PLAN) | {"situation", "scenarios", "active", "beyond"} == {
        one.name for one in msgspec.structs.fields(Plan)
    }


@given(plans, plans, st.data())
def test_two_plans_differ_exactly_when_something_is_told(one: Plan, other: Plan, data: st.DataObject) -> None:
    """`other` is `one` with some of its fields taken from elsewhere, down to the items of its lists."""
    parts: dict[str, Any] = {}
    for part, struct in (("situation", Situation), ("scenario", Scenario), ("home", TargetHome)):
        names = [field.name for field in msgspec.structs.fields(struct)]
        parts[part] = data.draw(st.sets(st.sampled_from(names), max_size=2))

    def mixed(name: str, was: Any, now: Any) -> Any:
        return msgspec.structs.replace(was, **{field: getattr(now, field) for field in parts[name]})

    try:
        home = mixed("home", one.scenario.home, other.scenario.home)
        scenario = msgspec.structs.replace(mixed("scenario", one.scenario, other.scenario), home=home)
        situation = mixed("situation", one.situation, other.situation)
        new = msgspec.structs.replace(one, situation=situation, scenarios=(scenario,))
    except UserError:
        assume(False)
    assert (new != one) == bool(change_lines(one, new)) == bool(change_lines(new, one))
    assert bool(change_lines(one, other)) == (one != other)


def test_changes_speak_as_people_do() -> None:
    plan = a_plan(savings=25_000)
    richer = with_situation(plan, cash=(CashPoint(plan.situation.start, yuan(30_000)),))
    assert change_lines(plan, richer) == ["Money at hand: 25,000 yuan → 30,000 yuan"]
    stream = msgspec.structs.replace(plan.income[0], id="i2", name="delivery", amount=yuan(4_000))
    more = with_situation(plan, income=(*plan.income, stream))
    assert change_lines(plan, more) == ["+ Income: delivery, 4,000 yuan a month"]
    assert change_lines(more, plan) == ["- Income: delivery, 4,000 yuan a month"]
    paid = with_situation(more, income=(plan.income[0], msgspec.structs.replace(stream, amount=yuan(4_500))))
    assert change_lines(more, paid) == ["delivery · Amount: 4,000 yuan → 4,500 yuan"]
    own = with_scenario(plan, overrides={"holding:heating": Fen(1_800_00)}, assumptions={"interest": 150})
    assert change_lines(plan, own) == [
        "Heating, each year: by the rule → 1,800 yuan",
        "Interest on savings: the shipped value → 1.5%",
    ]
    named = with_scenario(plan, name="North")
    assert change_lines(plan, named) == ["Scenario renamed: none → North"]


@pytest.mark.parametrize("held", ["unknown", "over_five_only", "two_to_five", "under_two"])
def test_overrides_bear_the_names_of_their_cost_lines(held: Any) -> None:
    plan, rules, month = household(10), load_rules(), Month(2027, 3)
    for repairs in ("none", "full"):
        home = msgspec.structs.replace(plan.scenario.home, held=held, repairs=repairs)
        scenario = msgspec.structs.replace(plan.scenario, home=home)
        for line in all_in(scenario, month, month, rules, other_home=True, proxy=True):
            assert cost_name(line.id) == line.name
        for lived_in in (True, False):
            for line in holding(scenario, rules, month, lived_in=lived_in):
                assert cost_name(f"holding:{line.id}").params == {"name": line.name}
