"""What is still to come of the plan's first month, in which the money was counted on one of its days.

Money at hand is what was there on that day: what is settled by then - pay that is in, rent that is paid - is part of it
and is not counted again; of what is lived on day by day the days that are left, the day of the count among them, are
still to be paid. Counted on the first with nothing settled, the month is a whole one.
"""

from __future__ import annotations

import calendar

import msgspec

from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import divide_half_up
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.entry import Entry, HoldingEntry

replace = msgspec.structs.replace


def days_left(point: CashPoint) -> tuple[int, int]:
    """The days of the month that are left from the day of the count on, itself included, and all its days."""
    days = calendar.monthrange(point.month.year, point.month.month)[1]
    return days - min(point.day, days) + 1, days


def is_whole(point: CashPoint) -> bool:
    """Whether all of the first month is still to come."""
    return point.day == 1 and not point.settled


def unsettled(amounts: Fens, id_: str, point: CashPoint) -> Fens:
    """Amounts by month of what falls due once a month; nothing in the first where it is settled."""
    if id_ not in point.settled or not len(amounts) or not amounts[0]:
        return amounts
    left = amounts.copy()
    left[0] = 0
    return left


def for_days_left(amounts: Fens, point: CashPoint) -> Fens:
    """Amounts by month of what comes or goes day by day; in the first those of the days left, rounded."""
    left, days = days_left(point)
    if left == days or not len(amounts) or not amounts[0]:
        return amounts
    part = amounts.copy()
    part[0] = divide_half_up(int(amounts[0]) * left, days)
    return part


def still_to_come(entry: Entry, point: CashPoint, *, daily: bool) -> Entry:
    """An entry with what is still to come of the first month. `daily`: it comes or goes day by day."""
    if is_whole(point):
        return entry
    before, after = unsettled(entry.before, entry.id, point), unsettled(entry.after, entry.id, point)
    if daily and entry.id not in point.settled:
        before, after = for_days_left(before, point), for_days_left(after, point)
    return replace(entry, before=before, after=after)


def holding_still_to_come(entry: HoldingEntry, point: CashPoint) -> HoldingEntry:
    """A line of the holding cost, nothing in the first month where it is paid already."""
    id_ = f"holding:{entry.id}"
    return replace(entry, lived_in=unsettled(entry.lived_in, id_, point), empty=unsettled(entry.empty, id_, point))
