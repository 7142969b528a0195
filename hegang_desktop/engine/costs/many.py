"""The costs of very many homes at once, equal to `all_in` and `holding` to the fen.

The homes are taken in parts that stay in the processor's cache. A value is one number for all homes, or an array where
cities differ; the formulas do not tell them apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Scenario
from hegang_desktop.domain.rules import DeedTaxRule, Rules
from hegang_desktop.engine.costs import catalogue
from hegang_desktop.engine.costs.entry import CostColumn, CostEntry, Fens, Mask, PriceShare
from hegang_desktop.engine.costs.first_winter_many import first_winters
from hegang_desktop.engine.costs.holding_time import AGES
from hegang_desktop.engine.costs.home_arrays import BANDS, HELD, NO_FLOOR, UNKNOWN, HomeArrays
from hegang_desktop.engine.costs.kinds.price import DEAREST, price_factor
from hegang_desktop.engine.costs.stopping import MIDDLE_NEEDS
from hegang_desktop.engine.costs.tax_rules import deed_tax_rules, part_of_price, sale_tax_rule, tax_whole
from hegang_desktop.engine.costs.values import Values

PART: Final = 16_384
"""Homes a part: a column of it takes 128 kB."""


def all_in_many(
    homes: HomeArrays,
    scenario: Scenario,
    month: Month,
    start: Month,
    rules: Rules,
    *,
    other_home: bool,
    proxy: bool = False,
    movers: int = 1,
    first_winter: bool = True,
) -> NDArray[np.int64]:
    """The all-in cost of each home in `month`, in fen: the sum of the lines that `all_in` gives.

    Overrides and assumptions are the scenario's; its own home is not looked at. Without `first_winter` that of
    `seasons_many` is left out.
    """
    purchase = _Purchase(_Shared(homes, scenario, month, rules), month, start, other_home=other_home, movers=movers)
    entries = tuple(one for one in catalogue.PURCHASE[1:] if proxy or not one.by_proxy_only)
    if not first_winter and catalogue.FIRST_WINTER.key not in scenario.overrides:
        entries = tuple(one for one in entries if one is not catalogue.FIRST_WINTER)
    return _by_part(homes, lambda part: _Part(part, purchase.shared, purchase).cost(entries))


class Seasons(NamedTuple):
    """A whole heating season of each home, in fen, and the calendar months in which it is paid and ends."""

    charges: NDArray[np.int64]
    due: Fens
    last: Fens

    def chosen(self, at: NDArray[np.intp]) -> Seasons:
        """Those of the homes at some positions."""
        due, last = (one if isinstance(one, int) else one[at] for one in (self.due, self.last))
        return Seasons(self.charges[at], due, last)


def seasons_many(homes: HomeArrays, scenario: Scenario, month: Month, rules: Rules) -> Seasons:
    """What `all_in_many` leaves out without `first_winter`, for any month of purchase under the rules of `month`.

    Nothing where the user has an own amount, which does not depend on the month.
    """
    shared = _Shared(homes, scenario, month, rules)
    due, last = shared.value("heating_month", homes), shared.value("heating_last_month", homes)
    if catalogue.FIRST_WINTER.key in scenario.overrides:
        return Seasons(np.zeros(len(homes), np.int64), due, last)
    return Seasons(_by_part(homes, lambda part: _Part(part, shared).cost((catalogue.FIRST_WINTER,))), due, last)


def holding_many(
    homes: HomeArrays, scenario: Scenario, month: Month | None, rules: Rules, *, lived_in: bool = True
) -> NDArray[np.int64]:
    """The holding cost of each home a year, in fen: what `yearly` makes of the lines that `holding` gives."""
    shared = _Shared(homes, scenario, month, rules)
    entries = tuple(one for one in catalogue.YEARLY if not (lived_in and one.empty_only))
    return _by_part(homes, lambda part: _Part(part, shared, lived_in=lived_in).cost(entries))


def heating_many(
    homes: HomeArrays, scenario: Scenario, month: Month | None, rules: Rules, *, lived_in: bool = True
) -> NDArray[np.int64]:
    """The lines of the holding cost of each home that are due in the heating month, in fen."""
    shared = _Shared(homes, scenario, month, rules)
    entries = tuple(one for one in catalogue.YEARLY if one.due == "heating" and not (lived_in and one.empty_only))
    return _by_part(homes, lambda part: _Part(part, shared, lived_in=lived_in).cost(entries))


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
        self.works_away = bool(scenario.works_away)
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
    """What a purchase asks for beside: the dated rules of the taxes, and the months since the prices were asked."""

    def __init__(
        self,
        shared: _Shared,
        month: Month,
        start: Month,
        *,
        other_home: bool,
        movers: int = 1,
    ) -> None:
        self.shared = shared
        self.month = month
        self.start = start
        self.movers = movers
        rules, cities = shared.rules, shared.cities
        self._deed_rules = deed_tax_rules(rules, month, "", other_home=other_home)
        taxed = {rule.place for rule in rules.deed_tax if rule.place}
        self._own_deed_rules = [
            (code, deed_tax_rules(rules, month, city, other_home=other_home))
            for code, city in enumerate(cities)
            if city in taxed
        ]
        places = cities if any(rule.place in cities for rule in rules.sale_taxes if rule.place) else ("",)
        self._by_place = len(places) > 1
        self.taxes = {
            tax: _SaleTax(
                [
                    None if rule is None else part_of_price(rule, tax_whole(rules, tax, month, held, place))
                    for place in places
                    for held in HELD
                    for rule in (sale_tax_rule(rules, tax, month, held, place),)
                ]
            )
            for tax in dict.fromkeys(rule.id for rule in rules.sale_taxes)
        }
        self._places = places
        self._wholes: dict[str, NDArray[np.int64]] = {}

    def wholes(self, tax: str) -> NDArray[np.int64]:
        """Of how many parts of the price the rate of a tax takes its own, by case."""
        known = self._wholes.get(tax)
        if known is None:
            rules, month = self.shared.rules, self.month
            by_case = [tax_whole(rules, tax, month, held, place) for place in self._places for held in HELD]
            known = self._wholes[tax] = np.array(by_case, np.int64)
        return known

    def price(self, part: HomeArrays) -> Fens:
        """The expected price of each home."""
        drift = self.shared.value("price_drift", part)
        if isinstance(drift, int):
            moved = self._moved(part, drift)
        else:
            moved = np.empty(len(part), np.int64)
            for rate in np.unique(drift).tolist():
                moved = np.where(drift == rate, self._moved(part, rate), moved)
        return moved - (moved * self.shared.value("bargaining", part) + 5_000) // 10_000

    def _moved(self, part: HomeArrays, drift: int) -> NDArray[np.int64]:
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
        rate = _by_area(self._deed_rules, part.floor_area)
        for code, rules in self._own_deed_rules:
            rate = np.where(part.city == code, _by_area(rules, part.floor_area), rate)
        return rate

    def case(self, part: HomeArrays) -> NDArray[Any]:
        """Which rule of a seller's tax is that of each home: by the time of holding, and the place."""
        held = self._held(part)
        return part.city * len(HELD) + held if self._by_place else held

    def _held(self, part: HomeArrays) -> NDArray[np.int8]:
        """How long the sellers have held their homes by now."""
        held = part.held
        for kind, ages in AGES.items():
            young = part.held == HELD.index(kind)
            if not young.any():
                continue
            passed = self.month.index - np.where(part.held_in == UNKNOWN, self.start.index, part.held_in)
            for after, aged in ages:
                held = np.where(young & (passed > after), np.int8(HELD.index(aged)), held)
        return held


