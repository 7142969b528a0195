"""How a chart is to look: its size, its words, its letters, and how wide words are."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

import msgspec

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.report.charts.colours import ON_WHITE, ChartColours
from hegang_desktop.report.charts.measuring import Measure, estimated
from hegang_desktop.text.locales import Locale

FONT_FAMILIES = ("Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "sans-serif")
TITLE_PX = 16
TEXT_PX = 12


class ChartWords(Protocol):
    """What turns messages and numbers into the reader's language."""

    @property
    def locale(self) -> Locale:
        """How the language writes numbers."""

    @property
    def language(self) -> str:
        """Its code."""

    def say(self, message: Message) -> str:
        """A message."""

    def money(self, fen: Fen) -> str:
        """An amount with its unit."""

    def bare_money(self, fen: Fen) -> str:
        """An amount without its unit."""

    def short_money(self, fen: Fen) -> str:
        """An amount for an axis, without its unit."""

    def short_month(self, month: Month) -> str:
        """A month for an axis."""


class Extent(NamedTuple):
    """What is seen of a chart, in its own values."""

    left: float
    right: float
    bottom: float
    top: float


class Look(msgspec.Struct, frozen=True):
    """`width` and `height` in pixels of the drawing, which can be shown at any scale.

    `measure` tells how much room words take in the first of `families` that there is. `seen`: only this part is drawn.
    """

    words: ChartWords
    width: int = 720
    height: int = 400
    measure: Measure = estimated
    families: tuple[str, ...] = FONT_FAMILIES
    colours: ChartColours = ON_WHITE
    seen: Extent | None = None


Label = Callable[[float], str]
"""What is said of a value beside its axis."""
