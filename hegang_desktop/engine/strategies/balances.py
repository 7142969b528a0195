"""Money at hand of many courses at once, to the fen."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.interest import Tiers

_YEAR = 10_000 * MONTHS_A_YEAR


def closings(at_hand: int, flows: Fens, tiers: Tiers, home: int, cost: int) -> Fens:
    """The closing balance of each month, in fen, for courses that all pay `cost` on the first day of month `home`.

    `flows` has the shape (courses, months), and so has the answer; interest as `timetable.interest.on_balance`.
    """
    if not any(rate for _, rate in tiers):
        steps = flows.copy()
        steps[:, home] -= cost
        return np.cumsum(steps, axis=1) + at_hand
    result = np.empty_like(flows)
    balance = np.full(len(flows), at_hand, np.int64)
    for t in range(flows.shape[1]):
        kept = balance - cost if t == home else balance
        balance = kept + _interest(kept, tiers) + flows[:, t]
        result[:, t] = balance
    return result


def _interest(balances: Fens, tiers: Tiers) -> Fens:
    left = np.maximum(balances, 0)
    earned = np.zeros(len(balances), np.int64)
    for amount, rate in tiers:
        part = left if amount is None else np.minimum(left, amount)
        # in two steps, for balance times rate can be more than 64 bits hold
        whole, rest = np.divmod(part, _YEAR)
        earned += whole * rate + (2 * rest * rate + _YEAR) // (2 * _YEAR)
        left = left - part
    return earned
