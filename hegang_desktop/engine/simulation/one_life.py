"""One simulated life, run again alone and told month by month."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.message import Message, Money, Percent, msg, msg_n
from hegang_desktop.domain.money import Fen, divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Flow, FlowKind, LedgerMonth
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.simulation import Life, LifeMonth
from hegang_desktop.engine.simulation.causes import CAUSES, causes
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.lives import LifeBlock, live
from hegang_desktop.engine.simulation.pay import Fortune, paid, part, received
from hegang_desktop.engine.simulation.phases import loan_paid, winter_there
from hegang_desktop.engine.simulation.simulate import SEED
from hegang_desktop.engine.simulation.uncertainty import ShockKind, Uncertainty, uncertainty
from hegang_desktop.engine.simulation.workspace import Workspace
from hegang_desktop.engine.timetable.build import timetable
from hegang_desktop.engine.timetable.course import OWN, Course
from hegang_desktop.engine.timetable.entry import Entry
from hegang_desktop.engine.timetable.interest import on_balance
from hegang_desktop.engine.timetable.table import Timetable

Values = NDArray[Any]
"""Amounts of one life by month, shape (months,)."""
BILLS: dict[ShockKind, Message] = {
    "medical": msg("Medical bill"),
    "family": msg("Help for the family"),
    "repair": msg("Repair of the home"),
}


def life(
    plan: Plan, rules: Rules, index: int, seed: int = SEED, *, months: int | None = None, course: Course = OWN
) -> Life:
    """Life `index` of a simulation with the same seed, opened. Raises ValueError for a number below zero.

    Of a home that is bought already it tells no purchase, and has no home month.
    """
    if index < 0:
        raise ValueError("lives are counted from zero")
    table = timetable(plan, rules, course, months)
    unsure = uncertainty(plan, rules)
    block = live(table, unsure, seed, index // BLOCK, Workspace())
    return _Opened(table, unsure, block, index % BLOCK).life(seed, index)


class _Opened:
    """One life of a block, month by month."""

    def __init__(self, table: Timetable, unsure: Uncertainty, block: LifeBlock, number: int) -> None:
        self.table = table
        self.unsure = unsure
        self.block = block
        self.number = number
        self.months = block.months
        self.home = int(block.home[number])
        self.owned = self.home < self.months
        self.cost = Fen(int(block.cost[number]))
        self.brought = Fen(int(block.brought[number]))
        self.when = block.phases.of(np.array([number]))
        self.left, self.sold = int(self.when.left[0]), int(self.when.sold[0])
        self.there = self.when.there(self.months)[:, 0]
        goes_back = table.course.trial is not None
        self.back = self.when.back(self.months)[:, 0] & goes_back
        self.fortunes = {one.luck.id: part(one, np.array([number]), self.months) for one in block.fortunes}
        self.events: list[list[Message]] = [[] for _ in range(self.months)]
        self.flows: list[list[Flow]] = [[] for _ in range(self.months)]

    def life(self, seed: int, index: int) -> Life:
        if self.owned and self.table.owned is None:
            name = msg("The home, all-in") if self.table.course.loan is None else msg("Down payment and fees")
            self.flows[self.home].append(Flow("home", name, Fen(-self.cost), "home"))
            expected = int(self.table.costs[self.home])
            self.events[self.home].append(_bought(self.cost, expected))
            moved = int(self.when.moved[0])
            if self.home < moved < self.months:
                self.events[moved].append(msg("You can travel, and move in"))
        for entry, again in zip(self.table.entries, self.table.as_before.amounts, strict=True):
            self.entry(entry, again)
        self.levelled()
        self.tenancy()
        self.holding()
        self.loan()
        self.leaving()
        self.bills()
        self.winters()
        return self.summed(seed, index)

    def add(self, month: int, kind: FlowKind, name: Message, amount: float, id_: str) -> None:
        if amount:
            self.flows[month].append(Flow(kind, name, Fen(int(amount)), id_))

    def add_all(self, kind: FlowKind, name: Message, amounts: Values, id_: str) -> None:
        for month in np.flatnonzero(amounts):
            self.add(int(month), kind, name, amounts[month], id_)

    def chosen(self, before: Values, after: Values, again: Values) -> Values:
        """Of each month what then holds: before the move, after it, or as before again once it has been left."""
        return np.where(self.back, again, np.where(self.there, after, before))

    def entry(self, entry: Entry, as_before: Values) -> None:
        id_, kind, name = entry.id, entry.kind, entry.name
        before, after, again = entry.before[: self.months], entry.after[: self.months], as_before[: self.months]
        luck = self.fortunes.get(id_)
        if luck is not None:
            pay = self.chosen(paid(luck, before)[:, 0], paid(luck, after)[:, 0], paid(luck, again)[:, 0])
            self.add_all(kind, name, received(luck, pay[:, None].copy())[:, 0], id_)
            self.working_life(luck, name, self.chosen(before, after, again), pay)
            return
        doubtful = next((comes for one, comes in self.block.comes if one.id == id_), None)
        if doubtful is not None:
            certainty = next(money.certainty for money in self.unsure.pending if money.id == id_)
            for month in np.flatnonzero(before):
                if doubtful[self.number]:
                    self.add(int(month), kind, name, np.floor(before[month] / certainty + 0.5), id_)
                else:
                    self.events[month].append(msg("{name}: the money does not come", name=name))
            return
        if entry.price != "living" or self.block.levels.living is None:
            self.add_all(kind, name, self.chosen(before, after, again), id_)

    def working_life(self, luck: Fortune, name: Message, expected: Values, pay: Values) -> None:
        out = luck.out[:, 0] if luck.out is not None else np.zeros(self.months, bool)
        # a month that would have paid nothing anyway is not told
        for month in np.flatnonzero(out & ~np.append(False, out[:-1])):
            until = int(np.argmin(np.append(out[month:], False)))
            self.events[month].append(
                msg_n("{name}: no work, for {n} month", "{name}: no work, for {n} months", until, name=name)
            )
        if luck.late is not None:
            for month in np.flatnonzero(luck.late[:, 0] & (pay != 0)):
                self.events[month].append(msg("{name}: the pay comes a month late", name=name))
        for month in np.flatnonzero((pay > 0) & (np.abs(pay - expected) * 2 >= expected)):
            rate = divide_half_up(int(pay[month]) * 100, int(expected[month])) * 100
            self.events[month].append(msg("{name}: {rate} of the usual pay", name=name, rate=Percent(rate)))

    def levelled(self) -> None:
        """What follows the price of living comes as one line: its sum is what is rounded."""
        level = self.block.levels.living
        if level is None:
            return
        before, after, again = (np.zeros(self.months, np.int64) for _ in range(3))
        for entry, as_before in zip(self.table.entries, self.table.as_before.amounts, strict=True):
            if entry.price == "living":
                before -= entry.before[: self.months]
                after -= entry.after[: self.months]
                again -= as_before[: self.months]
        factor = level[np.arange(self.months) // MONTHS_A_YEAR, self.number]
        spent = np.floor(self.chosen(before, after, again) * factor + 0.5)
        self.add_all("spending", msg("Living"), -spent, "spending")

    def tenancy(self) -> None:
        table, t = self.table, np.arange(self.months)
        over = int(self.when.ended[0]) + table.notice
        rent = np.where(t < over, table.rent[: self.months], 0)
        amounts = np.where(t >= self.left, table.as_before.rent[: self.months], rent).astype(np.float64)
        level = self.block.levels.rent
        if level is not None:
            amounts = np.floor(amounts * level[t // MONTHS_A_YEAR, self.number] + 0.5)
        self.add_all("rent", msg("Rent"), -amounts, "rent")
        if over < self.months:
            self.add(over, "deposit", msg("Deposit of the tenancy"), table.deposit, "deposit")
        if self.left < self.months and table.course.moves:
            again = -table.as_before.deposit
            self.add(self.left, "deposit", msg("Deposit of the tenancy"), again, "deposit")

    def holding(self) -> None:
        if not self.owned:
            return
        level = self.block.levels
        years = np.arange(self.months) // MONTHS_A_YEAR
        course = self.table.course
        lived_in = self.there | (course.loan is not None)
        for line in self.table.holding:
            amounts = np.where(lived_in, line.lived_in[: self.months], line.empty[: self.months]).astype(np.float64)
            chosen = {"heating": level.heating, "living": level.living}.get(line.price)
            if chosen is not None:
                amounts = np.floor(amounts * chosen[years, self.number] + 0.5)
            due = self.table.holding_due(line, self.home)[: self.months]
            self.add_all("holding", line.name, np.where(due, -amounts, 0.0), f"holding:{line.id}")
        if level.heating is not None:
            steps = level.heating[:, self.number]
            for year in np.flatnonzero(steps[1:] > steps[:-1]) + 1:
                month = int(year) * MONTHS_A_YEAR
                if self.home < month < self.sold:
                    self.events[month].append(msg("The heating tariff rises"))

    def loan(self) -> None:
        if self.table.course.loan is not None:
            paid_ = loan_paid(self.table, self.when, self.months)[:, 0]
            self.add_all("mortgage", msg("Mortgage payment"), -paid_, "mortgage")

    def leaving(self) -> None:
        leaving = self.table.course.leaving
        if leaving is None:
            return
        if self.left < self.months:
            self.add(self.left, "dated", msg("Journey back"), -leaving.journey, "journey_back")
            self.events[self.left].append(msg("Back to the life before"))
        if self.sold < self.months:
            self.add(self.sold, "sale", msg("Sale of the home"), self.brought, "sale")
            self.events[self.sold].append(msg("The home is sold: {amount}", amount=Money(self.brought)))

    def bills(self) -> None:
        for bill in self.block.bills:
            kind = bill.shock.kind
            for at in np.flatnonzero(bill.life == self.number):
                month, amount = int(bill.month[at]), Fen(int(bill.amount[at]))
                if kind != "repair" or self.home <= month < self.sold:
                    self.add(month, "dated", BILLS[kind], -amount, f"shock:{kind}")
                    self.events[month].append(msg("{bill}: {amount}", bill=BILLS[kind], amount=Money(amount)))

    def winters(self) -> None:
        hard = self.block.levels.hard
        if hard is None:
            return
        for month in range((-self.table.start.index) % MONTHS_A_YEAR, self.months, MONTHS_A_YEAR):
            if hard[month // MONTHS_A_YEAR, self.number] and winter_there(self.table, self.when, month)[0]:
                self.add(month, "dated", msg("Hard winter"), -self.unsure.hard_winter_cost, "winter")
                self.events[month].append(msg("A hard winter: heating falls short"))

    def summed(self, seed: int, index: int) -> Life:
        """The months with their balances, and what became of the life."""
        rows = []
        balance = int(self.table.at_hand)
        if self.table.owned is not None:
            balance -= self.cost
        below: Month | None = None
        for t, flows in enumerate(self.flows):
            month = self.table.start + t
            home = sum(flow.amount for flow in flows if flow.kind == "home")
            interest = on_balance(balance + home, self.table.tiers)
            if interest:
                flows.append(Flow("interest", msg("Interest on savings"), Fen(interest), "interest"))
            came_in = sum(flow.amount for flow in flows if flow.amount > 0)
            went_out = -sum(flow.amount for flow in flows if flow.amount < 0)
            closing = balance + came_in - went_out
            if closing < 0 and below is None:
                below = month
                self.events[t].append(msg("Money at hand falls below zero"))
            ledger = LedgerMonth(month, Fen(balance), Fen(came_in), Fen(went_out), Fen(closing), tuple(flows))
            rows.append(LifeMonth(ledger, tuple(self.events[t])))
            balance = closing
        cause = None
        if below is not None:
            one = np.array([self.number])
            at = np.array([below - self.table.start])
            cause = CAUSES[int(causes(self.table, self.unsure, self.block, one, at)[0])]
        home_month = self.table.start + self.home if self.owned and self.table.owned is None else None
        return Life(seed, index, tuple(rows), home_month, below, cause)


def _bought(cost: Fen, expected: int) -> Message:
    if cost == expected:
        return msg("The home is bought: {cost} all-in", cost=Money(cost))
    return msg(
        "The home is bought: {cost} all-in, {expected} were expected", cost=Money(cost), expected=Money(Fen(expected))
    )
