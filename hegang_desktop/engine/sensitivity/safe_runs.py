"""What a change of a plan does to its safe month: a guess from one run of lives, then a run for each amount tried.

`Safety.lacking` says by how much the money of each month would have to grow for it to hold. The projection says by how
much a change makes it grow, and so about how much of it takes; a run of lives decides.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.safety import Safety
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.evaluate.evaluator import table_ahead
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.safety.safe_month import LIVES, safety
from hegang_desktop.engine.sensitivity.search import least
from hegang_desktop.engine.simulation.simulate import SEED
from hegang_desktop.engine.simulation.workspace import Workspaces
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.tried import without_tried


class SafeRuns:
    """Runs of lives of changes of one plan, all with the luck of the plan's own run `base`."""

    def __init__(self, plan: Plan, rules: Rules, lives: int = LIVES, seed: int = SEED) -> None:
        self.plan, self.rules, self.lives, self.seed = plan, rules, lives, seed
        self._spaces = Workspaces()
        self.base = safety(plan, rules, lives, seed, spaces=self._spaces)
        self._money = self._spare(plan)
        self._dearest = int(table_ahead(without_tried(effective_plan(plan, rules)), rules).costs.max())
        self.count = 1

    @property
    def answers(self) -> bool:
        """Whether there is a home to be bought that lives were simulated for."""
        return self.base.reason in {"", "not_within"}

    @property
    def before(self) -> int:
        """How many months could be nearer than the safe month; all that the plan looks ahead where there is none."""
        safe = self.base.safe_month
        return len(self.base.holding) if safe is None else safe - self.base.start

    @property
    def dearest(self) -> int:
        """The highest all-in cost in the months that the plan looks ahead, in fen."""
        return self._dearest

    def of(self, changed: Plan, ahead: int | None = None) -> Safety:
        """The safety of a changed plan, as far ahead as is asked for."""
        self.count += 1
        if changed.scenario.tried.later:
            # what is put off is counted from a month that may lie before all that is asked for
            ahead = None
        return safety(changed, self.rules, self.lives, self.seed, ahead=ahead, spaces=self._spaces)

    def nearer(self, changed: Plan) -> Safety | None:
        """The safety of a changed plan whose safe month is nearer, or exists; None where it is not."""
        if not self.before:
            return None
        matched = self.of(changed, self.before)
        return matched if matched.safe_month is not None and matched.safe_month - matched.start < self.before else None

    def turned(self, changed: Plan) -> bool:
        """Whether a changed plan has a safe month and this one has none, or the other way round."""
        return (self.of(changed).safe_month is None) != (self.base.safe_month is None)

    def reaches(self, changed: Plan) -> bool:
        """Whether money covers the all-in cost and the cushion in some month, if nothing goes wrong."""
        return bool((self._spare(changed) >= 0).any())

    def fewest(self, most: int, change: Callable[[int], Plan]) -> tuple[int, Safety] | None:
        """The fewest steps after which the safe month is nearer, with the safety then; None: none of them do."""
        if most < 1:
            return None
        known: dict[int, Safety | None] = {}

        def nearer(steps: int) -> bool:
            if steps not in known:
                known[steps] = self.nearer(change(steps))
            return known[steps] is not None

        guess = least(lambda steps: self._enough(change(steps)), most)
        steps = around(nearer, most if guess is None else guess, most)
        matched = None if steps is None else known[steps]
        return None if steps is None or matched is None else (steps, matched)

    def _enough(self, changed: Plan) -> bool:
        """Whether a change brings in as much money as some nearer month lacks, if nothing goes wrong."""
        more = self._spare(changed) - self._money
        lacking = self.base.lacking[: min(self.before, len(more))]
        return any(amount is not None and more[t] >= amount for t, amount in enumerate(lacking))

    def _spare(self, plan: Plan) -> Fens:
        """Money at hand in each month beyond the all-in cost and the cushion, while nothing is bought."""
        table = table_ahead(without_tried(effective_plan(plan, self.rules)), self.rules)
        return np.asarray(openings(table)[: table.months] - table.costs - table.cushion)


def around(holds: Callable[[int], bool], guess: int, most: int) -> int | None:
    """The least number from 1 to `most` that holds, sought from a guess on: few are looked at where it is near.

    As `least`: exact where everything beyond a number that holds holds as well.
    """
    step = 1
    if holds(guess):
        high, low = guess, guess - step
        while low > 0 and holds(low):
            step *= 2
            high, low = low, low - step
        low = max(0, low)
    else:
        if guess == most:
            return None
        low, high = guess, min(most, guess + step)
        while not holds(high):
            if high == most:
                return None
            step *= 2
            low, high = high, min(most, high + step)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
