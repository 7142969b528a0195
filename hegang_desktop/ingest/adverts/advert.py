"""What was understood of an advert in free text, and where it stood."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen

SpanField = str
"""What a piece of text tells: what a column of a file may hold, or `phone`, `chat`, or `noise`, which is understood to
tell nothing of the home.
"""


class Span(msgspec.Struct, frozen=True):
    """A piece of the text, from `start` to before `end`, that was understood as `field`."""

    start: int
    end: int
    field: SpanField


class ParsedAdvert(msgspec.Struct, frozen=True):
    """`spans` lie within `text`, in order and without overlap; what none covers was not understood.

    `price` is None where none was told or understood. `refusal` says why this is no home for sale.
    """

    text: str
    description: Description
    price: Fen | None
    unit_price: Fen | None
    spans: tuple[Span, ...]
    refusal: Message | None = None
