"""What each stream of income pays, month by month, before and after the move."""

from __future__ import annotations

import numpy as np

from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.money import divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.growth import by_year, in_months


def pays(stream: IncomeStream, start: Month, length: int) -> Flags:
    """Whether the stream pays in each of `length` months from `start`, the move apart."""
    months = np.arange(length) + start.index
    if stream.pattern == "one_off":
        return np.asarray(months == (stream.starts.index if stream.starts else -1))
    calendar = np.zeros(MONTHS_A_YEAR, bool)
    calendar[[month - 1 for month in stream.months]] = True
    paying = calendar[months % MONTHS_A_YEAR]
    if stream.pattern == "seasonal" and stream.months_on and stream.cycle_start is not None:
        paying &= (months - stream.cycle_start.index) % (stream.months_on + stream.months_off) < stream.months_on
    if stream.starts is not None:
        paying &= months >= stream.starts.index
    if stream.ends is not None:
        paying &= months <= stream.ends.index
    return paying


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
    return np.where(pays(stream, start, length), in_months(pay, length, origin), 0)
