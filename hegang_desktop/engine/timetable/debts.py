"""How debts are paid down: interest and fees are added, payments made, what is beyond goes to the dearest first."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.means import Debt
from hegang_desktop.domain.money import Fen, share
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Situation
from hegang_desktop.domain.projection import GrowingDebt
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.growth import MOST
from hegang_desktop.engine.timetable.interest import month_of_interest


def yearly_cost(debt: Debt) -> int:
    """What a debt costs a year in ten-thousandths: interest and twelve fees."""
    return debt.annual_rate + MONTHS_A_YEAR * debt.monthly_fee


def payments(debts: tuple[Debt, ...], payoff: Fen, start: Month, length: int) -> tuple[tuple[Fens, Fens], ...]:
    """For each debt what is paid in each month and what is still owed at its end, in fen. Shapes (length,)."""
    balances = [min(debt.balance, MOST) for debt in debts]
    fees = [share(debt.principal or debt.balance, debt.monthly_fee) for debt in debts]
    dearest_first = sorted(range(len(debts)), key=lambda i: -yearly_cost(debts[i]))
    paid = [np.zeros(length, np.int64) for _ in debts]
    owed = [np.zeros(length, np.int64) for _ in debts]
    cleared = [length if debt.cleared_in is None else debt.cleared_in - start for debt in debts]
    for t in range(length):
        if not any(balances):
            break
        for i, debt in enumerate(debts):
            if balances[i] <= 0:
                continue
            due = min(balances[i] + month_of_interest(balances[i], debt.annual_rate) + fees[i], MOST)
            payment = due if t >= cleared[i] else min(debt.payment, due)
            balances[i] = due - payment
            paid[i][t] = payment
        left = payoff
        for i in dearest_first:
            extra = min(left, balances[i])
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
    schedules = payments(debts, situation.payoff, situation.start, ahead)
    return tuple(
        GrowingDebt(debt.id, debt.name, debt.balance if month == 0 else Fen(int(owed[month - 1])), Fen(int(owed[-1])))
        for debt, (_, owed) in zip(debts, schedules, strict=True)
        if owed[-1] > debt.balance
    )


def _outgrows(debt: Debt) -> bool:
    """Whether its payment alone does not cover a month of interest and fee on its balance."""
    fee = share(debt.principal or debt.balance, debt.monthly_fee)
    return debt.payment < month_of_interest(debt.balance, debt.annual_rate) + fee
