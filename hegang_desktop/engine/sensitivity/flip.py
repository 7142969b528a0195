"""The least change of a single number that turns the verdict on a plan that buys as soon as it can.

What turns whether there is a safe month is in `safe_flip`.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.message import Money, Percent, SquareMetres, msg
from hegang_desktop.domain.money import Fen, Tenthousandths, divide_half_up
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.sensitivity import Flip, FlipKind, Unit
from hegang_desktop.engine.evaluate.evaluator import Evaluator
from hegang_desktop.engine.sensitivity.inputs import Input, inputs
from hegang_desktop.engine.sensitivity.search import least

TEXTS = {
    "reached": msg("{name}: {to} instead of {value} brings the home within reach"),
    "holds": msg("{name}: {to} instead of {value} keeps money above zero in the year after the move"),
    "not_reached": msg("{name}: at {to} instead of {value} the home is out of reach"),
    "below_zero": msg("{name}: at {to} instead of {value} money falls below zero within a year of the move"),
}
TIMES = 10
"""A number is followed up to ten times itself, or to the highest all-in cost if that is more."""
_CUSHION = SITUATION.part("cushion").ref
PARTS = 512
"""The first step of a search is this part of the way it may go."""


def flip(plan: Plan, rules: Rules) -> tuple[Flip, ...]:
    """For each number the least change of it alone that turns the verdict, the relatively smallest first.

    Where the home is not reached within the horizon: what brings it there. Where it is, but money falls below zero in
    the year after the move: what keeps it above. Where money holds: the least adverse change that puts the home out of
    reach or money below zero within that year. To the yuan, the square metre, the tenth of a point. Numbers that do
    not turn it are left out, and so are the single cost lines beside the price, small as they are.

    What is better is sought in the better direction alone, within what can be done, and counts only where still more
    of it does not turn the verdict back: a dearer home that comes too late to be run out of is no advice.
    """
    evaluator = Evaluator(plan, rules)
    numbers = [one for one in inputs(plan, rules) if one.group != "costs"]
    flips = [one for one in (_flip(evaluator, number) for number in numbers) if one is not None]
    ranked = sorted(flips, key=size_of)
    return tuple(msgspec.structs.replace(one, rank=rank) for rank, one in enumerate(ranked, 1))


def _flip(evaluator: Evaluator, number: Input) -> Flip | None:
    """The change of a number that turns the verdict; the smaller one where both ways may."""
    values = [
        value for value in (_turning(evaluator, number, way) for way in _ways(evaluator, number)) if value is not None
    ]
    if not values:
        return None
    to = min(values, key=lambda value: abs(value - number.value))
    kind = _kind(evaluator, number.put(evaluator.plan, to))
    text = msgspec.structs.replace(
        TEXTS[kind],
        params={"name": number.name, "to": shown(to, number.unit), "value": shown(number.value, number.unit)},
    )
    part = None
    if number.value and not number.rated:
        part = Tenthousandths(divide_half_up(abs(to - number.value) * 10_000, number.value))
    return Flip(number.ref, number.name, number.unit, number.value, to, part, kind, text, 0)


def _ways(evaluator: Evaluator, number: Input) -> tuple[int, ...]:
    """The directions in which the verdict may turn."""
    if not number.better:
        return (-1, 1)
    if evaluator.base.holds:
        return (-number.better,)
    # a home that comes too early to be lived in needs a larger cushion: it is there to make one wait
    waits = number.ref == _CUSHION and evaluator.base.home_month is not None
    return (1,) if waits else (number.better,)


def _turning(evaluator: Evaluator, number: Input, way: int) -> int | None:
    """The nearest value one way that turns the verdict."""
    improves = not evaluator.base.holds
    lowest, highest = number.possible if improves else (number.least, number.most)
    farthest = lowest
    if way > 0:
        enough = (
            TIMES * number.value
            if number.unit == "area"
            else max(TIMES * number.value, int(evaluator.table.costs.max()))
        )
        farthest = min(highest, number.most if number.rated else enough)
    steps = -(-abs(farthest - number.value) // number.step)
    if (farthest - number.value) * way <= 0:
        return None

    def value(n: int) -> int:
        return min(max(number.value + way * n * number.step, number.least), number.most)

    def turned(n: int) -> bool:
        changed = number.put(evaluator.plan, value(n))
        if evaluator.base.home_month is None:
            return evaluator.home_month(changed) is not None
        return evaluator.holds(changed) != evaluator.base.holds

    fewest = least(turned, steps, steps // PARTS)
    if fewest is None:
        return None
    if not improves or number.ref == _CUSHION or not number.better:
        return value(fewest)
    lasting = _for_good(turned, fewest, steps)
    return None if lasting is None else value(lasting)


def _for_good(turned: Callable[[int], bool], first: int, most: int) -> int | None:
    """The least number from `first` on beyond which nothing that is looked at turns back; None: the most does.

    Looked at are the numbers twice as far from it each time, and the most.
    """
    while True:
        beyond = [first]
        while beyond[-1] < most:
            beyond.append(min(most, first + max(1, 2 * (beyond[-1] - first))))
        back = [n for n in beyond if not turned(n)]
        if not back:
            return first
        if back[-1] == most:
            return None
        low, high = back[-1], beyond[beyond.index(back[-1]) + 1]
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if turned(middle) else (middle, high)
        first = high


def _kind(evaluator: Evaluator, changed: Plan) -> FlipKind:
    after = evaluator.answer(changed)
    if evaluator.base.home_month is None:
        return "reached"
    if after.holds:
        return "holds"
    return "not_reached" if after.home_month is None else "below_zero"


def size_of(one: Flip) -> tuple[int, int]:
    """The relative size of a change; a number that is nothing now comes after all others."""
    change = abs(one.to - one.value)
    if one.unit == "rate":
        return (0, change * 10)
    return (1, change) if one.share is None else (0, one.share)


def shown(value: int, unit: Unit) -> Money | Percent | SquareMetres:
    """A number in words."""
    if unit == "area":
        return SquareMetres(Area(value))
    return Percent(value) if unit in ("rate", "share") else Money(Fen(value))
