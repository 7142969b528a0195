"""The answer card as values: the headline, how it stands, the figures beneath, and what to beware of."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.limits import WHOLE
from hegang_desktop.domain.message import Message, Money, Percent, SquareMetres, msg, msg_n
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.purchase import Purchase
from hegang_desktop.engine.names import name_of

FIGURES = ("all_in", "left_after", "runway", "monthly")
"""The ids of the figures beneath the headline, in their order."""
SOON = 36
"""Months after the move in which running out of money belongs into the answer itself."""
Tone = Literal["plain", "good", "caution", "bad"]


class AnswerFigure(msgspec.Struct, frozen=True):
    """One figure beneath the headline: what it is, its value, and a quiet line under it."""

    id: str
    caption: Message
    value: Message
    detail: Message | None = None


class Notice(msgspec.Struct, frozen=True):
    """Something the reader must know beside the headline."""

    tone: Tone
    text: Message


class Answer(msgspec.Struct, frozen=True):
    """What the plan page says first."""

    headline: Message
    sentence: Message
    figures: tuple[AnswerFigure, ...]
    notices: tuple[Notice, ...]


def whole(fen: Fen) -> Money:
    """An amount rounded to whole yuan, for sentences; the working shows it to the fen."""
    return Money(whole_yuan(fen))


def runway_words(tenths: int | None) -> Message:
    """A runway as words."""
    if tenths is None:
        return msg("does not run out")
    if tenths >= 10 * 10 * MONTHS_A_YEAR:
        return msg_n("over {n} year", "over {n} years", tenths // (10 * MONTHS_A_YEAR))
    return msg("{months} months", months=f"{tenths // 10}.{tenths % 10}")


def answer(plan: Plan, projection: Projection, more: tuple[Message, ...] = ()) -> Answer:
    """What follows from a projection, in words; `more` notices come last."""
    headline, sentence = _headline(plan, projection)
    notices = [*_notices(plan, projection), *(Notice("plain", text) for text in more)]
    return Answer(headline, sentence, _figures(plan, projection), tuple(notices))


def _headline(plan: Plan, projection: Projection) -> tuple[Message, Message]:
    home_month = projection.home_month
    bought = plan.scenario.bought
    if bought is not None:
        return (
            msg("This home has been yours since {month}.", month=bought.month),
            msg(
                "{left} are at hand: {runway} without income, if nothing goes wrong.",
                left=whole(plan.situation.at_hand),
                runway=runway_words(projection.runway_no_income),
            ),
        )
    if not plan.scenario.is_priced:
        return (
            msg("Which home? Give it a price, or take one from the listings."),
            msg("A price, or a unit price and an area, is all that is missing for an answer."),
        )
    waits = projection.not_before
    if home_month is None and projection.shortfall == 0 and waits is not None:
        return (
            msg("The money is there, but you do not want to buy before {month}.", month=waits),
            msg("That is further ahead than the plan looks. Choose an earlier month."),
        )
    if home_month is None and projection.shortfall == 0:
        return (
            msg("The money is there in {month}, but you cannot travel to sign.", month=projection.best_month),
            msg("Let somebody sign by proxy, or change the months in which you are away."),
        )
    if home_month is None or projection.left_after is None:
        years = len(projection.months) // MONTHS_A_YEAR
        return (
            msg_n("Not within {n} year, as things stand.", "Not within {n} years, as things stand.", years),
            msg(
                "It comes nearest in {month}, when {amount} are still missing. A cheaper home, less spending or more "
                "income changes that.",
                month=projection.best_month,
                amount=whole(projection.shortfall),
            ),
        )
    start = plan.situation.start
    head = msg("You can own this home in {month}.", month=home_month)
    if home_month == start:
        head = msg("You can own this home at once, in {month}.", month=home_month)
    left = whole(projection.left_after)
    if projection.runway_no_income is None:
        return head, msg("{left} are left the day after, and that does not run out.", left=left)
    below = projection.first_below_zero
    if below is not None and home_month <= below < home_month + SOON:
        return head, msg(
            "{left} are left the day after: {runway} without income. With income the money runs out in {below}.",
            left=left,
            runway=runway_words(projection.runway_no_income),
            below=below,
        )
    return head, msg(
        "{left} are left the day after: {runway} without income, if nothing goes wrong.",
        left=left,
        runway=runway_words(projection.runway_no_income),
    )


def _figures(plan: Plan, projection: Projection) -> tuple[AnswerFigure, ...]:
    price = next((line.amount for line in projection.cost_lines if line.id == "price"), Fen(0))
    more = projection.all_in - price
    left = msg("not reached")
    if projection.left_after is not None:
        left = msg("{amount}", amount=whole(projection.left_after))
    reached, bought = projection.home_month is not None, plan.scenario.bought
    own_runway = msg("with income: for good")
    if projection.runway_plan is not None:
        own_runway = msg("with income: {runway}", runway=runway_words(projection.runway_plan))
    all_in = AnswerFigure(
        "all_in",
        msg("All-in cost"),
        msg("{amount}", amount=whole(projection.all_in)),
        msg("{amount} above the price", amount=whole(Fen(more))) if price and more > 0 else None,
    )
    after = AnswerFigure(
        "left_after",
        msg("Left the day after"),
        left,
        msg("{amount} cushion in it", amount=Money(plan.situation.cushion))
        if reached and plan.situation.cushion
        else None,
    )
    if bought is not None:
        planned = msg("planned: {amount}", amount=whole(bought.planned))
        all_in = AnswerFigure("all_in", msg("Paid for it"), msg("{amount}", amount=whole(bought.paid)), planned)
        now = msg("{amount}", amount=whole(plan.situation.at_hand))
        after = AnswerFigure("left_after", msg("Money at hand"), now)
    return (
        all_in,
        after,
        AnswerFigure(
            "runway",
            msg("Lasts without income"),
            runway_words(projection.runway_no_income) if reached else msg("not reached"),
            own_runway if reached else None,
        ),
        AnswerFigure(
            "monthly",
            msg("Monthly cost once there"),
            msg("{amount}", amount=whole(projection.monthly_after)),
            _monthly_detail(projection),
        ),
    )


def _monthly_detail(projection: Projection) -> Message:
    """What the monthly cost holds of the home, or what it leaves out: payments of debts that still run then."""
    home = projection.home_month or projection.best_month
    at = home - projection.months[0].month
    debts = Fen(-sum(flow.amount for flow in projection.months[at].flows if flow.kind == "debt"))
    if debts > 0:
        return msg("and {amount} for debts", amount=whole(debts))
    return msg("home: {year} a year", year=whole(projection.holding_year))


def _notices(plan: Plan, projection: Projection) -> list[Notice]:
    notices = []
    home, below = plan.scenario.home, projection.first_below_zero
    if plan.sample:
        notices.append(Notice("caution", msg("This is a sample, not your own plan.")))
    if home.sample:
        notices.append(Notice("caution", msg("The home of this plan is a made-up sample.")))
    if home.origin == "typed" and home.basis == "unit" and home.asking_price and plan.scenario.bought is None:
        notices.append(
            Notice(
                "plain",
                msg(
                    "No particular home yet: {area} at {unit}/m². Choose one from the listings, or describe it.",
                    area=SquareMetres(home.floor_area),
                    unit=Money(home.unit_price),
                ),
            )
        )
    if below is not None:
        notices.append(Notice("bad", _below_zero(None if plan.scenario.bought else projection.home_month, below)))
    counted = _last_count(plan)
    if counted is not None:
        notices.append(counted)
    by_chance = _by_chance(plan)
    if by_chance is not None:
        notices.append(Notice("plain", by_chance))
    if plan.scenario.bought is not None:
        return [*_missed(plan.scenario.bought, projection), *notices]
    if home.area_assumed:
        notices.append(Notice("caution", msg("The advert names no floor area; one is assumed. Ask for it.")))
    asks = home.held == "unknown" and not home.seller_pays_taxes and home.asking_price
    if asks and "seller_taxes" not in plan.scenario.overrides:
        notices.append(
            Notice(
                "caution",
                msg("It is not known how long the seller has held the home: taxes of theirs may come on top."),
            )
        )
    return notices


def _by_chance(plan: Plan) -> Message | None:
    """What the figures count by its chance although it comes whole or not at all; None: nothing."""
    situation = plan.situation
    named = [
        msg("{name} ({share} of {amount})", name=name_of(one.name, msg("Money to come")),
            share=Percent(one.certainty), amount=Money(one.amount))
        for one in situation.pending
        if 0 < one.certainty < WHOLE and one.release >= situation.start and one.amount
    ]  # fmt: skip
    named += [
        msg("{name} (less {share} of the days)", name=name_of(one.name, msg("Income")), share=Percent(one.idle))
        for one in plan.income
        if one.pattern == "day_rate" and one.idle
    ]
    if not named:
        return None
    joined = named[0]
    for one in named[1:]:
        joined = msg("{one}, {other}", one=joined, other=one)
    return msg("Counted by its chance, not as if all went well: {names}.", names=joined)


def _below_zero(home_month: Month | None, below: Month) -> Message:
    if home_month is None:
        return msg("Money at hand falls below zero in {month}.", month=below)
    if below < home_month:
        return msg("On the way there, money at hand falls below zero in {month}.", month=below)
    if below == home_month:
        return msg("Money at hand falls below zero in {month}, the very month of the purchase.", month=below)
    return msg("After the purchase, money at hand falls below zero in {month}.", month=below)


def _last_count(plan: Plan) -> Notice | None:
    """By how much the last count of money differed from what had been expected, and what that moved."""
    point = plan.situation.cash[-1]
    if point.expected is None:
        return None
    more = Fen(plan.counted(point) - point.expected)
    if abs(more) < 100:  # noqa: PLR2004 - less than a yuan
        text = msg("In {month} there was as much at hand as expected.", month=point.month)
    elif more > 0:
        text = msg("In {month} there was {amount} more at hand than expected.", month=point.month, amount=whole(more))
    else:
        less = whole(Fen(-more))
        text = msg("In {month} there was {amount} less at hand than expected.", month=point.month, amount=less)
    moved = None if plan.scenario.bought is not None else _moved(point.home_before, point.home_after)
    if moved is not None:
        text = msg("{one} {other}", one=text, other=moved)
    if point.why:
        text = msg("{text} Your note: {why}", text=text, why=point.why)
    return Notice("plain", text)


def _moved(before: Month | None, after: Month | None) -> Message | None:
    if before is None and after is None:
        return None
    if after is None:
        return msg("Before, the home was to come in {before}; now it is out of reach.", before=before)
    if before is None:
        return msg("Before, the home was out of reach; now it comes in {after}.", after=after)
    if before == after:
        return msg("The home month stayed {after}.", after=after)
    if after > before:
        return msg_n(
            "That moved the home from {before} to {after}, {n} month later.",
            "That moved the home from {before} to {after}, {n} months later.",
            after - before, before=before, after=after,
        )  # fmt: skip
    return msg_n(
        "That moved the home from {before} to {after}, {n} month sooner.",
        "That moved the home from {before} to {after}, {n} months sooner.",
        before - after, before=before, after=after,
    )  # fmt: skip


def _missed(bought: Purchase, projection: Projection) -> list[Notice]:
    """What was paid and had not been planned."""
    if not bought.missed:
        return []
    names = {line.id: line.name for line in projection.cost_lines}
    missed = [names.get(line.id, name_of(line.name, msg("Something else"))) for line in bought.missed]
    joined = missed[0]
    for name in missed[1:]:
        joined = msg("{one}, {other}", one=joined, other=name)
    amount = whole(Fen(sum(line.amount for line in bought.missed)))
    return [Notice("plain", msg("The plan had missed: {names} ({amount}).", names=joined, amount=amount))]
