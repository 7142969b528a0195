"""How safe it is to buy in a month: the safe month, what acting on the earliest one means, and the tone of both."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.simulation import CauseKind, Share

Tone = Literal["holds", "tight", "fails", "unreached"]
"""holds: in at least the chosen share of lives. tight: in up to 20 points fewer. fails: in fewer still.

unreached: in no month do the projection or half of the lives cover the all-in cost and the cushion.
"""
NoSafeMonth = Literal["", "owned", "no_price", "too_few_lives", "too_late", "not_within"]
"""Why there is no safe month: the home is bought already, has no price, too few lives were simulated, the plan forbids
every month that it looks at, or no month within them holds.
"""


class BlockingCause(msgspec.Struct, frozen=True):
    """Of the lives that do not hold, how many this keeps from it most. `too_little`: the money never is enough to buy.

    The other kinds are those of a simulation: what took most by the month in which money falls below zero.
    """

    kind: CauseKind | Literal["too_little"]
    lives: int


class MonthChance(msgspec.Struct, frozen=True):
    """What becomes of all lives if each buys in this month.

    `able` lives can pay the all-in cost and keep the cushion, and are above zero until then; `holding` of them never
    fall below zero before `watched_until` has ended, the last of the months watched after moving in. `gone` lives, able
    or not, are below zero by the end of `gone_by` if they buy.
    """

    month: Month
    lives: int
    able: int
    holding: int
    gone: int
    gone_by: Month
    watched_until: Month

    @property
    def holds(self) -> Share:
        """The share of the lives that hold."""
        return Share(self.holding, self.lives)


class Safety(msgspec.Struct, frozen=True):
    """The safe month of a plan, out of `lives` simulated lives with the luck of `seed`.

    A life holds in month m if, nothing bought before, m permits buying and its opening money covers its own all-in cost
    of m and the cushion, and, buying in m, no closing balance from the plan's first month until `months` months lived
    there is below zero. `holding` counts such lives for each month the plan looks ahead, `able` those of the first half
    of that sentence. `safe` is the first month in which at least `percent` of 100 hold; `until` the last month before
    the share falls below that again in a month that permits buying (None: it does not). `reason` says why `safe` is
    None. `earliest` is the projection's home month, `best` the month in which most lives hold; both None where nothing
    can be bought.

    `keep` is what should be left the day after buying in `safe` (else `best`): the larger of the cushion and the
    largest shortfall of the months after that `percent` of 100 lives stay within. `missing` is the least amount, over
    all months, by which money would have to grow or the home be cheaper for it to hold, first in `missing_in`; None
    where no amount helps. `causes` are those of the lives that do not hold in `best`, the most frequent first.
    `lacking` is that amount by month, None in a month that permits no buying or where no amount helps.
    `surviving` counts, for a home that is bought already, the lives whose money lasts the next `months` months.
    """

    lives: int
    seed: int
    percent: int
    months: int
    start: Month
    able: tuple[int, ...]
    holding: tuple[int, ...]
    safe: MonthChance | None
    until: Month | None
    reason: NoSafeMonth
    tone: Tone
    earliest: MonthChance | None
    best: MonthChance | None
    keep: Fen
    missing: Fen | None
    missing_in: Month | None
    causes: tuple[BlockingCause, ...] = ()
    surviving: int | None = None
    lacking: tuple[Fen | None, ...] = ()

    @property
    def safe_month(self) -> Month | None:
        """The safe month."""
        return None if self.safe is None else self.safe.month
