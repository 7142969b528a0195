"""The answer card as values: the headline, how it stands, the figures beneath, and what to beware of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from hegang_desktop.domain.limits import WHOLE
from hegang_desktop.domain.message import Message, Money, Percent, SquareMetres, msg, msg_n, verbatim
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import BelowZero, Projection
from hegang_desktop.domain.purchase import Purchase
from hegang_desktop.domain.safety import Safety, Tone
from hegang_desktop.engine.counted_on import counted_on
from hegang_desktop.engine.debt_notices import first_to_pay, growing_words, pay_first_words
from hegang_desktop.engine.headline import Headline, safe_headline, whole_of_100, with_more
from hegang_desktop.engine.names import name_of
from hegang_desktop.engine.to_ask import school

FIGURES = ("all_in", "left_after", "runway", "monthly")
"""The ids of the figures beneath the headline, in their order."""
Gravity = Literal["plain", "good", "caution", "bad"]
MOST_FALLS = 3
"""Falls below zero that are named one by one; of those beyond them the last."""


class AnswerFigure(msgspec.Struct, frozen=True):
    """One figure beneath the headline: what it is, its value, and a quiet line under it."""

    id: str
    caption: Message
    value: Message
    detail: Message | None = None


class Notice(msgspec.Struct, frozen=True):
    """Something the reader must know beside the headline."""

    tone: Gravity
    text: Message


class Answer(msgspec.Struct, frozen=True):
    """What the plan page says first.

    `sentences` follow the headline, the most important first; `month` says which month the figures are of, and that
    they are those of a course in which nothing goes wrong. `tone` is None while the safe month is worked out, and where
    there is nothing to judge.
    """

    headline: Message
    sentences: tuple[Message, ...]
    figures: tuple[AnswerFigure, ...]
    notices: tuple[Notice, ...]
    tone: Tone | None = None
    month: Message | None = None

    @property
    def sentence(self) -> Message:
        """The first sentence after the headline."""
        return self.sentences[0]


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


def answer(
    plan: Plan,
    projection: Projection,
    safety: Safety | None,
    earliest: Projection | None = None,
    more: tuple[Message, ...] = (),
    *,
    leaves: bool = False,
) -> Answer:
    """What follows from a projection and from the safe month, in words; `more` notices come last.

    `earliest` is the projection of buying as early as can be (None: it is `projection`). While the safe month is worked
    out (`safety` is None) nothing is promised. `leaves`: the home is left again, which `safety` does not look at.
    """
    said = _headline(plan, projection, safety, earliest or projection)
    notices = [*_notices(plan, projection), *(Notice("plain", text) for text in (*counted_on(plan, projection), *more))]
    if leaves:
        text = msg("“Of 100 lives” counts lives that stay there; leaving again is shown as if nothing else went wrong.")
        notices.insert(0, Notice("caution", text))
    judged = safety is not None and (plan.scenario.bought is not None or plan.scenario.is_priced)
    return Answer(
        said.headline,
        said.sentences,
        _figures(plan, projection),
        tuple(notices),
        safety.tone if safety is not None and judged else None,
        _month(plan, projection, safety),
    )


def lasts_words(projection: Projection, *, income: bool) -> Message:
    """How long the money lasts after the home month, with the plan's income or without it."""
    tenths = projection.runway_plan if income else projection.runway_no_income
    for_good = projection.plan_for_good if income else projection.no_income_for_good
    if tenths is not None or for_good:
        return runway_words(tenths)
    return msg_n(
        "longer than the {n} year looked at", "longer than the {n} years looked at", projection.years_looked_at
    )


def _month(plan: Plan, projection: Projection, safety: Safety | None) -> Message | None:
    """Which month the figures are of."""
    month = projection.home_month
    if plan.scenario.bought is not None or month is None or safety is None:
        return None
    if safety.safe_month == month:
        return msg("Bought in {month}, if nothing goes wrong", month=month)
    return msg("Bought at the earliest, in {month}, if nothing goes wrong", month=month)


def _headline(plan: Plan, projection: Projection, safety: Safety | None, earliest: Projection) -> Headline:
    bought = plan.scenario.bought
    if bought is not None:
        return _owned(plan, projection, safety)
    if not plan.scenario.is_priced:
        return Headline(
            msg("Which home? Give it a price, or take one from the listings."),
            (msg("A price, or a unit price and an area, is all that is missing for an answer."),),
        )
    if safety is None:
        return Headline(
            msg("Working out the safe month …"), (msg("A thousand lives are simulated; that takes a moment."),)
        )
    said = safe_headline(plan, projection, safety, earliest)
    if said is not None:
        return said
    head, sentences = _out_of_reach(projection)
    more = with_more(safety)
    return Headline(head, sentences if more is None or not projection.shortfall else (*sentences, more))


def _owned(plan: Plan, projection: Projection, safety: Safety | None) -> Headline:
    """The home is bought: how long what is left lasts."""
    since = Month(1, 1) if plan.scenario.bought is None else plan.scenario.bought.month
    sentences = []
    if safety is not None and safety.surviving is not None:
        sentences.append(
            msg_n(
                "In {lives} of 100 simulated lives the money lasts the next {n} month.",
                "In {lives} of 100 simulated lives the money lasts the next {n} months.",
                safety.months,
                lives=whole_of_100(safety.surviving, safety.lives),
            )
        )
    sentences.append(
        msg(
            "You have {left}: {runway} without income, if nothing goes wrong.",
            left=whole(plan.situation.at_hand),
            runway=lasts_words(projection, income=False),
        )
    )
    return Headline(msg("This home has been yours since {month}.", month=since), tuple(sentences))


