"""The answers of a projection from the sums of its timetable, without the ledger."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.sensitivity import Reached
from hegang_desktop.engine.runway import runway, runway_earning
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.table import Timetable


class PlanProgress(msgspec.Struct, frozen=True):
    """Home month (None: not reached), money the day after, flows with the home, closings, the least of the year after.

    `closings` runs to the horizon, or to the end of the year after the move if that is later.
    """

    home: int | None
    left: Fen
    flows: Fens
    closings: Fens
    year_after: Fen | None

    @property
    def holds(self) -> bool:
        """As `Reached.holds`."""
        return self.year_after is not None and self.year_after >= 0


def openings(table: Timetable) -> Fens:
    """Money at hand on the first day of each month while the home is not bought; one more than the plan looks ahead."""
    return sums.openings(table.at_hand, sums.net(table, None)[: table.months], table.tiers)


def progress(table: Timetable) -> PlanProgress:
    """How a life on this timetable goes."""
    before = openings(table)
    home = sums.home_month(table, before)
    if home is None:
        return PlanProgress(None, Fen(int(before[-1])), sums.net(table, None), before[1:], None)
    left = Fen(int(before[home]) - int(table.costs[home]))
    flows = sums.net(table, home)
    year = min(home + MONTHS_A_YEAR, table.length)
    after = sums.openings(left, flows[home : max(year, table.months)], table.tiers)[1:]
    closings = np.concatenate((before[1 : home + 1], after))
    return PlanProgress(home, left, flows, closings, Fen(int(closings[home:year].min())))


def reached(table: Timetable, *, by_proxy: bool) -> Reached:
    """The answers of a timetable. `by_proxy`: whether somebody else may sign."""
    run = progress(table)
    home, left = run.home, run.left
    ahead = run.closings[: table.months]
    below = ahead < 0
    first = int(np.argmax(below))
    return Reached(
        home_month=None if home is None else table.start + home,
        all_in=None if home is None else Fen(int(table.costs[home])),
        left_after=None if home is None else left,
        runway_no_income=None if home is None else runway(left, sums.net(table, home, income=False)[home:]),
        runway_plan=None if home is None else runway_earning(left, run.flows[home:], table.tiers),
        by_proxy=by_proxy and home is not None and bool(table.away[home]),
        first_below_zero=table.start + first if below[first] else None,
        lowest=Fen(int(ahead.min())),
        year_after=run.year_after,
    )
