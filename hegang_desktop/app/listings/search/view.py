"""The catalogue and the homes entered by hand as one set of arrays, with the user's marks on them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.facet_codes import facet_codes
from hegang_desktop.domain.mark import STAGES, Mark
from hegang_desktop.domain.search import Facet, Number
from hegang_desktop.store.catalog.columns.builder import ColumnsBuilder
from hegang_desktop.store.catalog.columns.layout import (
    IN_ARRAYS,
    NO_FLOOR,
    NO_WHOLE,
    UNKNOWN,
    Columns,
    day_number,
    empty,
)
from hegang_desktop.store.catalog.identity import home_key
from hegang_desktop.store.catalog.query import CatalogQuery, home_listing

_NOWHERE = np.iinfo(np.int64).min
"""Stands for an unknown number in `View.number`."""
NOWHERE = int(_NOWHERE)
JointField = Literal["first_seen", "first_price", "listed_on", "import_id", "cut_in"]
"""What of a home its adverts tell together."""
_ALL = slice(None)


class View:
    """Arrays over all homes: the catalogue's listings first, then those entered by hand. Nothing of it changes."""

    def __init__(
        self, columns: Columns, query: CatalogQuery, marks: Mapping[str, Mark], merges: list[tuple[str, str]]
    ) -> None:
        self.columns = columns
        self.generation = columns.generation
        self.last_import = query.last_import()
        homes = query.homes()
        self._own = _own(columns, homes) if homes else None
        self.listed = len(columns)
        self.ids = self._joined(columns.ids, None if self._own is None else self._own.ids)
        self._cache: dict[str, Any] = {}
        self._merged = self._find_merged(merges, query)
        self.marks = self._marked(marks, query)

    def __len__(self) -> int:
        return len(self.ids)

    def _joined(self, listed: NDArray[Any], own: NDArray[Any] | None) -> NDArray[Any]:
        return listed if own is None else np.concatenate([listed, own])

    def stored(self, name: str) -> NDArray[Any]:
        """A column as it is stored."""
        if name not in self._cache:
            own = None if self._own is None else self._own.numbers[name]
            self._cache[name] = self._joined(self.columns.numbers[name], own)
        column: NDArray[Any] = self._cache[name]
        return column

    def codes(self, name: str) -> NDArray[np.int32]:
        """The positions in `names` of a column of words."""
        key = f"w {name}"
        if key not in self._cache:
            own = None if self._own is None else self._own.codes[name]
            self._cache[key] = self._joined(self.columns.codes[name], own)
        column: NDArray[np.int32] = self._cache[key]
        return column

    def names(self, name: str) -> tuple[str, ...]:
        """The words of a column."""
        return (self._own or self.columns).names[name]

    def readings(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Pinyin and initials of the words of a column."""
        columns = self._own or self.columns
        return columns.pinyin[name], columns.initials[name]

    def texts(self) -> list[tuple[int, Columns]]:
        """The parts whose texts can be searched, each with the position of its first home."""
        return [(0, self.columns)] if self._own is None else [(0, self.columns), (self.listed, self._own)]

    def positions(self, ids: NDArray[Any]) -> NDArray[np.int64]:
        """The positions of ids, -1 for those that are not there."""
        ids = np.asarray(ids, np.int64)
        at = self.columns.positions(ids)
        if self._own is None:
            return at
        own = self._own.positions(ids)
        return np.where(ids < 0, np.where(own >= 0, own + self.listed, -1), at)

    # --- what is looked at -------------------------------------------------------------------------------------------

    @cached_property
    def home(self) -> NDArray[np.int32]:
        """For each listing the position of the one that stands for its home."""
        own = None if self._own is None else self._own.numbers["home"] + np.int32(self.listed)
        home = self._joined(self.columns.numbers["home"], own)
        if not self._merged:
            return home
        home = home.copy()
        for best, members in self._merged:
            home[members] = best
        return home

    @cached_property
    def shown(self) -> NDArray[np.bool_]:
        """Which listings stand for their homes."""
        primary = self.stored("primary")
        if not self._merged:
            return np.asarray(primary)
        primary = primary.copy()
        for best, members in self._merged:
            primary[members] = False
            primary[best] = True
        return primary

    @cached_property
    def adverts(self) -> NDArray[np.int16]:
        """How many listings the home of each listing has."""
        counts = self.stored("adverts")
        if not self._merged:
            return counts
        counts = counts.copy()
        for _, members in self._merged:
            counts[members] = len(members)
        return counts

    @cached_property
    def several(self) -> NDArray[np.int64]:
        """The positions of the listings whose homes have others too, ascending."""
        return np.flatnonzero(self.adverts > 1)

    def anywhere(self, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The same flags, raised also where only another advert of the home raises them."""
        raised = self.several[flags[self.several]]
        if not len(raised):
            return flags
        flags = flags.copy()
        flags[self.home[raised]] = True
        return flags

    def over_home(self, name: JointField, at: NDArray[np.int64] | slice = _ALL) -> NDArray[Any]:
        """What all adverts of a home tell together, at some positions.

        The first day and its price, the import that brought the home and the one that last saw it cheaper.
        """
        column = self.stored(name)[at]
        if not len(self.several):
            return column
        together = self._together[name]
        if isinstance(at, slice):
            column = column.copy()
            column[self.several] = together
            return column
        among = self.adverts[at] > 1
        column[among] = together[np.searchsorted(self.several, at[among])]
        return column

    @cached_property
    def _together(self) -> dict[JointField, NDArray[Any]]:
        """The columns of `over_home` at the positions of `several`."""
        first_seen, first_price = self.stored("first_seen"), self.stored("first_price")
        listed, imports, cuts = self.stored("listed_on"), self.stored("import_id"), self.stored("cut_in")
        at = self.several
        at = at[np.lexsort((at, first_seen[at], self.home[at]))]
        home = self.home[at]
        begins = np.flatnonzero(np.concatenate([[True], home[1:] != home[:-1]]))
        group = np.repeat(np.arange(len(begins)), np.diff(np.append(begins, len(at))))
        # a new advert that asks less than the one before it is a cut of the home's price
        under = np.zeros(len(at), bool)
        under[1:] = (group[1:] == group[:-1]) & (first_price[at[1:]] < self.stored("price")[at[:-1]])
        cut = np.maximum(cuts[at], np.where(under, imports[at], UNKNOWN))
        dates = np.where(listed[at] == UNKNOWN, np.iinfo(np.int32).max, listed[at])
        earliest = np.minimum.reduceat(dates, begins)
        joint: dict[JointField, NDArray[Any]] = {
            "first_seen": first_seen[at[begins]],
            "first_price": first_price[at[begins]],
            "listed_on": np.where(earliest == np.iinfo(np.int32).max, UNKNOWN, earliest),
            "import_id": np.minimum.reduceat(imports[at], begins),
            "cut_in": np.maximum.reduceat(cut, begins),
        }
        order = np.argsort(at, kind="stable")
        return {name: values[group][order] for name, values in joint.items()}

    @cached_property
    def gone(self) -> NDArray[np.bool_]:
        """Which listings are no longer where they were."""
        return np.asarray(self.stored("gone_in") != UNKNOWN)

    @cached_property
    def rejected(self) -> NDArray[np.bool_]:
        """Which homes the user dropped."""
        return np.asarray(self.facet("stage")[0] == 1 + STAGES.index("dropped"))

    def number(self, name: Number, at: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
        """A number that does not depend on a plan, NOWHERE where it is not known; of some positions or of all.

        Made anew each time: that takes some milliseconds for a million homes, keeping it would take their memory.
        """
        if name == "rating":
            ratings = self._ratings()
            return ratings if at is None else ratings[at]
        return self._number(name, slice(None) if at is None else at)

    def _number(self, name: Number, at: NDArray[np.int64] | slice) -> NDArray[np.int64]:
        if name in _STORED:
            array, nothing = _STORED[name]
            return _known(self.stored(array)[at], nothing)
        if name == "seen":
            return _known(self.stored("last_seen")[at], UNKNOWN)
        if name == "days_on_offer":
            listed, first = self.over_home("listed_on", at), self.over_home("first_seen", at)
            last = self.stored("last_seen")[at]
            since = np.where((listed != UNKNOWN) & (listed < first), listed, first)
            return (last - since).astype(np.int64)
        if name == "price_change":
            first, price = self.over_home("first_price", at), self.stored("price")[at]
            percent = np.rint((price - first) * 100 / np.maximum(first, 1)).astype(np.int64)
            return np.where(first > 0, percent, NOWHERE)
        return np.full(len(self.ids[at]), NOWHERE, np.int64)

    def _ratings(self) -> NDArray[np.int64]:
        ratings = np.full(len(self), NOWHERE, np.int64)
        for at, mark in self.marks.items():
            if mark.rating is not None:
                ratings[at] = mark.rating
        return ratings

    def facet(self, name: Facet) -> tuple[NDArray[Any], tuple[str, ...]]:
        """For each home the position of its value among the values returned. Not for facets of many values."""
        key = f"f {name}"
        if key not in self._cache:
            self._cache[key] = facet_codes(self, name)
        coded: tuple[NDArray[Any], tuple[str, ...]] = self._cache[key]
        return coded

    @cached_property
    def tags(self) -> dict[str, list[int]]:
        """The positions of the homes that have each tag."""
        homes: dict[str, list[int]] = {}
        for at, mark in self.marks.items():
            for tag in mark.tags:
                homes.setdefault(tag, []).append(at)
        return homes

    # --- making ------------------------------------------------------------------------------------------------------

    def _marked(self, marks: Mapping[str, Mark], query: CatalogQuery) -> dict[int, Mark]:
        """By position the mark of its home: the newest that was put on any of its adverts; `marks` oldest first."""
        ids = query.ids_of(list(marks))
        at = self.positions(np.array([ids[one] for one in marks if one in ids], np.int64))
        named = [marks[one] for one in marks if one in ids]
        marked: dict[int, Mark] = {}
        of_home: dict[int, Mark] = {}
        for place, mark in zip(at.tolist(), named, strict=True):
            if place < 0:
                continue
            if self.adverts[place] > 1:
                of_home[int(self.home[place])] = mark
            else:
                marked[place] = mark
        if of_home:
            homes = self.home[self.several]
            for place in self.several[np.isin(homes, np.fromiter(of_home, np.int32, len(of_home)))].tolist():
                marked[place] = of_home[int(self.home[place])]
        return marked

    def _find_merged(self, merges: list[tuple[str, str]], query: CatalogQuery) -> list[tuple[int, NDArray[np.int64]]]:
        """The homes that are one because the user said so, all their adverts with them; of each the one to show."""
        ids = query.ids_of([one for pair in merges for one in pair])
        home = self._joined(
            self.columns.numbers["home"], None if self._own is None else self._own.numbers["home"] + self.listed
        )
        groups: dict[int, set[int]] = {}
        for one, other in merges:
            if one not in ids or other not in ids:
                continue
            at = self.positions(np.array([ids[one], ids[other]], np.int64))
            if at.min() < 0:
                continue
            first, second = (int(home[place]) for place in at)
            joined = groups.get(first, {first}) | groups.get(second, {second})
            for place in joined:
                groups[place] = joined
        last, gone = self.stored("last_seen"), self.gone
        merged: list[tuple[int, NDArray[np.int64]]] = []
        for group in {min(group): group for group in groups.values()}.values():
            members = np.flatnonzero(np.isin(home, np.fromiter(group, np.int64, len(group))))
            best = min(members.tolist(), key=lambda at: (gone[at], -int(last[at]), at))
            merged.append((best, members))
        return merged

    def same_home(self, at: int) -> list[int]:
        """The positions of the other listings of a home."""
        if self.adverts[at] == 1:
            return []
        return [int(other) for other in self.several[self.home[self.several] == self.home[at]] if other != at]

    def perhaps_same(self, at: int) -> list[int]:
        """Listings of one community, area and layout: perhaps the home again, perhaps another flat of its stair."""
        community, area = int(self.codes("community")[at]), int(self.stored("area")[at])
        if not self.names("community")[community] or area == UNKNOWN:
            return []
        alike = (self.codes("community") == community) & (self.stored("area") == area)
        for name in ("city", "layout"):
            alike &= self.codes(name) == self.codes(name)[at]
        for name, nothing in (("floors", NO_FLOOR), ("floor", NO_FLOOR), ("band", 0), ("year", UNKNOWN)):
            column = self.stored(name)
            if column[at] != nothing:
                alike &= (column == column[at]) | (column == nothing)
        alike[at] = False
        alike[self.same_home(at)] = False
        return [int(other) for other in np.flatnonzero(alike)[:_MOST_ALIKE]]


_MOST_ALIKE = 12
_STORED: dict[Number, tuple[str, int]] = {
    field.sort_id: (field.array, NO_WHOLE if field.kind in ("whole", "storey") else UNKNOWN)
    for field in IN_ARRAYS
    if field.sort_id is not None
}
"""Numbers that are a column as it is stored, and what stands there for not known."""


def _known(column: NDArray[Any], nothing: int) -> NDArray[np.int64]:
    unknown = column == nothing
    if column.dtype == np.int64 and not unknown.any():
        return column
    known = column.astype(np.int64)
    known[unknown] = NOWHERE
    return known


def _own(columns: Columns, homes: list[tuple[int, Any, str]]) -> Columns:
    """The homes entered by hand as columns whose codes go on from the catalogue's."""
    nothing = empty()
    before = Columns(
        generation=0,
        ids=nothing.ids,
        numbers=nothing.numbers,
        codes=nothing.codes,
        names=columns.names,
        pinyin=columns.pinyin,
        initials=columns.initials,
        text=nothing.text,
        starts=nothing.starts,
        text_of=nothing.text_of,
    )
    builder = ColumnsBuilder(before)
    for number, home, day in homes:
        seen = day_number(datetime.date.fromisoformat(day))
        listing = home_listing(home, with_note=True)
        builder.add(-number, listing, home_key(home.description), seen, import_id=0, sample=False)
    return builder.build(0, {})
