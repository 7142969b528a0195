"""The costs of very many homes at once, equal to `all_in` and `holding` to the fen.

The homes are taken in parts that stay in the processor's cache. A value is one number for all homes, or an array where
cities differ; the formulas do not tell them apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import DeedTaxRule, Rules
from hegang_desktop.engine.costs.all_in import BY_PROXY, DEAREST, DOOR, REGISTRATION, SETTLING_IN, price_factor
from hegang_desktop.engine.costs.holding import PREFIX
from hegang_desktop.engine.costs.home_arrays import AGENCY, BANDS, HELD, NO_FLOOR, REPAIRS, UNKNOWN, HomeArrays
from hegang_desktop.engine.costs.repairs import FIGURES, LEVELS
from hegang_desktop.engine.costs.stopping import MIDDLE_NEEDS
from hegang_desktop.engine.costs.taxes import deed_tax_rules, fraction, seller_rules
from hegang_desktop.engine.costs.values import Values

PART: Final = 16_384
"""Homes a part: a column of it takes 128 kB."""
Fens = Any
"""Whole fen: one int for all homes of a part, or an int64 array of them."""


def all_in_many(
    homes: HomeArrays,
    scenario: Scenario,
    month: Month,
    start: Month,
    rules: Rules,
    *,
    other_home: bool,
    proxy: bool = False,
) -> NDArray[np.int64]:
    """The all-in cost of each home in `month`, in fen: the sum of the lines that `all_in` gives.

    Overrides and assumptions are the scenario's; its own home is not looked at.
    """
    purchase = _Purchase(_Shared(homes, scenario, month, rules), start, other_home=other_home, proxy=proxy)
    return _by_part(homes, purchase.costs)


def holding_many(
    homes: HomeArrays, scenario: Scenario, month: Month | None, rules: Rules, *, lived_in: bool = True
) -> NDArray[np.int64]:
    """The holding cost of each home a year, in fen: what `yearly` makes of the lines that `holding` gives."""
    shared = _Shared(homes, scenario, month, rules)
    return _by_part(homes, lambda part: _holding(part, shared, lived_in=lived_in))


def heating_many(homes: HomeArrays, scenario: Scenario, month: Month | None, rules: Rules) -> NDArray[np.int64]:
    """The line `heating` of the holding cost of each home a year, lived in, in fen."""
    shared = _Shared(homes, scenario, month, rules)
    own = scenario.overrides.get(f"{PREFIX}heating")

    def costs(part: HomeArrays) -> Fens:
        amount = _season_heating(part, shared) if own is None else int(own)
        return np.zeros(len(part), np.int64) + amount

    return _by_part(homes, costs)


def _by_part(homes: HomeArrays, costs: Callable[[HomeArrays], Fens]) -> NDArray[np.int64]:
    out = np.empty(len(homes), np.int64)
    for first in range(0, len(homes), PART):
        chosen = slice(first, first + PART)
        out[chosen] = costs(homes.part(chosen))
    return out


class _Shared:
    """What all parts have in common: the scenario's own amounts, and values by city where cities differ."""

    def __init__(self, homes: HomeArrays, scenario: Scenario, month: Month | None, rules: Rules) -> None:
        self.overrides = scenario.overrides
        self.chosen = scenario.assumptions
        self.month = month
        self.rules = rules
        self.cities = homes.cities
        self._known: dict[str, int | NDArray[np.int64]] = {}

    def value(self, id_: str, part: HomeArrays) -> Fens:
        """The value of an assumption for the homes of a part."""
        known = self._known.get(id_)
        if known is None:
            # most cities have no values of their own: those share one
            own = {row.place for row in self.rules.placed if row.id == id_}
            common = Values(self.rules, self.chosen, "", self.month).value(id_)
            by_city = [
                Values(self.rules, self.chosen, city, self.month).value(id_) if city in own else common
                for city in self.cities
            ]
            same = len(set(by_city)) <= 1
            known = self._known[id_] = by_city[0] if same and by_city else np.array(by_city, np.int64)
        return known if isinstance(known, int) else known[part.city]


