"""Lines that are one amount: a shipped figure, or what was entered with the home."""

from __future__ import annotations

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.entry import Case, CostColumn, CostEntry, CostRule, ManyHomes


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


class EnteredWithHome(CostRule, frozen=True):
    """What stands in the home under the line's own id; nothing where nothing was entered, and then what to ask."""

    entered: Message
    ask: Message

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        amount: Fen = getattr(case.home, entry.id)
        words, label = (self.entered, "fact") if amount else (self.ask, "assumption")
        return CostLine(entry.id, entry.name, amount, amount, words, label, due=entry.due)  # type: ignore[arg-type]

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        return CostColumn(homes.column(entry.id))