class _Part:
    """The homes of a part, as the rules of the lines ask for them: see `entry.ManyHomes`."""

    def __init__(
        self, part: HomeArrays, shared: _Shared, purchase: _Purchase | None = None, *, lived_in: bool = True
    ) -> None:
        self.part = part
        self.shared = shared
        self.lived_in = lived_in
        self.price: Fens = 0
        self._reserved = _Sum()
        self._purchase = purchase
        self.movers = 1 if purchase is None else purchase.movers
        self._lines: dict[str, Fens] = {}
        self._taxes: dict[str, CostColumn] = {}
        self._case: NDArray[Any] | None = None

    def cost(self, entries: tuple[CostEntry, ...]) -> Fens:
        """The sum of the lines of each home, with the price of a purchase."""
        total = _Sum()
        # what nobody asks for again makes room for the next line
        rested_on = {id_ for entry in entries for id_ in entry.rule.rests_on}
        if self._purchase is not None:
            own = self.own(catalogue.PRICE)
            self.price = self._purchase.price(self.part) if own is None else own
            total.add(self.price)
        for entry in entries:
            amounts = self._amounts(entry)
            if entry.id in rested_on:
                self._lines[entry.id] = amounts
            total.add(amounts)
            if entry.reserved:
                self._reserved.add(amounts)
        return total.fens

    @property
    def reserved(self) -> Fens:
        """What the lines so far come to that surprises are set aside for."""
        return self._reserved.fens

    def _amounts(self, entry: CostEntry) -> Fens:
        """What a line comes to: by its rule, or the user's own amount, wherever there is such a line."""
        amounts, exists = entry.rule.many(entry, self)
        own = self.own(entry)
        amounts = amounts if own is None else own
        if exists is True:
            return amounts
        return 0 if exists is False else np.where(exists, amounts, 0)

    def own(self, entry: CostEntry) -> int | None:
        """The user's own amount in the place of a line's."""
        amount = self.shared.overrides.get(entry.key)
        return None if amount is None else int(amount)

    def value(self, assumption: str) -> Fens:
        """The value of an assumption."""
        return self.shared.value(assumption, self.part)

    def line(self, id_: str) -> Fens:
        """What an earlier line came to."""
        return self._lines[id_]

    def deed_tax_rate(self) -> Fens:
        """The rate of the deed tax, in ten-thousandths."""
        return 0 if self._purchase is None else self._purchase.deed_rate(self.part)

    def sale_tax(self, id_: str) -> CostColumn:
        """A seller's tax that is passed on."""
        known = self._taxes.get(id_)
        if known is None:
            known = self._taxes[id_] = self._sale_tax(id_)
        return known

    def _sale_tax(self, id_: str) -> CostColumn:
        part, purchase = self.part, self._purchase
        if purchase is None or not part.held.any():
            return CostColumn(0, exists=False)
        tax, case = purchase.taxes[id_], self._cases(purchase)
        passed_on = ~part.seller_pays_taxes & (part.held != HELD.index("unknown"))
        return CostColumn(tax.of(self.price, case), passed_on & tax.exists[case])

    def _cases(self, purchase: _Purchase) -> NDArray[Any]:
        if self._case is None:
            self._case = purchase.case(self.part)
        return self._case

    def tax_whole(self, tax: str) -> Fens:
        """Of how many parts of the price the rate of a tax takes its own."""
        if self._purchase is None or not self.part.held.any():
            return 10_000
        wholes = self._purchase.wholes(tax)
        return wholes[self._cases(self._purchase)] if (wholes != wholes[0]).any() else int(wholes[0])

    def first_winter(self, seasons: Fens) -> Fens:
        """What the purchase owes of its first heating season."""
        purchase = self._purchase
        if purchase is None:
            return seasons
        shared, due, last = self.shared, self.value("heating_month"), self.value("heating_last_month")
        inflation = shared.rules.value("inflation_heating", shared.chosen)
        return first_winters(seasons, np.array(purchase.month.index), purchase.start, inflation, (due, last))

    def can_stop_heating(self) -> Mask:
        """Where `stopping` says that the heating can be stopped: nothing refuses it and nothing is unknown."""
        part, floor, floors = self.part, self.part.floor, self.part.floors
        no_floor = floor == NO_FLOOR
        tall = (floors == NO_FLOOR) | (floors >= MIDDLE_NEEDS)
        between = no_floor & (part.floor_band == BANDS.index("middle")) & tall
        inside = ~no_floor & (floor > 1) & (floors != NO_FLOOR) & (floor < floors)
        return (between | inside) & (part.gable == 0) & (part.separate_loop == 1)

    def old_top_floor(self, storeys: int) -> Mask:
        """Where a home is known to lie under the roof of a house of at most so many storeys."""
        floor, floors = self.part.floor, self.part.floors
        return (floor != NO_FLOOR) & (floor == floors) & (floors <= storeys)

    @property
    def works_away(self) -> bool:
        """Whether somebody who lives there keeps working elsewhere."""
        return self.shared.works_away

    def where(self, mask: Mask, one: Fens, other: Fens) -> Fens:
        """One or the other, home by home."""
        return np.where(mask, one, other)


