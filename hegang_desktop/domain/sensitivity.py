"""What a plan reaches, what it would take, and which of its numbers matter most."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.limits import WHOLE
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen, Tenthousandths
from hegang_desktop.domain.month import Month


class Reached(msgspec.Struct, frozen=True):
    """The answers of a projection without its ledger; fields of the same names mean the same.

    `all_in` is None where the home is not reached. `year_after` is the least money at hand at the end of the home month
    and of the eleven months that follow it, the horizon notwithstanding.
    """

    home_month: Month | None
    all_in: Fen | None
    left_after: Fen | None
    runway_no_income: int | None
    runway_plan: int | None
    by_proxy: bool
    first_below_zero: Month | None
    lowest: Fen
    year_after: Fen | None

    @property
    def holds(self) -> bool:
        """Whether the home is owned within the horizon and money does not fall below zero in the year after."""
        return self.year_after is not None and self.year_after >= 0


class NeededSaving(msgspec.Struct, frozen=True):
    """What must be saved each month from the plan's first on, in whole yuan, to own the home by a month.

    `more` comes on top of what is saved now. `all` is what is then saved in total, on the average of the months until
    the home can be owned, everything that comes in or goes out counted; `share` is `all` as a share of the average
    income of these months (None without income). More than 10,000 is more than there is to save from.
    """

    more: Fen
    all: Fen
    share: Tenthousandths | None

    @property
    def possible(self) -> bool:
        """Whether as much comes in as would have to be saved: nobody saves more than that."""
        return self.more <= 0 or (self.share is not None and self.share <= WHOLE)


class TravelOrProxy(msgspec.Struct, frozen=True):
    """The purchase that waits for a month in which the buyer can travel, beside that by proxy in the first one."""

    travelling: Reached
    by_proxy: Reached


class DeadlineOutcome(msgspec.Struct, frozen=True):
    """Whether the home is owned on the first day of a deadline's month, and what is missing if not.

    `dearest` is the highest asking price that could be owned by then (None: not one of a yuan); `needed` what would
    have to be saved (None: no saving is early enough). Both are None where the deadline is met.
    """

    id: str
    name: str
    month: Month
    met: bool
    home_month: Month | None
    dearest: Fen | None
    needed: NeededSaving | None


class InsuranceOutcome(msgspec.Struct, frozen=True):
    """What one social insurance changes: the plan with it paid, and without."""

    id: str
    name: str
    paid: Reached
    unpaid: Reached


Unit = Literal["fen", "fen_a_month", "fen_a_day", "fen_per_m2", "area", "rate", "share"]
"""What a number of a plan is counted in: fen, hundredths of a square metre, ten-thousandths a year or of a whole."""


class Shift(msgspec.Struct, frozen=True):
    """What becomes of the answer when one number of the plan is `value` instead.

    `months` says by how many the home month is later (negative: earlier), None where only one of both is within the
    horizon or neither. The runways are those of the changed plan; `runway` is by how many tenths of a month the one
    without income is longer, None where the home is not reached or money does not run out, before or after.
    """

    value: int
    home_month: Month | None
    months: int | None
    runway_no_income: int | None
    runway_plan: int | None
    runway: int | None


class Effect(msgspec.Struct, frozen=True):
    """One bar of the tornado: a number of the plan, lower and higher. `rank` counts from 1; tied effects share it."""

    input: InputRef
    name: Message
    unit: Unit
    value: int
    lower: Shift
    higher: Shift
    rank: int
    tied: bool


class Lever(msgspec.Struct, frozen=True):
    """The smallest round change of something in the reader's hands that brings the home nearer, and what it brings.

    `value` is what the number becomes, `change` by how much. `home_month` is the one after it, or the safe month where
    lives were simulated. `months` is None where the change first brings it within the horizon. `effort` is the
    change as a share of the number, by which levers are ranked.
    """

    input: InputRef
    change: int
    value: int
    unit: Unit
    home_month: Month
    months: int | None
    effort: Tenthousandths
    runway_before: int | None
    runway_after: int | None
    text: Message
    runway_text: Message
    rank: int


FlipKind = Literal["reached", "holds", "not_reached", "below_zero", "safe", "not_safe"]
"""What the change leads to: a home in time, money that holds for a year, no home in time, money below zero.

And in simulated lives: a month that is safe, none that is safe any more.
"""


class Flip(msgspec.Struct, frozen=True):
    """The least change of one number that turns the verdict; `share` is the change as a share of the number.

    `share` is None for a number that is nothing now. A point of a yearly rate counts as a tenth.
    """

    input: InputRef
    name: Message
    unit: Unit
    value: int
    to: int
    share: Tenthousandths | None
    kind: FlipKind
    text: Message
    rank: int
