"""Whether the heating of an empty home can be stopped for a winter (rules of Harbin, 2013 to 2019)."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.target import TargetHome

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
    """Refused on the top and ground floor, at the gable end and without a separate loop; unknown counts as unknown."""
    ground, top = is_ground_floor(home.description), is_top_floor(home.description)
    refusals = (
        (top, msg("top floor")),
        (ground, msg("ground floor")),
        (home.gable, msg("gable end")),
        (None if home.separate_loop is None else not home.separate_loop, msg("no separate loop")),
    )
    refused = tuple(words for holds, words in refusals if holds)
    if refused:
        return Stopping(False, refused)
    unknown = []
    if top is None or ground is None:
        unknown.append(msg("whether it is the top or the ground floor"))
    if home.gable is None:
        unknown.append(msg("whether it lies at the gable end"))
    if home.separate_loop is None:
        unknown.append(msg("whether it has a heating loop of its own"))
    return Stopping(None if unknown else True, tuple(unknown))
