"""The all-in cost as a function of the price alone: what a simulation evaluates for thousands of prices at once."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths, share
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import Rules
from hegang_desktop.engine.costs.all_in import contingency_base, lines_at
from hegang_desktop.engine.costs.taxes import Fraction, deed_tax_rule, fraction, seller_rules
from hegang_desktop.engine.costs.values import values_of

EXACT_BELOW = 10**12
"""Prices in fen, ten thousand million yuan, below which float64 divides and rounds every share exactly."""


class PriceTerms(msgspec.Struct, frozen=True):
    """What buying costs at any price, under the rules of one month.

    `fixed` is the sum of all lines that do not follow the price. `shares` act on the price (deed tax, income tax);
    `vat` does too, and `surcharges` on what it gives; `agency` on the price, and `contingency` on what that gives
    together with `contingency_on`. `price` is the user's own price, which takes the place of every other.
    """

    fixed: Fen
    price: Fen | None = None
    shares: tuple[Fraction, ...] = ()
    vat: Fraction | None = None
    surcharges: Tenthousandths = Tenthousandths(0)
    agency: Fraction | None = None
    contingency: Tenthousandths = Tenthousandths(0)
    contingency_on: Fen = ZERO


def price_terms(scenario: Scenario, month: Month, rules: Rules, *, other_home: bool, proxy: bool) -> PriceTerms:
    """The terms of buying the scenario's home in `month`; as `all_in`, whose lines at a price of nothing are fixed.

    They hold from one month of `rules.changes()` to the next.
    """
    home, overrides, values = scenario.home, scenario.overrides, values_of(scenario, rules, month)
    lines = lines_at(scenario, ZERO, month, rules, other_home=other_home, proxy=proxy)
    shares, vat, agency = [], None, None
    if "deed_tax" not in overrides:
        rule = deed_tax_rule(rules, month, home.floor_area, other_home=other_home, place=values.place)
        shares.append(Fraction(rule.rate, 10_000))
    if not home.seller_pays_taxes and home.held != "unknown":
        found = seller_rules(rules, month, home.held, values.place)
        if found.income_tax is not None and "income_tax" not in overrides:
            shares.append(fraction(found.income_tax))
        if found.vat is not None and "vat" not in overrides:
            vat = fraction(found.vat)
    if home.agency_terms == "rate" and "agency" not in overrides:
        agency = Fraction(values.value("agency_rate"), 10_000)
    follows = agency is not None and "contingency" not in overrides
    return PriceTerms(
        fixed=Fen(sum(line.amount for line in lines if not (follows and line.id == "contingency"))),
        price=overrides.get("price"),
        shares=tuple(one for one in shares if one.rate),
        vat=vat,
        surcharges=Tenthousandths(0 if "vat_surcharges" in overrides else values.value("vat_surcharges")),
        agency=agency,
        contingency=Tenthousandths(values.value("contingency") if follows else 0),
        contingency_on=contingency_base(list(lines[:-1])) if follows else ZERO,
    )


def total_at(terms: PriceTerms, price: Fen) -> Fen:
    """The all-in cost at `price`, in fen."""
    bought = price if terms.price is None else terms.price
    cost = bought + terms.fixed + sum(one.of(bought) for one in terms.shares)
    if terms.vat is not None:
        vat = terms.vat.of(bought)
        cost += vat + share(vat, terms.surcharges)
    if terms.agency is not None:
        agency = terms.agency.of(bought)
        cost += agency + share(Fen(terms.contingency_on + agency), terms.contingency)
    return Fen(cost)


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
    for one in terms.shares:
        totals += _rounded(prices, one.rate, one.whole, work)
    if terms.vat is not None:
        totals += _rounded(prices, terms.vat.rate, terms.vat.whole, work)
        totals += _rounded(work, terms.surcharges, 10_000, work)
    if terms.agency is not None:
        totals += _rounded(prices, terms.agency.rate, terms.agency.whole, work)
        work += float(terms.contingency_on)
        totals += _rounded(work, terms.contingency, 10_000, work)
    return totals


def _rounded(amounts: NDArray[np.float64], rate: int, whole: int, out: NDArray[np.float64]) -> NDArray[np.float64]:
    """`rate` parts of `whole` of each amount, to the nearest fen. The quotient is exact wherever it ends in a half."""
    np.multiply(amounts, float(rate), out=out)
    out /= float(whole)
    out += 0.5
    return np.floor(out, out=out)
