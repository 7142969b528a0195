"""From savings to the day after: what is saved until the home month, what the home takes, what is left."""

from __future__ import annotations

from hegang_desktop.domain.chart import Fall, WaterfallSpec
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import FlowKind, Projection
from hegang_desktop.domain.purchase import Purchase
from hegang_desktop.engine.answer import whole
from hegang_desktop.engine.costs.catalogue import of_group
from hegang_desktop.engine.costs.entry import CostGroup

SAVED: tuple[tuple[Message, tuple[FlowKind, ...]], ...] = (
    (msg("Income until then"), ("income",)),
    (msg("Money to come"), ("pending", "sale", "deposit")),
    (msg("Interest"), ("interest",)),
    (msg("Living until then"), ("spending",)),
    (msg("Rent until then"), ("rent",)),
    (msg("Remittance until then"), ("remittance",)),
    (msg("Debts until then"), ("debt", "mortgage")),
    (msg("Other until then"), ("insurance", "dated", "home", "holding")),
)
SPENT: dict[CostGroup, Message] = {
    "price": msg("Price of the home"),
    "taxes": msg("Taxes"),
    "fees": msg("Agency and fees"),
    "settling_in": msg("Settling in"),
    "first_winter": msg("First heating and property fee"),
    "contingency": msg("Contingency"),
}
"""The bars of what the home takes, by the groups of its cost lines; lines of other groups are other costs."""
SMALL = 50
"""An amount under one part in so many of the largest is joined with others like it."""
MOST = 6
MOST_BARS = 15
TITLE = msg("From savings to the day after")
CUSHION = msg("Cushion")
_Falls = list[Fall]


def waterfall_chart(plan: Plan, projection: Projection) -> WaterfallSpec:
    """The bars from money at hand now to what is left; to what is missing in the best month, where there is no other.

    The bars between two totals add up to their difference, to the fen.
    """
    cushion = plan.situation.cushion
    bought = plan.scenario.bought
    if bought is not None:
        return _really(plan, bought)
    month = projection.home_month or projection.best_month
    start = plan.situation.start
    saved = _joined(_saved(projection, month), msg("Other until then"), start)
    falls: _Falls = [Fall(msg("Savings now"), plan.situation.at_hand, start, total=True), *saved]
    opening = projection.months[month - start].opening
    if saved:
        falls.append(Fall(msg("At hand in {month}", month=month), opening, month, total=True))
    reached = projection.left_after is not None
    room = MOST_BARS - len(falls) - (1 if reached or not cushion else 2)
    costs = _spent(plan, projection)
    spent = _joined(costs, msg("Other costs"), "all_in")
    falls += spent if len(spent) <= room else _joined(costs, msg("Other costs"), "all_in", most=room - 1)
    if projection.left_after is not None:
        falls.append(Fall(msg("Left the day after"), projection.left_after, "left_after", total=True))
        summary = msg(
            "{saved} are at hand in {month}; the home takes {all_in}, {left} are left the day after.",
            saved=whole(opening),
            month=month,
            all_in=whole(projection.all_in),
            left=whole(projection.left_after),
        )
        return WaterfallSpec(TITLE, summary, tuple(falls), cushion, CUSHION)
    if cushion:
        falls.append(Fall(msg("Cushion to keep"), Fen(-cushion), "left_after"))
    rest = Fen(opening - projection.all_in - cushion)
    last = msg("Missing in {month}", month=month) if rest < 0 else msg("Left beyond the cushion")
    falls.append(Fall(last, rest, "left_after", total=True))
    summary = msg("The home is not reached. In {month}, when it comes nearest, enough is there.", month=month)
    if rest < 0:
        summary = msg(
            "The home is not reached. In {month}, when it comes nearest, {missing} are missing.",
            month=month,
            missing=whole(projection.shortfall),
        )
    # what must remain is a bar of its own here
    return WaterfallSpec(msg("From savings to what is missing"), summary, tuple(falls), ZERO, CUSHION)


def _saved(projection: Projection, month: Month) -> _Falls:
    """What came in and went out before the first of `month`, by kind."""
    sums: dict[str, int] = {}
    for row in projection.months:
        if row.month >= month:
            break
        for flow in row.flows:
            sums[flow.kind] = sums.get(flow.kind, 0) + flow.amount
    return [
        Fall(name, Fen(amount), month) for name, kinds in SAVED if (amount := sum(sums.get(kind, 0) for kind in kinds))
    ]


def _spent(plan: Plan, projection: Projection) -> _Falls:
    """What the home takes, in groups that can be read at a glance."""
    lines = {line.id: line.amount for line in projection.cost_lines}
    falls = [
        _fall(name, Fen(sum(lines.pop(entry.id, 0) for entry in of_group(group)))) for group, name in SPENT.items()
    ]
    falls.append(_fall(msg("Other costs"), Fen(sum(lines.values()))))
    if not plan.scenario.is_priced:
        falls = falls[1:]
    return [one for one in falls if one.amount]


def _fall(name: Message, cost: Fen) -> Fall:
    return Fall(name, Fen(-cost), "all_in")


def _joined(falls: _Falls, name: Message, opens: str | Month, most: int = MOST) -> _Falls:
    """The same bars, the small ones as one where there are several: at most one more than `most`."""
    largest = max((abs(one.amount) for one in falls), default=0)
    # of equal ones the first are kept, or many of one size would all be
    others = sorted(falls, key=lambda one: -abs(one.amount))[most:]
    small = [one for one in falls if abs(one.amount) * SMALL < largest or one in others or one.name == name]
    if len(small) <= 1:
        return falls
    kept = [one for one in falls if one not in small]
    rest = Fen(sum(one.amount for one in small))
    return [*kept, Fall(name, rest, opens)] if rest else kept


def _really(plan: Plan, bought: Purchase) -> WaterfallSpec:
    """The purchase as it was: what was at hand, what was paid, what was left."""
    names = {entry.id: name for group, name in SPENT.items() for entry in of_group(group)}
    # messages hold their parameters in a dict and are no keys: names and sums side by side
    order: list[Message] = []
    sums: list[int] = []
    for line in bought.lines:
        name = names.get(line.id) or (verbatim(line.name) if line.name.strip() else msg("Other costs"))
        if name not in order:
            order.append(name)
            sums.append(0)
        sums[order.index(name)] += line.amount
    paid = [Fall(name, Fen(-amount), "all_in") for name, amount in zip(order, sums, strict=True)]
    falls: _Falls = [Fall(msg("Money before the purchase"), bought.before, bought.month, total=True)]
    falls += _joined([one for one in paid if one.amount], msg("Other costs"), "all_in")
    left = Fen(bought.before - bought.paid)
    falls.append(Fall(msg("Left the day after"), left, "left_after", total=True))
    summary = msg(
        "The home is bought: {before} were at hand in {month}, {paid} were paid, {left} were left.",
        before=whole(bought.before),
        month=bought.month,
        paid=whole(bought.paid),
        left=whole(left),
    )
    return WaterfallSpec(TITLE, summary, tuple(falls), plan.situation.cushion, CUSHION)
