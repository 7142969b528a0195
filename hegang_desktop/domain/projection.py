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


class Projection(msgspec.Struct, frozen=True):
    """What follows from a scenario. `home_month` is None when the home cannot be bought within the horizon.

    Where there is a home month, `cost_lines`, `all_in` and `left_after` are those of that month; otherwise
    `cost_lines` and `all_in` are those of `best_month`, when it comes nearest, and `shortfall` is what is missing then.
    `living_lines` are what living there takes a month, on average over the first year, debts apart, and
    `monthly_after` is their sum with the holding cost spread over the year. `by_proxy` says that somebody else signs,
    since the buyer is away. Runways count months from the home month, in tenths of a month; None means the money does
    not run out. `lowest` is the least money at hand at the end of a month, first in `lowest_month`.
    Before the month `not_before` the home is not bought, as chosen or put off.
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
    not_before: Month | None = None
