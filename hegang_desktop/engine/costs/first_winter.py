"""Which heating season belongs to a purchase, and how much of its bill: at most the days of it that are left.

The whole season is due in the heating month. Who buys in the calendar year in which a season ends (January to April)
owes no more than the days that are left of it, from the first of the month of purchase on; who buys before that, in it
or ahead of it, owes it whole. Its bill has grown like every later one, by the whole years from the plan's first month
to the month in which it falls due.
"""

from __future__ import annotations

import functools
from typing import Final

from hegang_desktop.domain.money import divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month

DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the calendar months; a leap day changes no bill."""


def season_of(month: Month, due: int, last: int) -> Month:
    """The month in which the season falls due that belongs to a purchase in `month`: the running one or the next.

    `due` and `last` are the calendar months in which a season is paid, and ends.
    """
    since = (month.month - due) % MONTHS_A_YEAR
    begun = month + -since
    return begun if since <= (last - due) % MONTHS_A_YEAR else begun + MONTHS_A_YEAR


@functools.cache
def part_left(calendar: int, due: int, last: int) -> tuple[int, int]:
    """The days that a purchase in a calendar month owes of a season, and the days of a season."""
    season = [(due - 1 + i) % MONTHS_A_YEAR for i in range((last - due) % MONTHS_A_YEAR + 1)]
    whole = sum(DAYS[month] for month in season)
    if calendar >= due or calendar - 1 not in season:
        return whole, whole
    return sum(DAYS[month] for month in season[season.index(calendar - 1) :]), whole


def first_winter(season: int, month: Month, start: Month, inflation: int, calendar: tuple[int, int]) -> int:
    """What a purchase in `month` owes of a season that costs `season` fen in the month `start`, in fen, rounded.

    `calendar`: the calendar months in which a season is paid, and ends.
    """
    from hegang_desktop.engine.timetable.growth import grown  # NumPy: only once something is reckoned

    due, last = calendar
    years = max(0, season_of(month, due, last) - start) // MONTHS_A_YEAR
    left, whole = part_left(month.month, due, last)
    return divide_half_up(grown(season, inflation, years) * left, whole)
