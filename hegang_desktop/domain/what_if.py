"""What is tried out on a plan without changing it, sliders and stresses, and what of it a scenario keeps."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from hegang_desktop.domain.limits import require
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen

SliderId = Literal["spend_less", "earn_more", "cheaper", "later", "cushion"]
StressId = Literal[
    "no_work", "hard_winter", "medical", "dearer_home", "dearer_living", "leave", "halved", "dearer_heating"
]
SLIDERS: tuple[SliderId, ...] = get_args(SliderId)
STRESSES: tuple[StressId, ...] = get_args(StressId)
LATEST = 36
"""Months by which the purchase can be put off at most, each time that something is tried out."""
LONGEST_DELAY = 120
"""Months by which a scenario can put it off at most."""
MoveStressId = Literal["no_work", "hard_winter", "medical"]
"""The stresses that come so and so long after the move, and are therefore kept as they are."""
MOVE_STRESSES: tuple[MoveStressId, ...] = get_args(MoveStressId)


def _require_delay(months: int, most: int) -> None:
    require(0 <= months <= most, msg("The purchase can be put off by 0 to {most} months.", most=most))


class WhatIf(msgspec.Struct, frozen=True):
    """Changes on top of a plan.

    `spend_less` and `earn_more` are fen a month, now and after the move; `cheaper` is fen off the price of the home,
    `cushion` fen more that must remain, `later` the months by which the purchase waits beyond the home month.

    The stresses: no work from the third month after the move; a hard winter, the first there; a medical bill in the
    sixth month after the move; a fifth more for the home, or for living; leaving after the first winter there and
    selling at a loss; half of the largest income; 30 % more for heating.
    """

    spend_less: Fen = ZERO
    earn_more: Fen = ZERO
    cheaper: Fen = ZERO
    later: int = 0
    cushion: Fen = ZERO
    stresses: tuple[StressId, ...] = ()

    def __post_init__(self) -> None:
        _require_delay(self.later, LATEST)

    def value(self, slider: SliderId) -> int:
        """Where a slider stands."""
        number: int = getattr(self, slider)
        return number

    def with_value(self, slider: SliderId, value: int) -> WhatIf:
        """With a slider elsewhere."""
        changes: dict[str, int] = {slider: value}
        return msgspec.structs.replace(self, **changes)

    def with_stress(self, stress: StressId, *, on: bool) -> WhatIf:
        """With a stress switched on or off."""
        stresses = tuple(one for one in STRESSES if (one in self.stresses and one != stress) or (on and one == stress))
        return msgspec.structs.replace(self, stresses=stresses)


NOTHING = WhatIf()


class Tried(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a scenario keeps of something tried out, by the home month that it has whenever it is reckoned.

    `later` is months by which the purchase waits beyond the first month that allows it; the others are the stresses of
    the same names, counted from the move. They touch courses that buy and move there, and no other.
    """

    later: int = 0
    no_work: bool = False
    hard_winter: bool = False
    medical: bool = False

    def __post_init__(self) -> None:
        _require_delay(self.later, LONGEST_DELAY)

    @property
    def stresses(self) -> tuple[MoveStressId, ...]:
        """Those of the stresses that are kept."""
        return tuple(one for one in MOVE_STRESSES if getattr(self, one))


KEEPS_NOTHING = Tried()
