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
    return in_months(by_year(amount, rate, length, origin), length, origin)


def by_year(amount: int, rate: int, length: int, origin: int = 0) -> list[int]:
    """The different amounts of `by_month`, one for each whole year; a single one where nothing grows."""
    years = max(0, (length - 1 - origin) // MONTHS_A_YEAR) if rate else 0
    return [grown(amount, rate, year) for year in range(years + 1)]


def in_months(amounts: list[int], length: int, origin: int = 0) -> Fens:
    """An amount of each whole year, in each of `length` months. Shape (length,), fen."""
    if len(amounts) == 1:
        return np.full(length, amounts[0], np.int64)
    years = np.clip((np.arange(length) - origin) // MONTHS_A_YEAR, 0, len(amounts) - 1)
    return np.array(amounts, np.int64)[years]


def grown_each(amounts: Fens, rate: int, years: Fens) -> Fens:
    """`grown` of each amount by its own whole years. Shapes (n,), or `years` of one shape with it."""
    if not rate:
        return np.minimum(amounts, MOST)
    years = np.broadcast_to(years, amounts.shape)
    factors = (1 + rate / 10_000) ** years.astype(np.float64)
    near = amounts * factors
    result = np.floor(near + 0.5)
    # float64 decides all but what comes near a half, or near the bound
    doubtful = (np.abs(near - np.floor(near) - 0.5) < _DOUBT * np.maximum(1.0, near)) | (near > _EXACT)
    result = np.where(doubtful, 0, result).astype(np.int64)
    for at in np.flatnonzero(doubtful).tolist():
        result[at] = grown(int(amounts[at]), rate, int(years[at]))
    return np.asarray(result)


_DOUBT = 1e-12
_EXACT = 10.0**11
"""Amounts in fen above which float64 no longer tells a half from its neighbours by `_DOUBT`."""
