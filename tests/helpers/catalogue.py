"""Looking into a catalogue through the doors of the program."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.search import ListingDetail, ListingRow, Order, Search


class Catalogue:
    """Searches anew at each question."""

    def __init__(self, paths: Paths, plan: Plan | None = None) -> None:
        self.finder = Finder(paths)
        self.plan = plan

    def search(self, search: Search | None = None, order: Order | None = None) -> SearchResult:
        """What a search finds."""
        return self.finder.find(search or Search(), order or Order(), self.plan)

    def ids(self, search: Search | None = None, order: Order | None = None) -> array[int]:
        """The ids it finds."""
        return self.search(search, order).ids

    def rows(self, ids: Sequence[int]) -> list[ListingRow]:
        """The rows of some ids."""
        reader = self.finder.reader(self.search())
        try:
            return reader.rows(ids)
        finally:
            reader.close()

    def shown(self, search: Search | None = None, order: Order | None = None) -> list[ListingRow]:
        """The rows that a search shows."""
        return self.rows(self.ids(search, order))

    def detail(self, id_: int) -> ListingDetail:
        """One home in full."""
        reader = self.finder.reader(self.search())
        try:
            return reader.detail(id_)
        finally:
            reader.close()

    def close(self) -> None:
        """Let go of the files."""
        self.finder.close()