class _Purchase:
    """The all-in cost by part."""

    def __init__(self, shared: _Shared, start: Month, *, other_home: bool, proxy: bool) -> None:
        self.shared = shared
        self.start = start
        assert shared.month is not None  # noqa: S101 - for the type checker
        self.month = shared.month
        self.flat_lines = (REGISTRATION, DOOR, *SETTLING_IN, *(BY_PROXY if proxy else ()))
        rules, month = shared.rules, self.month
        self.deed_rules = deed_tax_rules(rules, month, "", other_home=other_home)
        taxed = {rule.place for rule in rules.deed_tax if rule.place}
        self.own_deed_rules = [
            (code, deed_tax_rules(rules, month, city, other_home=other_home))
            for code, city in enumerate(shared.cities)
            if city in taxed
        ]
        places = shared.cities if any(rule.place in shared.cities for rule in rules.sale_taxes if rule.place) else ("",)
        self.by_place = len(places) > 1
        found = [seller_rules(rules, month, held, place) for place in places for held in HELD]
        self.vat = _SaleTax([one.vat and fraction(one.vat) for one in found])
        self.income_tax = _SaleTax([one.income_tax and fraction(one.income_tax) for one in found])

    def costs(self, part: HomeArrays) -> Fens:
        """The sum of the lines, home by home."""
        overrides = self.shared.overrides
        price = overrides["price"] if "price" in overrides else self.price(part)
        reserved = self.agency(part, price) + self.repairs(part)
        reserved = reserved + overrides.get("maintenance_fund", part.maintenance_fund)
        for line in self.flat_lines:
            reserved = reserved + self.own(line.id, lambda id_=line.id: self.shared.value(id_, part))  # type: ignore[misc]
        total = reserved + price + overrides.get("arrears", part.arrears)
        total += self.own("contingency", lambda: _share(reserved, self.shared.value("contingency", part)))
        total += self.own("deed_tax", lambda: _share(price, self.deed_rate(part)))
        total += self.seller_taxes(part, price)
        total += self.own("first_heating", lambda: _season_heating(part, self.shared))
        total += self.own("first_property_fee", lambda: _property_fee(part, self.shared))
        return total

    def own(self, id_: str, otherwise: Callable[[], Fens]) -> Fens:
        """The user's amount of a line, else what the rule gives."""
        amount = self.shared.overrides.get(id_)
        return otherwise() if amount is None else int(amount)

    def price(self, part: HomeArrays) -> Fens:
        """The expected price of each home."""
        drift = self.shared.value("price_drift", part)
        if isinstance(drift, int):
            moved = self.moved(part, drift)
        else:
            moved = np.empty(len(part), np.int64)
            for rate in np.unique(drift).tolist():
                moved = np.where(drift == rate, self.moved(part, rate), moved)
        return moved - _share(moved, self.shared.value("bargaining", part))

    def moved(self, part: HomeArrays, drift: int) -> NDArray[np.int64]:
        """The asking prices moved to the month of purchase."""
        if not drift:
            return np.minimum(part.price, DEAREST)
        since = np.where(part.priced_in == UNKNOWN, self.start.index, part.priced_in)
        first, last = int(since.min()), int(since.max())
        factors = [price_factor(self.month, self.start + (i - self.start.index), drift) for i in range(first, last + 1)]
        factor = factors[0] if first == last else np.array(factors)[since - first]
        moved = np.minimum(part.price * factor, float(DEAREST))
        return np.floor(moved + 0.5).astype(np.int64)

    def deed_rate(self, part: HomeArrays) -> Fens:
        """The rate of the deed tax by area and place."""
        rate = _by_area(self.deed_rules, part.floor_area)
        for code, rules in self.own_deed_rules:
            rate = np.where(part.city == code, _by_area(rules, part.floor_area), rate)
        return rate

    def seller_taxes(self, part: HomeArrays, price: Fens) -> Fens:
        """VAT, its surcharges and income tax, or what the user put in the line that says there are none."""
        overrides = self.shared.overrides
        summary = int(overrides.get("seller_taxes", 0))
        if not part.held.any():
            return summary
        case = part.city * len(HELD) + part.held if self.by_place else part.held
        passed_on = ~part.seller_pays_taxes & (part.held != HELD.index("unknown"))
        has_vat, has_income_tax = passed_on & self.vat.exists[case], passed_on & self.income_tax.exists[case]
        vat = np.where(has_vat, self.own("vat", lambda: self.vat.of(price, case)), 0)
        more = self.own("vat_surcharges", lambda: _share(vat, self.shared.value("vat_surcharges", part)))
        income_tax = self.own("income_tax", lambda: self.income_tax.of(price, case))
        taxes = vat + np.where(has_vat, more, 0) + np.where(has_income_tax, income_tax, 0)
        return taxes + np.where(has_vat | has_income_tax, 0, summary) if summary else taxes

    def agency(self, part: HomeArrays, price: Fens) -> Fens:
        """The agent's fee by the terms."""
        own = self.shared.overrides.get("agency")
        if own is not None:
            return int(own)
        flat, terms = self.shared.value("agency", part), part.agency_terms
        if not terms.any():
            return flat
        rated = _share(price, self.shared.value("agency_rate", part))
        return np.where(terms == AGENCY.index("flat"), flat, 0) + np.where(terms == AGENCY.index("rate"), rated, 0)

    def repairs(self, part: HomeArrays) -> Fens:
        """Repairs as chosen, or as described."""
        own = self.shared.overrides.get("repairs")
        if own is not None:
            return int(own)
        described = part.repairs == REPAIRS.index("as_described")
        costs = (described & part.bare) * self.shared.value(FIGURES["simple"], part)
        if not described.all():
            for level in LEVELS[1:]:
                costs += (part.repairs == REPAIRS.index(level)) * self.shared.value(FIGURES[level], part)
        return costs


