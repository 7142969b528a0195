"""All strategies side by side, and what they say in words."""

from __future__ import annotations

from collections.abc import Callable

from hegang_desktop.domain.message import Message, Money, msg, msg_n
from hegang_desktop.domain.money import Fen, divide_half_up, yuan
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.safety import Safety
from hegang_desktop.domain.strategy import Comparison, Lacking, StrategyKind, StrategyOutcome
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.simulation.uncertainty import uncertainty
from hegang_desktop.engine.strategies.break_even import from_gains, gains
from hegang_desktop.engine.strategies.courses import KINDS, NAMES, course_of, lacks, leaving_of
from hegang_desktop.engine.strategies.lives import Luck, safeties, watch_of, with_lives
from hegang_desktop.engine.strategies.outcome import Walk, outcome_of, walks
from hegang_desktop.engine.strategies.safe_tipping import safe_tipping_rent
from hegang_desktop.engine.strategies.tipping import rent_point
from hegang_desktop.engine.strategies.worth import debts_owed

EQUAL = yuan(1_000)
EQUAL_PART = 100
"""Outcomes are called equal when they differ by less than 1,000 yuan, or a hundredth of the larger one."""


def compare(
    plan: Plan,
    rules: Rules,
    *,
    leave_after: int | None = None,
    sellable: bool = True,
    lives: Luck | None = None,
) -> Comparison:
    """Every strategy the plan allows, ranked by net worth at the end, with the verdict.

    `leave_after` and `sellable` as in `outcome`, the same for all; the break-even stay is that of moving for good.
    `lives` are simulated on each strategy with the same luck, and each that buys does so in its safe month where there
    is one; without them (None), and else, as soon as it can.
    """
    effective = effective_plan(plan, rules)
    lacking = tuple(Lacking(kind, reason) for kind in KINDS if (reason := lacks(effective, kind)) is not None)
    left_out = {one.kind for one in lacking}
    kinds = [kind for kind in KINDS if kind not in left_out]
    safe: dict[StrategyKind, Safety] = {}
    if lives is not None:
        safe = safeties(plan, rules, {kind: course_of(effective, rules, kind) for kind in kinds}, lives)
    acts = {kind: one.safe_month - one.start for kind, one in safe.items() if one.safe_month is not None}
    walked = walks(effective, rules, kinds, leave_after=leave_after, sellable=sellable, acts=acts)
    debts = debts_owed(effective.situation, walked["stay"].table.length)
    moving = walked.get("move")
    moved = None if moving is None else moving.home
    outcomes = {
        kind: outcome_of(one, debts, one.home if moved is None or (kind == "trial" and one.home is not None) else moved)
        for kind, one in walked.items()
    }
    if lives is not None:
        unsure, watch = uncertainty(plan, rules), watch_of(plan, rules)
        outcomes = {
            kind: with_lives(one, walked[kind], unsure, lives, watch, safe=safe.get(kind))
            for kind, one in outcomes.items()
        }
    for_good = moving
    if leave_after is not None and moving is not None:
        for_good = walks(effective, rules, ("move",), sellable=sellable, acts=acts)["move"]
    even = None
    if for_good is not None and for_good.home is not None:
        even = from_gains(gains(for_good, leaving_of(effective, rules, "move", 0, sellable=sellable)))
    ranks = ranked(tuple(outcomes.values()))
    verdict = [
        _leader(outcomes, ranks),
        _moving(outcomes, even, lambda: _equal_rent(plan, rules, moving, lives, leaves=leave_after is not None)),
    ]
    verdict += [
        msg("{name}: money falls below zero in {month}.", name=NAMES[kind], month=one.first_below_zero)
        for kind, one in outcomes.items()
        if one.first_below_zero is not None
    ]
    if effective.bought is not None:
        verdict.insert(
            0, msg("The home is bought already: what is compared begins as if its price were still in hand.")
        )
    return Comparison(tuple(outcomes.values()), lacking, ranks, even, tuple(verdict))


