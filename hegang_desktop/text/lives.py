"""One simulated life in words: what became of it, and what happened in each of its months."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, Money, msg, msg_n, pmsg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.simulation import CauseKind, Life
from hegang_desktop.engine.answer import whole

BILLS: dict[CauseKind, str] = {"medical": "shock:medical", "family": "shock:family", "repair": "shock:repair"}
"""Causes that are single bills, and the id of their lines."""


def life_sentence(life: Life, expected: Month | None, *, owned: bool = False) -> Message:
    """What became of a life. `expected`: the home month if nothing goes wrong; `owned`: the home is the user's."""
    home = msg("In the home that is yours") if owned else _home(life, expected)
    if life.below_zero is None:
        lowest = min(life.months, key=lambda one: one.ledger.closing).ledger
        return msg("{home}; never below zero, least {amount} in {month}.", home=home, amount=whole(lowest.closing),
                   month=lowest.month)  # fmt: skip
    return msg("{home}; below zero in {month}: {cause}.", home=home, month=life.below_zero, cause=life_cause(life))


def _home(life: Life, expected: Month | None) -> Message:
    if life.home_month is None:
        return msg("No home within the months looked ahead")
    if expected is None:
        return msg("Home in {month}, which was not expected", month=life.home_month)
    late = life.home_month - expected
    if late == 0:
        return msg("Home in {month}, as expected", month=life.home_month)
    if late > 0:
        return msg_n(
            "Home in {month}, {n} month later than expected", "Home in {month}, {n} months later than expected",
            late, month=life.home_month,
        )  # fmt: skip
    return msg_n(
        "Home in {month}, {n} month earlier than expected", "Home in {month}, {n} months earlier than expected",
        -late, month=life.home_month,
    )  # fmt: skip


def life_cause(life: Life) -> Message:
    """What brought a life below zero: for a bill, the largest until then and how large it was."""
    from hegang_desktop.engine.simulation.cause_names import CAUSES

    if life.cause is None:
        return pmsg("cause", "not known")
    bill = largest_bill(life, life.cause)
    if bill is None:
        return CAUSES[life.cause]
    words = {
        "medical": msg("a medical bill of {amount}", amount=bill),
        "family": msg("help for the family of {amount}", amount=bill),
        "repair": msg("a repair of {amount}", amount=bill),
    }
    return words[life.cause]


def largest_bill(life: Life, cause: CauseKind) -> Money | None:
    """The largest bill of a kind until the life falls below zero; None where the cause is no bill."""
    wanted = BILLS.get(cause)
    amounts = [
        -flow.amount
        for one in life.months
        if life.below_zero is None or one.ledger.month <= life.below_zero
        for flow in one.ledger.flows
        if flow.id == wanted
    ]
    return whole(Fen(max(amounts))) if wanted is not None and amounts else None
