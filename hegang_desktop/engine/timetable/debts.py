"""How debts are paid down: interest and fees are added, payments made, what is beyond goes to the dearest first."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from hegang_desktop.domain.means import Debt
from hegang_desktop.domain.money import Fen, share
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.growth import MOST
from hegang_desktop.engine.timetable.interest import month_of_interest


def flow_id(debt_id: str) -> str:
    """The id of the flows that a debt makes."""
    return f"debt:{debt_id}"


def yearly_cost(debt: Debt) -> int:
    """What a debt costs a year in ten-thousandths: interest and twelve fees."""
    return debt.annual_rate + MONTHS_A_YEAR * debt.monthly_fee


def payments(
    debts: tuple[Debt, ...], payoff: Fen, start: Month, length: int, settled: Collection[str] = ()
) -> tuple[tuple[Fens, Fens], ...]:
    """For each debt what is paid in each month and what is still owed at its end, in fen. Shapes (length,).

    Debts whose flows are among the `settled` are paid already in the first month: their balance is what is owed after.
    """
    done = [flow_id(debt.id) in settled for debt in debts]
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
            if balances[i] <= 0 or (t == 0 and done[i]):
                continue
            due = min(balances[i] + month_of_interest(balances[i], debt.annual_rate) + fees[i], MOST)
            payment = due if t >= cleared[i] else min(debt.payment, due)
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
