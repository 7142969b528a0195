"""What the calendar does to the purchase, in words: months in which the buyer cannot travel, and deadlines."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from hegang_desktop.domain.message import Message, Money, msg, msg_n
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.safety import Safety
from hegang_desktop.domain.sensitivity import DeadlineOutcome
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.reach import travel_or_proxy
from hegang_desktop.engine.safety.safe_month import safety as safety_of
from hegang_desktop.engine.safety.safe_reach import safe_by_deadline


class Calendar(msgspec.Struct, frozen=True):
    """Sentences for the notices of the answer: those beside the figures of the safe month, and of the earliest."""

    safe: tuple[Message, ...] = ()
    earliest: tuple[Message, ...] = ()


def timing(plan: Plan, rules: Rules, safety: Safety, safe: Projection, earliest: Projection) -> Calendar:
    """The other way of signing where it makes a difference, then deadlines; a run of lives or two where there are any.

    `safe` is the projection of the safe month; where there is none, both are that of the earliest.
    """
    due = tuple(_deadline(one) for one in safe_by_deadline(plan, rules, safety))
    situation = plan.situation
    if not situation.away_months and not any(stream.away for stream in situation.income):
        return Calendar(due, due)
    both, by_proxy = travel_or_proxy(plan, rules), plan.scenario.by_proxy
    early = both.travelling if by_proxy else both.by_proxy
    soonest = _other_way(earliest, _Way(early.home_month, early.all_in, by_proxy=early.by_proxy), by_proxy=by_proxy)
    if safety.safe_month is None:
        return Calendar((*soonest, *due), (*soonest, *due))
    surest = _other_way(safe, _safe_way(plan, rules, safety), by_proxy=by_proxy, safe=True)
    return Calendar((*surest, *due), (*soonest, *due))


class _Way(NamedTuple):
    """The purchase by the other way of signing; `month` is None where it is not reached, or not safe in any month."""

    month: Month | None
    all_in: Fen | None
    by_proxy: bool


def _safe_way(plan: Plan, rules: Rules, matched: Safety) -> _Way:
    """The safe month of the other way of signing: a safe month is never compared with an earliest one."""
    scenario = plan.scenario
    other = plan.with_scenario(msgspec.structs.replace(scenario, by_proxy=not scenario.by_proxy))
    month = safety_of(other, rules, matched.lives, matched.seed).safe_month
    if month is None:
        return _Way(None, None, by_proxy=False)
    projection = project(other, rules, month=month)
    return _Way(month, projection.all_in, projection.by_proxy)


def _other_way(projection: Projection, other: _Way, *, by_proxy: bool, safe: bool = False) -> tuple[Message, ...]:
    if by_proxy:
        if not projection.by_proxy:
            return ()
        if other.month is None and safe:
            text = msg("Somebody else signs for you. Waiting for a month in which you can travel, none is safe.")
            return (text,)
        if other.month is None or projection.home_month is None:
            text = msg("Somebody else signs for you. Waiting for a month in which you can travel, it is not reached.")
            return (text,)
        later = msg_n(
            "Somebody else signs for you. Waiting until you can travel, it would be {month}, {n} month later.",
            "Somebody else signs for you. Waiting until you can travel, it would be {month}, {n} months later.",
            other.month - projection.home_month, month=other.month,
        )  # fmt: skip
        return (later,)
    if other.month is None or not other.by_proxy or other.all_in is None:
        return ()
    more = Fen(other.all_in - projection.all_in)
    if projection.home_month is not None and more > 0:
        dearer = msg(
            "You cannot travel in some months. By proxy it could be yours in {month}, for {amount} more.",
            month=other.month, amount=Money(more),
        )  # fmt: skip
        return (dearer,)
    sooner = msg(
        "You cannot travel in some months. By proxy it could be yours in {month}, for {amount} all-in.",
        month=other.month, amount=Money(other.all_in),
    )  # fmt: skip
    return (sooner,)


def _deadline(one: DeadlineOutcome) -> Message:
    if one.met:
        return msg("{name}, {month}: it can safely be yours by then.", name=one.name, month=one.month)
    if one.needed is not None and one.needed.possible:
        return msg(
            "{name}, {month}: not safely yours by then. {amount} a month more would be needed from now on.",
            name=one.name, month=one.month, amount=Money(one.needed.more),
        )  # fmt: skip
    if one.dearest is not None:
        return msg(
            "{name}, {month}: not safely yours by then. A home of {amount} would be.",
            name=one.name, month=one.month, amount=Money(one.dearest),
        )  # fmt: skip
    if one.needed is not None:
        return msg("{name}, {month}: not yours by then, and saving alone cannot do it.", name=one.name, month=one.month)
    return msg("{name}, {month}: not safely yours by then, at any price.", name=one.name, month=one.month)
