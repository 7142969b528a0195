"""In which month each simulated life buys, moves, leaves again and sells, and what follows from that."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.engine.simulation.balances import Months
from hegang_desktop.engine.timetable.arrays import Flags, Lives
from hegang_desktop.engine.timetable.growth import MOST
from hegang_desktop.engine.timetable.table import Timetable

Amounts = NDArray[np.float64]


class Phases(msgspec.Struct, frozen=True):
    """Months counted from the plan's first, of shape (lives,); the number of months looked at stands for never.

    The home is bought in `home`. Life is as after the move from `moved` until `left`, and the tenancy here is given up
    in `ended` (somebody who buys here with a loan does that without moving). It is sold in `sold`.
    """

    months: int
    home: Months
    moved: Months
    ended: Months
    left: Months
    sold: Months

    def of(self, lives: Months) -> Phases:
        """Those of some of the lives."""
        return Phases(
            self.months, self.home[lives], self.moved[lives], self.ended[lives], self.left[lives], self.sold[lives]
        )

    def there(self, months: int) -> Flags:
        """In which of the first months life is as after the move. Shape (months, lives)."""
        t = np.arange(months)[:, None]
        return np.asarray((t >= self.moved) & (t < self.left))

    def back(self, months: int) -> Flags:
        """In which of the first months it has been left again. Shape (months, lives)."""
        return np.asarray(np.arange(months)[:, None] >= self.left)


def phases(table: Timetable, home: Months) -> Phases:
    """The phases of lives with these home months (`table.months`: never)."""
    months, course = table.months, table.course
    never = np.full(len(home), months)
    left, sold = never, never
    # whoever looks further ahead than the plan moves in where the home is bought
    known = table.moves_in[:months]
    moves_in = np.concatenate((np.minimum(known, months), np.arange(len(known), months + 1)))[home]
    if course.leaving is not None:
        bought = home < months
        left = np.where(bought, np.minimum(home + course.leaving.after, months), months)
        if course.leaving.sold_after is not None:
            sold = np.where(bought, np.minimum(left + course.leaving.sold_after, months), months)
    return Phases(
        months=months,
        home=home,
        moved=moves_in if course.moves and course.loan is None else never,
        ended=moves_in if course.moves else never,
        left=left,
        sold=sold,
    )


def winter_there(table: Timetable, of: Phases, month: int) -> Flags:
    """Which lives are spent there in a month, in a home of one's own or a rented one. Shape (lives,)."""
    trial = table.course.trial
    rents = trial is not None and month >= trial.first and (trial.stays or month < trial.first + trial.months)
    return np.asarray(((of.moved <= month) | rents) & (of.left > month))


def proceeds(table: Timetable, level: Lives | None, of: Phases) -> Amounts:
    """What the sale of each life's home brings, in whole fen; 0 where nothing is sold. Shape (lives,).

    `level` multiplies the expected price of a home there; that of a home here, bought with a loan, is not unsure.
    """
    leaving = table.course.leaving
    brought = np.zeros(len(of.home))
    sells = np.flatnonzero(of.sold < of.months)
    if leaving is None or not len(sells):
        return brought
    at = of.sold[sells]
    prices = np.minimum(table.prices[at], MOST)
    if level is not None and table.course.loan is None:
        prices = np.floor(np.minimum(prices * level[at, sells], MOST) + 0.5).astype(np.int64)
    # prices are at most 10^14 and shares at most 20,000: no overflow
    brought[sells] = (2 * prices * leaving.resale + 10_000) // 20_000
    return brought


def loan_paid(table: Timetable, of: Phases, length: int) -> Amounts:
    """Instalments, and what a sale clears of a loan, in the first `length` months. Shape (length, lives), positive."""
    loan = table.course.loan
    if loan is None:
        return np.zeros((length, len(of.home)))
    paid = np.array((0, *loan.instalments, 0), np.float64)
    owed = np.array((loan.principal, *loan.balances), np.float64)
    t = np.arange(length)[:, None]
    age = t - of.home
    paying = (age > 0) & (t <= of.sold) & (of.home < of.months)
    amounts = np.where(paying, paid[np.clip(age, 0, len(paid) - 1)], 0.0)
    sells = np.flatnonzero(of.sold < length)
    amounts[of.sold[sells], sells] += owed[np.minimum(of.sold[sells] - of.home[sells], len(owed) - 1)]
    return amounts
