"""Finding homes: one Finder a window, used from threads, each search against one state of catalogue, marks and plan."""

from __future__ import annotations

import array
import threading
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.around import PriceStanding, places, surroundings
from hegang_desktop.app.listings.search.conditions import Conditions, FlagBits
from hegang_desktop.app.listings.search.counting import HISTOGRAMS, Bars, facet_values, histograms, near_misses
from hegang_desktop.app.listings.search.ordering import ordered
from hegang_desktop.app.listings.search.picture import Picture, picture_of
from hegang_desktop.app.listings.search.plan_numbers import plan_numbers
from hegang_desktop.app.listings.search.result import SearchResult, Since
from hegang_desktop.app.listings.search.text_match import homes_saying
from hegang_desktop.app.listings.search.typical import typical_offers
from hegang_desktop.app.listings.search.view import NOWHERE, View
from hegang_desktop.app.listings.search.within_reach import OffersInReach, within_reach
from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.saved_search import SavedSearch
from hegang_desktop.domain.screening import Surroundings
from hegang_desktop.domain.search import (
    PLAN_NUMBERS,
    Facet,
    ListingDetail,
    ListingRow,
    Number,
    Order,
    OtherAdvert,
    Search,
    row_of,
)
from hegang_desktop.domain.typical_home import TypicalHome
from hegang_desktop.engine.safety.homes import TONES
from hegang_desktop.store.catalog.columns.files import let_go, read_columns, read_flags
from hegang_desktop.store.catalog.columns.layout import UNKNOWN, Columns, empty
from hegang_desktop.store.catalog.generation import built, generation_of
from hegang_desktop.store.catalog.query import CatalogQuery
from hegang_desktop.store.errors import store_errors
from hegang_desktop.store.user.database import state_of
from hegang_desktop.store.user.marks import all_marks, merges


class _Snapshot:
    """A view with what is worked out from it once: bars, orders, the numbers of one plan."""

    def __init__(self, view: View, stamp: tuple[int, int], flags: FlagBits) -> None:
        self.view = view
        self.stamp = stamp
        self.flags = flags
        self.plan: Plan | None = None
        self._plan_numbers: dict[Number, NDArray[np.int64]] = {}
        self._orders: dict[Order, NDArray[np.int32]] = {}
        self.bars = Bars(self.number)

    def with_plan(self, plan: Plan | None) -> _Snapshot:
        """The same view for another plan."""
        if plan == self.plan:
            return self
        other = _Snapshot(self.view, self.stamp, self.flags)
        other.plan = plan
        other.bars = self.bars.without_plan(other.number)
        other._orders = {order: at for order, at in self._orders.items() if order.column not in PLAN_NUMBERS}
        return other

    def number(self, name: Number) -> NDArray[np.int64]:
        """A column of numbers, NOWHERE where unknown."""
        if name == "flags":
            bits = self.flags[1]
            return np.bitwise_count(bits).astype(np.int64) if bits is not None else self.view.number(name)
        if name not in PLAN_NUMBERS:
            return self.view.number(name)
        if self.plan is None:
            return np.full(len(self.view), NOWHERE, np.int64)
        if not self._plan_numbers:
            self._plan_numbers = plan_numbers(self.view, self.plan)
        return self._plan_numbers[name]

    def plan_numbers_at(self, at: NDArray[np.int64]) -> dict[Number, NDArray[np.int64]]:
        """The plan's numbers of a few homes. A search has worked out those of all: nothing is simulated here."""
        if self.plan is None or not len(at):
            return {}
        return {name: self.number(name)[at] for name in PLAN_NUMBERS}

    def ordered(self, order: Order) -> NDArray[np.int32]:
        """All positions in an order."""
        if order not in self._orders:
            self._orders[order] = ordered(self.view, order, self.number)
        return self._orders[order]


