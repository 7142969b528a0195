"""Finding homes: the door from window and command line to the catalogue and the hand-entered homes."""

from __future__ import annotations

from array import array

import msgspec

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.search import Order, Search
from hegang_desktop.store.catalog.query import CatalogQuery


class Found(msgspec.Struct, frozen=True):
    """What a search found: ids in order, how many homes there are in all, the cities, how many rows are samples."""

    search: Search
    ids: array[int]
    all_homes: int
    cities: tuple[tuple[str, int], ...]
    samples: int


def open_query(paths: Paths) -> CatalogQuery:
    """Read access for one thread; close it when done."""
    return CatalogQuery(paths.catalog_db, paths.user_db)


def find(paths: Paths, search: Search, order: Order) -> Found:
    """Run one search in the thread of the caller."""
    query = open_query(paths)
    try:
        return Found(search, query.ids(search, order), query.count(), tuple(query.cities()), query.sample_count())
    finally:
        query.close()
