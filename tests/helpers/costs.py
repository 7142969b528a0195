"""Cost lines for tests: a home that costs its price and nothing else."""

from __future__ import annotations

from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.engine.costs import catalogue


def no_costs(*kept: str, yearly: bool = True) -> dict[str, Fen]:
    """Overrides that make every line nothing but the price; lines that are `kept`, and those of owning unless `yearly`,
    follow their rules.
    """
    entries = catalogue.entries() if yearly else catalogue.PURCHASE
    return {entry.key: ZERO for entry in entries if entry is not catalogue.PRICE and entry.id not in kept}
