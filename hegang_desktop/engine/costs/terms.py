"""The all-in cost as a function of the price alone: what a simulation evaluates for thousands of prices at once."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths, share
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs import catalogue
from hegang_desktop.engine.costs.all_in import purchase_lines
from hegang_desktop.engine.costs.entry import PriceShare, case_of

EXACT_BELOW = 10**12
"""Prices in fen, ten thousand million yuan, below which float64 divides and rounds every share exactly."""


class Following(msgspec.Struct, frozen=True):
    """A line that follows the price, and what comes on top of it: a share of what it gives.

    `reserved`: the contingency is a share of it as well.
    """

    share: PriceShare
    on_top: Tenthousandths = Tenthousandths(0)
    reserved: bool = False


class PriceTerms(msgspec.Struct, frozen=True):
    """What buying costs at any price, under the rules of one month.

    `fixed` is the sum of all lines that do not follow the price, `following` those that do. Where a reserved line is
    among them so does `contingency`, the share of those and of `contingency_on`. `price` is the user's own price, which
    takes the place of every other.
    """

    fixed: Fen
    price: Fen | None = None
    following: tuple[Following, ...] = ()
    contingency: Tenthousandths = Tenthousandths(0)
    contingency_on: Fen = ZERO


def price_terms(
    scenario: Scenario,
    month: Month,
    rules: Rules,
    *,
    other_home: bool,
    proxy: bool,
    start: Month | None = None,
    movers: int = 1,
    first_winter: bool = True,
) -> PriceTerms:
    """The terms of buying the scenario's home in `month`; as `all_in`, whose lines at a price of nothing are fixed.

    Without `first_winter`, which depends on the month alone, they hold from one month of `rules.changes()`, of
    `held_changes` or of another number of `movers` to the next. `start`: the plan's first month (None: `month`).
    """
    overrides = scenario.overrides
    case = case_of(scenario, month, rules, start=start, other_home=other_home, proxy=proxy, movers=movers)
    lines = purchase_lines(case)
    shares: dict[str, PriceShare] = {}
    for entry in catalogue.PURCHASE:
        if entry.id in case.lines and entry.key not in overrides:
            part = entry.rule.follows(entry, case)
            if part is not None and part.rate:
                shares[entry.id] = part
    on_top = {part.of: Tenthousandths(part.rate) for part in shares.values() if part.of}
    following = tuple(
        Following(shares[entry.id], on_top.get(entry.id, Tenthousandths(0)), entry.reserved)
        for entry in catalogue.PURCHASE
        if entry.id in shares and not shares[entry.id].of
    )
    reserve, winter = catalogue.CONTINGENCY, catalogue.FIRST_WINTER
    if not first_winter and winter.key not in overrides:
        lines = tuple(line for line in lines if line.id != winter.id)
    follows = reserve.key not in overrides and any(one.reserved for one in following)
    return PriceTerms(
        fixed=Fen(sum(line.amount for line in lines if not (follows and line.id == reserve.id))),
        price=overrides.get(catalogue.PRICE.key),
        following=following,
        contingency=Tenthousandths(case.values.value(reserve.id) if follows else 0),
        contingency_on=case.reserved if follows else ZERO,
    )


def total_at(terms: PriceTerms, price: Fen) -> Fen:
    """The all-in cost at `price`, in fen."""
    bought = price if terms.price is None else terms.price
    cost = bought + terms.fixed
    reserved = int(terms.contingency_on)
    for one in terms.following:
        amount = one.share.at(bought)
        cost += amount + share(amount, one.on_top)
        if one.reserved:
            reserved += amount
    return Fen(cost + share(Fen(reserved), terms.contingency))


def totals_at(terms: PriceTerms, prices: NDArray[np.float64]) -> NDArray[np.float64]:
    """`total_at` of each price. Float64 that holds whole fen, of the shape of `prices`; prices are not negative."""
    if terms.price is not None:
        return np.full(prices.shape, total_at(terms, terms.price), np.float64)
    if not prices.size:
        return np.zeros(prices.shape)
    if prices.max() >= EXACT_BELOW:
        exact = [total_at(terms, Fen(int(price))) for price in prices.ravel()]
        return np.array(exact, np.float64).reshape(prices.shape)
    totals = prices + float(terms.fixed)
    work = np.empty(prices.shape)
    reserved = np.full(prices.shape, float(terms.contingency_on)) if terms.contingency else None
    for one in terms.following:
        totals += _rounded(prices, one.share.rate, one.share.whole, work)
        if one.reserved and reserved is not None:
            reserved += work
        if one.on_top:
            totals += _rounded(work, one.on_top, 10_000, work)
    if reserved is not None:
        totals += _rounded(reserved, terms.contingency, 10_000, work)
    return totals


def _rounded(amounts: NDArray[np.float64], rate: int, whole: int, out: NDArray[np.float64]) -> NDArray[np.float64]:
    """`rate` parts of `whole` of each amount, to the nearest fen. The quotient is exact wherever it ends in a half."""
    np.multiply(amounts, float(rate), out=out)
    out /= float(whole)
    out += 0.5
    return np.floor(out, out=out)