def about_equal(one: Fen, other: Fen) -> bool:
    """Whether two amounts are too near each other to matter."""
    return abs(one - other) < max(EQUAL, max(abs(one), abs(other)) // EQUAL_PART)


def ranked(outcomes: tuple[StrategyOutcome, ...]) -> tuple[tuple[StrategyKind, ...], ...]:
    """The kinds by net worth at the end, the best first; who falls below zero comes after who does not.

    Each group holds those about equal to its best. Last come those whose home is not reached: they are another course
    that has not ended yet, and win nothing.
    """
    ordered = sorted(outcomes, key=lambda one: (*_fate(one), -one.final_worth))
    groups: list[list[StrategyOutcome]] = []
    for one in ordered:
        best = groups[-1][0] if groups else None
        if best is not None and _fate(best) == _fate(one) and about_equal(best.final_worth, one.final_worth):
            groups[-1].append(one)
        else:
            groups.append([one])
    return tuple(tuple(one.kind for one in group) for group in groups)


def _fate(one: StrategyOutcome) -> tuple[bool, bool]:
    return one.unreached, one.first_below_zero is not None


def _leader(outcomes: dict[StrategyKind, StrategyOutcome], ranks: tuple[tuple[StrategyKind, ...], ...]) -> Message:
    # what never happens leaves what staying leaves, and is not worth naming beside it
    happening = (tuple(kind for kind in group if not _never(outcomes[kind])) for group in ranks)
    ranks = tuple(group for group in happening if group)
    first = ranks[0]
    span = _span(len(outcomes[first[0]].months))
    if len(first) > 1:
        # named in the order in which they are shown, for they are equal
        names = [NAMES[kind] for kind in KINDS if kind in first]
        listed = names[0]
        for name in names[1:]:
            listed = msg("{one}; {other}", one=listed, other=name)
        return msg("After {span} these leave about the same: {names}.", span=span, names=listed)
    best = outcomes[first[0]]
    if best.first_below_zero is not None:
        return msg("Money falls below zero in every strategy.")
    second = outcomes[ranks[1][0]] if len(ranks) > 1 else None
    if second is None or second.first_below_zero is not None or second.unreached:
        return msg("{name}: the only strategy in which money never falls below zero.", name=NAMES[best.kind])
    return msg(
        "{name} leaves most after {span}: {amount} more than the next, {other}.",
        name=NAMES[best.kind],
        span=span,
        amount=_rounded(Fen(best.final_worth - second.final_worth)),
        other=NAMES[second.kind],
    )


def _never(outcome: StrategyOutcome) -> bool:
    """Whether the strategy ends in a home that is never reached."""
    return outcome.unreached


def _equal_rent(plan: Plan, rules: Rules, moving: Walk | None, lives: Luck | None, *, leaves: bool) -> Fen | None:
    """The rent here at which moving for good would do as well as staying, dearer than the plan's; None: none."""
    if moving is None or leaves:
        return None
    if lives is None:
        point = rent_point(moving, rules.value("inflation_rent", plan.scenario.assumptions))
    else:
        acts = None if moving.home is None else moving.table.start + moving.home
        point = safe_tipping_rent(plan, rules, lives, acts)
    return point.amount if point.amount is not None and point.amount > plan.situation.rent else None


def _moving(
    outcomes: dict[StrategyKind, StrategyOutcome], even: int | None, equal_rent: Callable[[], Fen | None]
) -> Message:
    """How moving stands against staying, and under which condition that would turn."""
    stay, move = outcomes["stay"], outcomes.get("move")
    span = _span(len(stay.months))
    if move is None:
        return msg("There is no home to move to yet: enter one with its price.")
    if move.home_month is None:
        return msg("The home is not reached within {span}: there is no moving to compare with.", span=span)
    more = Fen(move.final_worth - stay.final_worth)
    if about_equal(move.final_worth, stay.final_worth):
        return msg("Moving and staying leave about the same after {span}.", span=span)
    amount = _rounded(Fen(abs(more)))
    if more < 0 and move.left_month is not None:
        return msg("Staying leaves {amount} more after {span} than moving and leaving again.", amount=amount, span=span)
    if more < 0:
        return _staying(span, amount, equal_rent())
    if move.left_month is not None:
        return msg("Moving and leaving again leaves {amount} more after {span} than staying.", amount=amount, span=span)
    if even == 0:
        return msg("Moving leaves {amount} more after {span}, however soon you leave again.", amount=amount, span=span)
    within = msg_n("{n} month", "{n} months", even or 0)
    return msg(
        "Moving leaves {amount} more after {span}, unless you leave again within {months}.",
        amount=amount,
        span=span,
        months=within,
    )


def _staying(span: Message, amount: Money, rent: Fen | None) -> Message:
    if rent is None:
        return msg("Staying leaves {amount} more after {span} than moving.", amount=amount, span=span)
    return msg(
        "Staying leaves {amount} more after {span}; with a rent of {rent} a month here moving would do as well.",
        amount=amount,
        span=span,
        rent=Money(rent),
    )


def _span(months: int) -> Message:
    if months % MONTHS_A_YEAR:
        return msg_n("{n} month", "{n} months", months)
    return msg_n("{n} year", "{n} years", months // MONTHS_A_YEAR)


def _rounded(amount: Fen) -> Money:
    """An amount of a sentence, to the hundred yuan: nobody knows ten years ahead to the yuan."""
    return Money(Fen(divide_half_up(amount, 10_000) * 10_000))
