"""The answer card as values: the headline, how it stands, the figures beneath, and what to beware of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from hegang_desktop.domain.message import Message, Money, SquareMetres, msg, msg_n
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import BelowZero, GrowingDebt, Projection
from hegang_desktop.domain.purchase import Purchase
from hegang_desktop.engine.names import name_of

FIGURES = ("all_in", "left_after", "runway", "monthly")
"""The ids of the figures beneath the headline, in their order."""
MOST_FALLS = 3
"""Falls below zero that are named one by one; of those beyond them the last."""
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


def lasts_words(projection: Projection, *, income: bool) -> Message:
    """How long the money lasts after the home month, with the plan's income or without it."""
    tenths = projection.runway_plan if income else projection.runway_no_income
    for_good = projection.plan_for_good if income else projection.no_income_for_good
    if tenths is not None or for_good:
        return runway_words(tenths)
    return msg_n("beyond the {n} year looked at", "beyond the {n} years looked at", projection.years_looked_at)


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
                "{left} are at hand: {runway} without income, on expected values.",
                left=whole(plan.situation.at_hand),
                runway=runway_words(projection.runway_no_income),
            ),
        )
    if not plan.scenario.is_priced:
        return (
            msg("Which home? Give it a price, or take one from the listings."),
            msg("A price, or a unit price and an area, is all that is missing for an answer."),
        )
    waits = plan.scenario.not_before
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
        "{left} are left the day after: {runway} without income, on expected values.",
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
    own_runway = msg("with income: {runway}", runway=lasts_words(projection, income=True))
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
            lasts_words(projection, income=False) if reached else msg("not reached"),
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
    home = plan.scenario.home
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
    since = None if plan.scenario.bought else projection.home_month
    notices += [Notice("bad", one) for one in _below_zero(since, projection.falls)]
    notices += [Notice("bad", _growing(one)) for one in projection.growing_debts]
    if projection.home_month is not None and projection.moves_in != projection.home_month:
        notices.append(Notice("caution", _waits_empty(projection.moves_in)))
    counted = _last_count(plan)
    if counted is not None:
        notices.append(counted)
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


def _below_zero(home_month: Month | None, falls: tuple[BelowZero, ...]) -> list[Message]:
    """Every fall below zero: on the way to the home and after it, each in a sentence of its own."""
    if home_month is None:
        return _of_falls(falls, lambda when: msg("Money at hand falls below zero {when}.", when=when))
    early = tuple(fall for fall in falls if fall.below < home_month)
    then = tuple(fall for fall in falls if fall.below == home_month)
    late = tuple(fall for fall in falls if fall.below > home_month)
    return [
        *_of_falls(
            early,
            lambda when: msg(
                "On the way there, money at hand falls below zero {when}: without a loan it cannot be bought so.",
                when=when,
            ),
        ),
        *_of_falls(
            then,
            lambda when: msg("In the very month of the purchase, money at hand falls below zero: {when}.", when=when),
        ),
        *_of_falls(late, lambda when: msg("After the purchase, money at hand falls below zero {when}.", when=when)),
    ]


def _of_falls(falls: tuple[BelowZero, ...], sentence: Callable[[Message], Message]) -> list[Message]:
    if not falls:
        return []
    first, *others = (_when(fall) for fall in falls[:MOST_FALLS])
    for other in others:
        first = msg("{one}, {other}", one=first, other=other)
    if len(falls) > MOST_FALLS:
        first = msg_n(
            "{falls}, and {n} time more, last in {month}", "{falls}, and {n} times more, last in {month}",
            len(falls) - MOST_FALLS, falls=first, month=falls[-1].below,
        )  # fmt: skip
    return [sentence(first)]


def _when(fall: BelowZero) -> Message:
    if fall.recovers is None:
        return msg("from {month} on", month=fall.below)
    last = fall.recovers + -1
    if last == fall.below:
        return msg("in {month}", month=fall.below)
    return msg("from {month} to {last}", month=fall.below, last=last)


def _waits_empty(moves_in: Month | None) -> Message:
    if moves_in is None:
        return msg("By the plan you can never travel there: the home stands empty, and life here goes on.")
    return msg(
        "You can travel there from {month} on, and move in. Until then life here goes on, and the home stands empty.",
        month=moves_in,
    )


def _growing(debt: GrowingDebt) -> Message:
    return msg(
        "{name} grows, for what is paid does not cover its cost: {then} are owed when the home is bought, {end} at "
        "the end of the plan.",
        name=name_of(debt.name, msg("Debt")),
        then=whole(debt.at_home),
        end=whole(debt.at_end),
    )


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
