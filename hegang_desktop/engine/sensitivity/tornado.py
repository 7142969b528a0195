"""What each number of a plan does to its answer when it is a little lower and a little higher."""

from __future__ import annotations

import itertools

from hegang_desktop.domain.money import Tenthousandths, divide_half_up
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.sensitivity import Effect, Shift
from hegang_desktop.engine.evaluate.evaluator import Evaluator
from hegang_desktop.engine.sensitivity.inputs import Input, inputs
from hegang_desktop.engine.timetable.build import RUNWAY_LIMIT

TENTH = Tenthousandths(1_000)
_Weight = tuple[int, int]


def tornado(plan: Plan, rules: Rules, step: Tenthousandths = TENTH) -> tuple[Effect, ...]:
    """The effect of each number on home month and runways when it is lower and higher by the share `step` of itself.

    Yearly rates, many of them zero, move by a tenth of `step` instead: one point for a step of 10 %. Values stay within
    what they can be. Ranked by the months by which the home moves, then by the runway that moves more; effects that are
    equal in both are tied. A home that comes into reach or falls out of it counts as the whole horizon, money that no
    longer runs out as sixty years. Numbers without any effect are left out: all of them where the home is neither
    reached nor brought into reach by any such step; `flip` and `levers` say what it would take.
    """
    evaluator = Evaluator(plan, rules)
    weighed = []
    for one in inputs(plan, rules):
        by = divide_half_up(step, 10) if one.rated else divide_half_up(one.value * step, 10_000)
        if not by:
            continue
        lower, higher = (_shift(evaluator, one, one.value + way * by) for way in (-1, 1))
        weight = max(_weight(evaluator, lower), _weight(evaluator, higher))
        if weight > (0, 0):
            weighed.append((weight, one, lower, higher))
    weighed.sort(key=lambda row: row[0], reverse=True)
    effects: list[Effect] = []
    for _, group in itertools.groupby(weighed, key=lambda row: row[0]):
        equals = list(group)
        rank = len(effects) + 1
        effects += [
            Effect(one.ref, one.name, one.unit, one.value, lower, higher, rank, len(equals) > 1)
            for _, one, lower, higher in equals
        ]
    return tuple(effects)


def _shift(evaluator: Evaluator, one: Input, value: int) -> Shift:
    value = min(max(value, one.least), one.most)
    base = evaluator.base
    after = base if value == one.value else evaluator.answer(one.put(evaluator.plan, value))
    months = None
    if base.home_month is not None and after.home_month is not None:
        months = after.home_month - base.home_month
    runway = None
    if base.runway_no_income is not None and after.runway_no_income is not None:
        runway = after.runway_no_income - base.runway_no_income
    return Shift(value, after.home_month, months, after.runway_no_income, after.runway_plan, runway)


def _weight(evaluator: Evaluator, shift: Shift) -> _Weight:
    """By how many months the home moves, and by how many tenths the runway does."""
    base = evaluator.base
    if base.home_month is None and shift.home_month is None:
        return (0, 0)
    months = evaluator.months if shift.months is None else abs(shift.months)
    if base.home_month is None or shift.home_month is None:
        return (months, 0)
    no_income = _apart(base.runway_no_income, shift.runway_no_income)
    return (months, max(no_income, _apart(base.runway_plan, shift.runway_plan)))


def _apart(one: int | None, other: int | None) -> int:
    endless = RUNWAY_LIMIT * 10
    return abs((endless if one is None else one) - (endless if other is None else other))
