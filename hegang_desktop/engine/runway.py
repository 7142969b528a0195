"""How long the money lasts once the home is owned."""

from __future__ import annotations

from collections.abc import Iterator

from hegang_desktop.domain.money import Fen

RUNWAY_LIMIT = 720
"""Months looked ahead: sixty years. What lasts longer does not run out, for our purpose."""


def runway(balance: Fen, flows: Iterator[tuple[Fen, Fen]]) -> int | None:
    """Tenths of months that `balance` lasts, given each month's (incoming, outgoing); None if all months are paid.

    The month that cannot be paid in full counts by the share of its shortfall that is covered, rounded down.
    """
    for lasted, (incoming, outgoing) in enumerate(flows):
        after = balance + incoming - outgoing
        if after < 0:
            lacking = outgoing - incoming
            return lasted * 10 + max(0, balance) * 10 // lacking
        balance = Fen(after)
    return None