class _SaleTax:
    """A seller's tax by case: the time of holding, and the place where places differ."""

    def __init__(self, fractions: list[Any]) -> None:
        self.exists = np.array([one is not None for one in fractions])
        self._rate = np.array([one.rate if one else 0 for one in fractions], np.int64)
        self._whole = np.array([one.whole if one else 1 for one in fractions], np.int64)

    def of(self, price: Fens, case: NDArray[Any]) -> Fens:
        """The tax; nothing where no rule exists."""
        wholes = set(self._whole[self.exists].tolist())
        if not wholes:
            return 0
        whole: Fens = wholes.pop() if len(wholes) == 1 else self._whole[case]
        return (2 * price * self._rate[case] + whole) // (2 * whole)


def _share(amounts: Fens, rate: Fens) -> Fens:
    """`rate` ten-thousandths of amounts that are not negative, rounded half up."""
    return (amounts * rate + 5_000) // 10_000


def _by_area(rules: tuple[DeedTaxRule, ...], area: NDArray[np.int64]) -> Fens:
    """The rate of the first rule whose area fits."""
    last = next(i for i, rule in enumerate(rules) if rule.largest_area is None)
    rate: Fens = int(rules[last].rate)
    for rule in reversed(rules[:last]):
        rate = np.where(area <= int(rule.largest_area or Area(0)), int(rule.rate), rate)
    return rate


def _season_heating(part: HomeArrays, shared: _Shared) -> Fens:
    area: Fens = part.floor_area
    if part.usable_basis.any():
        usable = np.where(part.interior_area, part.interior_area, _share(area, shared.value("usable_share", part)))
        area = np.where(part.usable_basis, usable, area)
    charge = (shared.value("heating_tariff", part) * area + 50) // 100
    return charge if part.heated.all() else charge * part.heated


def _property_fee(part: HomeArrays, shared: _Shared) -> Fens:
    return (shared.value("property_fee", part) * 12 * part.floor_area + 50) // 100


def _holding(part: HomeArrays, shared: _Shared, *, lived_in: bool) -> Fens:
    def own(id_: str, otherwise: Callable[[], Fens]) -> Fens:
        amount = shared.overrides.get(PREFIX + id_)
        return otherwise() if amount is None else int(amount)

    heating = own("heating", lambda: _season_heating(part, shared))
    if not lived_in:
        billed = part.heated | (f"{PREFIX}heating" in shared.overrides)
        fee = own("stop_heating", lambda: _share(heating, shared.value("stop_heating_share", part)))
        heating = np.where(billed & _can_stop(part), fee, heating)
    total = np.zeros(len(part), np.int64) + heating + own("property_fee", lambda: _property_fee(part, shared))
    flat = ("repairs_reserve",) if lived_in else ("repairs_reserve", "empty_utilities", "key_holder")
    for id_ in flat:
        total += own(id_, lambda id_=id_: shared.value(id_, part))  # type: ignore[misc]
    return total


def _can_stop(part: HomeArrays) -> NDArray[np.bool_]:
    """Where `stopping` says that the heating can be stopped: nothing refuses it and nothing is unknown."""
    floor, floors = part.floor, part.floors
    no_floor = floor == NO_FLOOR
    tall = (floors == NO_FLOOR) | (floors >= MIDDLE_NEEDS)
    between = no_floor & (part.floor_band == BANDS.index("middle")) & tall
    inside = ~no_floor & (floor > 1) & (floors != NO_FLOOR) & (floor < floors)
    stops: NDArray[np.bool_] = (between | inside) & (part.gable == 0) & (part.separate_loop == 1)
    return stops
