"""Single values of a plan in words, each as its kind is written: an amount, a rate, a month, a choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hegang_desktop.domain.limits import EVERY_MONTH
from hegang_desktop.domain.message import FinePercent, Message, Money, Percent, SquareMetres, msg, msg_n, pmsg, verbatim

Show = Callable[[Any], Message]
LONGEST = 60
"""Characters of the user's own text that stand in a line."""
NONE = pmsg("value", "none")


def short(text: str) -> str:
    """A text in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def text(value: str) -> Message:
    """The user's own words, or that there are none."""
    return verbatim(short(value)) if value.strip() else NONE


def money(value: Any) -> Message:
    """An amount in fen."""
    return NONE if value is None else msg("{value}", value=Money(value))


def rate(value: Any) -> Message:
    """A rate in ten-thousandths."""
    return NONE if value is None else msg("{value}", value=Percent(value))


def fine_rate(value: Any) -> Message:
    """A rate in millionths."""
    return msg("{value}", value=FinePercent(value))


def area(value: Any) -> Message:
    """An area in hundredths of a square metre."""
    return NONE if value is None else msg("{value}", value=SquareMetres(value))


def number(value: Any) -> Message:
    """A count; a year is one as well and has no thousands."""
    return NONE if value is None else msg("{value}", value=str(value))


def of_unit(unit: str) -> Show:
    """How a value in a unit of the assumptions is written."""
    return money if unit.startswith("fen") else rate if unit in ("rate", "share") else number


def months_long(value: Any) -> Message:
    """How many months."""
    return NONE if value is None else msg_n("{n} month", "{n} months", value)


def month(value: Any) -> Message:
    """A month of a year."""
    return NONE if value is None else msg("{value}", value=value)


def calendar(value: tuple[int, ...]) -> Message:
    """Calendar months by their numbers."""
    if value == EVERY_MONTH:
        return msg("every month")
    return msg("months {list}", list=tuple(map(str, value))) if value else NONE


def yes_no(value: Any) -> Message:
    """Whether something is so; None: not known."""
    return msg("not known") if value is None else msg("yes") if value else msg("no")


def amounts(value: tuple[int, ...]) -> Message:
    """A row of amounts: how many, and the last of them."""
    if not value:
        return NONE
    return msg_n("{n} month, at last {amount}", "{n} months, at last {amount}", len(value), amount=Money(value[-1]))  # type: ignore[arg-type]


def many(value: tuple[str, ...]) -> Message:
    """How many things are named."""
    return msg_n("{n} item", "{n} items", len(value)) if value else NONE


def chosen(words: Mapping[Any, Message]) -> Show:
    """One of some choices."""

    def show(value: Any) -> Message:
        return words.get(value, verbatim(f"{value}"))

    return show


def otherwise(show: Show, none: Message) -> Show:
    """A value, or what holds where none is given."""

    def shown(value: Any) -> Message:
        return none if value is None else show(value)

    return shown
