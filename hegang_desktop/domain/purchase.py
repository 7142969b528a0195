"""The home as it was really bought: what was paid, line by line, beside what had been planned."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.limits import require, require_amount, require_few, require_months, require_short
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month


class PaidLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One amount that was paid. `id` is that of a cost line, or one of the user's own with its `name`.

    `planned` is what the plan had counted for it, in fen; None: the plan had missed it.
    """

    id: str
    amount: Fen
    planned: Fen | None = None
    name: str = ""

    def __post_init__(self) -> None:
        require_amount(self.amount)
        require_amount(self.planned or Fen(0))
        require_short(msg("name of what was paid"), self.name)


class Purchase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The purchase of a scenario's home: the month of the deed, money at hand before it, and every line paid.

    `planned_at_hand` is what the plan had expected to be at hand.
    """

    month: Month
    before: Fen
    lines: tuple[PaidLine, ...]
    planned_at_hand: Fen | None = None

    def __post_init__(self) -> None:
        require_amount(self.before)
        require_months(msg("the purchase"), self.month)
        require_few(msg("what was paid"), self.lines)
        ids = [line.id for line in self.lines]
        require_short(msg("id of an item"), max(ids, key=len, default=""))
        require(len(set(ids)) == len(ids), msg("Two items of a plan have the same id."))

    @property
    def paid(self) -> Fen:
        """All that was paid, in fen."""
        return Fen(sum(line.amount for line in self.lines))

    @property
    def price(self) -> Fen:
        """What was paid for the home itself, in fen."""
        return next((line.amount for line in self.lines if line.id == "price"), Fen(0))

    @property
    def planned(self) -> Fen:
        """All that the plan had counted, in fen."""
        return Fen(sum(line.planned or 0 for line in self.lines))

    @property
    def missed(self) -> tuple[PaidLine, ...]:
        """What was paid and had not been planned."""
        return tuple(line for line in self.lines if line.amount and not line.planned)
