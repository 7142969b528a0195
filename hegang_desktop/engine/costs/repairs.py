"""Repairs: as chosen, or as the condition in the advert suggests."""

from __future__ import annotations

from typing import Literal

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.lines import chosen_line, given_line
from hegang_desktop.engine.costs.values import Values

Level = Literal["none", "light", "simple", "full"]
LEVELS: tuple[Level, ...] = ("none", "light", "simple", "full")
FIGURES: dict[Level, str] = {"light": "light_repairs", "simple": "bare_repairs", "full": "full_repairs"}
"""The assumption that says what a level costs. `bare_repairs` keeps the name it has in stored plans."""
BARE = ("毛坯", "清水", "bare")


def is_bare(condition: str) -> bool:
    """Whether the words of an advert mean bare concrete."""
    told = condition.lower()
    return any(word in told for word in BARE)


def repairs_level(home: TargetHome) -> Level:
    """The level chosen; `as_described` is a simple renovation for bare concrete and nothing otherwise."""
    if home.repairs != "as_described":
        return home.repairs
    return "simple" if is_bare(home.description.condition) else "none"


def repairs_line(home: TargetHome, values: Values) -> CostLine:
    """What making the home fit to live in costs."""
    level, name = repairs_level(home), msg("Repairs")
    words = {
        "none": msg("None: as you chose"),
        "light": msg("Light repairs: paint, taps, sockets"),
        "simple": msg("Simple renovation of bare concrete"),
        "full": msg("Full renovation"),
    }
    given = values.given(FIGURES[level]) if level != "none" else None
    amount = values.fen(FIGURES[level]) if level != "none" else ZERO
    if home.repairs != "as_described":
        plain = msg("Simple renovation")
        return chosen_line("repairs", name, amount, plain if level == "simple" else words[level], given)
    if given is not None:
        return given_line("repairs", name, amount, words[level], given)
    undescribed = not home.description.condition.strip()
    rule = (
        msg("None counted: the condition is not described. Ask for pictures of every room")
        if undescribed
        else msg("None: the home is not described as bare")
    )
    source = values.rules.assumptions["bare_repairs"].source
    return CostLine("repairs", name, ZERO, ZERO, rule, "assumption", source)
