"""One line of the ledger through all months."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.projection import FlowKind
from hegang_desktop.engine.timetable.arrays import Fens

Price = Literal["", "living", "rent", "heating"]
"""Which price level an amount follows, where prices are unsure."""


class Entry(msgspec.Struct, frozen=True):
    """What one item brings (positive) or takes (negative) in each month, `before` the move and `after` it, in fen.

    `id` is that of the flows it makes, such as `income:abc`; the luck of a simulated life is keyed by it. `earned`: it
    comes from work, so that without income it does not come; a pension goes on.
    """

    id: str
    kind: FlowKind
    name: Message
    before: Fens
    after: Fens
    price: Price = ""
    earned: bool = False


class HoldingEntry(msgspec.Struct, frozen=True):
    """A line of the holding cost: what it takes when it falls due in a month, in fen (positive)."""

    id: str
    name: Message
    due: Literal["monthly", "heating", "anniversary"]
    lived_in: Fens
    empty: Fens
    price: Price = ""
