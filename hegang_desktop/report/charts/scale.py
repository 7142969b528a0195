"""From values to pixels, and the values that are named beside an axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from hegang_desktop.domain.message import msg_n
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.report.charts.look import ChartWords, Label

MONTH_PX = 90
SHARE_PX = 22
WHOLE_PX = 50
MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240)
ALL = 100
MOST_TICKS, FEWEST_TICKS = 10, 2
_TRIES = 4


class Scale(NamedTuple):
    """A straight scale: `low` lies at the pixel `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


class Tick(NamedTuple):
    """A value that is named beside its axis."""

    value: float
    label: str


def round_ticks(low: float, high: float, most: int) -> tuple[float, list[float]]:
    """The step and the multiples of 1, 2 or 5 with zeros: whole ones, at most `most`, but two where there are."""
    wanted = max(1.0, (high - low) / max(2, min(most, MOST_TICKS)))
    power = 10.0 ** math.floor(math.log10(wanted))
    steps = [power * one for one in (0.1, 0.2, 0.5, 1, 2, 5, 10)]
    at = next(i for i, step in enumerate(steps) if step >= wanted * 0.999999)
    while at and steps[at - 1] >= 1 and len(_multiples(low, high, steps[at])) < FEWEST_TICKS:
        at -= 1
    return steps[at], _multiples(low, high, steps[at])


def money_ticks(low: float, high: float, most: int, label: Label) -> list[Tick]:
    """Round amounts of yuan with their labels, as few as it takes that no two read the same."""
    ticks: list[Tick] = []
    for attempt in range(_TRIES):
        _, values = round_ticks(low, high, max(2, most >> attempt))
        ticks = [Tick(value, label(value)) for value in values]
        labels = {tick.label for tick in ticks}
        if len(labels) in (1, len(ticks)):  # one for all of them: amounts are hidden
            break
    return ticks


def month_steps(low: float, high: float, size: float, offset: int) -> tuple[int, list[int]]:
    """Whole months on an axis of `size` pixels: years, half years, quarters or months, as there is room.

    `offset` is where a year begins, in months.
    """
    room = max(2, int(size // MONTH_PX))
    span = max(1.0, high - low)
    at = next((i for i, step in enumerate(MONTH_STEPS) if span / step <= room), len(MONTH_STEPS) - 1)
    step, months = _months(low, high, at, offset)
    while len(months) < FEWEST_TICKS and step > MONTHS_A_YEAR:  # years alone are short: more of them fit
        at -= 1
        step, months = _months(low, high, at, offset)
    return step, months


def _months(low: float, high: float, at: int, offset: int) -> tuple[int, list[int]]:
    step = MONTH_STEPS[at]
    off = offset % step
    start = math.ceil((low - off) / step) * step + off
    return step, [start + i * step for i in range(int((high - start) // step) + 1)]


def month_label(words: ChartWords, month: Month, step: int) -> str:
    """A month on an axis; its year alone where whole years are named."""
    return str(month.year) if step >= MONTHS_A_YEAR and month.month == 1 else words.short_month(month)


def after_label(words: ChartWords, months: int) -> str:
    """So many months after something, in years where they are whole ones."""
    if months and months % MONTHS_A_YEAR == 0:
        return words.say(msg_n("{n} year", "{n} years", months // MONTHS_A_YEAR))
    return words.say(msg_n("{n} month", "{n} months", months))


def share_steps(low: float, high: float, size: float) -> tuple[int, list[int]]:
    """Percentages between nothing and all, on an axis of `size` pixels."""
    step = next((s for s in (5, 10, 25) if (high - low) / s * SHARE_PX <= size), 50)
    start = math.ceil(low / step) * step
    return step, [value for value in range(start, int(high) + 1, step) if 0 <= value <= ALL]


def share_label(percent: float) -> str:
    """A percentage on an axis."""
    return f"{percent:.0f}%"


def whole_steps(low: float, high: float, size: float) -> tuple[float, list[float]]:
    """Months sooner and later, the same way to both sides, on an axis of `size` pixels."""
    room = max(2, int(size // WHOLE_PX))
    step = next((s for s in (0.5, 1, 2, 3, 6, 12, 24, 60, 120) if (high - low) / s <= room), 240)
    return step, _multiples(low, high, step)


def whole_label(months: float) -> str:
    """Months sooner or later: the sides say which."""
    return f"{abs(months):g}"


def labelled(values: Sequence[float], label: Label) -> list[Tick]:
    """Values with their labels."""
    return [Tick(value, label(value)) for value in values]


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]
