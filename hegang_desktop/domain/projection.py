"""The month-by-month ledger of a scenario if nothing goes wrong, and what it answers."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month

FlowKind = Literal[
    "income", "pending", "interest", "deposit", "remittance", "debt", "rent", "insurance", "spending", "dated", "home",
    "holding", "mortgage", "sale",
]  # fmt: skip


class Flow(msgspec.Struct, frozen=True):
    """One amount that came in (positive) or went out (negative) in a month.

    `id` names its item through all months and versions of a plan, such as `income:abc` or `holding:heating`.
    """

    kind: FlowKind
    name: Message
    amount: Fen
    id: str = ""


class LedgerMonth(msgspec.Struct, frozen=True):
    """One month: closing = opening + incoming - outgoing, always. The home is paid for on the first day."""

    month: Month
    opening: Fen
    incoming: Fen
    outgoing: Fen
    closing: Fen
    flows: tuple[Flow, ...]


class BelowZero(msgspec.Struct, frozen=True):
    """A stretch of months that close below zero, from `below` on; `recovers` is the first that closes at zero or above.

    None: none that the plan looks ahead.
    """

    below: Month
    recovers: Month | None


class GrowingDebt(msgspec.Struct, frozen=True):
    """A debt whose payment does not cover what it costs: owed on the first of the home month, and at the end, in fen.

    Where there is no home month, on the first of the month that comes nearest.
    """

    id: str
    name: str
    at_home: Fen
    at_end: Fen


class Projection(msgspec.Struct, frozen=True):
    """What follows from a scenario. `home_month` is None when the home cannot be bought within the horizon.

    Where there is a home month, `cost_lines`, `all_in` and `left_after` are those of that month; otherwise
    `cost_lines` and `all_in` are those of `best_month`, and `shortfall` is what is missing then: the first month in
    which the money is there, among those in which the home can be bought if there are any, else the one that comes
    nearest. `first_covered` is the first month in which the money is there, whether the buyer can travel or not.
    `living_lines` are what living there takes a month, on average over the first year, debts apart, and
    `monthly_after` is their sum with the holding cost spread over the year. `by_proxy` says that somebody else signs,
    since the buyer is away. Runways count months from the home month, in tenths of a month; None means the money does
    not run out. `lowest` is the least money at hand at the end of a month, first in `lowest_month`. `moves_in` is the
    month in which life there begins: the home month, or after a purchase by proxy the first one in which the buyer can
    travel; None: in none.

    `falls` are all stretches below zero; `needs_borrowing`: one of them begins on the way to the home or in its month,
    so that without a loan it cannot be bought then. A runway that is None is said to last `for_good` only where no debt
    grows, no work is counted on that the plan only takes to go on after the move, and money does not fall in the last
    year of the `years_looked_at` from the home month on. Before the month `not_before` the home is not bought, as
    chosen or put off.
    """

    months: tuple[LedgerMonth, ...]
    home_month: Month | None
    cost_lines: tuple[CostLine, ...]
    all_in: Fen
    holding_lines: tuple[CostLine, ...]
    living_lines: tuple[CostLine, ...]
    holding_year: Fen
    monthly_after: Fen
    left_after: Fen | None
    runway_no_income: int | None
    runway_plan: int | None
    first_below_zero: Month | None
    best_month: Month
    shortfall: Fen
    by_proxy: bool
    lowest_month: Month
    lowest: Fen
    moves_in: Month | None = None
    falls: tuple[BelowZero, ...] = ()
    needs_borrowing: bool = False
    first_covered: Month | None = None
    growing_debts: tuple[GrowingDebt, ...] = ()
    no_income_for_good: bool = False
    plan_for_good: bool = False
    years_looked_at: int = 0
    not_before: Month | None = None
