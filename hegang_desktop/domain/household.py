"""The people of a plan."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.limits import require_amount, require_months, require_order, require_short
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import Month

PersonKind = Literal["mover", "partner", "child", "parent"]


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
