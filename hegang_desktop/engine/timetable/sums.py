"""The sums of a timetable for a known home month: what every month brings and takes, without naming the items."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.money import Fen, share
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.interest import Tiers
from hegang_desktop.engine.timetable.table import Timetable

_MOST = 2**62
_YEAR = 10_000 * MONTHS_A_YEAR


def rent_paid(table: Timetable, home: int | None) -> Fens:
    """Rent by month: until moving in and for the notice; again after leaving; always where nobody moves."""
    moved = table.moved_in(home)
    if moved is None:
        return table.rent
    months = np.arange(table.length)
    amounts = np.where(months < moved + table.notice, table.rent, 0)
    left = table.left_in(home)
    if left is not None:
        amounts[left:] = table.as_before.rent[left:]
    return amounts


def deposits(table: Timetable, home: int | None) -> Fens:
    """The deposit of the tenancy: back when it has ended, paid again on leaving. Signed, by month."""
    amounts = np.zeros(table.length, np.int64)
    moved = table.moved_in(home)
    if moved is None:
        return amounts
    if moved + table.notice < table.length:
        amounts[moved + table.notice] += table.deposit
    left = table.left_in(home)
    if left is not None and left < table.length:
        amounts[left] -= table.as_before.deposit
    return amounts


def sale(table: Timetable, home: int | None) -> Fens:
    """What the home brings in the month in which it is sold again."""
    amounts = np.zeros(table.length, np.int64)
    leaving, sold = table.course.leaving, table.sold_in(home)
    if leaving is not None and sold is not None and sold < table.length:
        amounts[sold] = share(Fen(int(table.prices[sold])), leaving.resale)
    return amounts


def journey_back(table: Timetable, home: int | None) -> Fens:
    """The journey in the month of leaving again, positive."""
    amounts = np.zeros(table.length, np.int64)
    leaving, left = table.course.leaving, table.left_in(home)
    if leaving is not None and left is not None and left < table.length:
        amounts[left] = leaving.journey
    return amounts


def holding_paid(table: Timetable, home: int | None) -> Fens:
    """The holding cost by month, positive."""
    amounts = np.zeros(table.length, np.int64)
    if home is None:
        return amounts
    there = table.lives_there(home) | (table.course.loan is not None)
    for entry in table.holding:
        amounts += np.where(table.holding_due(entry, home), np.where(there, entry.lived_in, entry.empty), 0)
    return amounts


def instalments(table: Timetable, home: int | None) -> Fens:
    """The instalments of a loan, by month from the one after the purchase to that of a sale."""
    amounts = np.zeros(table.length, np.int64)
    if home is not None and table.course.loan is not None:
        paid = np.array(table.course.loan.instalments, np.int64)[: max(0, table.length - home - 1)]
        amounts[home + 1 : home + 1 + len(paid)] = paid
        sold = table.sold_in(home)
        if sold is not None:
            amounts[sold + 1 :] = 0
    return amounts


def loan_owed(table: Timetable, home: int | None) -> Fens:
    """What is owed of a loan at the end of each month: nothing before the purchase, nor from that of a sale on."""
    amounts = np.zeros(table.length, np.int64)
    if home is not None and table.course.loan is not None:
        loan = table.course.loan
        owed = np.array((loan.principal, *loan.balances), np.int64)[: table.length - home]
        amounts[home : home + len(owed)] = owed
        sold = table.sold_in(home)
        if sold is not None:
            amounts[sold:] = 0
    return amounts


def cleared(table: Timetable, home: int | None) -> Fens:
    """What a sale clears of a loan, in its month."""
    amounts = np.zeros(table.length, np.int64)
    sold = table.sold_in(home)
    if home is not None and table.course.loan is not None and sold is not None and sold < table.length:
        loan = table.course.loan
        owed = (loan.principal, *loan.balances)
        amounts[sold] = owed[min(sold - home, len(owed) - 1)]
    return amounts


def entry_amounts(table: Timetable, home: int | None) -> list[Fens]:
    """What each entry brings or takes by month: as after the move while life is there, as before again afterwards."""
    there, left = table.lives_there(home), table.left_in(home)
    amounts = [np.where(there, entry.after, entry.before) for entry in table.entries]
    if left is not None and table.course.trial is not None:
        for one, before in zip(amounts, table.as_before.amounts, strict=True):
            one[left:] = before[left:]
    return amounts


def net(table: Timetable, home: int | None, *, income: bool = True) -> Fens:
    """All flows of each month, in less out, interest and the purchase apart. Shape (length,), fen.

    Without `income` what is earned by work does not come; pensions do.
    """
    amounts = -rent_paid(table, home)
    if home is not None:
        amounts += deposits(table, home) + sale(table, home)
        amounts -= holding_paid(table, home) + journey_back(table, home)
        amounts -= instalments(table, home) + cleared(table, home)
    for entry, brought in zip(table.entries, entry_amounts(table, home), strict=True):
        if income or not entry.earned:
            amounts += brought
    return amounts


def openings(at_hand: int, flows: Fens, tiers: Tiers, costs: dict[int, int] | None = None) -> Fens:
    """Money at hand on the first day of each month and, last, after the final one. Shape (months + 1,), fen.

    `costs` is what is paid on the first day of a month for the home, before interest is earned.
    """
    paid = costs or {}
    if not any(rate for _, rate in tiers):
        steps = flows.copy()
        for month, cost in paid.items():
            steps[month] -= cost
        return np.concatenate(([0], np.cumsum(steps))) + at_hand
    balance = at_hand
    balances = [balance]
    for t, flow in enumerate(flows.tolist()):
        if t in paid:
            balance -= paid[t]
        left, earned = balance, 0
        # interest.on_balance, written out: this loop is the longest of a projection
        for amount, rate in tiers:
            if left <= 0:
                break
            part = left if amount is None or left < amount else amount
            earned += (2 * part * rate + _YEAR) // (2 * _YEAR)
            left -= part
        balance += earned + flow
        balances.append(balance)
    # decades of interest on absurd amounts would not fit 64 bits; what no longer fits is only compared
    return np.array([min(max(one, -_MOST), _MOST) for one in balances], np.int64)


def home_month(table: Timetable, balances: Fens, delay: int = 0) -> int | None:
    """The first month in which money at hand covers the all-in cost and the cushion, and the home can be bought.

    `balances` are the openings of a life that does not buy, at least as long as the plan looks ahead. With a `delay`
    it is the first such month so many months after the first one, or later.
    """
    fits = table.buyable & (balances[: table.months] >= table.costs + table.cushion)
    first = int(np.argmax(fits))
    if not fits[first]:
        return None
    fits[first : first + delay] = False
    waited = int(np.argmax(fits))
    return waited if fits[waited] else None