def _out_of_reach(projection: Projection) -> tuple[Message, tuple[Message, ...]]:
    """Why the home cannot be reached."""
    home_month, waits = projection.home_month, projection.not_before
    if home_month is None and projection.shortfall == 0 and waits is not None:
        return (
            msg("The money is there, but you do not want to buy before {month}.", month=waits),
            (msg("That is further ahead than the plan looks. Choose an earlier month."),),
        )
    if home_month is None and projection.shortfall == 0:
        return (
            msg("The money is there in {month}, but you cannot travel to sign.", month=projection.best_month),
            (msg("Let someone sign by proxy, or change the months in which you are away."),),
        )
    if home_month is None or projection.left_after is None:
        return (
            msg("As you live now, this home stays out of reach."),
            (
                msg_n(
                    "In the {n} year looked at it comes nearest in {month}, when {amount} is still missing.",
                    "In the {n} years looked at it comes nearest in {month}, when {amount} is still missing.",
                    len(projection.months) // MONTHS_A_YEAR,
                    month=projection.best_month,
                    amount=whole(projection.shortfall),
                ),
                msg(
                    'A cheaper home, or renting there first, may do it: see "What you can own" and "Strategies". '
                    "Less spending or more income changes it as well."
                ),
            ),
        )
    return (
        msg("In {month} the money would be enough, but in most lives it is not.", month=home_month),
        (msg("Fewer than half of the simulated lives can pay for it in any month."),),
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
    elif not plan.scenario.is_priced:
        # nothing is said of a home that has no price yet
        captions = (all_in.caption, after.caption, msg("Lasts without income"), msg("Monthly cost once there"))
        return tuple(AnswerFigure(id_, name, verbatim("–")) for id_, name in zip(FIGURES, captions, strict=True))
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
        notices.append(Notice("caution", msg("The home in this plan is an invented sample.")))
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
    notices += [Notice("bad", growing_words(one)) for one in projection.growing_debts]
    first = first_to_pay(plan.situation)
    if first is not None:
        notices.append(Notice("caution", pay_first_words(first)))
    if projection.home_month is not None and projection.moves_in != projection.home_month:
        notices.append(Notice("caution", _waits_empty(projection.moves_in)))
    counted = _last_count(plan)
    if counted is not None:
        notices.append(counted)
    by_chance = _by_chance(plan)
    if by_chance is not None:
        notices.append(Notice("plain", by_chance))
    if plan.scenario.bought is not None:
        return [*_missed(plan.scenario.bought, projection), *notices]
    child = school(plan, projection.home_month or plan.situation.start)
    if child is not None and plan.scenario.is_priced:
        notices.append(Notice("caution", child))
    if home.area_assumed:
        notices.append(Notice("caution", msg("The floor area is only assumed. Ask for the real one.")))
    asks = home.held == "unknown" and not home.seller_pays_taxes and home.asking_price
    if asks and "seller_taxes" not in plan.scenario.overrides:
        notices.append(
            Notice(
                "caution",
                msg("It is not known how long the seller has owned the home: you may be asked to pay their taxes too."),
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
    return msg("Counted only by their likelihood, not in full: {names}.", names=joined)


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
                "On the way there, money at hand falls below zero {when}: without a loan it cannot be bought this way.",
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
            "{falls}, and {n} more time, last in {month}", "{falls}, and {n} more times, last in {month}",
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
    moved = (
        None if plan.scenario.bought is not None else _moved(point.home_before, point.home_after, went_well=more >= 0)
    )
    if moved is not None:
        text = msg("{one} {other}", one=text, other=moved)
    if point.why:
        text = msg("{text} Your note: {why}", text=text, why=point.why)
    return Notice("plain", text)


def _moved(before: Month | None, after: Month | None, *, went_well: bool) -> Message | None:
    """Where the home has moved since the count before: by what was counted, and by the months that are over.

    `went_well`: there is no less than if nothing had gone wrong, so that what was risked in those months is over too.
    """
    if before is None and after is None:
        return None
    if after is None:
        return msg("Before, the home was to come in {before}; now no month for it is in sight.", before=before)
    if before is None:
        return msg("Before, no month for the home was in sight; now it comes in {after}.", after=after)
    if before == after:
        return msg("The home month stayed {after}.", after=after)
    if after > before:
        return msg_n(
            "Since the count before, the home has moved from {before} to {after}, {n} month later.",
            "Since the count before, the home has moved from {before} to {after}, {n} months later.",
            after - before, before=before, after=after,
        )  # fmt: skip
    if went_well:
        return msg_n(
            "Nothing went wrong meanwhile, so less is risked until then: the home has moved from {before} to {after}, "
            "{n} month sooner.",
            "Nothing went wrong meanwhile, so less is risked until then: the home has moved from {before} to {after}, "
            "{n} months sooner.",
            before - after, before=before, after=after,
        )  # fmt: skip
    return msg_n(
        "Since the count before, the home has moved from {before} to {after}, {n} month sooner.",
        "Since the count before, the home has moved from {before} to {after}, {n} months sooner.",
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
