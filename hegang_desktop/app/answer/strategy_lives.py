"""What simulated lives say of a strategy, in words: whether it holds, and in how many of a hundred lives."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.strategy import BUYING, StrategyLives, StrategyOutcome
from hegang_desktop.engine.answer import runway_words
from hegang_desktop.engine.simulation.narrative import of_100
from hegang_desktop.engine.strategies.courses import NAMES
from hegang_desktop.text.tones import TONES


def lives_sentence(one: StrategyOutcome, lives: StrategyLives) -> Message:
    """In how many of a hundred lives the home is bought and the money lasts, of the same hundred throughout."""
    watched, lasting = of_100(lives.watched.value), of_100(lives.lasting.value)
    span = _span(len(one.months))
    if one.kind in BUYING:
        return msg(
            "Of 100 lives {bought} buy it and {n} still have money {span} after; {all} never run out in {years}.",
            bought=of_100(1 - lives.never_bought.value), n=watched, span=_watch(lives), all=lasting, years=span,
        )  # fmt: skip
    if one.kind == "stay":
        return msg(
            "Of 100 lives {n} still have money after {span}; {all} never run out in {years}.",
            n=watched, span=_watch(lives), all=lasting, years=span,
        )  # fmt: skip
    return msg(
        "Of 100 lives {n} still have money {span} after the move; {all} never run out in {years}.",
        n=watched, span=_watch(lives), all=lasting, years=span,
    )  # fmt: skip


def tone_sentence(one: StrategyOutcome, lives: StrategyLives) -> Message:
    """Sign, name and word of a strategy, and its shares in one sentence."""
    return msg(
        "{sign} {name}: {word}. {sentence}",
        sign=TONES[lives.tone].sign,
        name=NAMES[one.kind],
        word=TONES[lives.tone].word,
        sentence=lives_sentence(one, lives),
    )


def runway_sentence(one: StrategyOutcome) -> Message:
    """How long money lasts without income; of a home that is never reached, that."""
    if one.runway_reason == "never_reached":
        return msg("the home is never reached")
    return runway_words(one.runway)


def _watch(lives: StrategyLives) -> Message:
    if lives.months == MONTHS_A_YEAR:
        return msg("a year")
    return msg_n("{n} month", "{n} months", lives.months)


def _span(months: int) -> Message:
    if months % MONTHS_A_YEAR:
        return msg_n("{n} month", "{n} months", months)
    return msg_n("{n} year", "{n} years", months // MONTHS_A_YEAR)
