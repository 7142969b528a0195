"""What the answer says first: the month that can be acted on, how sure it is, and what the earliest month would mean.

Sentences about luck count lives out of a hundred, from one run: what holds is rounded down, what fails up.
"""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.message import Message, Money, msg, msg_n
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.safety import BlockingCause, MonthChance, Safety
from hegang_desktop.engine.simulation.cause_names import CAUSES

TOO_LITTLE = msg("the money is not enough in time")
_NAMED = 2
_FEW = 5
"""Lives of a hundred below which it is not worth a warning that money is gone."""


class Headline(msgspec.Struct, frozen=True):
    """`headline` and what follows it, the most important first: at most three sentences."""

    headline: Message
    sentences: tuple[Message, ...]


def safe_headline(plan: Plan, projection: Projection, safety: Safety, earliest: Projection) -> Headline | None:
    """The headline of a home that is to be bought; None where the calendar, not luck, decides."""
    if safety.safe is not None:
        return _safe(plan, safety, safety.safe)
    if safety.reason != "not_within" or safety.best is None or safety.tone == "unreached":
        return None
    return _none_holds(safety, safety.best, _years(projection), earliest)


def _years(projection: Projection) -> int:
    return max(1, len(projection.months) // MONTHS_A_YEAR)


def _safe(plan: Plan, safety: Safety, safe: MonthChance) -> Headline:
    if safe.month == plan.situation.start:
        head = msg("This home can safely be yours now, in {month}.", month=safe.month)
    elif safety.until == safe.month:
        head = msg("In {month} this home can safely be yours.", month=safe.month)
    else:
        head = msg("From {month} this home can safely be yours.", month=safe.month)
    if safety.tone != "holds":
        head = msg("In {month} this home can be yours, if only just.", month=safe.month)
    sentences = [_luck(safety, safe)]
    if safety.keep > plan.situation.cushion:
        keep = Money(kept_back(safety.keep))
        now = safe.month == plan.situation.start
        once = msg("Buy once {amount} would be left.", amount=keep)
        sentences.append(msg("At least {amount} should be left after paying.", amount=keep) if now else once)
    if safety.until is not None:
        sentences.append(_until(safety, safety.until))
    sentences += _early(safety, safe)
    return Headline(head, tuple(sentences))


def _until(safety: Safety, until: Month) -> Message:
    """That it is less safe after a month, and from when on it is as safe again."""
    least = safety.percent * safety.lives
    later = range(until - safety.start + 1, len(safety.holding))
    again = next((at for at in later if safety.holding[at] * 100 >= least), None)
    if again is None:
        return msg("Safe until {month}; after that fewer lives hold.", month=until)
    return msg("After {month} fewer lives hold; safe again from {again}.", month=until, again=safety.start + again)


def _luck(safety: Safety, chance: MonthChance) -> Message:
    """How many can pay then, and how many of the same hundred still have money when the months watched are over."""
    able, holding = whole_of_100(chance.able, chance.lives), whole_of_100(chance.holding, chance.lives)
    if safety.months == MONTHS_A_YEAR:
        return msg(
            "Of 100 lives, {able} can pay then and {holding} still have money a year later.",
            able=able, holding=holding,
        )  # fmt: skip
    return msg_n(
        "Of 100 lives, {able} can pay then and {holding} still have money {n} month later.",
        "Of 100 lives, {able} can pay then and {holding} still have money {n} months later.",
        safety.months, able=able, holding=holding,
    )  # fmt: skip


def _early(safety: Safety, shown: MonthChance) -> list[Message]:
    """What buying as early as can be would mean, where that is another month."""
    early = safety.earliest
    if early is None or early.month >= shown.month:
        return []
    gone = part_of_100(early.gone, early.lives)
    if gone < _FEW:
        return [msg("Earliest {month}, but fewer lives hold then.", month=early.month)]
    return [
        msg(
            "Earliest {month}: out of money by {gone_by} in {n} of 100 lives.",
            month=early.month,
            gone_by=early.gone_by,
            n=gone,
        )
    ]


def _none_holds(safety: Safety, best: MonthChance, years: int, earliest: Projection) -> Headline:
    head = msg_n(
        "Within {n} year there is no month in which this home is safely yours.",
        "Within {n} years there is no month in which this home is safely yours.",
        years,
    )
    holding = whole_of_100(best.holding, best.lives)
    nearest = msg(
        "{month} comes nearest: {holding} of 100 lives still have money a year later; {percent} should.",
        month=best.month, holding=holding, percent=safety.percent,
    )  # fmt: skip
    if safety.months != MONTHS_A_YEAR:
        nearest = msg_n(
            "{month} comes nearest: {holding} of 100 lives still have money {n} month later; {percent} "
            "should.",
            "{month} comes nearest: {holding} of 100 lives still have money {n} months later; {percent} "
            "should.",
            safety.months, month=best.month, holding=holding, percent=safety.percent,
        )  # fmt: skip
    sentences = [nearest]
    if safety.causes:
        sentences.append(_why(safety))
    if safety.missing is not None and safety.missing > 0:
        amount = Money(kept_back(safety.missing))
        sentences.append(
            msg("With {amount} more at hand it would hold in {month}.", amount=amount, month=safety.missing_in)
        )
    sentences += _early(safety, best)
    if safety.earliest is None and earliest.home_month is not None:
        sentences.append(msg("At the earliest {month}.", month=earliest.home_month))
    return Headline(head, tuple(sentences))


def _why(safety: Safety) -> Message:
    named = safety.causes[:_NAMED]
    words = _cause(named[0], safety.lives)
    for cause in named[1:]:
        words = msg("{before}; {next}", before=words, next=_cause(cause, safety.lives))
    return msg("What stands in the way most: {causes}.", causes=words)


def _cause(cause: BlockingCause, lives: int) -> Message:
    name = TOO_LITTLE if cause.kind == "too_little" else CAUSES[cause.kind]
    return msg("{cause} (in {n} of 100 lives)", cause=name, n=part_of_100(cause.lives, lives))


def whole_of_100(part: int, whole: int) -> int:
    """Of a hundred lives, how many hold: never more than was counted."""
    return part * 100 // whole if whole else 0


def part_of_100(part: int, whole: int) -> int:
    """Of a hundred lives, how many fail: never fewer than was counted."""
    return -(-part * 100 // whole) if whole else 0


def kept_back(amount: Fen) -> Fen:
    """An amount that is to be kept or found: to the next whole hundred yuan, so that it is enough."""
    hundred = 10_000
    return whole_yuan(Fen(-(-amount // hundred) * hundred))
