"""The strategies of a plan side by side: the verdict with its conditions, and what follows from each."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hegang_desktop.app.answer.comparison_rows import Better, Row, differs, endless, figure
from hegang_desktop.app.answer.figures import FIGURES, NO_SAFE_MONTH
from hegang_desktop.app.answer.strategy_chart import strategies_chart
from hegang_desktop.app.answer.strategy_lives import lives_sentence, runway_sentence, tone_sentence
from hegang_desktop.app.answer.strategy_verdict import Turning, conditions, headline, turning_of
from hegang_desktop.domain.chart import ChartSpec
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.message import Message, Money, msg, pmsg, verbatim
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.places import HOME, SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.safety import Tone
from hegang_desktop.domain.simulation import Share
from hegang_desktop.domain.strategy import BUYING, Comparison, HousingCost, StrategyKind, StrategyOutcome
from hegang_desktop.engine.answer import runway_words
from hegang_desktop.engine.headline import whole_of_100
from hegang_desktop.engine.strategies.courses import KINDS, NAMES
from hegang_desktop.text.tones import tone_words

SHORT: dict[StrategyKind, Message] = {
    "stay": pmsg("strategy", "Stay, rent"),
    "rent_there": pmsg("strategy", "Move, rent"),
    "trial": pmsg("strategy", "A winter, then buy"),
    "trial_back": pmsg("strategy", "A winter, then back"),
    "mortgage": pmsg("strategy", "Mortgage here"),
    "move": pmsg("strategy", "Move, own"),
    "fail_safe": pmsg("strategy", "Fail-safe home"),
}
"""Names for the heads of narrow columns; NAMES says them in full."""
INPUTS: dict[StrategyKind, InputRef] = {
    "mortgage": SITUATION.part("mortgage_here").ref,
    "rent_there": SITUATION.part("away_months").ref,
    **dict.fromkeys(("trial", "move", "fail_safe"), HOME.ref),
}
"""The input that a strategy lacks."""

ASKED: dict[StrategyKind, Message] = {
    "stay": msg("Whom would I leave behind? Am I tired of landlords, of shared kitchens, of moving every year?"),
    "rent_there": msg("Could I do without a door of my own, all else being the same? What if the landlord sells?"),
    "trial": msg("What must a winter there show me? The cold, the dark, the quiet: what would make me turn back?"),
    "trial_back": msg("What would I be glad to have tried, even if I go back?"),
    "mortgage": msg("Could I sleep with thirty years of instalments? What would they keep me from doing?"),
    "move": msg("Near my mother, or far from her? Whom do I know there? What would I do on a day in January?"),
    "fail_safe": msg("Is it worth it only to know that there is a door of mine to go back to?"),
}
"""What the empty fields of `Plan.beyond` ask."""


class Missing(msgspec.Struct, frozen=True):
    """A strategy that cannot be reckoned yet: why, and the input that would change that (None where none does)."""

    kind: StrategyKind
    name: Message
    reason: Message
    wanted: InputRef | None


class StrategyTable(msgspec.Struct, frozen=True):
    """The strategies of a plan. `bought` is a sentence where the home is owned already; then nothing is compared.

    `verdict` is the headline, `conditions` the sentences under it. `kinds`, `heads` and `names` are of the columns.
    `lives` says of each strategy how many of a hundred lives it carries, with the tone of that.
    """

    plan: Plan
    bought: Message | None
    verdict: Message
    conditions: tuple[Message, ...]
    kinds: tuple[StrategyKind, ...]
    heads: tuple[Message, ...]
    names: tuple[Message, ...]
    rows: tuple[Row, ...]
    missing: tuple[Missing, ...]
    chart: ChartSpec | None
    lives: tuple[tuple[Tone, Message], ...] = ()


def strategy_table(plan: Plan) -> StrategyTable:
    """Everything the view shows of a plan; some hundredths of a second, for a thread."""
    bought = plan.scenario.bought
    if bought is not None:
        sentence = msg(
            "This home has been yours since {month}. Whether to rent on, borrow or move is decided; there is nothing "
            "left to compare.",
            month=bought.month,
        )
        return StrategyTable(plan, sentence, sentence, (), (), (), (), (), (), None)
    from hegang_desktop.app.answer.analyses import strategies

    compared = strategies(plan)
    acts = next((one.safe_month for one in compared.outcomes if one.kind == "move"), None)
    return table_of(plan, compared, turning_of(plan, acts))


def table_of(plan: Plan, comparison: Comparison, turning: Turning) -> StrategyTable:
    """The table of a comparison."""
    kinds = tuple(one.kind for one in comparison.outcomes)
    return StrategyTable(
        plan,
        None,
        headline(comparison, turning),
        conditions(comparison, turning),
        kinds,
        tuple(SHORT[kind] for kind in kinds),
        tuple(NAMES[kind] for kind in kinds),
        _rows(comparison.outcomes),
        tuple(Missing(one.kind, NAMES[one.kind], one.reason, INPUTS.get(one.kind)) for one in comparison.lacking),
        strategies_chart(comparison.outcomes),
        tuple((one.lives.tone, tone_sentence(one, one.lives)) for one in comparison.outcomes if one.lives is not None),
    )


def words_row(plan: Plan, kinds: Sequence[StrategyKind]) -> Row | None:
    """What the user says of each strategy beyond money; None when nothing is said yet. Never scored."""
    sentence = [plan.beyond.get(kind, "").strip() for kind in kinds]
    if not any(sentence):
        return None
    return Row(
        "beyond", msg("In your own words"), tuple(verbatim(text) if text else None for text in sentence), kind="words"
    )


def same_figures(one: Plan, other: Plan) -> bool:
    """Whether two plans compare alike: they differ in nothing but the user's words about the strategies."""
    return one == msgspec.structs.replace(other, beyond=one.beyond)


