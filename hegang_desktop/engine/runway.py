"""How long the money lasts once the home is owned."""

from __future__ import annotations

import numpy as np

from hegang_desktop.engine.timetable.arrays import Fens

_MOST = 2**62


def runway(balance: int, net: Fens) -> int | None:
    """Tenths of months that `balance` lasts, given what each month brings less what it takes; None if all are paid.

    The month that cannot be paid in full counts by the share of its shortfall that is covered, rounded down.
    """
    # sixty years of absurd amounts would not fit 64 bits
    fits = int(np.abs(net).max(initial=0)) * len(net) < _MOST
    after = balance + np.cumsum(net if fits else net.astype(object))
    below = after < 0
    lasted = int(np.argmax(below))
    if not below[lasted]:
        return None
    before = balance if lasted == 0 else int(after[lasted - 1])
    return lasted * 10 + max(0, before) * 10 // -int(net[lasted])
