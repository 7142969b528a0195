"""A target home in words."""

from __future__ import annotations

import functools

from hegang_desktop.domain.message import Message, SquareMetres, advertised, msg, pmsg, verbatim
from hegang_desktop.domain.target import SellerHeld, TargetHome

HELD: dict[SellerHeld, Message] = {
    "unknown": msg("not known"),
    "over_five_only": msg("over five years, their only home"),
    "over_five_not_only": msg("over five years, not their only home"),
    "two_to_five": msg("two to five years"),
    "under_two": msg("under two years"),
}


def home_label(home: TargetHome) -> Message:
    """Where it is and how large, as the reader writes it."""
    d = home.description
    named = [
        advertised(*part)
        for part in (("city", d.city), ("district", d.district), ("community", d.community))
        if part[1]
    ]
    named += [verbatim(d.title)] if d.title and not d.community else []
    if not named:
        return msg("A home of {area}", area=SquareMetres(home.floor_area))
    where = functools.reduce(lambda outer, inner: pmsg("place", "{outer}, {inner}", outer=outer, inner=inner), named)
    if d.layout:
        where = msg("{where} · {layout}", where=where, layout=advertised("layout", d.layout))
    return msg("{where}, {area}", where=where, area=SquareMetres(home.floor_area))