def kinds_to_tell(plan: Plan) -> tuple[StrategyKind, ...]:
    """The strategies that the user may say something of: all, or once the home is owned those already spoken of."""
    if plan.scenario.bought is None:
        return KINDS
    return tuple(kind for kind in KINDS if kind == "move" or plan.beyond.get(kind, "").strip())


def with_beyond(plan: Plan, kind: StrategyKind, text: str) -> Plan:
    """The plan with these words about a strategy; blank ones are left out. InvalidPlan when they are too long."""
    beyond = {name: words for name, words in plan.beyond.items() if name != kind}
    if text.strip():
        beyond[kind] = text
    # in the order of the strategies, so that typing and deleting gives the same plan again
    ordered = {name: beyond[name] for name in (*KINDS, *(one for one in beyond if one not in KINDS)) if name in beyond}
    return msgspec.structs.replace(plan, beyond=ordered)


def _rows(outcomes: Sequence[StrategyOutcome]) -> tuple[Row, ...]:
    n = range(len(outcomes))
    sound = frozenset(at for at in n if outcomes[at].first_below_zero is None)
    ruined = frozenset(n) - sound

    def months(id_: str, name: Message, values: list[Month | None], nothing: list[Message]) -> Row:
        cells = tuple(otherwise if month is None else month for month, otherwise in zip(values, nothing, strict=True))
        numbers = [None if month is None else month.index for month in values]
        return figure(id_, name, cells, numbers, "less", among=sound)

    def money(id_: str, name: Message, values: list[Fen], *, more: bool, tips: tuple[Message, ...] = ()) -> Row:
        amounts = tuple(whole_yuan(one) for one in values)
        below = frozenset(at for at in n if amounts[at] < 0)
        better: Better = "more" if more else "less"
        return figure(id_, name, amounts, amounts, better, among=sound, warned=below, tips=tips)

    no_home = [msg("not reached") if one.kind in BUYING else msg("no home") for one in outcomes]
    unsafe = [_unsafe(one) for one in outcomes]
    lasting = [one.runway_reason != "never_reached" for one in outcomes]
    rows = [
        *_lives_rows(outcomes, sound),
        months("home_month", FIGURES["home_month"].caption, [one.home_month for one in outcomes], no_home),
        months("secure", msg("No landlord, no bank from"), [one.secure_from for one in outcomes], unsafe),
        money("left", msg("Money left at the end, yuan"), [one.left for one in outcomes], more=True),
        _resale(outcomes, sound),
        money("worth", msg("Net worth at the end, yuan"), [one.final_worth for one in outcomes], more=True),
        money(
            "housing",
            msg("Paid for housing in all, yuan"),
            [paid_for(one.housing) for one in outcomes],
            more=False,
            tips=tuple(_parts(one.housing) for one in outcomes),
        ),
    ]
    if any(one.trial_from is not None for one in outcomes):
        tips = tuple(
            None if one.trial_until is None else msg("Until the end of {month}.", month=one.trial_until)
            for one in outcomes
        )
        rows.insert(
            0, figure("trial", msg("The winter there begins"), tuple(one.trial_from for one in outcomes), tips=tips)
        )
    if any(one.housing.interest for one in outcomes):
        interest = tuple(whole_yuan(one.housing.interest) for one in outcomes)
        rows.append(figure("interest", msg("Interest of it, yuan"), interest))
    rows.append(
        figure(
            "runway",
            msg("Lasts if income stops"),
            tuple(runway_words(one.runway) if ok else None for one, ok in zip(outcomes, lasting, strict=True)),
            [endless(one.runway) if ok else None for one, ok in zip(outcomes, lasting, strict=True)],
            "more",
            among=sound,
            tips=tuple(
                msg("If every income stops in {month}.", month=one.runway_from)
                if one.runway_from is not None and ok
                else runway_sentence(one)
                for one, ok in zip(outcomes, lasting, strict=True)
            ),
        )
    )
    rows.append(money("worst", msg("Least at the end of a month, yuan"), [one.worst for one in outcomes], more=True))
    rows.append(figure("worst_month", msg("Lowest in"), tuple(one.worst_month for one in outcomes)))
    if ruined:
        below = tuple(
            pmsg("below zero", "never") if one.first_below_zero is None else one.first_below_zero for one in outcomes
        )
        rows.append(figure("below", msg("Below zero from"), below, warned=ruined))
    return tuple(rows)


