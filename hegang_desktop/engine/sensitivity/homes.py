"""When each of very many homes can be owned under one plan."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs.home_arrays import HomeArrays
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.evaluate.evaluator import table_ahead
from hegang_desktop.engine.evaluate.progress import openings
from hegang_desktop.engine.sensitivity.first_months import NEVER, FirstMonths, MoneyLines
from hegang_desktop.engine.timetable.tried import without_tried


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HomeMonths:
    """For each home: the home month counted from the plan's first, or NEVER; the all-in cost; what is left after.

    Both amounts are fen, and zero where the home is not reached.
    """

    month: NDArray[np.int32]
    all_in: NDArray[np.int64]
    left_after: NDArray[np.int64]


def home_months(plan: Plan, rules: Rules, homes: HomeArrays) -> HomeMonths:
    """What `project` answers for each home in the place of the scenario's, overrides and assumptions being its own.

    A life that has not bought does not depend on the home: one line of money serves for all (`first_months`).
    """
    effective = effective_plan(plan, rules)
    delay = 0 if effective.bought is not None else effective.scenario.tried.later
    table = table_ahead(without_tried(effective), rules)
    money = openings(table)[: table.months] - table.cushion
    search = FirstMonths(effective, rules, table.away)
    month, all_in = search.bought(homes, MoneyLines(money[None]), delay)
    left = np.where(month == NEVER, 0, money[month] + table.cushion - all_in)
    return HomeMonths(month, all_in, left)
