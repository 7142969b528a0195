"""A named amount of what a home costs, with the rule that made it, its source, and the user's override."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.rules import Source

Due = Literal["once", "monthly", "heating", "anniversary"]
"""When a line falls due: in the month of purchase, every month, once a season in the heating month, or each year in
the month in which the home was bought."""


class CostLine(msgspec.Struct, frozen=True):
    """One line of the all-in or holding cost. `amount` counts; `computed` is what the rule alone gives.

    `label` tells a fact of the user's, or a choice of theirs, from a shipped assumption and a rule of law; `source` is
    None for the user's own. An amount is of one time, or of a month for a line that is due monthly.
    """

    id: str
    name: Message
    amount: Fen
    computed: Fen
    rule: Message
    label: Literal["fact", "choice", "assumption", "rule"]
    source: Source | None = None
    overridden: bool = False
    due: Due = "once"


def total(lines: tuple[CostLine, ...]) -> Fen:
    """The sum of the lines."""
    return Fen(sum(line.amount for line in lines))


def yearly(lines: tuple[CostLine, ...]) -> Fen:
    """What the lines come to in a year; those due once do not count."""
    times = {"once": 0, "monthly": MONTHS_A_YEAR, "heating": 1, "anniversary": 1}
    return Fen(sum(line.amount * times[line.due] for line in lines))
