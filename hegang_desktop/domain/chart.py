"""Charts as values: what is drawn, not how. The window and the reports each draw them.

Amounts are in fen, shares in ten-thousandths. Every chart has a title and a sentence that says what it shows.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month

ChartForm = Literal["months", "chance", "lasting", "waterfall", "flow", "tornado"]
"""How a chart is drawn: money by month, a share by month, a share by months after the move, falls, stacks, bars."""


class Series(msgspec.Struct, frozen=True):
    """A line: one value a month, in fen, from `start` months after the first of the chart on.

    `quiet`: drawn to compare with, not as what the chart is about.
    """

    name: Message
    values: tuple[int, ...]
    start: int = 0
    quiet: bool = False


class Band(msgspec.Struct, frozen=True):
    """The room between two lines: from `low` to `high` in each month, in fen; it begins where the first series does."""

    name: Message
    low: tuple[int, ...]
    high: tuple[int, ...]


class ChartMark(msgspec.Struct, frozen=True):
    """A key moment, marked with words. `tone` is a colour role of the theme."""

    month: Month
    text: Message
    tone: str


class ChartSpec(msgspec.Struct, frozen=True):
    """Money over months. `first` is the first month of the chart; wide bands come first, important marks as well.

    `counts` are the times at which money was really counted, oldest first, if there was more than one.
    """

    title: Message
    summary: Message
    first: Month
    series: tuple[Series, ...]
    marks: tuple[ChartMark, ...]
    bands: tuple[Band, ...] = ()
    counts: tuple[CashPoint, ...] = ()

    @property
    def length(self) -> int:
        """How many months the chart holds."""
        return max(one.start + len(one.values) for one in self.series)


class ChartStep(msgspec.Struct, frozen=True):
    """A moment on a chart of chances: `at` steps from its beginning, the share there, and what to say of it."""

    at: float
    text: Message
    tone: str
    share: int | None = None


class ChanceSpec(msgspec.Struct, frozen=True):
    """A share of lives, step by step: by month from `first` on, or by months after the move where `first` is None.

    `low` and `high` hold the error of each share, if there is one. `steps` are marked: a point on the line where they
    have a share, a line across where they have none.
    """

    title: Message
    summary: Message
    name: Message
    first: Month | None
    shares: tuple[int, ...]
    low: tuple[int, ...] = ()
    high: tuple[int, ...] = ()
    steps: tuple[ChartStep, ...] = ()


class Fall(msgspec.Struct, frozen=True):
    """One bar of a waterfall: a change, or the total of all before it. `opens` is a figure's id or a month."""

    name: Message
    amount: Fen
    opens: str | Month
    total: bool = False


class WaterfallSpec(msgspec.Struct, frozen=True):
    """From one amount to another, change by change. `cushion` is what shall remain (0: nothing)."""

    title: Message
    summary: Message
    falls: tuple[Fall, ...]
    cushion: Fen
    cushion_name: Message


class Layer(msgspec.Struct, frozen=True):
    """One kind of money that comes in (positive) or goes out (negative), in fen, month by month."""

    id: str
    name: Message
    values: tuple[Fen, ...]


class FlowSpec(msgspec.Struct, frozen=True):
    """What comes in and goes out each month. Layers that come in are first; each side is stacked in their order.

    `low` and `high` are what the scale holds: a month beyond it is cut off and labelled. `winter` says of each month
    whether the heating season reaches it. The chart opens on `window` months from the position `begins` on.
    """

    title: Message
    summary: Message
    first: Month
    layers: tuple[Layer, ...]
    low: Fen
    high: Fen
    winter: tuple[bool, ...]
    begins: int
    window: int
    marks: tuple[ChartMark, ...]


class Swing(msgspec.Struct, frozen=True):
    """What one way of changing a number does. `moves` is in months (None: out of reach, or into it).

    `label` says it beside the bar, `brief` where there is little room, `full` in so many words. `better`: whether it
    is for the better; None: it is the same.
    """

    moves: float | None
    label: Message
    brief: Message
    full: Message
    better: bool | None = None


class TornadoBar(msgspec.Struct, frozen=True):
    """A number of the plan, a little lower and a little higher. Tied bars share their rank."""

    input: InputRef
    name: Message
    lower: Swing
    higher: Swing
    rank: int
    tied: bool


class TornadoSpec(msgspec.Struct, frozen=True):
    """Which numbers move the answer most. `left` and `right` say what a bar to that side means.

    `better_left`: what is for the better goes to the left, as sooner does, else to the right.
    """

    title: Message
    summary: Message
    bars: tuple[TornadoBar, ...]
    left: Message
    right: Message
    better_left: bool = True


class Dots(msgspec.Struct, frozen=True):
    """Homes with something in common: `areas` in 1/100 m² and `prices` in fen, parallel.

    `colour` is the number of a series colour; None: those that have none of their own, which lie beneath the others.
    """

    name: Message
    colour: int | None
    areas: tuple[int, ...]
    prices: tuple[int, ...]


class PriceLine(msgspec.Struct, frozen=True):
    """The highest price (fen) that can be paid, by area (1/100 m², rising)."""

    name: Message
    solid: bool
    areas: tuple[int, ...]
    prices: tuple[int, ...]


class HomesSpec(msgspec.Struct, frozen=True):
    """Homes by area and price, told apart by the colour of their dots, which a legend tells in their order."""

    title: Message
    summary: Message
    dots: tuple[Dots, ...]
    lines: tuple[PriceLine, ...]


class NoChart(msgspec.Struct, frozen=True):
    """Why there is nothing to draw, and what can be said instead."""

    title: Message
    summary: Message
    lines: tuple[Message, ...] = ()


AnyChart = ChartSpec | ChanceSpec | WaterfallSpec | FlowSpec | TornadoSpec | NoChart
