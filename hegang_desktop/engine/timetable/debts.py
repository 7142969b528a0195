"""How debts are paid down: interest and fees are added, payments made, what is beyond goes to the dearest first."""

from __future__ import annotations

import functools
from collections.abc import Collection

import numpy as np

from hegang_desktop.domain.means import FINE_WHOLE, Debt
from hegang_desktop.domain.money import Fen, divide_half_up, fine_share, share
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Situation
from hegang_desktop.domain.projection import GrowingDebt
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.growth import MOST
from hegang_desktop.engine.timetable.interest import month_of_interest

DAYS_A_YEAR = 365
"""Lenders by the day state 365 daily rates as the yearly one: 0.04 % a day is 14.6 %. A month is a twelfth of it."""
_STEPS = 60


def flow_id(debt_id: str) -> str:
    """The id of the flows that a debt makes."""
    return f"debt:{debt_id}"


def yearly_cost(debt: Debt) -> int:
    """What a debt costs a year in ten-thousandths, so that debts can be compared however their cost is stated.

    Interest, and twelve fees; 365 days of interest; of instalments twelve times the month's rate at which their present
    value is what was borrowed (the internal rate of return), for the fee goes on while less and less is owed.
    """
    if debt.cost == "daily":
        return divide_half_up(debt.daily_rate * DAYS_A_YEAR, FINE_WHOLE // 10_000)
    if debt.cost == "instalments":
        return _instalment_rate(debt.instalment_fee, debt.instalments)
    return debt.annual_rate + MONTHS_A_YEAR * debt.monthly_fee


@functools.lru_cache(maxsize=1024)
def _instalment_rate(fee: int, instalments: int) -> int:
    """The yearly rate in ten-thousandths of equal instalments with a fee in millionths on each."""
    payment = 1 / instalments + fee / FINE_WHOLE
    low, high = 0.0, payment  # at that rate the first payment alone would be interest
    for _ in range(_STEPS):
        middle = (low + high) / 2
        worth = payment * (1 - (1 + middle) ** -instalments) / middle
        low, high = (middle, high) if worth > 1 else (low, middle)
    return round(low * MONTHS_A_YEAR * 10_000)


def instalment(debt: Debt) -> Fen:
    """The principal that one instalment pays back, rounded up to the fen so that none is left after the last."""
    return Fen(-(-debt.borrowed // debt.instalments))


def month_of_payment(debt: Debt) -> Fen:
    """What is paid in a month in which it is not cleared: as entered, or an instalment with its fee."""
    if debt.cost == "instalments":
        return Fen(instalment(debt) + _fee(debt)) if debt.balance else Fen(0)
    return debt.payment


def _fee(debt: Debt) -> Fen:
    """The fee of a month."""
    if debt.cost == "instalments":
        return fine_share(debt.borrowed, debt.instalment_fee)
    return share(debt.borrowed, debt.monthly_fee) if debt.cost == "yearly" else Fen(0)


def _interest(debt: Debt, balance: int) -> int:
    """A month of interest on what is owed, rounded half up."""
    if debt.cost == "daily":
        return divide_half_up(balance * debt.daily_rate * DAYS_A_YEAR, FINE_WHOLE * MONTHS_A_YEAR)
    return month_of_interest(balance, debt.annual_rate) if debt.cost == "yearly" else 0


def payments(
    debts: tuple[Debt, ...], payoff: Fen, start: Month, length: int, settled: Collection[str] = ()
) -> tuple[tuple[Fens, Fens], ...]:
    """For each debt what is paid in each month and what is still owed at its end, in fen. Shapes (length,).

    Debts whose flows are among the `settled` are paid already in the first month: their balance is what is owed after.
    """
    done = [flow_id(debt.id) in settled for debt in debts]
    balances = [min(debt.balance, MOST) for debt in debts]
    fees = [_fee(debt) for debt in debts]
    usual = [month_of_payment(debt) for debt in debts]
    dearest_first = sorted(range(len(debts)), key=lambda i: -yearly_cost(debts[i]))
    paid = [np.zeros(length, np.int64) for _ in debts]
    owed = [np.zeros(length, np.int64) for _ in debts]
    cleared = [length if debt.cleared_in is None else debt.cleared_in - start for debt in debts]
    for t in range(length):
        if not any(balances):
            break
        for i, debt in enumerate(debts):
            if balances[i] <= 0 or (t == 0 and done[i]):
                continue
            due = min(balances[i] + _interest(debt, balances[i]) + fees[i], MOST)
            payment = due if t >= cleared[i] else min(usual[i], due)
            balances[i] = due - payment
            paid[i][t] = payment
        left = payoff
        for i in dearest_first:
            extra = 0 if t == 0 and done[i] else min(left, balances[i])
            balances[i] -= extra
            paid[i][t] += extra
            left = Fen(left - extra)
        for i, balance in enumerate(balances):
            owed[i][t] = balance
    return tuple(zip(paid, owed, strict=True))


def growing_debts(situation: Situation, ahead: int, month: int) -> tuple[GrowingDebt, ...]:
    """The debts of which more is owed after `ahead` months than at first: what is paid does not cover what they cost.

    `month` is the one, counted from the first, at whose beginning the balance is told as well.
    """
    debts = situation.debts
    if not any(_outgrows(debt) for debt in debts):
        return ()
    schedules = payments(debts, situation.payoff, situation.start, ahead, situation.cash[-1].settled)
    return tuple(
        GrowingDebt(debt.id, debt.name, debt.balance if month == 0 else Fen(int(owed[month - 1])), Fen(int(owed[-1])))
        for debt, (_, owed) in zip(debts, schedules, strict=True)
        if owed[-1] > debt.balance
    )


def _outgrows(debt: Debt) -> bool:
    """Whether its payment alone does not cover a month of interest and fee on its balance."""
    return month_of_payment(debt) < _interest(debt, debt.balance) + _fee(debt)
