"""How long the money lasts once the home is owned, and whether it lasts for good."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.interest import Tiers

_MOST = 2**62


def runway(balance: int, net: Fens) -> int | None:
    """Tenths of months that `balance` lasts, given what each month brings less what it takes; None if all are paid.

    The month that cannot be paid in full counts by the share of its shortfall that is covered, rounded down.
    """
    return _lasted(balance, _closings(balance, net))


def runway_earning(balance: int, net: Fens, tiers: Tiers) -> int | None:
    """`runway` with the interest that what is left of the money earns meanwhile: the balances are the ledger's."""
    bare = runway(balance, net)
    # interest only ever adds: what lasts without it lasts with it
    if bare is None or not any(rate for _, rate in tiers):
        return bare
    return _lasted(balance, sums.openings(balance, net, tiers)[1:])


def goes_on(balance: int, net: Fens, tiers: Tiers = ()) -> bool:
    """Whether money that lasts to the end of `net` is no less there than a year before. `tiers`: what it earns."""
    if int(net[-MONTHS_A_YEAR:].sum()) >= 0:
        return True
    if not any(rate for _, rate in tiers):
        return False
    closings = sums.openings(balance, net, tiers)
    return bool(closings[-1] >= closings[-1 - MONTHS_A_YEAR])


def _closings(balance: int, net: Fens) -> Fens:
    # sixty years of absurd amounts would not fit 64 bits
    fits = int(np.abs(net).max(initial=0)) * len(net) < _MOST
    return np.asarray(balance + np.cumsum(net if fits else net.astype(object)))


def _lasted(balance: int, closings: Fens) -> int | None:
    """Tenths of months until the first closing below zero."""
    below = closings < 0
    lasted = int(np.argmax(below))
    if not below[lasted]:
        return None
    before = balance if lasted == 0 else int(closings[lasted - 1])
    if before <= 0:
        return lasted * 10
    return lasted * 10 + before * 10 // (before - int(closings[lasted]))
