"""Facet counts, histograms and near misses of a search."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.conditions import Conditions, FlagBits, Ints, NumberOf
from hegang_desktop.app.listings.search.result import FacetValue, Histogram, NearMiss
from hegang_desktop.app.listings.search.view import NOWHERE, View
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.search import FACETS, PLAN_NUMBERS, Facet, Number

MOST_VALUES = 300
"""Values of a facet that are told, the most frequent first; chosen ones are always told."""
BARS = 32
HISTOGRAMS: tuple[Number, ...] = tuple(field.sort_id for field in FIELDS.on("ranges") if field.sort_id is not None)
FEW = 30
"""With more homes than that nobody looks at those that nearly fit."""
_STEPS = (1, 2, 5, 10)
_ORDERED: frozenset[Facet] = frozenset(
    id_ for id_, field in FIELDS.facets.items() if field.facet is not None and field.facet.ordered
)
"""Facets whose values have an order of their own."""


def facet_values(view: View, conditions: Conditions, flags: FlagBits) -> dict[Facet, tuple[FacetValue, ...]]:
    """The values of every facet with their counts."""
    shown = np.flatnonzero(conditions.with_all)
    everything = len(shown) == len(view)
    values: dict[Facet, tuple[FacetValue, ...]] = {}
    for facet in FACETS:
        asked = f"facet {facet}" in conditions.asked
        at = np.flatnonzero(conditions.without(f"facet {facet}")) if asked else shown
        chosen = conditions.search.facets.get(facet, ())
        if facet == "tag":
            there = np.zeros(len(view), bool)
            there[at] = True
            counts = {tag: int(there[places].sum()) for tag, places in view.tags.items()}
        elif facet == "flag":
            counts = _flag_counts(flags, at)
        else:
            codes, names = conditions.coded(facet)
            number = np.bincount(codes if everything and not asked else codes.take(at), minlength=len(names))
            counts = _counted(number, names)
        values[facet] = _ranked(facet, counts, chosen)
    return values


def _counted(number: NDArray[np.int64], names: tuple[str, ...]) -> dict[str, int]:
    counted = np.flatnonzero(number)
    if len(counted) > MOST_VALUES:
        counted = counted[np.argpartition(-number[counted], MOST_VALUES)[:MOST_VALUES]]
    return {names[at]: int(number[at]) for at in counted.tolist()}


def _flag_counts(flags: FlagBits, at: NDArray[np.int64]) -> dict[str, int]:
    names, bits = flags
    if bits is None:
        return {}
    here = bits.take(at)
    counts = {name: int(np.count_nonzero(here & np.uint64(1 << place))) for place, name in enumerate(names)}
    return {name: count for name, count in counts.items() if count}


def _ranked(facet: Facet, counts: dict[str, int], chosen: tuple[str, ...]) -> tuple[FacetValue, ...]:
    for value in chosen:
        counts.setdefault(value, 0)
    values = [FacetValue(value, count, value in chosen) for value, count in counts.items()]
    if facet in _ORDERED:
        return tuple(values)
    return tuple(sorted(values, key=lambda one: (not one.value, -one.count, one.value)))


class Bars:
    """The bars of histograms: edges by all homes there are, and in which bar each home falls. Made once for a view."""

    def __init__(self, number: NumberOf) -> None:
        self._number = number
        self._made: dict[Number, tuple[tuple[int, ...], NDArray[np.int8]]] = {}

    def without_plan(self, number: NumberOf) -> Bars:
        """The bars that hold for any plan, for another source of numbers."""
        other = Bars(number)
        other._made = {name: made for name, made in self._made.items() if name not in PLAN_NUMBERS}
        return other

    def values(self, name: Number, at: NDArray[np.int64]) -> Ints:
        """A number of some homes."""
        return self._number(name)[at]

    def of(self, name: Number) -> tuple[tuple[int, ...], NDArray[np.int8]]:
        """Edges, and the bar of each home; BARS or more stands for unknown."""
        if name not in self._made:
            self._made[name] = _bars(self._number(name))
        return self._made[name]


def histograms(conditions: Conditions, bars: Bars, names: tuple[Number, ...]) -> dict[Number, Histogram]:
    """How the homes lie by some numbers."""
    shown = np.flatnonzero(conditions.with_all)
    counted: dict[Number, Histogram] = {}
    for name in names:
        edges, bar = bars.of(name)
        if not edges:
            counted[name] = Histogram((), ())
            continue
        asked = f"range {name}" in conditions.asked
        at = np.flatnonzero(conditions.without(f"range {name}")) if asked else shown
        counts = np.bincount(bar.take(at), minlength=_NO_BAR + 1)[: len(edges) - 1]
        if _in_few(counts):
            edges, bar = _bars(bars.values(name, at))
            counts = np.bincount(bar, minlength=_NO_BAR + 1)[: len(edges) - 1]
        counted[name] = Histogram(edges, tuple(counts.tolist()))
    return counted


_NO_BAR = BARS + 1
_FEW_BARS = BARS // 4
_STRAY = 0.025


def _in_few(counts: NDArray[np.int64]) -> bool:
    """Whether all but a few stray homes lie within a small part of the axis: it is then made anew for them."""
    total = int(counts.sum())
    if not total or len(counts) <= _FEW_BARS:
        return False
    below = np.cumsum(counts)
    first = int(np.searchsorted(below, total * _STRAY, side="right"))
    last = int(np.searchsorted(below, total * (1 - _STRAY)))
    return last - first < _FEW_BARS


def _bars(values: Ints) -> tuple[tuple[int, ...], NDArray[np.int8]]:
    known = values != NOWHERE
    sample = values[known][:: max(1, int(known.sum()) // 50_000)]
    bar = np.full(len(values), _NO_BAR, np.int8)
    if not len(sample):
        return (), bar
    low, high = (int(one) for one in np.percentile(sample, (0.5, 97.5)))
    step = _step(max(1, high - low) / BARS)
    first = low // step * step
    count = min(BARS, max(1, -(-(high - first + 1) // step)))
    edges = tuple(first + step * at for at in range(count + 1))
    bar[known] = np.clip((values[known] - first) // step, 0, count - 1)
    return edges, bar


def _step(least: float) -> int:
    """The next round number."""
    power = 1
    while power * _STEPS[-1] < least:
        power *= 10
    return next(power * step for step in _STEPS if power * step >= least)


def near_misses(conditions: Conditions, number: NumberOf) -> tuple[NearMiss, ...]:
    """For each bound asked, the homes that fail on nothing else, if few homes fit."""
    if np.count_nonzero(conditions.with_all) > FEW:
        return ()
    misses: list[NearMiss] = []
    for name, bounds in conditions.search.ranges.items():
        if f"range {name}" not in conditions.asked:
            continue
        others = conditions.without(f"range {name}") & ~conditions.asked[f"range {name}"]
        values = number(name)[others]
        values = values[values != NOWHERE]
        for bound, beyond in (
            (bounds.most, values[values > bounds.most] if bounds.most is not None else values[:0]),
            (bounds.least, values[values < bounds.least] if bounds.least is not None else values[:0]),
        ):
            if bound is not None and len(beyond):
                by = np.abs(beyond - bound)
                misses.append(NearMiss(name, len(beyond), int(by.min()), bound))
    return tuple(sorted(misses, key=lambda one: one.count))
