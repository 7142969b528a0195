"""Finding homes once, for the command line, the palette and the plan; a page of homes keeps a Finder instead."""

from __future__ import annotations

from collections.abc import Sequence

from hegang_desktop.app.listings.search.finder import Finder, ResultReader
from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.app.listings.search.within_reach import OffersInReach
from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.search import Order, Search


def find(paths: Paths, search: Search, order: Order, plan: Plan | None = None) -> tuple[SearchResult, ResultReader]:
    """Run one search in the thread of the caller; close the reader when done."""
    finder = Finder(paths)
    result = finder.find(search, order, plan)
    return result, finder.reader(result)


def offers_within_reach(paths: Paths, plan: Plan, months: Sequence[Month]) -> tuple[OffersInReach, ...]:
    """How many homes are safe to buy by each month; none where there is no catalogue, or it cannot be read."""
    finder = Finder(paths)
    try:
        return finder.within_reach(plan, months)
    except UserError:
        # that is told on the page of listings
        return ()
    finally:
        finder.close()
