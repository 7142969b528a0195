"""The least change of a single number after which there is a safe month, or none any more."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Tenthousandths, divide_half_up
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.sensitivity import Flip
from hegang_desktop.engine.sensitivity.flip import shown, size_of
from hegang_desktop.engine.sensitivity.inputs import Input, inputs
from hegang_desktop.engine.sensitivity.safe_runs import SafeRuns, around
from hegang_desktop.engine.sensitivity.search import least

TEXTS = {
    "safe": msg("{name}: with {to} instead of {value} there is a safe month"),
    "not_safe": msg("{name}: at {to} instead of {value} no month is safe any more"),
}
FINENESS = 25
"""A number is turned in round steps of about a twenty-fifth of itself: a run of lives hardly tells finer."""
TIMES = 3
"""A number is followed up to three times itself."""
HALF_A_POINT = 50


def safe_flip(plan: Plan, rules: Rules, runs: SafeRuns | None = None) -> tuple[Flip, ...]:
    """For each number the least change of it alone after which a month is safe, the relatively smallest first.

    Where a month is safe already: after which none within the horizon is any more. In round steps of about a
    twenty-fifth of the number, or half a point of a rate. Single cost lines are left out, and so is what
    does not turn it. For a thread.
    """
    runs = runs or SafeRuns(plan, rules)
    if not runs.answers:
        return ()
    numbers = [one for one in inputs(plan, rules) if one.group != "costs"]
    flips = sorted((one for one in (_flip(runs, number) for number in numbers) if one is not None), key=size_of)
    return tuple(msgspec.structs.replace(one, rank=rank) for rank, one in enumerate(flips, 1))


def _flip(runs: SafeRuns, number: Input) -> Flip | None:
    improves = runs.base.safe_month is None
    ways = (-1, 1) if not number.better else (number.better if improves else -number.better,)
    values = [value for way in ways if (value := _turning(runs, number, way, improves=improves)) is not None]
    if not values:
        return None
    to = min(values, key=lambda value: abs(value - number.value))
    kind = "safe" if improves else "not_safe"
    params = {"name": number.name, "to": shown(to, number.unit), "value": shown(number.value, number.unit)}
    part = None
    if number.value and not number.rated:
        part = Tenthousandths(divide_half_up(abs(to - number.value) * 10_000, number.value))
    text = msgspec.structs.replace(TEXTS[kind], params=params)
    return Flip(number.ref, number.name, number.unit, number.value, to, part, kind, text, 0)  # type: ignore[arg-type]


def _turning(runs: SafeRuns, number: Input, way: int, *, improves: bool) -> int | None:
    """The nearest round value one way that turns it."""
    lowest, highest = number.possible if improves else (number.least, number.most)
    enough = TIMES * (number.value or runs.dearest)
    farthest = lowest if way < 0 else min(highest, number.most if number.rated else enough)
    step = HALF_A_POINT if number.rated else round_step(number.step, (number.value or runs.dearest) // FINENESS)
    steps = abs(farthest - number.value) // step

    def changed(n: int) -> Plan:
        return number.put(runs.plan, number.value + way * n * step)

    if steps < 1:
        return None
    if improves:
        matched = runs.fewest(steps, changed)
        fewest = None if matched is None else matched[0]
    else:
        guess = least(lambda n: not runs.reaches(changed(n)), steps)
        fewest = around(lambda n: runs.turned(changed(n)), steps if guess is None else guess, steps)
    return None if fewest is None else number.value + way * fewest * step


def round_step(smallest: int, about: int) -> int:
    """The largest of 1, 2, 5, 10, 20 ... times the smallest step that is not more than `about`, at least one."""
    step = smallest
    while 10 * step <= about:
        step *= 10
    return next((factor * step for factor in (5, 2) if factor * step <= about), step)
