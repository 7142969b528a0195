"""How long a seller has held a home by a later month than that in which it was said."""

from __future__ import annotations

from typing import Final

from hegang_desktop.domain.month import Month
from hegang_desktop.domain.target import SellerHeld, TargetHome

AGES: Final[dict[SellerHeld, tuple[tuple[int, SellerHeld], ...]]] = {
    "under_two": ((24, "two_to_five"), (60, "over_five_not_only")),
    "two_to_five": ((36, "over_five_not_only"),),
}
"""After more than so many months it must be the other: who had just bought has held for two years by then, and who had
held for just two for five. That it is the seller's only home nobody has said."""


def held_at(held: SellerHeld, since: Month, month: Month) -> SellerHeld:
    """What `held`, said in the month `since`, must have become on the first of `month`."""
    for after, aged in AGES.get(held, ()):
        if month - since > after:
            held = aged
    return held


def held_changes(home: TargetHome, start: Month) -> tuple[Month, ...]:
    """The months in which it becomes another for a home; said in the month `start`, if in no other."""
    since = home.held_in or start
    return tuple(since + (after + 1) for after, _ in AGES.get(home.held, ()))
