"""What each month brings every life of a block before and after a purchase, whatever month that is made in.

A life that has not bought does not depend on the home, and one that lives there has the same income, spending and
bills in a month whenever it moved. So both courses are reckoned once, and a purchase in any month is put together from
slices of them: no life is simulated once for every month it might buy in.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.simulation.balances import balances
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.lives import BlockInTheMaking
from hegang_desktop.engine.simulation.pay import paid, received
from hegang_desktop.engine.simulation.phases import phases, winter_there
from hegang_desktop.engine.simulation.uncertainty import Uncertainty
from hegang_desktop.engine.simulation.workspace import Workspace
from hegang_desktop.engine.timetable.arrays import Fens, Flags, Lives
from hegang_desktop.engine.timetable.table import Timetable


class LifeFlows(msgspec.Struct, frozen=True):
    """Flows of a block of lives by month, in fen, of shape (months, BLOCK) unless said otherwise.

    `before`: nothing is bought; rent is in it. `owning`: the home is owned, nobody lives there yet. `there`: life is
    there, rent here still paid; `rent` is what then ends. `late`: pay of the month before the move, earned after the
    old fashion, that arrives late in this month (None: none does). `monthly` and `heating` are the holding cost lived
    in and empty, each (months, BLOCK) or (months, 1), zero where nothing is due; that of heating falls due by its own
    rule. `worked` is what work brings there, that a scenario may take away again (None: nothing does), of which
    `worked_late` was earned in the month before. `opening` is money on the first day of a month, `kept` marks the
    months before which no balance was below zero, `cost` the all-in cost, of shape (months, BLOCK) or (months, 1).
    """

    before: Lives
    owning: Lives
    there: Lives
    rent: Lives
    late: Lives | None
    monthly: tuple[Lives, Lives]
    heating: tuple[Lives, Lives]
    anniversary: tuple[Fens, Fens]
    opening: Lives
    kept: Flags
    cost: Lives
    worked: Lives | None = None
    worked_late: Lives | None = None


def life_flows(
    table: Timetable,
    unsure: Uncertainty,
    seed: int,
    block: int,
    work: Workspace,
    *,
    ending: frozenset[str] = frozenset(),
) -> LifeFlows:
    """The flows of one block of lives on a timetable that buys as soon as it may, or here with a loan.

    `ending`: entries whose work may end after the move.
    """
    if table.course.leaving is not None:
        raise ValueError("a purchase that is left again has no safe month")
    return _Flows(table, unsure, seed, block, work).all(ending)


class _Flows:
    def __init__(self, table: Timetable, unsure: Uncertainty, seed: int, block: int, work: Workspace) -> None:
        self.lives = BlockInTheMaking(table, unsure, seed, block, work)
        self.table, self.unsure, self.work, self.months = table, unsure, work, table.months
        self.moves = table.course.moves and table.course.loan is None

    def all(self, ending: frozenset[str]) -> LifeFlows:
        lives, table, months = self.lives, self.table, self.months
        lives.before_the_move()
        rent = lives.levelled(table.rent[:months], lives.levels.rent, "rent")
        if rent.shape[1] == 1:
            rent = np.broadcast_to(rent, (months, BLOCK))
        before = self.work.floats("flows of lives before", months, BLOCK)
        np.subtract(lives.flows, rent, out=before)
        owning = self._owning(before)
        there, late = self._there(owning)
        opening, kept = self._unbought(before)
        worked, worked_late = self._worked(ending) if ending and self.moves else (None, None)
        return LifeFlows(
            before=before,
            owning=owning,
            there=there,
            rent=rent,
            late=late,
            monthly=self._monthly(),
            heating=self._heating(),
            anniversary=self._anniversary(),
            opening=opening,
            kept=kept,
            cost=self._costs(),
            worked=worked,
            worked_late=worked_late,
        )

    def _worked(self, ending: frozenset[str]) -> tuple[Lives, Lives | None]:
        """What the ending entries bring there, and what of that comes late from the month before."""
        months = self.months
        total, late = np.zeros((months, BLOCK)), None
        for entry in self.table.entries:
            if entry.id not in ending:
                continue
            luck = self.lives.luck_of(entry)
            if luck is None:
                total += entry.after[:months].astype(np.float64)[:, None]
                continue
            pay = paid(luck, entry.after[:months])
            if luck.late is not None:
                late = np.zeros((months, BLOCK)) if late is None else late
                late[1:] += np.where(luck.late[:-1], pay[:-1], 0.0)
            total += received(luck, pay)
        return total, late

    def _unbought(self, before: Lives) -> tuple[Lives, Flags]:
        never = np.full(BLOCK, self.months)
        out = self.work.floats("unbought", self.months, BLOCK)
        closings = balances(self.table.at_hand, before, self.table.tiers, never, np.zeros(BLOCK), out=out)
        opening = self.work.floats("opening", self.months, BLOCK)
        opening[0] = float(self.table.at_hand)
        opening[1:] = closings[:-1]
        kept = self.work.flags("kept", self.months, BLOCK)
        kept[0] = True
        np.greater_equal(closings[:-1], 0.0, out=kept[1:])
        np.logical_and.accumulate(kept, axis=0, out=kept)
        return opening, kept

    def _costs(self) -> Lives:
        costs = self.lives.costs()
        # what cannot be bought is never paid: the memory may hold anything there
        costs[~self.table.buyable] = 0.0
        return costs

    def _owning(self, before: Lives) -> Lives:
        repairs = [bill for bill in self.lives.bills if bill.shock.kind == "repair" and len(bill.month)]
        if not repairs:
            return before
        owning = self.work.floats("flows of owners", self.months, BLOCK)
        owning[:] = before
        for bill in repairs:
            np.subtract.at(owning, (bill.month, bill.life), bill.amount)
        return owning

    def _there(self, owning: Lives) -> tuple[Lives, Lives | None]:
        if not self.moves:
            return owning, None
        lives, table, months = self.lives, self.table, self.months
        there = self.work.floats("flows there", months, BLOCK)
        there[:] = owning
        late: Lives | None = None
        certain = np.zeros(months)
        living = lives.levels.living is not None
        for entry in table.entries:
            if not lives.changes(entry):
                continue
            luck = lives.luck_of(entry)
            if luck is not None:
                difference = paid(luck, entry.after[:months], lives.scratch)
                difference -= self.work.floats(f"pay:{entry.id}", months, BLOCK)
                if luck.late is not None:
                    late = np.zeros((months, BLOCK)) if late is None else late
                    late[1:] += np.where(luck.late[:-1], difference[:-1], 0.0)
                there += received(luck, difference)
            elif entry.price != "living" or not living:
                certain += entry.after[:months] - entry.before[:months]
        there += certain[:, None]
        if living:
            there -= lives.levelled(-lives.living("after"), lives.levels.living, "scratch")
            there += lives.levelled(-lives.living("before"), lives.levels.living, "living before")
        hard = lives.levels.hard
        if hard is not None:
            nobody = phases(table, np.full(BLOCK, months))
            for t in range((-table.start.index) % MONTHS_A_YEAR, months, MONTHS_A_YEAR):
                # a winter that is tried in a rented home has been charged already
                struck = hard[t // MONTHS_A_YEAR] & ~winter_there(table, nobody, t)
                there[t] -= struck * float(self.unsure.hard_winter_cost)
        return there, late

    def _monthly(self) -> tuple[Lives, Lives]:
        """The lines that fall due every month, lived in and empty."""
        return self._held("lived_in"), self._held("empty")

    def _held(self, side: str) -> Lives:
        total: Lives = np.zeros((self.months, 1))
        for entry in self.table.holding:
            if entry.due == "monthly" and getattr(entry, side).any():
                level = self.lives.levels.living if entry.price == "living" else None
                amounts = self.lives.levelled(getattr(entry, side)[: self.months], level, "scratch")
                total = total + amounts
        return total

    def _heating(self) -> tuple[Lives, Lives]:
        """The heating bill of each month in which one may fall due, lived in and empty; zero in the others."""
        return self._bills("lived_in"), self._bills("empty")

    def _bills(self, side: str) -> Lives:
        level = self.lives.levels.heating
        total: Lives = np.zeros((self.months, 1 if level is None else BLOCK))
        phase = int(self.table.first_heating[0]) % MONTHS_A_YEAR if len(self.table.first_heating) else 0
        for entry in self.table.holding:
            if entry.due != "heating":
                continue
            amounts: NDArray[np.int64] = getattr(entry, side)
            for t in range(phase, self.months, MONTHS_A_YEAR):
                bill: float | NDArray[np.float64] = float(amounts[t])
                if level is not None:
                    bill = np.floor(bill * level[t // MONTHS_A_YEAR] + 0.5)
                total[t] += bill
        return total

    def _anniversary(self) -> tuple[Fens, Fens]:
        """The lines due on each anniversary of the purchase, lived in and empty. Shape (months,)."""
        lived_in, empty = np.zeros(self.months, np.int64), np.zeros(self.months, np.int64)
        for entry in self.table.holding:
            if entry.due == "anniversary":
                lived_in += entry.lived_in[: self.months]
                empty += entry.empty[: self.months]
        return lived_in, empty
