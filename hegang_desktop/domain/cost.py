"""A named amount of what a home costs, with the rule that made it, its source, and the user's override."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.rules import Source


class CostLine(msgspec.Struct, frozen=True):
    """One line of the all-in or holding cost. `amount` counts; `computed` is what the rule alone gives.

    `label` tells a fact of the user's from a shipped assumption; `source` is None for the user's own facts.
    """

    id: str
    name: Message
    amount: Fen
    computed: Fen
    rule: Message
    label: Literal["fact", "assumption", "rule"]
    source: Source | None = None
    overridden: bool = False


def total(lines: tuple[CostLine, ...]) -> Fen:
    """The sum of the lines."""
    return Fen(sum(line.amount for line in lines))
