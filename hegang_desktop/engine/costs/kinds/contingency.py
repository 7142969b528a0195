"""What is set aside for surprises: a share of the lines that may hold some."""

from __future__ import annotations

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Money, Percent, msg
from hegang_desktop.domain.money import Tenthousandths, share
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.entry import Case, CostColumn, CostEntry, CostRule, ManyHomes


class Contingency(CostRule, frozen=True):
    """A share of all reserved lines before it; the assumption of the line's own id gives it."""

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        given = case.values.given(entry.id)
        words = msg(
            "{rate} of {amount}: all lines but price, taxes, arrears, heating and property fee",
            rate=Percent(given.value),
            amount=Money(case.reserved),
        )
        return entry.made(share(case.reserved, Tenthousandths(given.value)), words, given)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        return CostColumn((homes.reserved * homes.value(entry.id) + 5_000) // 10_000)

    def figures(self, entry: CostEntry, home: TargetHome) -> tuple[str, ...]:
        return (entry.id,)
