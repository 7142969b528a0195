"""The answers of a projection from the sums of its timetable, without the ledger."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.sensitivity import Reached
from hegang_desktop.engine.costs.kinds.price import expected_price
from hegang_desktop.engine.costs.terms import total_at
from hegang_desktop.engine.runway import runway
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Fens
from hegang_desktop.engine.timetable.build import timetable
from hegang_desktop.engine.timetable.growth import MOST
from hegang_desktop.engine.timetable.table import Timetable


def fast(plan: Plan, rules: Rules) -> Reached:
    """What `project` answers, without its ledger."""
    return reached(lean_table(plan, rules), by_proxy=plan.scenario.by_proxy)


def lean_table(plan: Plan, rules: Rules, months: int | None = None) -> Timetable:
    """The timetable of the plan's own course. Prices that drift are worked out only as far as the plan looks ahead."""
    scenario = plan.scenario
    if not rules.value("price_drift", scenario.assumptions):
        return timetable(plan, rules, months=months)
    # neither the terms of the costs nor anything else but the prices depends on the drift
    still = msgspec.structs.replace(scenario, assumptions={**scenario.assumptions, "price_drift": 0})
    table = timetable(plan.with_scenario(still), rules, months=months)
    return priced(table, expected_prices(plan, rules, table.months))


def expected_prices(plan: Plan, rules: Rules, months: int) -> Fens:
    """The expected price of the home in each of `months`, in fen."""
    scenario, start = plan.scenario, plan.situation.start
    if not rules.value("price_drift", scenario.assumptions):
        return np.full(months, min(expected_price(scenario, start, start, rules), MOST), np.int64)
    prices = [min(expected_price(scenario, start + t, start, rules), MOST) for t in range(months)]
    return np.array(prices, np.int64)


def priced(table: Timetable, prices: Fens) -> Timetable:
    """The timetable with other prices of the home, of which the last one goes on; its costs follow."""
    known: dict[tuple[int, int], int] = {}
    costs = []
    for which, price in zip(table.term.tolist(), prices.tolist(), strict=True):
        cost = known.get((which, price))
        if cost is None:
            cost = known[which, price] = total_at(table.terms[which], Fen(price))
        costs.append(cost)
    beyond = np.full(table.length - table.months, prices[-1], np.int64)
    return msgspec.structs.replace(table, prices=np.concatenate((prices, beyond)), costs=np.array(costs, np.int64))


def openings(table: Timetable) -> Fens:
    """Money at hand on the first day of each month while the home is not bought; one more than the plan looks ahead."""
    return sums.openings(table.at_hand, sums.net(table, None)[: table.months], table.tiers)


class Standing(msgspec.Struct, frozen=True):
    """Home month (None: not reached), money the day after, flows with the home, closings, the least of the year after.

    `closings` runs to the horizon, or to the end of the year after the move if that is later.
    """

    home: int | None
    left: Fen
    flows: Fens
    closings: Fens
    year_after: Fen | None

    @property
    def holds(self) -> bool:
        """As `Reached.holds`."""
        return self.year_after is not None and self.year_after >= 0


def standing(table: Timetable) -> Standing:
    """How a life on this timetable goes."""
    before = openings(table)
    home = sums.home_month(table, before)
    if home is None:
        return Standing(None, Fen(int(before[-1])), sums.net(table, None), before[1:], None)
    left = Fen(int(before[home]) - int(table.costs[home]))
    flows = sums.net(table, home)
    year = min(home + MONTHS_A_YEAR, table.length)
    after = sums.openings(left, flows[home : max(year, table.months)], table.tiers)[1:]
    closings = np.concatenate((before[1 : home + 1], after))
    return Standing(home, left, flows, closings, Fen(int(closings[home:year].min())))


def reached(table: Timetable, *, by_proxy: bool) -> Reached:
    """The answers of a timetable. `by_proxy`: whether somebody else may sign."""
    found = standing(table)
    home, left = found.home, found.left
    ahead = found.closings[: table.months]
    below = ahead < 0
    first = int(np.argmax(below))
    return Reached(
        home_month=None if home is None else table.start + home,
        all_in=None if home is None else Fen(int(table.costs[home])),
        left_after=None if home is None else left,
        runway_no_income=None if home is None else runway(left, sums.net(table, home, income=False)[home:]),
        runway_plan=None if home is None else runway(left, found.flows[home:]),
        by_proxy=by_proxy and home is not None and bool(table.away[home]),
        first_below_zero=table.start + first if below[first] else None,
        lowest=Fen(int(ahead.min())),
        year_after=found.year_after,
    )
