"""What the calendar does to the purchase, in words: months in which the buyer cannot travel, and deadlines."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, Money, msg, msg_n
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.safety import Safety
from hegang_desktop.domain.sensitivity import DeadlineOutcome, Reached
from hegang_desktop.engine.reach import travel_or_proxy
from hegang_desktop.engine.safety.safe_reach import safe_by_deadline


def timing(plan: Plan, projection: Projection, rules: Rules, safety: Safety) -> tuple[Message, ...]:
    """Sentences for the notices of the answer: the other way of signing where it makes a difference, then deadlines.

    `plan` is acted on in the month that `projection` is of.
    """
    sentences = []
    situation = plan.situation
    if situation.away_months or any(stream.away for stream in situation.income):
        both = travel_or_proxy(plan, rules)
        other = both.travelling if plan.scenario.by_proxy else both.by_proxy
        other_way = _other_way(projection, other, by_proxy=plan.scenario.by_proxy)
        if other_way is not None:
            sentences.append(other_way)
    if situation.deadlines:
        sentences += [_deadline(one) for one in safe_by_deadline(plan, rules, safety)]
    return tuple(sentences)


def _other_way(projection: Projection, other: Reached, *, by_proxy: bool) -> Message | None:
    if by_proxy:
        if not projection.by_proxy:
            return None
        if other.home_month is None or projection.home_month is None:
            return msg("Somebody else signs for you. Waiting for a month in which you can travel, it is not reached.")
        return msg_n(
            "Somebody else signs for you. Waiting until you can travel, it would be {month}, {n} month later.",
            "Somebody else signs for you. Waiting until you can travel, it would be {month}, {n} months later.",
            other.home_month - projection.home_month, month=other.home_month,
        )  # fmt: skip
    if other.home_month is None or not other.by_proxy or other.all_in is None:
        return None
    more = Fen(other.all_in - projection.all_in)
    if projection.home_month is not None and more > 0:
        return msg(
            "You cannot travel in some months. By proxy it could be yours in {month}, for {amount} more.",
            month=other.home_month, amount=Money(more),
        )  # fmt: skip
    return msg(
        "You cannot travel in some months. By proxy it could be yours in {month}, for {amount} all-in.",
        month=other.home_month, amount=Money(other.all_in),
    )  # fmt: skip


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
