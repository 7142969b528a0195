"""Amounts that grow by the year, in whole fen."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.money import divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.timetable.arrays import Fens

MOST = 10**14
"""No single amount grows above this, so that a century of them still adds up in 64 bits."""


def grown(amount: int, rate: int, years: int) -> int:
    """`amount` after `years` whole years at `rate` ten-thousandths a year, rounded half up, at most MOST."""
    if not rate or not years:
        return min(amount, MOST)
    return min(divide_half_up(amount * (10_000 + rate) ** years, 10_000**years), MOST)


def by_month(amount: int, rate: int, length: int, origin: int = 0) -> Fens:
    """`amount` in each of `length` months; its whole years are counted from month `origin`. Shape (length,), fen."""
    if not rate:
        return np.full(length, min(amount, MOST), np.int64)
    most_years = max(0, (length - 1 - origin) // MONTHS_A_YEAR)
    steps = np.array([grown(amount, rate, year) for year in range(most_years + 1)], np.int64)
    years = np.clip((np.arange(length) - origin) // MONTHS_A_YEAR, 0, most_years)
    return steps[years]
