"""The people of a plan."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.limits import require_amount, require_months, require_order, require_short
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import Month

PersonKind = Literal["mover", "partner", "child", "parent"]


def movers(people: tuple[Person, ...], month: Month) -> int:
    """How many people of a household move in a month: the one whose plan it is, and whoever lives with them then.

    Who costs nothing after the move (`spending_after` zero) stays behind.
    """
    there = [one for one in people if _lives(one, month)]
    return max(1, sum(one.kind == "mover" for one in there)) + sum(one.kind != "mover" for one in there)


def mover_changes(people: tuple[Person, ...]) -> tuple[Month, ...]:
    """The months in which `movers` may change."""
    starts = [one.starts for one in people if one.starts is not None]
    return (*starts, *(one.ends + 1 for one in people if one.ends is not None))


def _lives(person: Person, month: Month) -> bool:
    begun = person.starts is None or person.starts <= month
    return begun and (person.ends is None or month <= person.ends) and person.spending_after != 0


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody whose living is paid from the plan's money: `spending` a month beside the household's own.

    `spending_after` is what it is after the move; None means as before. `starts` and `ends` are the first and last
    month in which it is paid: a child until it leaves school, a parent who joins later.
    """

    id: str
    kind: PersonKind = "mover"
    name: str = ""
    spending: Fen = ZERO
    spending_after: Fen | None = None
    starts: Month | None = None
    ends: Month | None = None

    def __post_init__(self) -> None:
        require_amount(self.spending)
        require_amount(self.spending_after or ZERO)
        require_order(self.starts, self.ends)
        require_short(msg("name of a person"), self.name)
        require_months(msg("a person"), self.starts, self.ends)
