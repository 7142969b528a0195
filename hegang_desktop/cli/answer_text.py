"""The answer of a plan as text for a terminal: `hegang-desktop answer FILE`."""

from __future__ import annotations

from collections.abc import Iterator

from hegang_desktop.app.answer.analyses import Lives, Matters, WithinReach
from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.price_source import cost_source
from hegang_desktop.domain.message import Message, Money, Percent, msg, msg_n
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.simulation import Life
from hegang_desktop.domain.strategy import Comparison
from hegang_desktop.engine.answer import whole
from hegang_desktop.text.tones import tone_of_100, tone_words
from hegang_desktop.text.translator import Translator

_COLUMN = 16
_MOST = 12


def answer_lines(outcome: Outcome, words: Translator) -> Iterator[str]:
    """Headline, figures, notices, and the all-in cost line by line."""
    say, card = words.say, outcome.answer
    yield say(card.headline)
    if outcome.safety is not None and card.tone is not None:
        yield say(tone_of_100(outcome.safety))
    for sentence in card.sentences:
        yield say(sentence)
    yield ""
    if card.month is not None:
        yield say(msg("{what}:", what=card.month))
    for figure in card.figures:
        named = msg("{caption}: {value}", caption=figure.caption, value=figure.value)
        detail = f"  ({say(figure.detail)})" if figure.detail else ""
        yield say(named) + detail
    for notice in card.notices:
        yield f"! {say(notice.text)}"
    yield ""
    yield say(msg("All-in cost, line by line:"))
    for line in outcome.projection.cost_lines:
        named = msg("{caption}: {value}", caption=line.name, value=line.rule)
        yield f"{words.money(line.amount):>{_COLUMN}}  {say(named)}"
        yield f"{'':>{_COLUMN}}  {say(cost_source(line, outcome.plan.scenario.home))}"


def lives_lines(lives: Lives, words: Translator) -> Iterator[str]:
    """What the simulated lives say."""
    yield ""
    for sentence in lives.sentences:
        yield words.say(sentence)
    yield words.say(
        msg(
            "{n} lives with seed {seed}; what is unsure about them are assumptions.",
            n=lives.simulation.lives,
            seed=str(lives.simulation.seed),
        )
    )


def life_lines(life: Life, words: Translator) -> Iterator[str]:
    """One life, month by month: what was at hand at the end of each, and what happened."""
    yield ""
    yield words.say(msg("Life {n}, month by month:", n=life.index + 1))
    for row in life.months:
        happened = "; ".join(words.say(event) for event in row.events)
        month = words.say(msg("{month}", month=row.ledger.month))
        closing = words.say(msg("{amount}", amount=whole(row.ledger.closing)))
        yield f"{month:>{_COLUMN}}  {closing:>{_COLUMN}}  {happened}".rstrip()


def strategy_lines(comparison: Comparison, words: Translator) -> Iterator[str]:
    """The strategies side by side, and the verdict."""
    from hegang_desktop.app.answer.strategy_lives import lives_sentence, runway_sentence
    from hegang_desktop.engine.strategies.courses import NAMES

    say = words.say
    yield ""
    yield say(msg("Strategies, by what is left and owned at the end if nothing goes wrong:"))
    for outcome in comparison.outcomes:
        yield say(
            msg(
                "{name}: {worth} in the end; housing costs {housing}; lasts without income: {runway}",
                name=NAMES[outcome.kind],
                worth=whole(outcome.final_worth),
                housing=whole(outcome.housing.total),
                runway=runway_sentence(outcome),
            )
        )
        if outcome.lives is not None:
            pair = (tone_words(outcome.lives.tone), lives_sentence(outcome, outcome.lives))
            yield "  " + say(msg("{one}: {other}", one=pair[0], other=pair[1]))
    for lacking in comparison.lacking:
        yield say(msg("{name}: {reason}", name=NAMES[lacking.kind], reason=lacking.reason))
    for sentence in comparison.verdict:
        yield say(sentence)


def matters_lines(matters: Matters, words: Translator) -> Iterator[str]:
    """Levers, what would turn the verdict, and the numbers with the largest effect."""
    say = words.say
    yield ""
    if matters.levers:
        holds = matters.levers[0].months is not None
        yield say(
            msg("What brings it nearer:") if holds else msg("What would make it hold, the smallest change first:")
        )
    for lever in matters.levers[:_MOST]:
        yield f"  {say(lever.text)} {say(lever.runway_text)}"
    if matters.flips:
        yield say(msg("What would change the verdict:"))
    for flip in matters.flips[:_MOST]:
        yield f"  {say(flip.text)}"
    if matters.effects:
        yield say(msg("What a tenth less or more of each number changes:"))
    for effect in matters.effects[:_MOST]:
        yield "  " + say(
            msg(
                "{name}: a tenth less, {lower}; a tenth more, {higher}",
                name=effect.name,
                lower=shifted(effect.lower.months),
                higher=shifted(effect.higher.months),
            )
        )


def reach_lines(reach: WithinReach, words: Translator) -> Iterator[str]:
    """What it takes to own a home by a month, and what social insurance changes."""
    say, needed = words.say, reach.needed
    yield ""
    if reach.dearest is None:
        yield say(msg("By {month} no home can safely be owned, at any price.", month=reach.month))
    else:
        yield say(
            msg("By {month} a home of {amount} can safely be owned.", month=reach.month, amount=whole(reach.dearest))
        )
    if needed is None:
        yield say(msg("For the plan's own home no amount of saving would be in time."))
    elif needed.more <= 0:
        yield say(msg("For the plan's own home nothing more need be saved."))
    elif needed.share is None:
        yield say(msg("For the plan's own home {more} a month more must come in.", more=Money(needed.more)))
    elif not needed.possible:
        yield say(
            msg(
                "For the plan's own home {all} a month would have to be saved, more than comes in: that cannot be. It "
                "takes {more} a month more, or a cheaper home.",
                more=Money(needed.more),
                all=Money(needed.all),
            )
        )
    else:
        yield say(
            msg(
                "For the plan's own home {more} a month more must be saved, {all} in all, {share} of what comes in.",
                more=Money(needed.more),
                all=Money(needed.all),
                share=Percent(needed.share),
            )
        )
    for one in reach.insurance:
        yield say(
            msg(
                "{name}: paid, {with_it}; not paid, {without}.",
                name=one.name or say(msg("Social insurance")),
                with_it=_owned(one.paid.home_month),
                without=_owned(one.unpaid.home_month),
            )
        )


def _owned(month: Month | None) -> Message:
    return msg("not reached") if month is None else msg("a home of your own in {month} at the earliest", month=month)


def shifted(months: int | None) -> Message:
    """By how much a home month moves, in words."""
    if months is None:
        return msg("no home month to compare")
    if months == 0:
        return msg("same month")
    if months < 0:
        return msg_n("{n} month earlier", "{n} months earlier", -months)
    return msg_n("{n} month later", "{n} months later", months)
