"""A target home in words."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, SquareMetres, msg, verbatim
from hegang_desktop.domain.target import SellerHeld, TargetHome

HELD: dict[SellerHeld, Message] = {
    "unknown": msg("not known"),
    "over_five_only": msg("over five years, their only home"),
    "over_five_not_only": msg("over five years, not their only home"),
    "two_to_five": msg("two to five years"),
    "under_two": msg("under two years"),
}


def home_label(home: TargetHome) -> Message:
    """Where it is, in the source's words, and how large."""
    d = home.description
    where = " ".join(part for part in (d.city, d.district, d.community or d.title) if part)
    if not where:
        return msg("A home of {area}", area=SquareMetres(home.floor_area))
    details = [where]
    if d.layout:
        details.append(d.layout)
    return msg("{where}, {area}", where=verbatim(" · ".join(details)), area=SquareMetres(home.floor_area))
