"""Lines that are one amount: a shipped figure, or what was entered with the home."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.entry import Case, CostColumn, CostEntry, CostRule, ManyHomes

if TYPE_CHECKING:
    # NumPy is not needed to know which lines there are
    from hegang_desktop.engine.costs.home_arrays import HomeArrays
else:
    HomeArrays = Any


class Flat(CostRule, frozen=True):
    """One amount, whatever the home; the assumption of the line's own id gives it."""

    words: Message

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        given = case.values.given(entry.id)
        return entry.made(Fen(given.value), self.words, given)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        return CostColumn(homes.value(entry.id))

    def figures(self, entry: CostEntry, home: TargetHome) -> tuple[str, ...]:
        return (entry.id,)


class PerMover(Flat, frozen=True):
    """One amount for each person who moves."""

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        if case.movers == 1:
            return super().line(entry, case)
        given = case.values.given(entry.id)
        words = msg("{rule}: {fare} for each of {n}", rule=self.words, fare=Money(Fen(given.value)), n=case.movers)
        return entry.made(Fen(given.value * case.movers), words, given)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        return CostColumn(homes.value(entry.id) * homes.movers)


class EnteredWithHome(CostRule, frozen=True):
    """What was entered with the home; nothing where nothing was, and then what to ask."""

    entered: Message
    ask: Message
    of_home: Callable[[TargetHome], Fen]
    of_homes: Callable[[HomeArrays], Any]

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        amount = self.of_home(case.home)
        words, label = (self.entered, "fact") if amount else (self.ask, "assumption")
        return CostLine(entry.id, entry.name, amount, amount, words, label, due=entry.due)  # type: ignore[arg-type]

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        return CostColumn(self.of_homes(homes.part))
