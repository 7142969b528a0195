"""What purchases of very many homes owe of their first heating season: `first_winter`, to the fen."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.engine.costs.first_winter import part_left
from hegang_desktop.engine.timetable.growth import grown_each

Fens = NDArray[np.int64]


def first_winters(seasons: Fens, months: Fens, start: Month, inflation: int, calendar: tuple[Any, Any]) -> Fens:
    """What each home owes of its season of `seasons` fen, bought in a month of its own (`Month.index`).

    `calendar`: the calendar months in which a season is paid, and ends, for all homes or one a home.
    """
    due, last = map(np.asarray, calendar)
    if not due.ndim and not last.ndim:
        return _of_one_calendar(seasons, months, start, inflation, (int(due), int(last)))
    codes = np.broadcast_to(due * (MONTHS_A_YEAR + 1) + last, seasons.shape)
    months = np.broadcast_to(months, seasons.shape)
    owed = np.empty(len(seasons), np.int64)
    for code in np.unique(codes).tolist():
        at = codes == code
        owed[at] = _of_one_calendar(seasons[at], months[at], start, inflation, divmod(code, MONTHS_A_YEAR + 1))
    return owed


def _of_one_calendar(seasons: Fens, months: Fens, start: Month, inflation: int, calendar: tuple[int, int]) -> Fens:
    due, last = calendar
    # months are few and homes many: what follows from the month is looked up
    first = int(months.min(initial=start.index))
    span = np.arange(first, int(months.max(initial=first)) + 1)
    since = (span - (due - 1)) % MONTHS_A_YEAR
    falls_due = span - since + np.where(since <= (last - due) % MONTHS_A_YEAR, 0, MONTHS_A_YEAR)
    years = np.maximum(0, falls_due - start.index) // MONTHS_A_YEAR
    parts = [part_left(month + 1, due, last) for month in range(MONTHS_A_YEAR)]
    whole = parts[0][1]
    left = np.array([left for left, _ in parts])[span % MONTHS_A_YEAR]
    at = months - first
    bills = grown_each(seasons, inflation, years[at] if inflation else years[:1])
    if (left == whole).all():
        return bills
    return np.asarray((2 * bills * left[at] + whole) // (2 * whole))
