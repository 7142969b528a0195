"""The all-in cost: everything paid until the door can be locked and the flat lived in, first winter included."""

from __future__ import annotations

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs import catalogue
from hegang_desktop.engine.costs.entry import Case, CostEntry, case_of
from hegang_desktop.engine.costs.lines import with_override


def all_in(
    scenario: Scenario,
    month: Month,
    start: Month,
    rules: Rules,
    *,
    other_home: bool,
    proxy: bool = False,
    movers: int = 1,
) -> tuple[CostLine, ...]:
    """The cost lines of buying the scenario's home in `month`. The user's overrides win; `computed` keeps the rule's.

    `start` is the first month of the plan, from which prices drift. `other_home`: the family owns another home.
    `proxy`: the buyer cannot travel in that month, so that somebody else signs. `movers` is how many people move.
    Lines that do not apply are left out unless their zero tells the reader what to ask.
    """
    case = case_of(scenario, month, rules, start=start, other_home=other_home, proxy=proxy, movers=movers)
    price = _counted(catalogue.PRICE, case)
    if price is not None:
        # a price of the user's own is the price that is taxed as well
        case.price = price.amount
    return purchase_lines(case)


def purchase_lines(case: Case) -> tuple[CostLine, ...]:
    """The lines of a purchase at the case's price; that of the price itself only if it was reckoned before."""
    for entry in catalogue.PURCHASE:
        if entry is not catalogue.PRICE and (case.proxy or not entry.by_proxy_only):
            _counted(entry, case)
    return tuple(case.lines.values())


def _counted(entry: CostEntry, case: Case) -> CostLine | None:
    """The line with the user's own amount, put with those reckoned before it."""
    line = entry.rule.line(entry, case)
    if line is None:
        return None
    line = with_override(line, entry.key, case.overrides)
    case.lines[entry.id] = line
    if entry.reserved:
        case.reserved = Fen(case.reserved + line.amount)
    return line
