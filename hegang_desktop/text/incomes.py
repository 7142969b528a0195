"""Streams of income in words, short enough for a cell of a table."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.message import Message, Money, msg, verbatim
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.names import name_of


def income_words(streams: Sequence[IncomeStream]) -> Message:
    """All streams, one after the other."""
    if not streams:
        return msg("none")
    return functools.reduce(lambda one, other: msg("{one}; {other}", one=one, other=other), map(stream_words, streams))


def stream_words(stream: IncomeStream) -> Message:
    """What it is called, what it pays and when, and what the move does to it."""
    said = msg("{name}: {pay}", name=name_of(stream.name, msg("Income")), pay=_pay(stream))
    if stream.after_move == "stops":
        return msg("{text}, ends with the move", text=said)
    if stream.after_move == "changes":
        return msg("{text}, {after} after the move", text=said, after=Money(stream.amount_after))
    return said


def _pay(stream: IncomeStream) -> Message:
    amount = Money(stream.amount)
    if stream.pattern == "day_rate":
        return msg("{amount} a day, {n} days a month", amount=amount, n=stream.days)
    if stream.pattern == "one_off":
        return msg("{amount} once", amount=amount)
    if stream.has_bad_months:
        off = Money(stream.amount_off)
        if stream.months_on:
            on_off = verbatim(f"{stream.months_on}/{stream.months_off}")
            return msg("{amount} in months on, {off} in months off, {cycle}", amount=amount, off=off, cycle=on_off)
        return msg(
            "{amount} in {n} months of the year, {off} in the others", amount=amount, n=len(stream.months), off=off
        )
    if stream.pattern == "seasonal" and stream.months_on:
        cycle = verbatim(f"{stream.months_on}/{stream.months_off}")
        return msg("{amount} a month, months on and off {cycle}", amount=amount, cycle=cycle)
    if len(stream.months) < MONTHS_A_YEAR:
        return msg("{amount} a month, {n} months a year", amount=amount, n=len(stream.months))
    return msg("{amount} a month", amount=amount)
