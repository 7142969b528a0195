"""The first month in which each of very many homes can be bought, by what may be paid for it in each month.

Between two changes of the rules a home costs the same in every month, its first winter's heating apart. So the first
month in which the most that could be paid so far covers all the rest is found by bisection, and from it on the first
that covers the heating too. Where prices drift, each month is a stretch of its own. Homes whose sellers will have held
them for longer are taken by themselves.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.household import mover_changes, movers
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.target import SellerHeld
from hegang_desktop.engine.costs.catalogue import PRICE
from hegang_desktop.engine.costs.first_winter_many import first_winters
from hegang_desktop.engine.costs.holding_time import AGES
from hegang_desktop.engine.costs.home_arrays import HELD, UNKNOWN, HomeArrays
from hegang_desktop.engine.costs.many import all_in_many, seasons_many
from hegang_desktop.engine.effective_plan import EffectivePlan
from hegang_desktop.engine.timetable.arrays import Fens, Flags

NEVER = -1
PART = 65_536
"""Homes a part, so that what is worked out for a part stays in the processor's cache."""
Bought = tuple[NDArray[np.int32], Fens]
"""The month of each home counted from the plan's first, or NEVER, and what it costs then, in fen (0 where never)."""
_Owed = Callable[[NDArray[np.intp] | None, NDArray[np.int64]], Fens]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MoneyLines:
    """The most that may be paid for a home in each month, in fen: `lines` of shape (kinds, months).

    `kinds` is the line of each home; None: one line for all. `_highest` keeps the most there was so far by the months
    looked at, for all parts of the homes.
    """

    lines: NDArray[Any]
    kinds: NDArray[np.int32] | None = None
    _highest: dict[bytes, NDArray[Any]] = dataclasses.field(default_factory=dict)

    def of(self, homes: slice | NDArray[np.intp]) -> MoneyLines:
        """The same for some of the homes."""
        return self if self.kinds is None else MoneyLines(self.lines, self.kinds[homes], self._highest)

    def at(self, homes: NDArray[np.intp], months: NDArray[np.int64]) -> NDArray[Any]:
        """What the homes at some positions may cost, each in a month of its own."""
        return self.lines[0, months] if self.kinds is None else self.lines[self.kinds[homes], months]

    def first_covering(self, months: NDArray[np.int64], costs: Fens) -> NDArray[np.int64]:
        """The position of the first of `months` whose money covers each cost; the number of months where none does."""
        if len(months) == 1:
            line = self.lines[:, months[0]]
            return np.asarray(costs > (line[0] if self.kinds is None else line[self.kinds]), np.int64)
        if self.kinds is None:
            return np.asarray(np.searchsorted(np.maximum.accumulate(self.lines[0, months]), costs), np.int64)
        # searchsorted takes one line; here each home has its own, and all take the same steps, each half the last
        highest = self._most_so_far(months)
        width = highest.shape[1]
        flat, start = highest.ravel(), self.kinds.astype(np.int64) * width
        place, wanted, step = start.copy(), costs.astype(flat.dtype), width >> 1
        while step:
            place += step * (flat.take(place + (step - 1)) < wanted)
            step >>= 1
        return np.asarray(place - start)

    def _most_so_far(self, months: NDArray[np.int64]) -> NDArray[Any]:
        """The most that could be paid until each of the months, and without end behind them up to a power of two."""
        key = months.tobytes()
        if key not in self._highest:
            highest = np.full((len(self.lines), 1 << len(months).bit_length()), np.inf)
            np.maximum.accumulate(self.lines[:, months], axis=1, out=highest[:, : len(months)])
            self._highest[key] = highest
        return self._highest[key]


@dataclasses.dataclass(frozen=True, slots=True)
class _Stretch:
    """Months of one set of rules, [first, last), and those in which a purchase, present or by proxy, is possible."""

    first: int
    last: int
    proxy: bool
    possible: Flags

    def since(self, month: int) -> _Stretch:
        """The stretch without the months before `month`."""
        possible = self.possible & (np.arange(self.first, self.last) >= month)
        return dataclasses.replace(self, possible=possible)


