"""The expected price of the home month by month, and what buying it costs then."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from hegang_desktop.domain.area import for_area
from hegang_desktop.domain.household import mover_changes
from hegang_desktop.domain.money import Fen, Tenthousandths, share
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs import catalogue
from hegang_desktop.engine.costs.first_winter_many import first_winters as first_winters_of
from hegang_desktop.engine.costs.holding_time import held_changes
from hegang_desktop.engine.costs.kinds.heating import TARIFF, heating_area
from hegang_desktop.engine.costs.kinds.price import expected_price
from hegang_desktop.engine.costs.terms import PriceTerms, total_at
from hegang_desktop.engine.costs.values import values_of
from hegang_desktop.engine.effective_plan import EffectivePlan
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.growth import MOST
from hegang_desktop.engine.timetable.table import Timetable


def stretches(rules: Rules, start: Month, length: int, others: Iterable[Month] = ()) -> list[int]:
    """The months, counted from the plan's first, in which another set of dated rules begins to hold, and `others`."""
    changes = sorted({*rules.changes(), *others})
    return [0, *(month - start for month in changes if 0 < month - start < length)]


def purchase_changes(effective: EffectivePlan) -> tuple[Month, ...]:
    """The months in which a purchase changes beside the rules: the seller has held it longer, others move along."""
    situation = effective.situation
    return (*held_changes(effective.scenario.home, situation.start), *mover_changes(situation.people))


def first_winters(scenario: Scenario, start: Month, rules: Rules, length: int) -> Fens:
    """What the first heating season adds to the cost of buying, where that depends on the month; by month, in fen."""
    owed = np.zeros(length, np.int64)
    if not scenario.home.heated or catalogue.FIRST_WINTER.key in scenario.overrides:
        return owed
    inflation = rules.value("inflation_heating", scenario.assumptions)
    firsts = stretches(rules, start, length)
    for first, end in zip(firsts, [*firsts[1:], length], strict=True):
        values = values_of(scenario, rules, start + first)
        season = for_area(values.fen(TARIFF), heating_area(scenario.home, values))
        due, last = values.value("heating_month"), values.value("heating_last_month")
        months = np.arange(first, end) + start.index
        seasons = np.full(end - first, season, np.int64)
        owed[first:end] = first_winters_of(seasons, months, start, inflation, (due, last))
    return owed


def expected_prices(scenario: Scenario, start: Month, rules: Rules, length: int) -> Fens:
    """The expected price of the home in each of `length` months, in fen, at most MOST; one of the user's own stays."""
    own = scenario.overrides.get(catalogue.PRICE.key)
    if own is not None:
        return np.full(length, own, np.int64)
    if not rules.value("price_drift", scenario.assumptions):
        return np.full(length, min(expected_price(scenario, start, start, rules), MOST), np.int64)
    asking, since = scenario.home.asking_price, start - (scenario.home.priced_in or start)
    firsts = stretches(rules, start, length)
    prices: list[int] = []
    # the rules are asked only where they change
    for first, end in zip(firsts, [*firsts[1:], length], strict=True):
        values = values_of(scenario, rules, start + first)
        drift, bargaining = values.value("price_drift"), Tenthousandths(values.value("bargaining"))
        for t in range(first, end):
            moved = asking * (1 + drift / 10_000) ** ((since + t) / MONTHS_A_YEAR) if drift else asking
            price = Fen(math.floor(moved + 0.5)) if moved < MOST else Fen(MOST)
            prices.append(price - share(price, bargaining))
    return np.array(prices, np.int64)


def costs_at(terms: Sequence[PriceTerms], term: Fens, prices: Fens) -> Fens:
    """The all-in cost of each month at its price, in fen, by the `term` that holds in it. Shape of `term`."""
    known: dict[tuple[int, int], int] = {}
    costs = np.empty(len(term), np.int64)
    for t, (which, price) in enumerate(zip(term.tolist(), prices[: len(term)].tolist(), strict=True)):
        cost = known.get((which, price))
        if cost is None:
            cost = known[which, price] = total_at(terms[which], Fen(price))
        costs[t] = cost
    return costs


def priced(table: Timetable, prices: Fens) -> Timetable:
    """The timetable with other prices of the home, of which the last one goes on; its costs follow."""
    beyond = np.full(table.length - len(prices), prices[-1], np.int64)
    costs = costs_at(table.terms, table.term, prices) + table.first_winters
    return msgspec.structs.replace(table, prices=np.concatenate((prices, beyond)), costs=costs)
