"""What each stream of income pays, month by month, before and after the move."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.money import divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.growth import by_month, by_year, in_months


def pays(stream: IncomeStream, start: Month, length: int) -> Flags:
    """Whether each of `length` months from `start` is one of the stream's, the move apart.

    Of good and bad months these are the good ones.
    """
    months = np.arange(length) + start.index
    if stream.pattern == "one_off":
        return np.asarray(months == (stream.starts.index if stream.starts else -1))
    calendar = np.zeros(MONTHS_A_YEAR, bool)
    calendar[[month - 1 for month in stream.months]] = True
    paying = calendar[months % MONTHS_A_YEAR]
    if stream.pattern == "seasonal" and stream.months_on and stream.cycle_start is not None:
        paying &= (months - stream.cycle_start.index) % (stream.months_on + stream.months_off) < stream.months_on
    return paying & _runs(stream, start, length)


def _runs(stream: IncomeStream, start: Month, length: int) -> Flags:
    """Whether the stream has begun, and not ended yet."""
    months = np.arange(length) + start.index
    running = np.ones(length, bool)
    if stream.starts is not None:
        running &= months >= stream.starts.index
    if stream.ends is not None:
        running &= months <= stream.ends.index
    return running


def _month_of_pay(stream: IncomeStream, amount: int) -> int:
    """A month's pay from the stream's `amount`, which for a day-rate stream is a day's."""
    if stream.pattern == "day_rate":
        return divide_half_up(amount * stream.days * (10_000 - stream.idle), 10_000)
    return max(amount, stream.floor) if stream.pattern == "irregular" else amount


def amounts(stream: IncomeStream, start: Month, length: int, *, moved: bool) -> Fens:
    """What the stream pays in each month, in fen, if nothing goes wrong. Shape (length,)."""
    if moved and stream.after_move == "stops":
        return np.zeros(length, np.int64)
    amount = stream.amount_after if moved and stream.after_move == "changes" else stream.amount
    origin = max(0, stream.starts - start) if stream.starts is not None else 0
    pay = [_month_of_pay(stream, one) for one in by_year(amount, stream.growth, length, origin)]
    good = np.where(pays(stream, start, length), in_months(pay, length, origin), 0)
    off = stream.amount_off_after if moved and stream.after_move == "changes" else stream.amount_off
    if stream.pattern != "seasonal" or not off:
        return good
    bad = _runs(stream, start, length) & ~pays(stream, start, length)
    return np.where(bad, by_month(off, stream.growth, length, origin), good)
