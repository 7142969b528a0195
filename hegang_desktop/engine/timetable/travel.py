"""The months in which the buyer can travel to sign."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Situation
from hegang_desktop.engine.timetable import streams
from hegang_desktop.engine.timetable.arrays import Fens, Flags


def can_travel(situation: Situation, length: int, since: Month | None = None) -> Flags:
    """Whether the buyer can travel in each of `length` months from `since` on, or from the plan's first.

    So it is where no month is named as away, and no stream that keeps away pays.
    """
    start = since or situation.start
    calendar = np.ones(MONTHS_A_YEAR, bool)
    calendar[[month - 1 for month in situation.away_months]] = False
    free = calendar[(np.arange(length) + start.index) % MONTHS_A_YEAR]
    for stream in situation.income:
        if stream.away:
            free &= ~streams.pays(stream, start, length)
    return free


def moving_months(free: Flags, months: int) -> Fens:
    """For each of the first `months` the first month from it on that is `free` to travel; their number for none."""
    length = len(free)
    coming = np.where(free, np.arange(length), length)
    return np.asarray(np.minimum.accumulate(coming[::-1])[::-1][:months])
