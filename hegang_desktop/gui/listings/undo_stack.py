"""What was done on the page, step by step, to take it back in turn."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import msgspec

from hegang_desktop.domain.plan import Plan

MOST_STEPS = 200


class Step(msgspec.Struct, frozen=True, eq=False):
    """`undo` takes it back. Steps in a row with the same `fold` are one. `plan` is the plan as it was then."""

    undo: Callable[[], None]
    fold: Hashable = None
    plan: Plan | None = None


class Steps:
    """The latest last. A step taken back is gone: what happens then is said anew, not redone."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def did(self, undo: Callable[[], None], plan: Plan | None, fold: Hashable = None) -> Step:
        """Remember how to take back what was just done."""
        last = self._steps[-1] if self._steps else None
        if last is not None and fold is not None and last.fold == fold:
            # typing on: what it was before the first letter comes back
            return last
        step = Step(undo, fold, plan)
        self._steps = [*self._steps, step][-MOST_STEPS:]
        return step

    def part(self) -> None:
        """What follows is another step, whatever it is."""
        if self._steps and self._steps[-1].fold is not None:
            last = self._steps[-1]
            self._steps[-1] = Step(last.undo, None, last.plan)

    def last(self) -> Step | None:
        """The latest step."""
        return self._steps[-1] if self._steps else None

    def take_back(self, step: Step | None = None) -> bool:
        """Undo a step, the latest unless told; False when it is not there any more."""
        wanted = step or self.last()
        if wanted is None or not any(one is wanted for one in self._steps):
            return False
        self._steps = [one for one in self._steps if one is not wanted]
        wanted.undo()
        return True
