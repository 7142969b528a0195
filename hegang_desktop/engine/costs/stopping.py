"""Whether the heating of an empty home can be stopped for a winter.

Harbin refuses it on top and ground floors and at gable ends (rules of 2013 to 2019). The ordinance of Heilongjiang
(article 35, text of 2011) names none of these: it refuses homes without a loop of their own and leaves those to the
company that would put neighbours or shared pipes at risk. So elsewhere they are a question for the company.
"""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.target import TargetHome

STRICT = frozenset({"哈尔滨"})
"""Cities whose own rules refuse it on top and ground floors and at gable ends."""
MIDDLE_NEEDS = 3
"""Storeys a building needs before a home in the middle of it lies between two others."""


class Stopping(msgspec.Struct, frozen=True):
    """Whether the company stops the heating (None: it cannot be said), and what refuses it or is to be asked."""

    allowed: bool | None
    reasons: tuple[Message, ...]


def is_ground_floor(d: Description) -> bool | None:
    """Whether a home lies on the ground floor or below; None where the floor is not known."""
    if d.floor is not None:
        return d.floor <= 1
    return False if _in_the_middle(d) else None


def is_top_floor(d: Description) -> bool | None:
    """Whether a home lies under the roof. "高层(共7层)" does not prove it: the upper third holds several storeys."""
    if d.floor is not None and d.floors is not None and d.floor <= d.floors:
        return d.floor == d.floors
    return False if d.floor is None and _in_the_middle(d) else None


def _in_the_middle(d: Description) -> bool:
    return d.floor_band == "middle" and (d.floors is None or d.floors >= MIDDLE_NEEDS)


def stopping(home: TargetHome) -> Stopping:
    """Refused without a loop of its own; on the top and ground floor and at the gable end refused in Harbin, elsewhere
    to be asked; what is not known is to be asked as well.
    """
    ground, top = is_ground_floor(home.description), is_top_floor(home.description)
    no_loop = None if home.separate_loop is None else not home.separate_loop
    exposed = ((top, msg("top floor")), (ground, msg("ground floor")), (home.gable, msg("gable end")))
    where = tuple(words for holds, words in exposed if holds)
    strict = home.description.city in STRICT
    refused = (*(where if strict else ()), *((msg("no separate loop"),) if no_loop else ()))
    if refused:
        return Stopping(False, refused)
    unknown = [msg("whether it allows it here: {where}", where=words) for words in where]
    if top is None or ground is None:
        unknown.append(msg("whether it is the top or the ground floor"))
    if home.gable is None:
        unknown.append(msg("whether it lies at the gable end"))
    if home.separate_loop is None:
        unknown.append(msg("whether it has a heating loop of its own"))
    return Stopping(None if unknown else True, tuple(unknown))
