"""The agent's fee: a flat amount, a share of the price, or inside the price asked."""

from __future__ import annotations

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Money, Percent, msg
from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths, share
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.entry import Case, CostColumn, CostEntry, CostRule, ManyHomes, PriceShare
from hegang_desktop.engine.costs.lines import chosen_line

FLAT, RATE = "agency", "agency_rate"


class Agency(CostRule, frozen=True):
    """The fee by the terms agreed."""

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        terms = case.home.agency_terms
        if terms == "included":
            return chosen_line(entry.id, entry.name, ZERO, msg("Inside the price asked"))
        if terms == "rate":
            given = case.values.given(RATE)
            words = msg("{rate} of the price of {price}", rate=Percent(given.value), price=Money(case.price))
            fee = share(case.price, Tenthousandths(given.value))
            return chosen_line(entry.id, entry.name, fee, words, given)
        given = case.values.given(FLAT)
        return entry.made(Fen(given.value), msg("A flat fee"), given)

    def follows(self, entry: CostEntry, case: Case) -> PriceShare | None:
        return PriceShare(case.values.value(RATE)) if case.home.agency_terms == "rate" else None

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        from hegang_desktop.engine.costs.home_arrays import AGENCY  # NumPy: only for many homes

        flat, is_flat = homes.value(FLAT), homes.part.agency_terms == AGENCY.index("flat")
        if is_flat.all():
            return CostColumn(flat)
        rated = (homes.price * homes.value(RATE) + 5_000) // 10_000
        is_rated = homes.part.agency_terms == AGENCY.index("rate")
        return CostColumn(homes.where(is_flat, flat, 0) + homes.where(is_rated, rated, 0))

    def figures(self, entry: CostEntry, home: TargetHome) -> tuple[str, ...]:
        return {"flat": (FLAT,), "rate": (RATE,), "included": ()}[home.agency_terms]
