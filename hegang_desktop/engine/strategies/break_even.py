"""How long one has to stay there until moving was no worse than staying here."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.money import Fen, Tenthousandths
from hegang_desktop.engine.strategies.balances import closings
from hegang_desktop.engine.strategies.outcome import Walk
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.course import Course, Leaving
from hegang_desktop.engine.timetable.growth import MOST
from hegang_desktop.engine.timetable.table import Timetable


def from_gains(gained: Fens) -> int | None:
    """The least number of months of living there from which moving is no worse than staying here; None: it never is.

    The answer holds for every longer stay as well, up to one beyond the last month.
    """
    losing = np.flatnonzero(gained < 0)
    if not len(losing):
        return 0
    least = int(losing[-1]) + 1
    return least if least < len(gained) else None


def gains(moving: Walk, after: Leaving) -> Fens:
    """By how much moving and leaving again after 0, 1, ... months beats staying here, in fen.

    They are compared by net worth at the end of the month in which the home is sold (never sold: of the month of
    leaving), or of the last month looked at if that comes first: journey back, deposit, the empty home, the slow sale
    and its loss all count. The last one never leaves. Shape (months looked ahead - month of moving in + 1,).
    ValueError for a walk that does not buy.
    """
    table, home = moving.table, moving.home
    if home is None:
        raise ValueError("who does not move cannot leave")
    ahead = table.months
    # who never moves in, within the months looked at, has nothing to leave
    moved = int(table.moves_in[home])
    begun = min(moved, ahead)
    stays = np.arange(ahead - begun + 1)
    left = begun + stays
    sold = left + (after.sold_after if after.sold_after is not None else ahead)
    seen = np.minimum(sold if after.sold_after is not None else left, ahead - 1)

    months = np.arange(ahead)
    there, empty, without = _lives(table, home)
    flows = np.where(months < left[:, None], there, np.where(months < sold[:, None], empty, without))
    flows -= np.where(months == left[:, None], after.journey, 0)
    values = _resold(table, after)[:ahead]
    flows += np.where(months == sold[:, None], values, 0)
    held = np.full(len(stays), table.deposit)
    for change, when in ((table.deposit, np.full(len(stays), moved + table.notice)), (-table.deposit, left)):
        flows += np.where(months == when[:, None], change, 0)
        held -= np.where(when <= seen, change, 0)
    money = closings(table.at_hand, flows, table.tiers, home, int(table.costs[home]))
    worth = money[stays, seen] + np.where(sold <= seen, 0, values[seen]) + held

    staying = sums.openings(table.at_hand, sums.net(table, None)[:ahead], table.tiers)[1:] + table.deposit
    return np.asarray(worth - staying[seen])


def _lives(table: Timetable, home: int) -> tuple[Fens, Fens, Fens]:
    """The flows of living there, of having left an empty home, and of having sold it; deposits and journeys apart."""
    bare = msgspec.structs.replace(
        table, deposit=Fen(0), as_before=msgspec.structs.replace(table.as_before, deposit=Fen(0))
    )
    free = Leaving(after=0, resale=Tenthousandths(0), sold_after=None)
    empty = msgspec.structs.replace(bare, course=Course(leaving=free))
    without = msgspec.structs.replace(bare, course=Course(leaving=msgspec.structs.replace(free, sold_after=0)))
    ahead = table.months
    return sums.net(bare, home)[:ahead], sums.net(empty, home)[:ahead], sums.net(without, home)[:ahead]


def _resold(table: Timetable, after: Leaving) -> Fens:
    """What the home brings in each month, rounded; nothing when it is never sold."""
    if after.sold_after is None:
        return np.zeros(table.length, np.int64)
    return np.asarray((2 * np.minimum(table.prices, MOST) * after.resale + 10_000) // 20_000)