class _Sum:
    """A sum of amounts that are one number for all homes and of others that are not: each kind is added up by itself,
    for an array of thousands is slow to add to.
    """

    def __init__(self) -> None:
        self._one = 0
        self._each: Fens = None

    def add(self, amounts: Fens) -> None:
        """One more."""
        if isinstance(amounts, int):
            self._one += amounts
        elif self._each is None:
            self._each = amounts.copy()
        else:
            self._each += amounts

    @property
    def fens(self) -> Fens:
        """The sum: one number, or an array where one was among them."""
        return self._one if self._each is None else self._each + self._one


class _SaleTax:
    """A seller's tax by case: the time of holding, and the place where places differ."""

    def __init__(self, parts: list[PriceShare | None]) -> None:
        self.exists = np.array([one is not None for one in parts])
        self._rate = np.array([one.rate if one else 0 for one in parts], np.int64)
        self._whole = np.array([one.whole if one else 1 for one in parts], np.int64)

    def of(self, price: Fens, case: NDArray[Any]) -> Fens:
        """The tax; nothing where no rule exists."""
        wholes = set(self._whole[self.exists].tolist())
        if not wholes:
            return 0
        whole: Fens = wholes.pop() if len(wholes) == 1 else self._whole[case]
        return (2 * price * self._rate[case] + whole) // (2 * whole)


def _by_area(rules: tuple[DeedTaxRule, ...], area: NDArray[np.int64]) -> Fens:
    """The rate of the first rule whose area fits."""
    last = next(i for i, rule in enumerate(rules) if rule.largest_area is None)
    rate: Fens = int(rules[last].rate)
    for rule in reversed(rules[:last]):
        rate = np.where(area <= int(rule.largest_area or Area(0)), int(rule.rate), rate)
    return rate
