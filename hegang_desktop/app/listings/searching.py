"""Finding homes once, for the command line and the palette; a window keeps a Finder instead."""

from __future__ import annotations

from hegang_desktop.app.listings.search.finder import Finder, ResultReader
from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.search import Order, Search


def find(paths: Paths, search: Search, order: Order, plan: Plan | None = None) -> tuple[SearchResult, ResultReader]:
    """Run one search in the thread of the caller; close the reader when done."""
    finder = Finder(paths)
    result = finder.find(search, order, plan)
    return result, finder.reader(result)
