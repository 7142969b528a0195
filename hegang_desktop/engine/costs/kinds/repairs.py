"""Repairs: as chosen, or as the condition in the advert suggests."""

from __future__ import annotations

from typing import Literal

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.entry import Case, CostColumn, CostEntry, CostRule, ManyHomes
from hegang_desktop.engine.costs.lines import chosen_line
from hegang_desktop.engine.costs.stopping import is_top_floor

Level = Literal["none", "light", "simple", "full", "unknown", "unknown_top"]
CHOSEN: tuple[Level, ...] = ("light", "simple", "full")
"""The levels that a user can choose, and that cost something."""
FIGURES: dict[Level, str] = {
    "light": "light_repairs",
    "simple": "bare_repairs",
    "full": "full_repairs",
    "unknown": "unknown_repairs",
    "unknown_top": "unknown_repairs_top",
}
"""The assumption that says what a level costs. `bare_repairs` keeps the name it has in stored plans."""
WALK_UP = 7
"""Houses of so many storeys are old ones without a lift, whose top floor has the roof above it."""
BARE = ("毛坯", "清水", "bare")


def is_bare(condition: str) -> bool:
    """Whether the words of an advert mean bare concrete."""
    lower = condition.lower()
    return any(word in lower for word in BARE)


def repairs_level(home: TargetHome) -> Level:
    """The level chosen; `as_described` is a simple renovation for bare concrete, and nothing where more is said.

    Where nothing is said of the condition some repairs are counted, more on the top floor of an old house.
    """
    if home.repairs != "as_described":
        return home.repairs
    described = home.description
    if described.condition.strip():
        return "simple" if is_bare(described.condition) else "none"
    old_top = is_top_floor(described) and (described.floors or 0) <= WALK_UP
    return "unknown_top" if old_top else "unknown"


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
            "unknown": msg(
                "The condition is not known, so that some repairs are counted. Ask for pictures of every room"
            ),
            "unknown_top": msg(
                "Top floor of an old house, condition not known: more repairs are counted. Ask for pictures of every "
                "ceiling"
            ),
        }
        given = values.given(FIGURES[level]) if level != "none" else None
        amount = ZERO if given is None else Fen(given.value)
        if home.repairs != "as_described":
            plain = msg("Simple renovation")
            return chosen_line(entry.id, entry.name, amount, plain if level == "simple" else words[level], given)
        if given is not None:
            return entry.made(amount, words[level], given)
        rule = msg("None: the home is not described as bare")
        source = values.rules.assumptions[FIGURES["simple"]].source
        return CostLine(entry.id, entry.name, ZERO, ZERO, rule, "assumption", source)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        from hegang_desktop.engine.costs.home_arrays import REPAIRS  # NumPy: only for many homes

        described = homes.part.repairs == REPAIRS.index("as_described")
        costs = (described & homes.part.bare) * homes.value(FIGURES["simple"])
        unknown = described & homes.part.undescribed
        if unknown.any():
            usual, top = homes.value(FIGURES["unknown"]), homes.value(FIGURES["unknown_top"])
            costs = costs + homes.where(unknown, homes.where(homes.old_top_floor(WALK_UP), top, usual), 0)
        if not described.all():
            for level in CHOSEN:
                costs = costs + (homes.part.repairs == REPAIRS.index(level)) * homes.value(FIGURES[level])
        return CostColumn(costs)

    def figures(self, entry: CostEntry, home: TargetHome) -> tuple[str, ...]:
        level = repairs_level(home)
        if home.repairs == "as_described" and level == "none":
            # what a bare home costs counts as soon as the advert says so
            level = "simple"
        return () if level == "none" else (FIGURES[level],)
