"""The tone of a share of lives: one rule for the answer, strategies, scenarios, listings, command line and JSON."""

from __future__ import annotations

from hegang_desktop.domain.safety import Tone

TIGHT_POINTS = 20
"""Points of a hundred below the chosen share down to which it is tight; below, it fails. A choice of ours."""


def tone_of(holding: int, lives: int, percent: int) -> Tone:
    """The tone of `holding` out of `lives`, where `percent` of 100 are asked for."""
    if holding * 100 >= percent * lives:
        return "holds"
    return "tight" if holding * 100 >= (percent - TIGHT_POINTS) * lives else "fails"


def at_most_tight(tone: Tone) -> Tone:
    """A tone that may not promise: what would hold is tight."""
    return "tight" if tone == "holds" else tone
