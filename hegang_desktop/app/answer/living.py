"""Living in a home that is bought: what is at hand, which bills come next, how long the money lasts."""

from __future__ import annotations

import msgspec

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.projection import LedgerMonth

NEXT_BILLS = 3


class Bill(msgspec.Struct, frozen=True):
    """One amount that falls due in a month, and in the months around it does not; `amount` is above zero."""

    month: Month
    name: Message
    amount: Fen


class LivingThere(msgspec.Struct, frozen=True):
    """What somebody asks who lives in the home. Runways as those of a Projection, in tenths of a month."""

    at_hand: Fen
    bills: tuple[Bill, ...]
    runway_no_income: int | None
    runway_plan: int | None


def living_there(outcome: Outcome, month: Month) -> LivingThere | None:
    """As seen from a month, from the plan's first on; None while no home is bought."""
    if outcome.plan.scenario.bought is None:
        return None
    projection = outcome.projection
    return LivingThere(
        outcome.plan.situation.at_hand,
        next_bills(projection.months, month),
        projection.runway_no_income,
        projection.runway_plan,
    )


def next_bills(rows: tuple[LedgerMonth, ...], month: Month, most: int = NEXT_BILLS) -> tuple[Bill, ...]:
    """The first amounts from a month on that are not paid every month: a winter's heating, a fee, a dated cost."""
    due = [frozenset(flow.id for flow in row.flows if flow.amount < 0) for row in rows]
    nothing: frozenset[str] = frozenset()
    bills: list[Bill] = []
    for at, row in enumerate(rows):
        if row.month < month:
            continue
        around = (due[at - 1] if at else nothing) | (due[at + 1] if at + 1 < len(due) else nothing)
        bills += [
            Bill(row.month, flow.name, Fen(-flow.amount))
            for flow in row.flows
            if flow.amount < 0 and flow.kind != "home" and flow.id not in around
        ]
        if len(bills) >= most:
            break
    return tuple(bills[:most])