class Finder:
    """Searches run one after the other; what a search needs is kept for the next one."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._lock = threading.Lock()
        self._snapshot: _Snapshot | None = None

    def find(self, search: Search, order: Order, plan: Plan | None = None) -> SearchResult:
        """Run one search in the thread of the caller."""
        with self._lock:
            snapshot = self._present(plan)
            view = snapshot.view
            conditions = Conditions(view, search, snapshot.number, snapshot.flags)
            shown = conditions.with_all
            at = snapshot.ordered(order)
            if not shown.all():
                at = at[shown.take(at)]
            ids = array.array("q")
            ids.frombytes(view.ids.take(at).astype(np.int64).tobytes())
            asked = tuple(name for name in search.ranges if name not in HISTOGRAMS)
            fits = conditions.fits
            return SearchResult(
                search=search,
                order=order,
                ids=ids,
                all_homes=int(np.count_nonzero(view.shown)),
                facets=facet_values(view, conditions, snapshot.flags),
                histograms=histograms(conditions, snapshot.bars, (*HISTOGRAMS, *asked)),
                near_misses=near_misses(conditions, snapshot.number),
                samples=int(np.count_nonzero(view.stored("sample"))),
                hidden_gone=int(np.count_nonzero(fits & conditions.gone)),
                hidden_rejected=int(np.count_nonzero(fits & conditions.rejected & ~conditions.gone)),
                with_plan=plan is not None,
                generation=view.generation,
                screened=not view.listed or snapshot.flags[1] is not None,
                view=snapshot,
            )

    def since(self, saved: SavedSearch, plan: Plan | None = None) -> Since:
        """What changed among the homes of a saved search since it was looked at."""
        with self._lock:
            snapshot = self._present(plan)
            conditions = Conditions(snapshot.view, saved.search, snapshot.number, snapshot.flags)
            shown, fits = conditions.with_all, conditions.fits
            looked = saved.looked_import
            view = snapshot.view
            new = view.over_home("import_id") > looked
            return Since(
                new=int(np.count_nonzero(shown & new)),
                cheaper=int(np.count_nonzero(shown & (view.over_home("cut_in") > looked) & ~new)),
                gone=int(np.count_nonzero(fits & (view.stored("gone_in") > looked))),
            )

    def within_reach(self, plan: Plan, months: Sequence[Month]) -> tuple[OffersInReach, ...]:
        """How many homes are safe to buy by each month, as a search for them would find; none without a catalogue."""
        with self._lock:
            snapshot = self._present(plan)
            view = snapshot.view
            if not view.shown.any():
                return ()
            offered = Conditions(view, Search(), snapshot.number, snapshot.flags).with_all
            safe = snapshot.number("safe_month")
            return tuple(within_reach(view, safe, offered, month) for month in months)

    def reader(self, result: SearchResult) -> ResultReader:
        """Read access to the rows of what was found, for the thread that asks."""
        snapshot = result.view
        assert isinstance(snapshot, _Snapshot)  # noqa: S101 - it came from `find`
        return ResultReader(self._paths, snapshot)

    def picture(self, result: SearchResult, facet: Facet, plan: Plan | None) -> Picture:
        """What was found as points; in the thread of the caller."""
        snapshot = result.view
        assert isinstance(snapshot, _Snapshot)  # noqa: S101 - it came from `find`
        return picture_of(snapshot.view, result.ids, facet, plan)

    def typical_homes(self, city: str) -> tuple[TypicalHome, ...]:
        """What homes of the usual kinds cost among the offers of a city (its Chinese name), where there are enough."""
        with self._lock:
            return typical_offers(self._present(None).view, city)

    def last_import(self) -> int:
        """The number of the latest import."""
        query = CatalogQuery(self._paths.catalog_db, self._paths.user_db, self._paths.backups)
        try:
            return query.last_import()
        finally:
            query.close()

    def rest(self) -> None:
        """Nobody asks for the moment: hold no more memory than what was worked out."""
        with self._lock:
            if self._snapshot is not None:
                let_go(self._snapshot.view.columns)

    def close(self) -> None:
        """Let go of the arrays."""
        with self._lock:
            self._snapshot = None

    def _present(self, plan: Plan | None) -> _Snapshot:
        query = CatalogQuery(self._paths.catalog_db, self._paths.user_db, self._paths.backups)
        try:
            with store_errors():
                generation = generation_of(query.catalog) if query.catalog is not None else 0
                stamp = (generation, state_of(query.user) if query.user is not None else 0)
                if self._snapshot is None or self._snapshot.stamp != stamp:
                    self._snapshot = self._load(query, stamp)
        finally:
            query.close()
        self._snapshot = self._with_flags(self._snapshot).with_plan(plan)
        return self._snapshot

    def _with_flags(self, snapshot: _Snapshot) -> _Snapshot:
        """The same with what screening has found meanwhile."""
        view = snapshot.view
        if snapshot.flags[1] is not None or not view.listed:
            return snapshot
        stored = read_flags(self._paths.catalog_db, view.generation, view.listed)
        if stored is None:
            return snapshot
        bits = np.zeros(len(view), np.uint64)
        bits[: view.listed] = stored.bits
        return _Snapshot(view, snapshot.stamp, (stored.names, bits))

    def _load(self, query: CatalogQuery, stamp: tuple[int, int]) -> _Snapshot:
        marks, joined = (all_marks(query.user), merges(query.user)) if query.user is not None else ({}, [])
        columns = self._columns(query, stamp[0])
        view = View(columns, query, marks, joined)
        return _Snapshot(view, stamp, ((), None))

    def _columns(self, query: CatalogQuery, generation: int) -> Columns:
        if query.catalog is None:
            return empty()
        if self._snapshot is not None and self._snapshot.stamp[0] == generation:
            return self._snapshot.view.columns
        return read_columns(self._paths.catalog_db, generation) or built(query.catalog)


class ResultReader:
    """Rows and details of what was found."""

    def __init__(self, paths: Paths, snapshot: _Snapshot) -> None:
        self._query = CatalogQuery(paths.catalog_db, paths.user_db, paths.backups)
        self._snapshot = snapshot

    def close(self) -> None:
        """Let go of the files."""
        self._query.close()

    def rows(self, ids: Sequence[int]) -> list[ListingRow]:
        """The rows of these ids, in their order; an id that is gone is left out."""
        rows = [row_of(stored) for stored in self._query.stored(ids)]
        at = self._snapshot.view.positions(np.array([row.id for row in rows], np.int64))
        known = np.flatnonzero(at >= 0)
        plan = self._snapshot.plan_numbers_at(at[known])
        place = {int(row): n for n, row in enumerate(known)}
        return [
            self._row(row, int(at[n]), {name: int(column[place[n]]) for name, column in plan.items()})
            if n in place
            else row
            for n, row in enumerate(rows)
        ]

    def _row(self, row: ListingRow, at: int, plan: dict[Number, int]) -> ListingRow:
        view, one = self._snapshot.view, np.array([at])
        flags = self._snapshot.flags[1]
        all_in, yearly = _known(plan.get("all_in")), _known(plan.get("yearly_cost"))
        tone = _known(plan.get("tone"))
        return msgspec.structs.replace(
            row,
            gone=bool(view.gone[at]),
            adverts=int(view.adverts[at]),
            days_on_offer=_known(int(view.number("days_on_offer", one)[0])),
            price_change=_known(int(view.number("price_change", one)[0])),
            flags=None if flags is None or at >= view.listed else int(flags[at]).bit_count(),
            mark=view.marks.get(at, Mark()),
            all_in=None if all_in is None else Fen(all_in),
            yearly_cost=None if yearly is None else Fen(yearly),
            safe_month=_known(plan.get("safe_month")),
            tone=None if tone is None else TONES[tone],
            runway=_known(plan.get("runway")),
        )

    def detail(self, id_: int) -> ListingDetail:
        """One home in full. Raises KeyError when it is gone."""
        detail = self._query.detail(id_)
        view = self._snapshot.view
        at = int(view.positions(np.array([id_], np.int64))[0])
        if at < 0:
            return detail
        plan = {name: int(column[0]) for name, column in self._snapshot.plan_numbers_at(np.array([at])).items()}
        same = view.same_home(at)
        others = self._query.sightings([int(view.ids[other]) for other in same])
        return msgspec.structs.replace(
            detail,
            row=self._row(detail.row, at, plan),
            # one home has one history, in however many adverts it was seen
            sightings=tuple(sorted((*detail.sightings, *others), key=lambda one: one.day)),
            same_home=self._adverts(same),
            perhaps_same=self._adverts(view.perhaps_same(at)),
        )

    def _adverts(self, positions: list[int]) -> tuple[OtherAdvert, ...]:
        return self._query.adverts([int(self._snapshot.view.ids[at]) for at in positions])

    def around(self, id_: int, listing: Listing) -> tuple[Surroundings, tuple[PriceStanding, ...], bool]:
        """What a home is compared with, its place by unit price, and whether it was offered again after a gap.

        Uses arrays only: may be called from another thread.
        """
        view = self._snapshot.view
        at = int(view.positions(np.array([id_], np.int64))[0])
        if at < 0:
            return Surroundings(), (), False
        compared = surroundings(view, at)
        title = listing.description.title
        if len(title) >= _TELLING:
            same = int(np.count_nonzero(homes_saying(view, title) & view.shown))
            compared = msgspec.structs.replace(compared, same_text=same)
        return compared, places(view, at), bool(view.stored("relisted")[at])

    def points(self, ids: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Area (1/100 m², 0 where unknown) and price (fen) of homes. Shape of each: (ids,)."""
        at = self._snapshot.view.positions(np.asarray(ids, np.int64))
        area = self._snapshot.view.stored("area")[at].astype(np.int64)
        return np.where(area == UNKNOWN, 0, area), self._snapshot.view.stored("price")[at].astype(np.int64)


_TELLING = 10
"""Characters of a title by which adverts of the same words are known, as in screening."""


def _known(number: int | None) -> int | None:
    return None if number is None or number == NOWHERE else number