_Groups = list[list[_Stretch]]


class FirstMonths:
    """Looks for the first months under one plan; `away` marks the months in which the buyer cannot travel."""

    def __init__(self, effective: EffectivePlan, rules: Rules, away: Flags) -> None:
        self._effective, self._rules, self._away = effective, rules, away
        self._start = effective.situation.start

    def bought(self, homes: HomeArrays, money: MoneyLines, delay: int = 0) -> Bought:
        """The first month of each home, or the first that permits buying from `delay` months after it on."""
        month, all_in = np.full(len(homes), NEVER, np.int32), np.zeros(len(homes), np.int64)
        for changes, at in self._aging(homes):
            groups = self._stretches(changes)
            some, lines = (homes, money) if at is None else (homes.chosen(at), money.of(at))
            parts = []
            for first in range(0, max(1, len(some)), PART):
                here = slice(first, first + PART)
                parts.append(self._part(some.part(here), lines.of(here), groups, delay))
            bought, paid = (np.concatenate(columns) for columns in zip(*parts, strict=True))
            if at is None:
                return bought, paid
            month[at], all_in[at] = bought, paid
        return month, all_in

    def _part(self, homes: HomeArrays, money: MoneyLines, groups: _Groups, delay: int) -> Bought:
        earliest = self._first(homes, money, groups)
        return self._put_off(homes, money, groups, earliest[0], delay) if delay else earliest

    def _first(self, homes: HomeArrays, money: MoneyLines, groups: _Groups) -> Bought:
        """Stretch after stretch, for the homes that are still waiting."""
        month, all_in = np.full(len(homes), NEVER, np.int32), np.zeros(len(homes), np.int64)
        own_price = PRICE.key in self._effective.scenario.overrides
        priced = np.ones(len(homes), bool) if own_price else homes.price > 0
        for group in groups:
            waiting = priced & (month == NEVER)
            if not waiting.any():
                break
            some = slice(None) if waiting.all() else np.flatnonzero(waiting)
            few = homes if isinstance(some, slice) else homes.chosen(some)
            month[some], all_in[some] = self._within(few, money.of(some), group)
        return month, all_in

    def _put_off(
        self, homes: HomeArrays, money: MoneyLines, groups: _Groups, earliest: NDArray[np.int32], delay: int
    ) -> Bought:
        """Homes that wait so many months beyond their first one: those of one first month are looked at together."""
        month, all_in = np.full(len(homes), NEVER, np.int32), np.zeros(len(homes), np.int64)
        for first in np.unique(earliest[earliest != NEVER]).tolist():
            at = np.flatnonzero(earliest == first)
            later = [[one.since(first + delay) for one in group] for group in groups]
            open_ = [[one for one in group if one.possible.any()] for group in later]
            month[at], all_in[at] = self._first(homes.chosen(at), money.of(at), open_)
        return month, all_in

    def _within(self, homes: HomeArrays, money: MoneyLines, group: list[_Stretch]) -> Bought:
        """The month within a stretch in which each home is bought, or NEVER, and what it costs then."""
        bought, paid = np.full(len(homes), NEVER, np.int32), np.zeros(len(homes), np.int64)
        situation = self._effective.situation
        for stretch in group:
            month = self._start + stretch.first
            costs = all_in_many(
                homes, self._effective.scenario, month, self._start, self._rules,
                other_home=situation.owns_other_home, proxy=stretch.proxy, first_winter=False,
                movers=movers(situation.people, month),
            )  # fmt: skip
            months = stretch.first + np.flatnonzero(stretch.possible)
            place, winters = _covering(self._heating(homes, month), months, money, costs)
            first = np.append(months, NEVER).astype(np.int32)[place]
            sooner = (first != NEVER) & ((bought == NEVER) | (first < bought))
            bought, paid = np.where(sooner, first, bought), np.where(sooner, costs + winters, paid)
        return bought, paid

    def _heating(self, homes: HomeArrays, month: Month) -> _Owed:
        """What the homes at some positions (None: all) owe of their first winter under the rules of `month`.

        Each is bought in a month of its own, counted from the plan's first.
        """
        scenario, start = self._effective.scenario, self._start
        seasons = seasons_many(homes, scenario, month, self._rules)
        inflation = self._rules.value("inflation_heating", scenario.assumptions)

        def owed(at: NDArray[np.intp] | None, months: NDArray[np.int64]) -> Fens:
            some = seasons if at is None else seasons.chosen(at)
            return first_winters(some.charges, months + start.index, start, inflation, (some.due, some.last))

        return owed

    def _stretches(self, others: list[int]) -> _Groups:
        """The stretches of months in order, each in person and, where it is allowed and needed, by proxy."""
        effective, months, start = self._effective, len(self._away), self._start
        not_before = effective.scenario.not_before
        earliest = 0 if not_before is None else not_before - start
        dated = {month - start for month in (*self._rules.changes(), *mover_changes(effective.situation.people))}
        changes = sorted(at for at in {*dated, *others} if 0 < at < months)
        drifts = bool(self._rules.value("price_drift", effective.scenario.assumptions))
        edges = list(range(months + 1)) if drifts else [0, *changes, months]
        groups = []
        for first, last in itertools.pairwise(edges):
            absent = self._away[first:last]
            wanted = np.arange(first, last) >= earliest
            kinds = [_Stretch(first, last, proxy=False, possible=~absent & wanted)]
            if effective.scenario.by_proxy:
                kinds.append(_Stretch(first, last, proxy=True, possible=absent & wanted))
            groups.append([one for one in kinds if one.possible.any()])
        return groups

    def _aging(self, homes: HomeArrays) -> Iterator[tuple[list[int], NDArray[np.intp] | None]]:
        """The homes by the months in which their taxes change with the time of holding, as positions (None: all)."""
        ages = {HELD.index(kind): _telling(kind, self._rules) for kind in AGES}
        young = np.flatnonzero(np.isin(homes.held, [held for held, after in ages.items() if after]))
        start, months = self._start, len(self._away)
        since = np.where(homes.held_in[young] == UNKNOWN, start.index, homes.held_in[young]) - start.index
        kinds, group = np.unique(since * len(HELD) + homes.held[young], return_inverse=True)
        groups: dict[tuple[int, ...], list[int]] = {}
        for number, key in enumerate(kinds.tolist()):
            passed, held = divmod(key, len(HELD))
            changes = tuple(at for after in ages[held] if 0 < (at := passed + after + 1) < months)
            groups.setdefault(changes, []).append(number)
        if not any(groups):
            yield [], None
            return
        apart = np.zeros(len(homes), bool)
        for changes, numbers in groups.items():
            if changes:
                at = young[np.isin(group, numbers)]
                apart[at] = True
                yield list(changes), at
        yield [], np.flatnonzero(~apart)


def _telling(kind: SellerHeld, rules: Rules) -> tuple[int, ...]:
    """After how many months of those in which a holding time becomes another some tax changes with it."""
    changes = []
    for after, aged in AGES[kind]:
        if any((kind in rule.held) != (aged in rule.held) for rule in rules.sale_taxes):
            changes.append(after)
        kind = aged
    return tuple(changes)


def _covering(owed: _Owed, months: NDArray[np.int64], money: MoneyLines, costs: Fens) -> tuple[NDArray[np.int64], Fens]:
    """The position of the first of `months` whose money covers each cost and its heating, which is the second answer.

    The number of months where none does, and no heating. `owed` gives the heating of the homes at some positions (None:
    all), each bought in its month.
    """
    place, winters = money.first_covering(months, costs), np.zeros(len(costs), np.int64)
    waiting = np.flatnonzero(place < len(months))
    while len(waiting):
        in_month = months[place[waiting]]
        heating = owed(None if len(waiting) == len(costs) else waiting, in_month)
        covered = money.at(waiting, in_month) >= costs[waiting] + heating
        winters[waiting[covered]] = heating[covered]
        waiting = waiting[~covered]
        place[waiting] += 1
        waiting = waiting[place[waiting] < len(months)]
    return place, winters
