"""One block of simulated lives, all months of them: drawn, bought each in its own first month, and reckoned to the end.

The order within a month and every rounding are those of docs/engine.md. Arrays have shape (months, lives) and hold
whole fen as float64.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.costs.terms import totals_at
from hegang_desktop.engine.simulation.balances import Months, balances
from hegang_desktop.engine.simulation.draws import BLOCK, uniforms
from hegang_desktop.engine.simulation.levels import Levels, levels
from hegang_desktop.engine.simulation.pay import Fortune, fortune, paid, received
from hegang_desktop.engine.simulation.shocks import Bills, shocks
from hegang_desktop.engine.simulation.uncertainty import Uncertainty
from hegang_desktop.engine.simulation.workspace import Workspace
from hegang_desktop.engine.timetable.arrays import Fens, Flags, Lives
from hegang_desktop.engine.timetable.entry import Entry, HoldingEntry
from hegang_desktop.engine.timetable.table import Timetable


class LifeBlock(msgspec.Struct, frozen=True):
    """Everything about a block of lives. `home` is the home month of each life, or `months` for never.

    `cost` is what each paid for the home. The arrays belong to the workspace: the next block overwrites them.
    """

    months: int
    closings: Lives
    home: Months
    cost: NDArray[np.float64]
    fortunes: tuple[Fortune, ...]
    levels: Levels
    bills: tuple[Bills, ...]
    comes: tuple[tuple[Entry, Flags], ...]


def live(
    table: Timetable, unsure: Uncertainty, seed: int, block: int, work: Workspace, *, closings: Lives | None = None
) -> LifeBlock:
    """Reckon all BLOCK lives of a block. Courses that leave again or borrow are not simulated: ValueError.

    The balances go into `closings`, of shape (months, BLOCK), if it is given, else into an array of the workspace.
    Always whole blocks: arrays of another width could take another path through NumPy, and round otherwise.
    """
    if table.course.leaving is not None or table.course.loan is not None:
        raise ValueError("only courses that neither leave nor borrow are simulated")
    if closings is None:
        closings = work.floats("closings", table.months, BLOCK)
    return _Living(table, unsure, seed, block, work).block(closings)


class _Living:
    """A block in the making."""

    def __init__(self, table: Timetable, unsure: Uncertainty, seed: int, block: int, work: Workspace) -> None:
        months = table.months
        self.table, self.unsure, self.work, self.months = table, unsure, work, months
        self.fortunes = {luck.id: fortune(luck, seed, block, months, work) for luck in unsure.streams}
        self.levels = levels(unsure, seed, block, months, work)
        self.comes = _comes(table, unsure, seed, block)
        self.bills = tuple(shocks(shock, seed, block, months) for shock in unsure.shocks)
        self.flows = work.floats("flows", months, BLOCK)
        self.scratch = work.floats("scratch", months, BLOCK)

    def block(self, out: Lives) -> LifeBlock:
        self.before_the_move()
        rent = self.levelled(self.table.rent[: self.months], self.levels.rent, "rent")
        self.flows -= rent
        home, cost = self.purchases(out)
        moving = moving_of(self.table, home)
        if (moving < self.months).any():
            self.move(moving, rent)
            self.winters(moving)
        if (home < self.months).any():
            self.hold(home, moving)
        # until the first of them buys, nothing has changed
        first = int(home.min()) if self.table.buyable.any() else 0
        closings = balances(self.table.at_hand, self.flows, self.table.tiers, home, cost, out=out, first=first)
        return LifeBlock(
            self.months, closings, home, cost, tuple(self.fortunes.values()), self.levels, self.bills, self.comes
        )

    def luck_of(self, entry: Entry) -> Fortune | None:
        """The luck of a stream that has any."""
        luck = self.fortunes.get(entry.id)
        return None if luck is None or luck.certain else luck

    def changes(self, entry: Entry) -> bool:
        """Whether the move changes anything about an entry."""
        return not np.array_equal(entry.before[: self.months], entry.after[: self.months])

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

    def living(self, side: str) -> Fens:
        """The sum of what follows the price of living, before or after the move."""
        total = np.zeros(self.months, np.int64)
        for entry in self.table.entries:
            if entry.price == "living":
                total += getattr(entry, side)[: self.months]
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
        if level is None:
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

    def move(self, moving: Months, rent: Lives) -> None:
        """Change the flows of those who have moved: their streams, their living, their rent and its deposit."""
        months, table = self.months, self.table
        moved = np.greater_equal(
            np.arange(months)[:, None], moving, out=self.work.floats("moved", months, BLOCK), casting="unsafe"
        )
        certain = np.zeros(months)
        for entry in table.entries:
            before, after = entry.before[:months], entry.after[:months]
            if not self.changes(entry):
                continue
            luck = self.luck_of(entry)
            if luck is not None:
                difference = paid(luck, after, self.scratch)
                difference -= self.work.floats(f"pay:{entry.id}", months, BLOCK)
                difference *= moved
                self.flows += received(luck, difference)
            elif entry.price != "living" or self.levels.living is None:
                certain += after - before
        if self.levels.living is not None:
            change = self.work.floats("living before", months, BLOCK)
            change -= self.levelled(-self.living("after"), self.levels.living, "scratch")
            change += certain[:, None]
        else:
            change = certain[:, None]
        if change.any():
            self.flows += np.multiply(change, moved, out=self.scratch)
        if table.rent[:months].any():
            ended = np.greater_equal(np.arange(months)[:, None], moving + table.notice, out=moved, casting="unsafe")
            self.flows += np.multiply(rent, ended, out=self.scratch)
        back = moving + table.notice
        if table.deposit:
            life = np.flatnonzero(back < months)
            self.flows[back[life], life] += float(table.deposit)

    def hold(self, home: Months, moving: Months) -> None:
        """Take the holding cost and repairs from those who own, in the months in which they fall due."""
        never = np.full(BLOCK, self.months)
        for entry in self.table.holding:
            if np.array_equal(moving, home) or np.array_equal(entry.lived_in, entry.empty):
                self.fall_due(entry, entry.lived_in, home, home, never)
            else:
                self.fall_due(entry, entry.empty, home, home, moving)
                self.fall_due(entry, entry.lived_in, home, moving, never)
        for bill in self.bills:
            if bill.shock.kind == "repair":
                after = bill.month >= home[bill.life]
                np.subtract.at(self.flows, (bill.month[after], bill.life[after]), bill.amount[after])

    def fall_due(self, entry: HoldingEntry, amounts: Fens, home: Months, since: Months, until: Months) -> None:
        """Take a line of the holding cost at `amounts`, in each life from its month `since` to that before `until`."""
        if not amounts.any() or (since >= until).all():
            return
        if entry.due == "heating":
            self.heat(amounts, home, since, until)
        elif entry.due == "anniversary":
            self.anniversaries(amounts, home, since, until)
        else:
            months = np.arange(self.months)[:, None]
            level = self.levels.living if entry.price == "living" else None
            bills = self.levelled(amounts[: self.months], level, "scratch")
            self.flows -= bills * ((months > home - self.table.owned_for) & (months >= since) & (months < until))

    def heat(self, amounts: Fens, home: Months, since: Months, until: Months) -> None:
        first = np.append(self.table.first_heating, self.months)[home]
        for t in range(int(self.table.first_heating[0]) % MONTHS_A_YEAR, self.months, MONTHS_A_YEAR):
            bill: float | NDArray[np.float64] = float(amounts[t])
            if self.levels.heating is not None:
                bill = np.floor(bill * self.levels.heating[t // MONTHS_A_YEAR] + 0.5)
            self.flows[t] -= np.where((t >= first) & (t >= since) & (t < until) & (home < self.months), bill, 0.0)

    def anniversaries(self, amounts: Fens, home: Months, since: Months, until: Months) -> None:
        bought = home - self.table.owned_for
        for phase in range(MONTHS_A_YEAR):
            life = np.flatnonzero((bought % MONTHS_A_YEAR == phase) & (home < self.months))
            rows = np.arange(phase, self.months, MONTHS_A_YEAR)
            if len(life) and len(rows):
                at = rows[:, None]
                due = (at > bought[life]) & (at >= since[life]) & (at < until[life])
                self.flows[np.ix_(rows, life)] -= amounts[rows].astype(np.float64)[:, None] * due

    def winters(self, moving: Months) -> None:
        """Charge each hard winter in January to those who live there by then."""
        hard = self.levels.hard
        if hard is None:
            return
        for t in range((-self.table.start.index) % MONTHS_A_YEAR, self.months, MONTHS_A_YEAR):
            struck = hard[t // MONTHS_A_YEAR] & (moving <= t)
            self.flows[t] -= struck * float(self.unsure.hard_winter_cost)


def moving_of(table: Timetable, home: Months) -> Months:
    """The month in which each life moves in, or `months` for never, given its home month; shape (lives,)."""
    if not table.course.moves:
        return np.full(len(home), table.months)
    return np.append(np.minimum(table.moves_in, table.months), table.months)[home]


def _comes(table: Timetable, unsure: Uncertainty, seed: int, block: int) -> tuple[tuple[Entry, Flags], ...]:
    """For money that may not come: in which lives it does."""
    entries = {entry.id: entry for entry in table.entries}
    return tuple(
        (entries[money.id], uniforms(seed, money.id, block, np.empty((1, BLOCK), np.float32))[0] < money.certainty)
        for money in unsure.pending
        if money.certainty < 1
    )
