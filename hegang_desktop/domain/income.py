"""Sources of income and how each pays over the months."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.limits import (
    EVERY_MONTH,
    require,
    require_amount,
    require_calendar,
    require_months,
    require_order,
    require_share,
    require_short,
    require_yearly,
)
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month

IncomePattern = Literal["steady", "seasonal", "day_rate", "irregular", "one_off", "pension"]
MOST_DAYS = 31
LONGEST_CYCLE = 120


class IncomeStream(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One source of income.

    What `amount` is depends on the pattern: the pay of one paying month (steady, seasonal, irregular, pension), of one
    day (day_rate) or all of it (one_off, paid in the month `starts`). A month pays when it is one of the calendar
    `months` and, for a seasonal stream with `months_on`, falls in the months on of a cycle of `months_on` and
    `months_off` that began in `cycle_start`. Six months at sea are `months=(11, 12, 1, 2, 3, 4)`, or six on and six
    off. A day-rate stream pays `days` days a month, each lost with the chance `idle`. The other months of a seasonal
    stream, from `starts` to `ends`, pay `amount_off`: good and bad months.

    `growth` is a year's, from the month `starts`, or the plan's first. `after_move` says what the move does: it stays,
    stops, or changes to `amount_after`, with `amount_off_after` in the other months. `away`: whoever earns it cannot
    travel in the months in which it pays, the other ones apart.

    What is unsure about it: `spread` (standard deviation of a month's pay as a share of it), `persistence` (how much
    of a month's luck carries over to the next), `floor` (a month's pay does not fall below), `spell_every` (months of
    work between two spells without it, on average; 0: never), `spell_length` (months such a spell lasts, on average)
    and `late` (chance that a month's pay comes a month late). None means the shipped assumption of the pattern.
    """

    id: str
    name: str
    amount: Fen
    months: tuple[int, ...] = EVERY_MONTH
    starts: Month | None = None
    ends: Month | None = None
    after_move: Literal["stays", "stops", "changes"] = "stays"
    pattern: IncomePattern = "steady"
    amount_after: Fen = ZERO
    months_on: int = 0
    months_off: int = 0
    cycle_start: Month | None = None
    days: int = 0
    idle: Tenthousandths = Tenthousandths(0)
    growth: Tenthousandths = Tenthousandths(0)
    away: bool = False
    floor: Fen = ZERO
    spread: Tenthousandths | None = None
    persistence: Tenthousandths | None = None
    spell_every: int | None = None
    spell_length: int | None = None
    late: Tenthousandths | None = None
    person: str = ""
    amount_off: Fen = ZERO
    amount_off_after: Fen = ZERO

    def __post_init__(self) -> None:
        for amount in (self.amount, self.amount_after, self.floor, self.amount_off, self.amount_off_after):
            require_amount(amount)
        require_calendar(self.months)
        require_order(self.starts, self.ends)
        require_yearly(self.growth)
        require_short(msg("name of an income"), self.name)
        require_short(msg("id of an item"), self.person)
        require_months(msg("an income"), self.starts, self.ends, self.cycle_start)
        for share in (self.idle, self.spread, self.persistence, self.late):
            require_share(share or 0)
        require(0 <= self.days <= MOST_DAYS, msg("A month has at most 31 days to work."))
        cycle = (self.months_on, self.months_off, self.spell_every or 0, self.spell_length or 0)
        require(
            all(0 <= months <= LONGEST_CYCLE for months in cycle),
            msg("A cycle of work, or a spell without it, is at most 120 months."),
        )
        require(
            not self.months_on or self.cycle_start is not None,
            msg("Months on and off need the month in which the first one began."),
        )
        require(
            self.pattern != "one_off" or self.starts is not None or not self.amount,
            msg("Money that comes once needs the month in which it comes."),
        )

    @property
    def yearly(self) -> Fen:
        """What twelve months bring on average, in fen, as now and without growth; what comes once does not count."""
        if self.pattern == "one_off":
            return ZERO
        paying = len(self.months)
        if self.pattern == "day_rate":
            return Fen(self.amount * self.days * paying * (10_000 - self.idle) // 10_000)
        off = self.amount_off if self.pattern == "seasonal" else ZERO
        if self.pattern == "seasonal" and self.months_on:
            cycle = self.amount * self.months_on + off * self.months_off
            return Fen(MONTHS_A_YEAR * cycle // (self.months_on + self.months_off))
        return Fen(self.amount * paying + off * (MONTHS_A_YEAR - paying))

    @property
    def has_bad_months(self) -> bool:
        """Whether its other months pay as well, now or after the move."""
        later = self.after_move == "changes" and self.amount_off_after > 0
        return self.pattern == "seasonal" and (self.amount_off > 0 or later)
