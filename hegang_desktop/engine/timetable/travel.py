"""The months in which the buyer can travel to sign."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Situation
from hegang_desktop.engine.timetable import streams
from hegang_desktop.engine.timetable.arrays import Flags


def can_travel(situation: Situation, length: int) -> Flags:
    """Whether the buyer can travel in each month: no month named as away, no stream that keeps away pays."""
    calendar = np.ones(MONTHS_A_YEAR, bool)
    calendar[[month - 1 for month in situation.away_months]] = False
    free = calendar[(np.arange(length) + situation.start.index) % MONTHS_A_YEAR]
    for stream in situation.income:
        if stream.away:
            free &= ~streams.pays(stream, situation.start, length)
    return free
