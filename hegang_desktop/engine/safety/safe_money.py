"""How dear a home may be to hold in a month: one run of lives that do not buy, for any home and heating bill.

A life holds in month m if its opening money, less what must stay (the larger of the cushion and the largest shortfall
of the months after), covers its own all-in cost: the part of the cost that follows the price moves with the life's own
price level. So the dearest all-in cost that enough lives can bear in m depends on the home by two numbers only, its
heating bill and the part of its cost that follows the price; between the values reckoned it is taken on a line.
"""

from __future__ import annotations

import itertools

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.effective_plan import EffectivePlan, effective_plan
from hegang_desktop.engine.safety.after_move import after_move_of
from hegang_desktop.engine.safety.life_flows import LifeFlows, life_flows
from hegang_desktop.engine.safety.purchase_years import PurchaseSteps, shortfalls
from hegang_desktop.engine.safety.safe_month import LIVES, LONGEST_WAIT
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.lives import BlockInTheMaking
from hegang_desktop.engine.simulation.simulate import SEED
from hegang_desktop.engine.simulation.uncertainty import uncertainty
from hegang_desktop.engine.simulation.workspace import Workspace
from hegang_desktop.engine.timetable.arrays import Flags, Lives
from hegang_desktop.engine.timetable.build import build
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.tried import without_tried

NOTHING = -(2.0**62)
"""The money of a month in which too few lives could buy at any price."""
BILLS = 3
PARTS = (0.0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
"""Parts of an all-in cost that follow the price, for which the money is reckoned."""
Grid = NDArray[np.float64]


class SafeMoney(msgspec.Struct, frozen=True):
    """The dearest all-in cost that holds, in fen, by heating bill, part that follows the price, share asked and month.

    `money` has the shape (bills, parts, percents, months); `bills` are fen a winter at the prices of the plan's first
    month. NOTHING: too few lives hold at any price. `buyable`: the month permits buying.
    """

    bills: tuple[float, ...]
    percents: tuple[int, ...]
    money: Grid
    buyable: Flags

    def at(self, bill: float, part: float, percent: int) -> Grid:
        """The money line of one home: by month, in fen."""
        line: Grid = self.lines(np.array([bill]), np.array([part]), percent)[0]
        return line

    def lines(self, bills: Grid, parts: Grid, percent: int) -> Grid:
        """The money lines of several homes, each between its neighbours on the grid. Shape (homes, months)."""
        of_share = self.money[:, :, self.percents.index(percent)]
        low_b, high_b, far_b = _between(np.array(self.bills), bills)
        low_p, high_p, far_p = _between(np.array(PARTS), parts)
        cheap = of_share[low_b, low_p] * (1 - far_p) + of_share[low_b, high_p] * far_p
        dear = of_share[high_b, low_p] * (1 - far_p) + of_share[high_b, high_p] * far_p
        return np.asarray(cheap * (1 - far_b) + dear * far_b)


def _between(grid: Grid, values: Grid) -> tuple[NDArray[np.intp], NDArray[np.intp], Grid]:
    """The neighbours of each value on the grid, and how far it lies from the lower to the higher."""
    if len(grid) == 1:
        none = np.zeros(len(values), np.intp)
        return none, none, np.zeros((len(values), 1))
    high = np.clip(np.searchsorted(grid, values), 1, len(grid) - 1)
    low = high - 1
    far = np.clip((values - grid[low]) / (grid[high] - grid[low]), 0.0, 1.0)
    return low, high, far[:, None]


def safe_money(
    plan: Plan,
    rules: Rules,
    bills: tuple[float, ...],
    percents: tuple[int, ...],
    *,
    lives: int = LIVES,
    seed: int = SEED,
    ahead: int | None = None,
) -> SafeMoney:
    """The money lines of a plan for these heating bills (ascending, fen a winter); whole blocks of lives.

    Of the scenario the life there counts, not its home; what it keeps of what was tried out counts too. `ahead` months
    are looked at (None: the assumption `horizon`).
    """
    chosen = plan.scenario.assumptions
    watched = rules.value("safe_months", chosen)
    ahead = rules.value("horizon", chosen) * MONTHS_A_YEAR if ahead is None else ahead
    effective = effective_plan(plan, rules)
    table = build(without_tried(effective), rules, months=ahead + watched + LONGEST_WAIT)
    after_move = after_move_of(effective, rules)
    unsure = uncertainty(plan, rules)
    inflation = rules.value("inflation_heating", chosen)
    able: list[list[Lives]] = [[] for _ in itertools.product(bills, PARTS)]
    for block in range(-(-lives // BLOCK)):
        work = Workspace()
        flows = life_flows(table, unsure, seed, block, work, ending=after_move.ending)
        steps = PurchaseSteps(table, flows, ahead, watched, work, after_move=after_move)
        making = BlockInTheMaking(table, unsure, seed, block, Workspace())
        grown = _grown(making, inflation, table.months)
        level = making.levels.home
        for at, needed in enumerate(shortfalls(steps, bills, grown, work)):
            free = _free(table, flows, needed, ahead)
            for which, part in enumerate(PARTS):
                dearest = free if level is None else _dearest(free, level[:ahead], part)
                able[at * len(PARTS) + which].append(dearest)
    buyable = _permitted(effective, table, ahead)
    money = np.full((len(bills), len(PARTS), len(percents), ahead), NOTHING)
    for at, blocks in enumerate(able):
        every = np.concatenate(blocks, axis=1)[:, :lives]
        places = [lives - -(-lives * percent // 100) for percent in percents]
        ranked = np.partition(every, places, axis=1)
        for which, place in enumerate(places):
            line = np.where(np.isfinite(ranked[:, place]), ranked[:, place], NOTHING)
            money[at // len(PARTS), at % len(PARTS), which] = np.where(buyable, line, NOTHING)
    return SafeMoney(bills, percents, money, buyable)


def _permitted(effective: EffectivePlan, table: Timetable, ahead: int) -> Flags:
    """The months that permit buying a home with a price; the scenario's own may have none."""
    scenario = effective.scenario
    permitted = np.ones(ahead, bool) if scenario.by_proxy else ~table.away[:ahead]
    if scenario.not_before is not None:
        permitted &= np.arange(ahead) >= scenario.not_before - table.start
    return permitted


def _free(table: Timetable, flows: LifeFlows, needed: Lives, ahead: int) -> Lives:
    """What each life can pay in each month; minus infinity where it was below zero before."""
    np.maximum(needed, float(table.cushion), out=needed)
    free = flows.opening[:ahead] - needed
    free[~flows.kept[:ahead]] = -np.inf
    return free


def _dearest(free: Lives, level: Lives, part: float) -> Lives:
    """The dearest expected all-in cost whose own price each life can pay."""
    return np.asarray(free / (1 + part * (level - 1)))


def _grown(making: BlockInTheMaking, inflation: int, months: int) -> Lives:
    """By what a heating bill has grown in each month: by inflation, whole years on, and by the life's own level."""
    years = np.arange(months) // MONTHS_A_YEAR
    steady = (1 + inflation / 10_000) ** years
    level = making.levels.heating
    return np.asarray(steady[:, None] if level is None else steady[:, None] * level[years])
