"""Many simulated lives of a scenario, summed up, and one of them opened."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.projection import LedgerMonth

PERCENTS = (5, 10, 25, 50, 75, 90, 95)
CauseKind = Literal[
    "no_work", "low_pay", "late_pay", "pending", "price", "living", "rent", "heating", "hard_winter", "medical",
    "family", "repair", "plan",
]  # fmt: skip
"""What brought money at hand below zero. `plan`: nothing went worse than expected, the plan itself does not hold."""


class Share(msgspec.Struct, frozen=True):
    """`part` of `whole` simulated lives."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of no lives is 0."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def error(self) -> float:
        """The standard error of the share (binomial), at least that of half a life."""
        if not self.whole:
            return 0.5
        return max(math.sqrt(self.value * (1 - self.value) / self.whole), 0.5 / self.whole)


def tied(one: Share, other: Share) -> bool:
    """Whether two shares are too near each other to tell apart: within two standard errors of their difference."""
    return abs(one.value - other.value) <= 2 * math.hypot(one.error, other.error)


class Cause(msgspec.Struct, frozen=True):
    """In how many of the lives that fail this weighed most."""

    kind: CauseKind
    lives: int


class Lasting(msgspec.Struct, frozen=True):
    """The chance that money lasts this many months after the move, with its standard error.

    By Kaplan and Meier (1958), with Greenwood's error: lives that are not seen long enough count for as long as they
    are seen. `seen` lives were still watched.
    """

    months: int
    chance: float
    error: float
    seen: int


class Simulation(msgspec.Struct, frozen=True):
    """What becomes of `lives` simulated lives. Tuples by month are as long as the plan looks ahead.

    `bands` holds for each of PERCENTS the closing balance of each month, in fen. `bought` counts the lives that buy in
    a month; `lasting` runs from one month after the move on. `failing` counts lives whose money falls below zero after
    the move, `failing_before` those in which it does before or without one. `seed` and the number of a life open it.
    """

    seed: int
    lives: int
    start: Month
    bands: tuple[tuple[Fen, ...], ...]
    bought: tuple[int, ...]
    lasting: tuple[Lasting, ...]
    failing: int
    failing_before: int
    causes: tuple[Cause, ...]

    @property
    def never(self) -> Share:
        """The lives that do not own the home within the months looked ahead."""
        return Share(self.lives - sum(self.bought), self.lives)

    def owning_by(self, month: Month) -> Share:
        """The lives that own the home on the first day of `month`, bought that day included."""
        return Share(sum(self.bought[: max(0, month - self.start + 1)]), self.lives)

    def home_month_at(self, percent: int) -> Month | None:
        """The first month in which `percent` of all lives own the home; None if that is never."""
        owning = 0
        for t, count in enumerate(self.bought):
            owning += count
            if owning * 100 >= percent * self.lives:
                return self.start + t
        return None


class LifeMonth(msgspec.Struct, frozen=True):
    """One month of one simulated life: its ledger and what happened, in words."""

    ledger: LedgerMonth
    events: tuple[Message, ...]


class Life(msgspec.Struct, frozen=True):
    """One simulated life, opened. `cause` says what weighed most if its money fell below zero."""

    seed: int
    index: int
    months: tuple[LifeMonth, ...]
    home_month: Month | None
    below_zero: Month | None
    cause: CauseKind | None
