"""The holding cost: what the home costs a year once owned, lived in or empty, and when it falls due."""

from __future__ import annotations

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs import catalogue
from hegang_desktop.engine.costs.entry import case_of
from hegang_desktop.engine.costs.first_winter import season_of
from hegang_desktop.engine.costs.lines import with_override
from hegang_desktop.engine.costs.values import values_of


def holding(
    scenario: Scenario, rules: Rules, month: Month | None = None, *, lived_in: bool = True
) -> tuple[CostLine, ...]:
    """The lines of owning the home, each with when it falls due; `domain.cost.yearly` adds them up.

    Lived in, water, power and network are part of the living cost. Empty, heating is owed in full, or the fee for
    stopping it where the company allows that. `month` is that of the rules; without one no dated value of a place is
    used. The user's own amounts stand in `overrides` under the keys of the lines.
    """
    case = case_of(scenario, month, rules, lived_in=lived_in)
    lines = []
    for entry in catalogue.YEARLY:
        line = None if lived_in and entry.empty_only else entry.rule.line(entry, case)
        if line is not None:
            lines.append(with_override(line, entry.key, case.overrides))
    return tuple(lines)


def first_heating_due(home_month: Month, rules: Rules, scenario: Scenario) -> Month:
    """The month of the first heating bill that is not part of the all-in cost.

    The winter's bill falls due in the heating month. A home bought during the season, or in the summer before it,
    has that season in its all-in cost, or what is left of it; the bill of the next one comes a year later.
    """
    values = values_of(scenario, rules, home_month)
    due, last = values.value("heating_month"), values.value("heating_last_month")
    return season_of(home_month, due, last) + MONTHS_A_YEAR
