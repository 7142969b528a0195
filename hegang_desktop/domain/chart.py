"""Charts as values: what is drawn, not how. The window and the reports each draw them."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.month import Month


class Series(msgspec.Struct, frozen=True):
    """A line: one value a month, in fen."""

    name: Message
    values: tuple[int, ...]


class Band(msgspec.Struct, frozen=True):
    """The room between two lines: from `low` to `high` in each month, in fen."""

    name: Message
    low: tuple[int, ...]
    high: tuple[int, ...]


class Mark(msgspec.Struct, frozen=True):
    """A key moment, marked with words. `tone` is a colour role of the theme."""

    month: Month
    text: Message
    tone: str


class ChartSpec(msgspec.Struct, frozen=True):
    """Money over months. `first` is the month of the first value of every series and band; wide bands come first."""

    title: Message
    summary: Message
    first: Month
    series: tuple[Series, ...]
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...] = ()
