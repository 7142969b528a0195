"""What is owned and owed beside money at hand, by month."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.money import Tenthousandths
from hegang_desktop.domain.plan import Situation
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.debts import payments
from hegang_desktop.engine.timetable.growth import MOST
from hegang_desktop.engine.timetable.table import Timetable


class Resale(msgspec.Struct, frozen=True):
    """What a home brings when it is sold: a share of its expected price, or nothing, for nobody buys it."""

    share: Tenthousandths
    sellable: bool = True


def owned(table: Timetable, home: int | None) -> Flags:
    """At the end of which months the home is owned. Shape (length,)."""
    owning = np.zeros(table.length, bool)
    if home is not None:
        owning[home : table.sold_in(home)] = True
    return owning


def resale_values(table: Timetable, home: int | None, resale: Resale) -> Fens:
    """What the home would bring at the end of each month in which it is owned. Shape (length,), fen, rounded."""
    if home is None or not resale.sellable:
        return np.zeros(table.length, np.int64)
    # prices are at most 10^14 and shares at most 20,000: no overflow
    values = (2 * np.minimum(table.prices, MOST) * resale.share + 10_000) // 20_000
    return np.where(owned(table, home), values, 0)


def deposits_held(table: Timetable, home: int | None) -> Fens:
    """What a landlord holds at the end of each month. Shape (length,), fen."""
    flows = sums.deposits(table, home)
    for entry, amounts in zip(table.entries, sums.entry_amounts(table, home), strict=True):
        if entry.kind == "deposit":
            flows = flows + amounts
    return table.as_before.deposit - np.cumsum(flows)


def debts_owed(situation: Situation, length: int) -> Fens:
    """What is owed of the plan's own debts at the end of each month, the same in every strategy; (length,), fen."""
    settled = situation.cash[-1].settled
    schedules = payments(situation.debts, situation.payoff, situation.start, length, settled)
    return sum((owed for _, owed in schedules), np.zeros(length, np.int64))
