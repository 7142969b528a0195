"""Every life buys in every month: what becomes of its money in the months that follow, all of them at once.

The rules and the roundings are those of a simulated life (docs/engine.md): the home is paid on the first day, then the
month brings interest on what is left, and its flows. Arrays have shape (candidate months, lives).
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.safety.after_move import NOTHING_MORE, AfterMove
from hegang_desktop.engine.safety.life_flows import LifeFlows
from hegang_desktop.engine.simulation.balances import add_interest, earning_stretches
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.workspace import Workspace
from hegang_desktop.engine.timetable.arrays import Flags, Lives
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.tried import BILL_AFTER, WORK_LEFT


class PurchaseYears(msgspec.Struct, frozen=True):
    """For every candidate month and life, if it buys then.

    `able`: it can pay the all-in cost, keep the cushion, and was never below zero before. `holding`: able, and at no
    month's end below zero until it has lived there for the months watched. `shortfall`: the most that has gone out by
    the end of any of these months beyond what came in, in fen, interest apart.
    """

    able: Flags
    holding: Flags
    shortfall: Lives


class PurchaseSteps:
    """The flows of the months after a purchase, step by step: step k holds month m + k for each candidate month m."""

    def __init__(
        self,
        table: Timetable,
        flows: LifeFlows,
        candidates: int,
        watched: int,
        work: Workspace,
        *,
        after_move: AfterMove = NOTHING_MORE,
    ) -> None:
        self.after_move = after_move
        self.table, self.flows, self.work = table, flows, work
        self.months = np.arange(candidates)
        moves = table.course.moves
        # a home that nobody moves into stands empty, and is watched from the purchase on
        self.moves_in = table.moves_in[:candidates] if moves else np.full(candidates, table.length)
        self.lasts = (self.moves_in - self.months if moves else np.zeros(candidates, np.int64)) + watched
        """How many months after the purchase are watched, by candidate."""
        self.steps = int(min(self.lasts.max(initial=watched), table.months - candidates))
        self._step = work.floats("step", candidates, BLOCK)

    def watched(self, step: int) -> Flags | None:
        """The candidates that are still watched in a step; None: all of them."""
        still = self.lasts > step
        return None if still.all() else still

    def amounts(self, step: int, *, heating: bool = True) -> Lives:
        """What month m + step brings, less what it takes, for each candidate month m. The next call overwrites it."""
        flows, table, out = self.flows, self.table, self._step
        rows = slice(step, step + len(self.months))
        moved = self.months + step >= self.moves_in
        out[:] = flows.there[rows]
        if not moved.all():
            out[~moved] = flows.owning[rows][~moved]
        if table.course.moves:
            self._rent(step, rows, out)
        if step:
            self._dues(step, moved, out)
            if table.course.loan is not None and step <= len(table.course.loan.instalments):
                out -= float(table.course.loan.instalments[step - 1])
        if self.after_move != NOTHING_MORE:
            self._stress(step, rows, out)
        if heating:
            due = np.flatnonzero(self.heating_due(step))
            lived_in, empty = flows.heating
            for m in due.tolist():
                out[m] -= (lived_in if moved[m] else empty)[m + step]
        return out

    def _rent(self, step: int, rows: slice, out: Lives) -> None:
        """Rent until the notice has run out, the deposit then; pay of before the move that is late is not lost."""
        flows, table = self.flows, self.table
        ended = self.months + step >= self.moves_in + table.notice
        if ended.all():
            out += flows.rent[rows]
        elif ended.any():
            out[ended] += flows.rent[rows][ended]
        if table.deposit:
            out[self.months + step == self.moves_in + table.notice] += float(table.deposit)
        if flows.late is not None:
            moving = self.months + step == self.moves_in
            out[moving] -= flows.late[rows][moving]

    def _stress(self, step: int, rows: slice, out: Lives) -> None:
        """What the scenario keeps of what was tried out, by the months since moving in."""
        flows, after = self.flows, self.after_move
        since = self.months + step - self.moves_in
        if flows.worked is not None:
            ended = since >= WORK_LEFT
            out[ended] -= flows.worked[rows][ended]
            if flows.worked_late is not None:
                ending = since == WORK_LEFT
                out[ending] += flows.worked_late[rows][ending]
        january = (self.table.start.index + self.months + step) % MONTHS_A_YEAR == 0
        if after.hard_winter:
            out[january & (since >= 0) & (since < MONTHS_A_YEAR)] -= float(after.hard_winter)
        if after.medical:
            out[since == BILL_AFTER] -= float(after.medical)

    def _dues(self, step: int, moved: Flags, out: Lives) -> None:
        rows = slice(step, step + len(self.months))
        lived_in, empty = (side[rows] for side in self.flows.monthly)
        out -= np.where(moved[:, None], lived_in, empty)
        if step % MONTHS_A_YEAR == 0:
            occupied, unoccupied = (side[rows] for side in self.flows.anniversary)
            out -= np.where(moved, occupied, unoccupied)[:, None].astype(np.float64)

    def heating_due(self, step: int) -> Flags:
        """For which candidates the heating bill falls due in a step."""
        first = self.table.first_heating[: len(self.months)]
        month = self.months + step
        return np.asarray((month >= first) & ((month - first) % MONTHS_A_YEAR == 0))


def purchase_years(
    table: Timetable,
    flows: LifeFlows,
    candidates: int,
    watched: int,
    work: Workspace,
    *,
    traced: int | None = None,
    after_move: AfterMove = NOTHING_MORE,
) -> tuple[PurchaseYears, Lives | None]:
    """What becomes of every life that buys in any of the first `candidates` months, `watched` months lived there.

    Also the closing balances of those who buy in the month `traced`, of shape (steps, lives).
    """
    steps = PurchaseSteps(table, flows, candidates, watched, work, after_move=after_move)
    opening, cost = flows.opening[:candidates], flows.cost[:candidates]
    able = np.greater_equal(opening, cost + float(table.cushion), out=work.flags("able", candidates, BLOCK))
    able &= flows.kept[:candidates]
    able[~table.buyable[:candidates]] = False
    balance = np.subtract(opening, cost, out=work.floats("balance", candidates, BLOCK))
    lowest = work.floats("lowest", candidates, BLOCK)
    lowest.fill(0.0)
    spent = work.floats("spent", candidates, BLOCK)
    spent.fill(0.0)
    shortfall = work.floats("shortfall", candidates, BLOCK)
    shortfall.fill(0.0)
    earned, part = work.floats("earned", candidates, BLOCK), work.floats("part", candidates, BLOCK)
    stretches = earning_stretches(table.tiers)
    trace = None if traced is None else np.empty((steps.steps, BLOCK))
    for step in range(steps.steps):
        amounts = steps.amounts(step)
        if stretches:
            earned.fill(0.0)
            add_interest(balance, stretches, part, earned)
            balance += earned
        balance += amounts
        spent -= amounts
        if trace is not None and traced is not None:
            trace[step] = balance[traced]
        still = steps.watched(step)
        if still is None:
            np.minimum(lowest, balance, out=lowest)
            np.maximum(shortfall, spent, out=shortfall)
        else:
            lowest[still] = np.minimum(lowest[still], balance[still])
            shortfall[still] = np.maximum(shortfall[still], spent[still])
    holding = np.greater_equal(lowest, 0.0, out=work.flags("holding", candidates, BLOCK))
    holding &= able
    return PurchaseYears(able, holding, shortfall), trace


def shortfalls(
    steps: PurchaseSteps, bills: tuple[float, ...], grown: NDArray[np.float64], work: Workspace
) -> list[Lives]:
    """The largest shortfall of each candidate month and life, as `PurchaseYears.shortfall`, for several heating bills.

    `bills` are the bills of a winter at the prices of the plan's first month, in fen; `grown` by what they have grown,
    of shape (months, lives) or (months, 1).
    """
    candidates = len(steps.months)
    spent = work.floats("spent", candidates, BLOCK)
    spent.fill(0.0)
    paid = [work.floats(f"bill {i}", candidates, BLOCK) for i in range(len(bills))]
    most = [work.floats(f"most {i}", candidates, BLOCK) for i in range(len(bills))]
    for array in (*paid, *most):
        array.fill(0.0)
    total = work.floats("balance", candidates, BLOCK)
    for step in range(steps.steps):
        spent -= steps.amounts(step, heating=False)
        due = np.flatnonzero(steps.heating_due(step))
        still = steps.watched(step)
        for bill, so_far, largest in zip(bills, paid, most, strict=True):
            for m in due.tolist():
                so_far[m] += np.floor(bill * grown[m + step] + 0.5)
            np.add(spent, so_far, out=total)
            if still is None:
                np.maximum(largest, total, out=largest)
            else:
                largest[still] = np.maximum(largest[still], total[still])
    return most
