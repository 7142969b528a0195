"""Repairs: as chosen, or as the condition in the advert suggests."""

from __future__ import annotations

from typing import Literal

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.entry import Case, CostColumn, CostEntry, CostRule, ManyHomes
from hegang_desktop.engine.costs.lines import chosen_line

Level = Literal["none", "light", "simple", "full"]
LEVELS: tuple[Level, ...] = ("none", "light", "simple", "full")
FIGURES: dict[Level, str] = {"light": "light_repairs", "simple": "bare_repairs", "full": "full_repairs"}
"""The assumption that says what a level costs. `bare_repairs` keeps the name it has in stored plans."""
BARE = ("毛坯", "清水", "bare")


def is_bare(condition: str) -> bool:
    """Whether the words of an advert mean bare concrete."""
    lower = condition.lower()
    return any(word in lower for word in BARE)


def repairs_level(home: TargetHome) -> Level:
    """The level chosen; `as_described` is a simple renovation for bare concrete and nothing otherwise."""
    if home.repairs != "as_described":
        return home.repairs
    return "simple" if is_bare(home.description.condition) else "none"


class Repairs(CostRule, frozen=True):
    """What making the home fit to live in costs."""

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        home, values = case.home, case.values
        level = repairs_level(home)
        words = {
            "none": msg("None: as you chose"),
            "light": msg("Light repairs: paint, taps, sockets"),
            "simple": msg("Simple renovation of bare concrete"),
            "full": msg("Full renovation"),
        }
        given = values.given(FIGURES[level]) if level != "none" else None
        amount = ZERO if given is None else Fen(given.value)
        if home.repairs != "as_described":
            plain = msg("Simple renovation")
            return chosen_line(entry.id, entry.name, amount, plain if level == "simple" else words[level], given)
        if given is not None:
            return entry.made(amount, words[level], given)
        undescribed = not home.description.condition.strip()
        rule = (
            msg("None counted: the condition is not described. Ask for pictures of every room")
            if undescribed
            else msg("None: the home is not described as bare")
        )
        source = values.rules.assumptions[FIGURES["simple"]].source
        return CostLine(entry.id, entry.name, ZERO, ZERO, rule, "assumption", source)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        from hegang_desktop.engine.costs.home_arrays import REPAIRS  # NumPy: only for many homes

        described = homes.part.repairs == REPAIRS.index("as_described")
        costs = (described & homes.part.bare) * homes.value(FIGURES["simple"])
        if not described.all():
            for level in LEVELS[1:]:
                costs = costs + (homes.part.repairs == REPAIRS.index(level)) * homes.value(FIGURES[level])
        return CostColumn(costs)

    def figures(self, entry: CostEntry, home: TargetHome) -> tuple[str, ...]:
        # what a bare home costs counts as soon as the advert says so
        level: Level = "simple" if home.repairs == "as_described" else home.repairs
        return () if level == "none" else (FIGURES[level],)
