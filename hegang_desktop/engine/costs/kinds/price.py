"""The price of the home: as asked, moved by the months that pass, lowered by bargaining."""

from __future__ import annotations

import math

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Money, Percent, SquareMetres, msg
from hegang_desktop.domain.money import Fen, Tenthousandths, share
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Given, Rules
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.entry import Case, CostEntry, CostRule
from hegang_desktop.engine.costs.values import Values, values_of

DEAREST = Fen(10**14)
"""No price grows above it."""


def price_factor(month: Month, since: Month, drift: int) -> float:
    """What a price is multiplied by after moving `drift` ten-thousandths a year, compounded by whole months."""
    return float((1 + drift / 10_000) ** ((month - since) / MONTHS_A_YEAR))


def expected_price(scenario: Scenario, month: Month, start: Month, rules: Rules) -> Fen:
    """The asking price moved by the assumption `price_drift` since its own month, less the share `bargaining`.

    That month is the home's `priced_in`, or `start`, the first month of the plan. At most 10^14 fen.
    """
    return _expected(scenario.home, month, start, values_of(scenario, rules, month))


def _expected(home: TargetHome, month: Month, start: Month, values: Values) -> Fen:
    moved = _moved(home, month, start, values.value("price_drift"))
    return Fen(moved - share(moved, Tenthousandths(values.value("bargaining"))))


def _moved(home: TargetHome, month: Month, start: Month, drift: int) -> Fen:
    asking = home.asking_price
    if not drift:
        return min(asking, DEAREST)
    moved = asking * price_factor(month, home.priced_in or start, drift)
    return Fen(math.floor(moved + 0.5)) if moved < DEAREST else DEAREST


class ExpectedPrice(CostRule, frozen=True):
    """What the home is expected to cost in the month of the purchase."""

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        home, values, month = case.home, case.values, case.month
        start = case.start or month
        drift, bargaining = values.given("price_drift"), values.given("bargaining")
        words = msg("The price asked")
        if home.basis == "unit":
            unit = Money(home.unit_price)
            words = msg("{area} at {unit} a square metre", area=SquareMetres(home.floor_area), unit=unit)
        if _moved(home, month, start, drift.value) != home.asking_price:
            rate = Percent(drift.value)
            words = msg("{asking} today, moving by {drift} a year", asking=Money(home.asking_price), drift=rate)
        if bargaining.value:
            words = msg("{rule}; {share} less by bargaining", rule=words, share=Percent(bargaining.value))
        given = next((g for g in (drift, bargaining) if g.value and g.label == "assumption"), Given(0, "fact", None))
        return entry.made(_expected(home, month, start, values), words, given)

    def figures(self, entry: CostEntry, home: TargetHome) -> tuple[str, ...]:
        return ("bargaining",)
