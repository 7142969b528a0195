"""Checks of how a home is offered: how long, how often cut, come back, and beside how many others."""

from __future__ import annotations

from collections.abc import Iterator

from hegang_desktop.domain.message import msg, msg_n
from hegang_desktop.domain.screening import Flag, History, Surroundings, Thresholds


def market_flags(surroundings: Surroundings, history: History | None, thresholds: Thresholds) -> Iterator[Flag]:
    """The flags from what was seen of a home over time and of homes advertised alike."""
    if history is not None:
        yield from _history_flags(history, thresholds)
    same = surroundings.same_text
    if same >= thresholds.same_text.value:
        yield Flag(
            "same_text",
            "note",
            msg_n("{n} home is advertised in the same words.", "{n} homes are advertised in the same words.", same),
            msg(
                "Agents copy the praise of an estate, and bait is copied too. Ask for a video of this very home with "
                "today's date and the door number in it."
            ),
            same,
        )
    same = surroundings.same_phone
    if same >= thresholds.same_phone.value:
        yield Flag(
            "same_phone",
            "note",
            msg_n(
                "{n} home is advertised with the same telephone number.",
                "{n} homes are advertised with the same telephone number.",
                same,
            ),
            msg(
                "You speak to an agent. Ask who the owner is, agree on the fee in writing, and pay only to the owner's "
                "own account."
            ),
            same,
        )


def _history_flags(history: History, thresholds: Thresholds) -> Iterator[Flag]:
    if history.days_on_offer >= thresholds.long_on_offer.value:
        yield Flag(
            "long_on_offer",
            "note",
            msg_n("On offer for {n} day.", "On offer for {n} days.", history.days_on_offer),
            msg("Ask why nobody bought it, and offer less: selling it again may take you as long."),
        )
    if history.relisted:
        yield Flag(
            "relisted",
            "note",
            msg("It was gone and is on offer again."),
            msg("Ask whether a sale fell through, and look up seizures and mortgages again on the day of signing."),
        )
    if history.cuts >= thresholds.many_cuts.value:
        yield Flag(
            "cut_repeatedly",
            "note",
            msg_n("The price was cut {n} time.", "The price was cut {n} times.", history.cuts),
            msg("Ask what is wrong with it, and bargain: the seller is giving way."),
        )