def _lives_rows(outcomes: Sequence[StrategyOutcome], sound: frozenset[int]) -> list[Row]:
    """How it goes in simulated lives: the tone with its sign, and three shares of the same hundred lives."""
    simulated = [(one, one.lives) for one in outcomes if one.lives is not None]
    if len(simulated) < len(outcomes):
        return []
    tones = tuple(lives.tone for _, lives in simulated)
    cells = tuple(tone_words(tone) for tone in tones)
    nothing = [NO_SAFE_MONTH if one.kind in BUYING else msg("no home") for one in outcomes]
    safe = tuple(
        none if one.safe_month is None else one.safe_month for one, none in zip(outcomes, nothing, strict=True)
    )
    numbers = [None if one.safe_month is None else one.safe_month.index for one in outcomes]
    sentences = tuple(lives_sentence(one, lives) for one, lives in simulated)

    def shares(id_: str, name: Message, values: list[Share], counted: list[bool]) -> Row:
        cells = tuple(
            msg("{n} of 100", n=whole_of_100(share.part, share.whole)) if ok else None
            for share, ok in zip(values, counted, strict=True)
        )
        numbers = [
            whole_of_100(share.part, share.whole) if ok else None for share, ok in zip(values, counted, strict=True)
        ]
        return figure(id_, name, cells, numbers, "more", among=sound, tips=sentences)

    everybody = [True] * len(simulated)
    buys = [one.kind in BUYING for one, _ in simulated]
    return [
        figure("safe_month", FIGURES["safe_month"].caption, safe, numbers, "less", tips=sentences),
        Row("tone", FIGURES["tone"].caption, cells, "figure", differs(cells), tips=sentences, tones=tones),
        shares("watched", msg("Has money a year on"), [lives.watched for _, lives in simulated], everybody),
        shares("lasting", msg("Never runs out of money"), [lives.lasting for _, lives in simulated], everybody),
        shares("owning", msg("Owns the home at the end"), [lives.owning for _, lives in simulated], buys),
    ]


def _resale(outcomes: Sequence[StrategyOutcome], sound: frozenset[int]) -> Row:
    amounts = tuple(whole_yuan(one.resale_value) for one in outcomes)
    # who owns no home is not best at it
    numbers = [amount or None for amount in amounts]
    return figure("resale", msg("Home, if sold at the end, yuan"), amounts, numbers, "more", among=sound)


def _unsafe(one: StrategyOutcome) -> Message:
    if one.kind == "mortgage" and one.home_month is not None:
        return msg("not in these years")
    return pmsg("no landlord, no bank", "never")


def paid_for(housing: HousingCost) -> Fen:
    """All that is paid for housing, before what a home brings or would bring back."""
    return Fen(housing.rent + housing.at_once + housing.instalments + housing.holding + housing.journeys)


def _parts(housing: HousingCost) -> Message:
    return msg(
        "Rent {rent}, at once for the home {at_once}, instalments {instalments}, the home each year {holding}, "
        "journeys {journeys}",
        rent=Money(whole_yuan(housing.rent)),
        at_once=Money(whole_yuan(housing.at_once)),
        instalments=Money(whole_yuan(housing.instalments)),
        holding=Money(whole_yuan(housing.holding)),
        journeys=Money(whole_yuan(housing.journeys)),
    )
