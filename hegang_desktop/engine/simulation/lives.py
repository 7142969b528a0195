"""One block of simulated lives, all months of them: drawn, bought each in its own first month, and reckoned to the end.

The order within a month and every rounding are those of docs/engine.md. Arrays have shape (months, lives) and hold
whole fen as float64.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.costs.terms import totals_at
from hegang_desktop.engine.simulation.balances import Months, balances
from hegang_desktop.engine.simulation.draws import BLOCK, uniforms
from hegang_desktop.engine.simulation.levels import Levels, levels
from hegang_desktop.engine.simulation.pay import Fortune, fortune, paid, received
from hegang_desktop.engine.simulation.phases import Phases, loan_paid, phases, proceeds, winter_there
from hegang_desktop.engine.simulation.shocks import Bills, shocks
from hegang_desktop.engine.simulation.uncertainty import Uncertainty
from hegang_desktop.engine.simulation.workspace import Workspace
from hegang_desktop.engine.timetable.arrays import Fens, Flags, Lives
from hegang_desktop.engine.timetable.entry import Entry, HoldingEntry
from hegang_desktop.engine.timetable.table import Timetable

Side = Literal["before", "after", "again"]
"""As before the move, as after it, or as before again once it has been left."""


class LifeBlock(msgspec.Struct, frozen=True):
    """Everything about a block of lives. `home` is the home month of each life, or `months` for never.

    `cost` is what each paid for the home, `brought` what its sale brought, `phases` when each moves, leaves and sells.
    The arrays belong to the workspace: the next block overwrites them.
    """

    months: int
    closings: Lives
    home: Months
    cost: NDArray[np.float64]
    brought: NDArray[np.float64]
    phases: Phases
    fortunes: tuple[Fortune, ...]
    levels: Levels
    bills: tuple[Bills, ...]
    comes: tuple[tuple[Entry, Flags], ...]


def live(
    table: Timetable, unsure: Uncertainty, seed: int, block: int, work: Workspace, *, closings: Lives | None = None
) -> LifeBlock:
    """Reckon all BLOCK lives of a block.

    The balances go into `closings`, of shape (months, BLOCK), if it is given, else into an array of the workspace.
    Always whole blocks: arrays of another width could take another path through NumPy, and round otherwise.
    """
    if closings is None:
        closings = work.floats("closings", table.months, BLOCK)
    return BlockInTheMaking(table, unsure, seed, block, work).block(closings)


def bought_in(
    table: Timetable, unsure: Uncertainty, seed: int, block: int, work: Workspace, *, month: int
) -> LifeBlock:
    """As `live`, of lives that all buy in one month, whether they have the money or not."""
    closings = work.floats("closings", table.months, BLOCK)
    return BlockInTheMaking(table, unsure, seed, block, work, bought=month).block(closings)


class BlockInTheMaking:
    """A block of lives in the making: what is drawn for it, and the steps from there to its balances."""

    def __init__(
        self,
        table: Timetable,
        unsure: Uncertainty,
        seed: int,
        block: int,
        work: Workspace,
        *,
        bought: int | None = None,
    ) -> None:
        months = table.months
        self.bought = bought
        self.table, self.unsure, self.work, self.months = table, unsure, work, months
        self.fortunes = {luck.id: fortune(luck, seed, block, months, work) for luck in unsure.streams}
        self.levels = levels(unsure, seed, block, months, work)
        self.comes = _comes(table, unsure, seed, block)
        self.bills = tuple(shocks(shock, seed, block, months) for shock in unsure.shocks)
        leaves = table.course.leaving is not None and table.course.trial is not None
        entries = zip(table.entries, table.as_before.amounts, strict=True) if leaves else ()
        self.again = {entry.id: amounts for entry, amounts in entries}
        self.flows = work.floats("flows", months, BLOCK)
        self.scratch = work.floats("scratch", months, BLOCK)

    def block(self, out: Lives) -> LifeBlock:
        """Bought, and reckoned to the end."""
        self.before_the_move()
        rent = self.levelled(self.table.rent[: self.months], self.levels.rent, "rent")
        self.flows -= rent
        home, cost = self.purchases(out)
        when = phases(self.table, home)
        if (when.moved < self.months).any():
            self.turn("after", when.there(self.months))
        if (when.left < self.months).any() and self.table.course.trial is not None:
            self.turn("again", when.back(self.months))
        if (when.ended < self.months).any():
            self.tenancy(when, rent)
        brought = proceeds(self.table, self.levels.home, when)
        if (home < self.months).any():
            self.hold(when)
            self.leave(when, brought)
        self.winters(when)
        # until the first of them buys, nothing has changed
        first = int(home.min()) if self.table.buyable.any() else 0
        closings = balances(self.table.at_hand, self.flows, self.table.tiers, home, cost, out=out, first=first)
        luck = tuple(self.fortunes.values())
        return LifeBlock(self.months, closings, home, cost, brought, when, luck, self.levels, self.bills, self.comes)

    def luck_of(self, entry: Entry) -> Fortune | None:
        """The luck of a stream that has any."""
        luck = self.fortunes.get(entry.id)
        return None if luck is None or luck.certain else luck

    def changes(self, entry: Entry) -> bool:
        """Whether moving or going back changes anything about an entry."""
        before = entry.before[: self.months]
        return any(not np.array_equal(before, self.side(entry, side)) for side in ("after", "again"))

    def side(self, entry: Entry, side: Side) -> Fens:
        """What an entry brings by month before the move, after it, or again as before once it has been left."""
        if side == "again":
            return self.again.get(entry.id, entry.before)[: self.months]
        return (entry.before if side == "before" else entry.after)[: self.months]

    def before_the_move(self) -> None:
        """The flows of a life that does not buy, but for its rent."""
        certain = np.zeros(self.months)
        doubtful = {entry.id for entry, _ in self.comes}
        for entry in self.table.entries:
            levelled = entry.price == "living" and self.levels.living is not None
            if self.luck_of(entry) is None and entry.id not in doubtful and not levelled:
                certain += entry.before[: self.months]
        self.flows[:] = certain[:, None]
        for entry in self.table.entries:
            luck = self.luck_of(entry)
            if luck is not None:
                keeps = self.changes(entry)
                out = self.work.floats(f"pay:{entry.id}", self.months, BLOCK) if keeps else self.scratch
                pay = paid(luck, entry.before[: self.months], out)
                if keeps:
                    # the move will want it as it was earned, before any of it comes late
                    self.scratch[:] = pay
                    pay = self.scratch
                self.flows += received(luck, pay)
        if self.levels.living is not None:
            # what is spent is negative in the timetable; it is rounded as a positive amount, as the projection does
            self.flows -= self.levelled(-self.living("before"), self.levels.living, "living before")
        for entry, comes in self.comes:
            certainty = next(money.certainty for money in self.unsure.pending if money.id == entry.id)
            for t in np.flatnonzero(entry.before[: self.months]):
                # the timetable holds the expected share of it: the whole comes, or nothing
                self.flows[t] += np.where(comes, np.floor(entry.before[t] / certainty + 0.5), 0.0)
        for bill in self.bills:
            if bill.shock.kind != "repair":
                np.subtract.at(self.flows, (bill.month, bill.life), bill.amount)
        nobody = phases(self.table, np.full(BLOCK, self.months))
        for month, struck in self.hard_januaries():
            # of a winter that is only tried, in a rented home
            self.flows[month] -= struck * winter_there(self.table, nobody, month) * float(self.unsure.hard_winter_cost)

    def living(self, side: Side) -> Fens:
        """The sum of what follows the price of living, before or after the move, or after leaving again."""
        total = np.zeros(self.months, np.int64)
        for entry in self.table.entries:
            if entry.price == "living":
                total += self.side(entry, side)
        return total

    def levelled(self, amounts: Fens, level: Lives | None, name: str) -> Lives:
        """Amounts by month times a yearly level, rounded; of shape (months, 1) without a level."""
        column = amounts.astype(np.float64)[:, None]
        if level is None:
            return column
        result = self.work.floats(name, self.months, BLOCK)
        for year in range(-(-self.months // MONTHS_A_YEAR)):
            rows = slice(year * MONTHS_A_YEAR, (year + 1) * MONTHS_A_YEAR)
            np.multiply(column[rows], level[year], out=result[rows])
        result += 0.5
        return np.floor(result, out=result)

    def purchases(self, out: Lives) -> tuple[Months, NDArray[np.float64]]:
        """The home month of each life, which until then goes on as before, and what it pays for the home."""
        table, months = self.table, self.months
        never = np.full(BLOCK, months)
        buyable = np.flatnonzero(table.buyable)
        if not len(buyable):
            return never, np.zeros(BLOCK)
        none = np.zeros(BLOCK)
        if self.bought is not None:
            balances(table.at_hand, self.flows, table.tiers, never, none, out=out)
            return np.full(BLOCK, self.bought), np.broadcast_to(self.costs()[self.bought], BLOCK)
        closings = balances(table.at_hand, self.flows, table.tiers, never, none, out=out)
        costs = self.costs()
        fits = self.work.flags("fits", months, BLOCK)
        cushion = float(table.cushion)
        costs += cushion
        np.greater_equal(closings[:-1], costs[1:], out=fits[1:])
        np.greater_equal(float(table.at_hand), costs[0], out=fits[0])
        fits[~table.buyable] = False
        first = np.argmax(fits, axis=0)
        every = np.arange(BLOCK)
        buys = fits[first, every]
        paid_ = costs[first, 0] if costs.shape[1] == 1 else costs[first, every]
        return np.where(buys, first, months), np.where(buys, paid_ - cushion, 0.0)

    def costs(self) -> Lives:
        """The all-in cost by month and life, in the months in which the home can be bought."""
        table, level = self.table, self.levels.home
        if level is None or table.course.loan is not None:
            return table.costs.astype(np.float64)[:, None]
        costs = self.work.floats("costs", self.months, BLOCK)
        costs[~table.buyable[: self.months]] = 0.0  # never read, but the memory is not ours: it may hold anything
        prices = np.multiply(level, table.prices[: self.months].astype(np.float64)[:, None], out=self.scratch)
        prices += 0.5
        np.floor(prices, out=prices)
        for which, terms in enumerate(table.terms):
            rows = np.flatnonzero((table.term == which) & table.buyable)
            if not len(rows):
                continue
            stretch = slice(int(rows[0]), int(rows[-1]) + 1)
            if len(rows) == stretch.stop - stretch.start:
                costs[stretch] = totals_at(terms, prices[stretch])
            else:
                costs[rows] = totals_at(terms, prices[rows])
        costs += table.first_winters.astype(np.float64)[:, None]
        return costs

    def turn(self, side: Side, where: Flags) -> None:
        """Change streams and living of the marked months from those before the move to those of another side."""
        certain = np.zeros(self.months)
        for entry in self.table.entries:
            before, other = entry.before[: self.months], self.side(entry, side)
            if np.array_equal(before, other):
                continue
            luck = self.luck_of(entry)
            if luck is not None:
                difference = paid(luck, other, self.scratch)
                difference -= self.work.floats(f"pay:{entry.id}", self.months, BLOCK)
                difference *= where
                self.flows += received(luck, difference)
            elif entry.price != "living" or self.levels.living is None:
                certain += other - before
        if self.levels.living is not None:
            change = self.levelled(-self.living("before"), self.levels.living, "living before")
            change -= self.levelled(-self.living(side), self.levels.living, "scratch")
            change += certain[:, None]
        else:
            change = certain[:, None]
        if change.any():
            self.flows += np.multiply(change, where, out=self.scratch)

    def tenancy(self, when: Phases, rent: Lives) -> None:
        """Rent and deposit of those who give up the home they rent, and of those who rent again after leaving."""
        months, table = self.months, self.table
        over = when.ended + table.notice
        ends = np.minimum(over, when.left)
        if table.rent[:months].any():
            ended = np.greater_equal(
                np.arange(months)[:, None], ends, out=self.work.floats("ended", months, BLOCK), casting="unsafe"
            )
            self.flows += np.multiply(rent, ended, out=self.scratch)
        if table.deposit:
            life = np.flatnonzero(over < months)
            self.flows[over[life], life] += float(table.deposit)
        life = np.flatnonzero(when.left < months)
        if len(life):
            self.flows[when.left[life], life] -= float(table.as_before.deposit)
            again = self.levelled(table.as_before.rent[:months], self.levels.rent, "scratch")
            self.flows -= again * when.back(months)

    def hold(self, when: Phases) -> None:
        """Take the holding cost and repairs from those who own, in the months in which they fall due."""
        course = self.table.course
        for entry in self.table.holding:
            if course.moves and course.loan is None:
                self.charge(entry, entry.lived_in, when, when.moved, when.left)
                if (when.home < when.moved).any():
                    self.charge(entry, entry.empty, when, when.home, when.moved)
                if course.leaving is not None:
                    self.charge(entry, entry.empty, when, when.left, when.sold)
            else:
                amounts = entry.empty if course.loan is None else entry.lived_in
                self.charge(entry, amounts, when, when.home, when.sold)
        for bill in self.bills:
            if bill.shock.kind == "repair":
                owned = (bill.month >= when.home[bill.life]) & (bill.month < when.sold[bill.life])
                np.subtract.at(self.flows, (bill.month[owned], bill.life[owned]), bill.amount[owned])

    def charge(self, entry: HoldingEntry, amounts: Fens, when: Phases, since: Months, until: Months) -> None:
        """Take a line of the holding cost where it falls due from the months `since` on and before `until`."""
        if not amounts.any():
            return
        if entry.due == "heating":
            self.heat(amounts, when.home, since, until)
        elif entry.due == "anniversary":
            self.anniversaries(amounts, when.home, since, until)
        else:
            level = self.levels.living if entry.price == "living" else None
            bills = self.levelled(amounts[: self.months], level, "scratch")
            t = np.arange(self.months)[:, None]
            self.flows -= bills * ((t > when.home - self.table.owned_for) & (t >= since) & (t < until))

    def heat(self, amounts: Fens, home: Months, since: Months, until: Months) -> None:
        """Take the heating bill of each winter."""
        first = np.append(self.table.first_heating, self.months)[home]
        for t in range(int(self.table.first_heating[0]) % MONTHS_A_YEAR, self.months, MONTHS_A_YEAR):
            bill: float | NDArray[np.float64] = float(amounts[t])
            if self.levels.heating is not None:
                bill = np.floor(bill * self.levels.heating[t // MONTHS_A_YEAR] + 0.5)
            due = (t >= first) & (home < self.months) & (t >= since) & (t < until)
            self.flows[t] -= np.where(due, bill, 0.0)

    def anniversaries(self, amounts: Fens, home: Months, since: Months, until: Months) -> None:
        """Take what falls due on each anniversary of the purchase."""
        bought = home - self.table.owned_for
        for phase in range(MONTHS_A_YEAR):
            life = np.flatnonzero((bought % MONTHS_A_YEAR == phase) & (home < self.months))
            rows = np.arange(phase, self.months, MONTHS_A_YEAR)
            if len(life) and len(rows):
                t = rows[:, None]
                due = (t > bought[life]) & (t >= since[life]) & (t < until[life])
                self.flows[np.ix_(rows, life)] -= amounts[rows].astype(np.float64)[:, None] * due

    def leave(self, when: Phases, brought: NDArray[np.float64]) -> None:
        """The instalments of a loan, the journey of leaving again, and the sale, which clears what is owed."""
        if self.table.course.loan is not None:
            self.flows -= loan_paid(self.table, when, self.months)
        leaving = self.table.course.leaving
        if leaving is not None:
            life = np.flatnonzero(when.left < self.months)
            self.flows[when.left[life], life] -= float(leaving.journey)
            life = np.flatnonzero(when.sold < self.months)
            self.flows[when.sold[life], life] += brought[life]

    def hard_januaries(self) -> Iterator[tuple[int, Flags]]:
        """Each January, and which lives its winter is hard for."""
        if self.levels.hard is not None:
            for month in range((-self.table.start.index) % MONTHS_A_YEAR, self.months, MONTHS_A_YEAR):
                yield month, self.levels.hard[month // MONTHS_A_YEAR]

    def winters(self, when: Phases) -> None:
        """Charge each hard winter in January to those who live there by then in a home of their own."""
        nobody = phases(self.table, np.full(BLOCK, self.months))
        for month, hard in self.hard_januaries():
            there, tried = winter_there(self.table, when, month), winter_there(self.table, nobody, month)
            struck = hard * (there.astype(np.float64) - tried)
            self.flows[month] -= struck * float(self.unsure.hard_winter_cost)


def _comes(table: Timetable, unsure: Uncertainty, seed: int, block: int) -> tuple[tuple[Entry, Flags], ...]:
    """For money that may not come: in which lives it does."""
    entries = {entry.id: entry for entry in table.entries}
    return tuple(
        (entries[money.id], uniforms(seed, money.id, block, np.empty((1, BLOCK), np.float32))[0] < money.certainty)
        for money in unsure.pending
        if money.certainty < 1
    )
