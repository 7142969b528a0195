"""What a scenario keeps of something tried out: by the home month it has, and of the course that moves alone."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import MOVE_STRESSES, NOTHING, Tried
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.evaluate.evaluator import Evaluator, evaluate
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.reach import dearest_home, needed_saving
from hegang_desktop.engine.sensitivity.home_numbers import NEVER, NEVER_ENDS, home_numbers
from hegang_desktop.engine.simulation.one_life import life
from hegang_desktop.engine.strategies.courses import KINDS
from hegang_desktop.engine.strategies.outcome import outcome
from hegang_desktop.engine.what_if.changed import changed
from tests.helpers.plans import a_plan, plans, with_scenario, with_situation

RULES = load_rules()
kept = st.builds(Tried, st.integers(0, 24), st.booleans(), st.booleans(), st.booleans())


def keeping(plan: Plan, tried: Tried) -> Plan:
    return with_scenario(plan, tried=tried)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("move", "trial")])
def test_no_work_after_the_move_takes_nothing_from_whoever_does_not_move(kind: str) -> None:
    plan = with_situation(a_plan(savings=20_000, income=5_000, spending=3_000), rent=yuan(600))
    worse = keeping(plan, Tried(no_work=True, hard_winter=True, medical=True))
    assert outcome(worse, RULES, kind) == outcome(plan, RULES, kind)  # type: ignore[arg-type]
    assert outcome(worse, RULES, "move") != outcome(plan, RULES, "move")


@settings(max_examples=30)
@given(plans, kept)
def test_nobody_who_has_not_moved_is_poorer_for_it(plan: Plan, tried: Tried) -> None:
    before, after = project(plan, RULES), project(keeping(plan, tried), RULES)
    if after.home_month is None:
        return
    assert before.home_month is not None
    same = before.home_month - before.months[0].month
    assert after.months[:same] == before.months[:same]
    assert after.home_month - before.home_month >= (0 if plan.scenario.bought else tried.later)


@settings(max_examples=30)
@given(plans, st.sampled_from(MOVE_STRESSES), st.integers(0, 24))
def test_what_is_tried_is_what_is_kept(plan: Plan, stress: str, later: int) -> None:
    what = NOTHING.with_stress(stress, on=True).with_value("later", later)  # type: ignore[arg-type]
    tried_plan, _ = changed(plan, RULES, what)
    assert tried_plan == keeping(plan, msgspec.structs.replace(Tried(later=later), **{stress: True}))


@settings(max_examples=20)
@given(plans, kept)
def test_every_way_of_reckoning_puts_it_in(plan: Plan, tried: Tried) -> None:
    plan = keeping(plan, tried)
    whole, short = project(plan, RULES), evaluate(plan, RULES)
    assert (short.home_month, short.left_after, short.runway_plan, short.lowest) == (
        whole.home_month,
        whole.left_after,
        whole.runway_plan,
        whole.lowest,
    )
    richer = with_situation(plan, cushion=plan.situation.cushion // 2)
    assert Evaluator(plan, RULES).answer(richer) == evaluate(richer, RULES)


@settings(max_examples=20)
@given(plans, kept, st.lists(st.integers(1_000_000, 6_000_000), min_size=1, max_size=4))
def test_every_home_of_a_catalogue_waits_and_lasts_as_its_own_plan(plan: Plan, tried: Tried, prices: list[int]) -> None:
    plan = with_scenario(plan, tried=tried, not_before=plan.situation.start + 7, assumptions={}, overrides={})
    homes = [msgspec.structs.replace(plan.scenario.home, basis="total", price=price) for price in prices]
    numbers = home_numbers(plan, RULES, HomeArrays.of(homes))
    for at, home in enumerate(homes):
        alone = project(with_scenario(plan, home=home), RULES)
        month = None if alone.home_month is None else alone.home_month - plan.situation.start
        assert (None if numbers.month[at] == NEVER else numbers.month[at]) == month
        if month is not None and numbers.runway[at] != NEVER_ENDS:
            assert alone.runway_no_income is not None
            assert numbers.runway[at] == alone.runway_no_income // 10


def test_what_is_in_reach_waits_as_the_plan_does() -> None:
    plan = keeping(a_plan(savings=20_000, income=5_000, spending=3_000), Tried(later=6))
    home = project(plan, RULES).home_month
    assert home is not None
    dearest, price = dearest_home(plan, RULES, home), plan.scenario.price
    assert dearest is not None
    assert price <= dearest < price + yuan(3_000)
    assert dearest_home(plan, RULES, plan.situation.start + 5) is None
    needed = needed_saving(plan, RULES, home + -1)
    assert needed is not None
    more = with_situation(plan, spending=plan.situation.spending - needed.more)
    assert project(more, RULES).home_month == home + -1


def test_a_life_without_luck_is_the_projection_with_it_too() -> None:
    plan = keeping(a_plan(savings=20_000, income=5_000, spending=3_000), Tried(4, True, True, True))
    sure = {
        id_: 0
        for id_ in RULES.assumptions
        if id_.endswith(("_chance", "_volatility", "_spread")) or id_ in ("price_spread", "late_wages", "spell_every")
    }
    plan = with_scenario(plan, assumptions=sure)
    life_there = life(plan, RULES, 0)
    closings = [row.ledger.closing for row in life_there.months]
    assert np.array_equal(closings, [row.closing for row in project(plan, RULES).months][: len(closings)])
