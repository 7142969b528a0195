"""A home of a usual kind in a city, for who has not seen one yet: what it costs, and how that is known."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing import FloorBand
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.rules import Source

HomeKind = Literal["old_top", "old_usual", "newer"]
"""An old flat under the roof, an old flat of the usual sort, a newer flat."""
HOME_KINDS: tuple[HomeKind, ...] = ("old_top", "old_usual", "newer")


class TypicalHome(msgspec.Struct, frozen=True):
    """One such home. `city` (Chinese) is where the figures are from, which may be another city than the one asked for.

    `floor_area` is in hundredths of a square metre, `price` in fen in total. It comes from a `source`, or is the middle
    one of so many `offers` of the user's own catalogue. `condition` is a word of the adverts, `floor` of `floors`.
    """

    kind: HomeKind
    city: str
    floor_area: Area
    price: Fen
    area_assumed: bool = False
    source: Source | None = None
    offers: int = 0
    band: FloorBand | None = None
    floor: int | None = None
    floors: int | None = None
    condition: str = ""
