"""What simulated lives say of a strategy, in words: whether it holds, and in how many of a hundred lives."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.strategy import BUYING, StrategyLives, StrategyOutcome
from hegang_desktop.engine.answer import runway_words
from hegang_desktop.engine.headline import whole_of_100
from hegang_desktop.engine.strategies.courses import NAMES
from hegang_desktop.text.tones import TONES


def lives_sentence(one: StrategyOutcome, lives: StrategyLives) -> Message:
    """In how many of a hundred lives the home is bought and the money lasts, of the same hundred throughout."""
    watched = whole_of_100(lives.watched.part, lives.watched.whole)
    lasting = whole_of_100(lives.lasting.part, lives.lasting.whole)
    span = _span(len(one.months))
    if lives.able is not None and lives.month is not None and lives.tone != "unreached":
        able = whole_of_100(lives.able.part, lives.able.whole)
        if one.safe_month is None:
            return msg(
                "In no month do enough lives hold; {month} comes nearest: of 100 lives {able} can pay for it then, and "
                "{n} still have money {span} later.",
                month=lives.month, able=able, n=watched, span=_watch(lives),
            )  # fmt: skip
        return msg(
            "Bought in {month}: of 100 lives {able} can pay for it then, and {n} still have money {span} later; {all} "
            "never run out in {years}.",
            month=lives.month, able=able, n=watched, span=_watch(lives), all=lasting, years=span,
        )  # fmt: skip
    if one.kind in BUYING:
        bought = lives.never_bought.whole - lives.never_bought.part
        return msg(
            "Of 100 lives {bought} buy it and {n} still have money {span} after; {all} never run out in {years}.",
            bought=whole_of_100(bought, lives.never_bought.whole), n=watched, span=_watch(lives), all=lasting,
            years=span,
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
