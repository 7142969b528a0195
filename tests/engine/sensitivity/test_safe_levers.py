"""Levers and turning points of the safe month: each run again in full, and one step less."""

from __future__ import annotations

import pytest

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import Tried
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.safety.safe_month import safety
from hegang_desktop.engine.sensitivity.inputs import changed
from hegang_desktop.engine.sensitivity.levers import NEW_INCOME, handles, pulled
from hegang_desktop.engine.sensitivity.safe_flip import round_step, safe_flip
from hegang_desktop.engine.sensitivity.safe_levers import nearest_change, safe_levers
from hegang_desktop.engine.sensitivity.safe_runs import around
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan, with_scenario
from tests.helpers.plausible import plausible_plans

RULES = load_rules()
ENGLISH = Translator("en")
PLANS = [*plausible_plans(6), with_scenario(a_plan(savings=20_000, income=4_500), tried=Tried(later=3))]


def _safe(plan: Plan) -> Month | None:
    return safety(plan, RULES).safe_month


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
def test_a_lever_moves_the_safe_month_as_it_says_and_a_step_less_does_not(plan: Plan) -> None:
    base = _safe(plan)
    steps = {one.number.ref: one.step for one in handles(plan, RULES)}
    matched = safe_levers(plan, RULES)
    for lever in matched:
        after = _safe(pulled(plan, RULES, lever))
        assert after == lever.home_month
        assert lever.months == (None if base is None or after is None else base - after)
        assert lever.months is None or lever.months >= 1
        assert ENGLISH.say(lever.text)
        acting = project(pulled(plan, RULES, lever), RULES, month=after)
        assert lever.runway_after == acting.runway_no_income
        step = steps.get(lever.input, 0)
        if step and abs(lever.change) > step and lever.input != NEW_INCOME.ref:
            less = lever.value - step if lever.change > 0 else lever.value + step
            nearly = _safe(changed(plan, RULES, lever.input, less))
            assert nearly is None or (base is not None and nearly >= base), lever.input
    assert [one.rank for one in matched] == list(range(1, len(matched) + 1))
    first = nearest_change(plan, RULES)
    assert first == (matched[0] if base is None and matched else None)
    if first is not None:
        assert first.effort == min(one.effort for one in matched)


@pytest.mark.parametrize("plan", PLANS[:3], ids=lambda plan: plan.id)
def test_a_turning_point_turns_it(plan: Plan) -> None:
    base = _safe(plan)
    matched = safe_flip(plan, RULES)
    assert matched
    for one in matched:
        assert one.kind == ("safe" if base is None else "not_safe")
        assert (_safe(changed(plan, RULES, one.input, one.to)) is None) == (base is not None), one.input
    sizes = [one.share for one in matched if one.share is not None]
    assert sizes == sorted(sizes)


def test_who_can_buy_safely_at_once_or_has_no_price_needs_no_lever() -> None:
    rich = a_plan(savings=500_000)
    assert _safe(rich) == rich.situation.start
    assert safe_levers(rich, RULES) == ()
    assert nearest_change(rich, RULES) is None
    assert safe_levers(a_plan(price=0), RULES) == ()


def test_a_search_from_a_guess_finds_the_least_from_wherever_it_begins() -> None:
    for bound in range(1, 40):
        for guess in (1, 7, 20, 39):
            sought = around(lambda n, bound=bound: n >= bound, guess, 39)  # type: ignore[misc]
            assert sought == bound
    assert around(lambda _: False, 3, 9) is None


def test_steps_are_round() -> None:
    assert [round_step(100, about) for about in (0, 150, 499, 999, 100_000, 650_000)] == [
        100, 100, 200, 500, 100_000, 500_000,
    ]  # fmt: skip
