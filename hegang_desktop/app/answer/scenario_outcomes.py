"""What is known already of the scenarios of a plan, so that an edit of one reckons only that one again."""

from __future__ import annotations

import time
from collections.abc import Sequence

import msgspec

from hegang_desktop.app.answer.answering import Outcome, outcome
from hegang_desktop.app.answer.scenario_table import ScenarioTable, SlowFigures, with_slow_figures
from hegang_desktop.app.plan.scenarios import alone
from hegang_desktop.domain.plan import Plan

AT_ONCE_S = 0.010
"""What may be reckoned at once, in seconds: within a frame, with room to draw."""
FIRST_GUESS_S = 0.002


class Reckoned(msgspec.Struct, frozen=True):
    """Outcomes of scenarios alone, and how many seconds they took."""

    outcomes: tuple[Outcome, ...]
    seconds: float


def reckoned(plans: Sequence[Plan]) -> Reckoned:
    """The outcome of each plan; may be called in any thread."""
    began = time.perf_counter()
    outcomes = tuple(outcome(plan) for plan in plans)
    return Reckoned(outcomes, time.perf_counter() - began)


class KnownOutcomes:
    """The last outcome and longer answer of each scenario, each with the plan it belongs to."""

    def __init__(self) -> None:
        self._outcomes: dict[str, Outcome] = {}
        self._slow_figures: dict[str, tuple[Plan, SlowFigures]] = {}
        self.each_takes = FIRST_GUESS_S

    def keep(self, shown: Outcome) -> None:
        """What the page shows is the outcome of the active scenario: it need not be reckoned again."""
        if shown.leaves:
            # the same plan on another course: nothing that its scenario says
            return
        active = alone(shown.plan, shown.plan.scenario.id)
        self._outcomes[active.scenario.id] = msgspec.structs.replace(shown, plan=active)

    def missing(self, plan: Plan, ids: Sequence[str]) -> list[Plan]:
        """The scenarios, each alone, whose outcome is not known as they are now."""
        return [one for one in (alone(plan, id_) for id_ in ids) if not self._knows(one)]

    def takes_long(self, missing: Sequence[Plan]) -> bool:
        """Whether reckoning these would hold up a frame, by how long the last ones took."""
        return len(missing) * self.each_takes > AT_ONCE_S

    def learn(self, reckoned: Reckoned) -> None:
        """Keep what was reckoned."""
        self._outcomes.update((one.plan.scenario.id, one) for one in reckoned.outcomes)
        self.each_takes = reckoned.seconds / max(1, len(reckoned.outcomes))

    def outcome_of(self, one: Plan) -> Outcome:
        """The outcome of a scenario alone, reckoned where it is not known."""
        return self._outcomes[one.scenario.id] if self._knows(one) else outcome(one)

    def _knows(self, one: Plan) -> bool:
        outcome = self._outcomes.get(one.scenario.id)
        return outcome is not None and outcome.plan == one

    # --- the longer answers ---

    def not_looked_at(self, table: ScenarioTable) -> list[Outcome]:
        """The outcomes of the table whose longer answers are not known."""
        pairs = ((one, self._slow_figures.get(one.plan.scenario.id)) for one in table.outcomes)
        return [one for one, known in pairs if known is None or known[0] != one.plan]

    def learn_slow_figures(self, outcomes: Sequence[Outcome], figures: Sequence[SlowFigures]) -> None:
        """Keep the longer answers of these outcomes."""
        self._slow_figures.update(
            (one.plan.scenario.id, (one.plan, known)) for one, known in zip(outcomes, figures, strict=True)
        )

    def completed(self, table: ScenarioTable) -> ScenarioTable | None:
        """The table with its longer answers; None while one of them is not known."""
        if self.not_looked_at(table):
            return None
        return with_slow_figures(table, [self._slow_figures[one.plan.scenario.id][1] for one in table.outcomes])
