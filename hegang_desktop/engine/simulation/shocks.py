"""Bills that nobody planned: medical, of the family, repairs."""

from __future__ import annotations

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.engine.simulation.balances import Months
from hegang_desktop.engine.simulation.draws import BLOCK, generator
from hegang_desktop.engine.simulation.uncertainty import Shock


class Bills(msgspec.Struct, frozen=True):
    """The bills of one kind of shock: their months, their lives and their amounts, each of shape (bills,)."""

    shock: Shock
    month: Months
    life: Months
    amount: NDArray[np.float64]


def shocks(shock: Shock, seed: int, block: int, months: int) -> Bills:
    """When a shock comes to each life of a block, and what it costs: a Poisson process with exponential amounts.

    The waiting times are drawn, not every month: few lives see more than a handful of bills. A month may see two.
    """
    if not shock.chance or not shock.cost:
        none = np.zeros(0, np.int64)
        return Bills(shock, none, none, np.zeros(0))
    waits = generator(seed, f"shock:{shock.kind}", block)
    costs = generator(seed, f"cost:{shock.kind}", block)
    # the chance of a month is that of at least one bill in it
    mean_wait = -1 / math.log1p(-min(shock.chance, 0.999))
    when = np.zeros(BLOCK)
    drawn: list[tuple[Months, Months, NDArray[np.float64]]] = []
    while True:
        when += waits.standard_exponential(BLOCK) * mean_wait
        amount = np.floor(costs.standard_exponential(BLOCK) * shock.cost + 0.5)
        life = np.flatnonzero(when < months)
        if not len(life):
            break
        drawn.append((when[life].astype(np.int64), life, amount[life]))
    if not drawn:
        none = np.zeros(0, np.int64)
        return Bills(shock, none, none, np.zeros(0))
    month, lives, amounts = (np.concatenate(parts) for parts in zip(*drawn, strict=True))
    return Bills(shock, month, lives, amounts)
