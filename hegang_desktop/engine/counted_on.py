"""What the answer counts on after the move, in words: nobody has confirmed that it goes on there."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.message import Message, Money, Place, msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.engine.names import name_of


def counted_on(plan: Plan, projection: Projection) -> tuple[Message, ...]:
    """What is counted on after the move: nobody has confirmed that it goes on there."""
    city = plan.scenario.home.description.city
    where = msg("{place}", place=Place(city)) if city else msg("the new place")
    return tuple(
        _going_on(stream, where)
        for stream in plan.income
        if stream.pattern not in ("pension", "one_off") and plan.scenario.is_priced and _pays_there(stream, projection)
    )


def _pays_there(stream: IncomeStream, projection: Projection) -> bool:
    """Whether a stream pays anything after the move; where nobody moves, whether it would."""
    if stream.after_move == "stops" or not (stream.amount_after if stream.after_move == "changes" else stream.amount):
        return False
    moves_in = projection.moves_in
    if moves_in is None:
        return True
    id_ = f"income:{stream.id}"
    return any(
        flow.id == id_ and flow.amount for row in projection.months if row.month >= moves_in for flow in row.flows
    )


def _going_on(stream: IncomeStream, where: Message) -> Message:
    """A stream that is counted on after the move."""
    changes = stream.after_move == "changes"
    if stream.pattern == "seasonal" and not (changes and stream.amount_after == stream.amount_off_after):
        return _season_going_on(stream, where)
    amount = stream.amount_after if changes else stream.amount
    name = name_of(stream.name, msg("Income"))
    if stream.pattern == "day_rate":
        return msg("Counts on {amount} a day in {city}: {name}. Is that sure?",
                   amount=Money(amount), city=where, name=name)  # fmt: skip
    if changes:
        return msg("Counts on {amount} a month in {city}: {name}. Is that sure?",
                   amount=Money(amount), city=where, name=name)  # fmt: skip
    return msg("Counts on {amount} a month continuing in {city}: {name}. Can you earn that from there?",
               amount=Money(amount), city=where, name=name)  # fmt: skip


def _season_going_on(stream: IncomeStream, where: Message) -> Message:
    """One that does not pay every month alike is told by the year."""
    name = name_of(stream.name, msg("Income"))
    if stream.after_move == "changes":
        there = msgspec.structs.replace(stream, amount=stream.amount_after, amount_off=stream.amount_off_after)
        return msg("Counts on {amount} a year in {city}: {name}. Is that sure?",
                   amount=Money(there.yearly), city=where, name=name)  # fmt: skip
    if stream.away:
        return msg("Counts on {amount} a year from work away, as now: {name}. Will it go on from {city}?",
                   amount=Money(stream.yearly), city=where, name=name)  # fmt: skip
    return msg("Counts on {amount} a year continuing in {city}: {name}. Can you earn that from there?",
               amount=Money(stream.yearly), city=where, name=name)  # fmt: skip
