"""Money at hand at the end of each month of each life."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.timetable.arrays import Lives
from hegang_desktop.engine.timetable.interest import Tiers

Months = NDArray[np.int64]
Stretches = list[tuple[float, float | None, float]]
"""From where to where money at hand earns which rate a year, in fen and ten-thousandths; None: without an end."""
_YEAR = 10_000.0 * MONTHS_A_YEAR
_HALF = _YEAR / 2


def balances(
    at_hand: int,
    flows: Lives,
    tiers: Tiers,
    home: Months,
    cost: NDArray[np.float64],
    *,
    out: Lives,
    first: int = 0,
) -> Lives:
    """The closing balance of each month into `out`: the home paid on the first day of its month, then interest, flows.

    `home` is the home month of each life, the number of months for never. The months before `first` stand in `out`
    already. Shapes (months, lives) and (lives,).
    """
    months, lives = flows.shape
    buyers = np.flatnonzero(home < months)
    order = buyers[np.argsort(home[buyers], kind="stable")]
    bounds = np.searchsorted(home[order], np.arange(months + 1)).tolist()
    stretches = earning_stretches(tiers)
    balance = out[first - 1] if first else np.full(lives, float(at_hand))
    kept = np.empty(lives)
    part = np.empty(lives)
    for t in range(first, months):
        if bounds[t] < bounds[t + 1]:
            paying = order[bounds[t] : bounds[t + 1]]
            kept[:] = balance
            kept[paying] -= cost[paying]
            balance = kept
        closing = out[t]
        np.add(balance, flows[t], out=closing)
        add_interest(balance, stretches, part, closing)
        balance = closing
    return out


def add_interest(balance: Lives, stretches: Stretches, part: Lives, closing: Lives) -> None:
    """Add a month of interest on each balance to `closing`, rounded as timetable.interest rounds it.

    Any shape, the same for all; `part` is memory to work in.
    """
    for lower, upper, rate in stretches:
        np.maximum(balance, lower, out=part)
        if upper is not None:
            np.minimum(part, upper, out=part)
        if lower:
            np.subtract(part, lower, out=part)
        np.multiply(part, rate, out=part)
        np.add(part, _HALF, out=part)
        np.divide(part, _YEAR, out=part)
        np.floor(part, out=part)
        np.add(closing, part, out=closing)


def earning_stretches(tiers: Tiers) -> Stretches:
    """From where to where money at hand earns which rate; stretches that earn nothing are left out."""
    earning = []
    lower = 0
    for amount, rate in tiers:
        upper = None if amount is None else lower + amount
        if rate:
            earning.append((float(lower), None if upper is None else float(upper), float(rate)))
        lower = upper or lower
    return earning
