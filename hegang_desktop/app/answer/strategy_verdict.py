"""Which strategy wins, and what would turn that, said as plainly as a friend would.

To win is to leave most at the end: money, the home if it were sold then, less what is owed; without ever being out of
money on the way. Amounts are as of the plan's first month.
"""

from __future__ import annotations

import functools

import msgspec

from hegang_desktop.app.answer.strategy_lives import tone_sentence
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.message import Message, Money, msg, msg_n
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.strategy import Comparison, StrategyKind, StrategyOutcome, TippingPoint
from hegang_desktop.engine.strategies.compare import about_equal
from hegang_desktop.engine.strategies.courses import KINDS, NAMES

Outcomes = dict[StrategyKind, StrategyOutcome]
WINNING = msg(
    "To win is to leave most at the end if nothing goes wrong: money, and the home if it were sold then, less what is "
    "owed; without running out of money on the way. Whether it holds is counted in simulated lives."
)


class Turning(msgspec.Struct, frozen=True):
    """At which rent here and which price there the better of moving and staying changes; the plan's own in fen."""

    rent: TippingPoint
    price: TippingPoint
    plan_rent: Fen
    plan_price: Fen


def turning_of(plan: Plan, acts: Month | None) -> Turning:
    """The turning points of a plan that is acted on in its safe month `acts`; for a thread, at most two seconds."""
    from hegang_desktop.app.answer.analyses import luck_of_few
    from hegang_desktop.engine.strategies.safe_tipping import safe_tipping_price, safe_tipping_rent

    rules = load_rules()
    with luck_of_few() as luck:
        rent, price = safe_tipping_rent(plan, rules, luck, acts), safe_tipping_price(plan, rules, luck, acts)
    return Turning(rent, price, plan.situation.rent, plan.scenario.price)


def headline(comparison: Comparison, turning: Turning) -> Message:
    """Who wins, and the first condition of it."""
    outcomes = {one.kind: one for one in comparison.outcomes}
    leaders = [kind for kind in KINDS if kind in comparison.ranks[0]]
    if outcomes[leaders[0]].first_below_zero is not None:
        return msg("Sooner or later money runs out in each of these.")
    if len(leaders) > 1:
        names = functools.reduce(
            lambda one, other: msg("{one}; {other}", one=one, other=other), (NAMES[kind] for kind in leaders)
        )
        return msg("About equal: {names}.", names=names)
    leader = leaders[0]
    lives = outcomes[leader].lives
    if lives is not None and lives.tone in ("fails", "unreached"):
        return msg("{name} leaves most if nothing goes wrong, but it does not hold.", name=NAMES[leader])
    if leader == "move":
        return _moving(comparison.break_even)
    if leader == "stay":
        return _staying(outcomes, turning)
    return msg("Winner: {name}.", name=NAMES[leader])


def _moving(even: int | None) -> Message:
    if even is None:
        return msg("Moving wins.")
    if even == 0:
        return msg("Moving wins, however soon you leave again.")
    return msg("Moving wins, unless you leave again within {months}.", months=msg_n("{n} month", "{n} months", even))


def _staying(outcomes: Outcomes, turning: Turning) -> Message:
    rent, move = turning.rent, outcomes.get("move")
    turns = rent.amount is not None and rent.amount > turning.plan_rent
    if move is None or move.home_month is None or not turns or rent.amount is None:
        return msg("Staying wins.")
    return msg("Staying wins, as long as rent here stays below {rent} a month.", rent=Money(rent.amount))


def conditions(comparison: Comparison, turning: Turning) -> tuple[Message, ...]:
    """What stands under the headline: by how much, and what would turn moving against staying."""
    outcomes = {one.kind: one for one in comparison.outcomes}
    leaders = comparison.ranks[0]
    # where the headline names moving or staying it has said this condition already
    said = len(leaders) == 1 and leaders[0] in ("move", "stay") and _reached(outcomes)
    against = () if said else comparison.verdict[1:2]
    return (
        *_lives(comparison),
        *comparison.verdict[:1],
        *against,
        *_turns(outcomes, turning),
        *_bank(outcomes),
        *comparison.verdict[2:],
    )


def _lives(comparison: Comparison) -> list[Message]:
    """Of the leader, in how many lives it holds; where it does not, which one of those that do leaves most."""
    outcomes = {one.kind: one for one in comparison.outcomes}
    ranked = [kind for group in comparison.ranks for kind in group]
    leader = outcomes[ranked[0]]
    if leader.lives is None:
        return []
    sentences = [tone_sentence(leader, leader.lives)] if leader.first_below_zero is None else []
    if leader.lives.tone == "holds" and sentences:
        return sentences
    holding = [one for kind in ranked if (one := outcomes[kind]).lives is not None and one.lives.tone == "holds"]
    if not holding:
        return [*sentences, msg("In simulated lives none of these holds.")]
    return [*sentences, msg("Of those that hold, this leaves most: {name}.", name=NAMES[holding[0].kind])]


def _reached(outcomes: Outcomes) -> bool:
    move = outcomes.get("move")
    return move is not None and move.home_month is not None


def _turns(outcomes: Outcomes, turning: Turning) -> list[Message]:
    """The rent and the price at which moving and staying change places, where there is one such amount."""
    stay, move = outcomes["stay"], outcomes.get("move")
    if move is None or move.home_month is None or about_equal(stay.final_worth, move.final_worth):
        return []
    if move.first_below_zero is not None or stay.first_below_zero is not None:
        # who runs out of money is not ahead, whatever the amounts say
        return []
    ahead = move.final_worth > stay.final_worth
    rent, price = turning.rent, turning.price
    sentences = []
    if ahead and rent.winner == "move" and rent.only:
        sentences.append(msg("Against staying, moving would be ahead even if you lived here without rent."))
    elif ahead and rent.amount is not None and rent.only and rent.amount < turning.plan_rent:
        sentences.append(msg("Moving is ahead of staying as long as rent here is at least {rent} a month.",
                        rent=Money(rent.amount)))  # fmt: skip
    if ahead and price.winner == "move" and price.only:
        sentences.append(msg("No price at which you could still buy the home would put staying ahead."))
    elif price.amount is not None and price.only and ahead and price.amount > turning.plan_price:
        sentences.append(msg("Moving is ahead of staying as long as the home costs at most {price}.",
                        price=Money(price.amount)))  # fmt: skip
    elif price.amount is not None and not ahead and price.amount < turning.plan_price:
        sentences.append(
            msg("If the home cost {price}, moving would do as well as staying.", price=Money(price.amount))
        )
    return sentences


def _bank(outcomes: Outcomes) -> list[Message]:
    """What a mortgage means beside its cost: until when a bank has a say."""
    mortgage, move = outcomes.get("mortgage"), outcomes.get("move")
    if mortgage is None or mortgage.home_month is None or move is None or move.secure_from is None:
        return []
    if mortgage.secure_from is None:
        return [msg("With a mortgage the bank has a say all these years; after moving nobody has, from {month}.",
                    month=move.secure_from)]  # fmt: skip
    return [msg("With a mortgage the bank has a say until {until}; after moving nobody has, from {month}.",
                until=mortgage.secure_from, month=move.secure_from)]  # fmt: skip
