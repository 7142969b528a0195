"""What a search found. Values only; a Finder makes them in a thread, the window shows them."""

from __future__ import annotations

from array import array

import msgspec

from hegang_desktop.domain.search import Facet, Number, Order, Search


class FacetValue(msgspec.Struct, frozen=True):
    """One value of a facet and how many homes would be shown with it, the other facets staying as they are."""

    value: str
    count: int
    chosen: bool = False


class Histogram(msgspec.Struct, frozen=True):
    """Homes by a number, the range of that number itself not applied.

    `edges` has one entry more than `counts`; the first and the last bar take in what lies beyond. Empty without values.
    The edges are those of all homes, or of the homes counted where these lie within a small part of that.
    """

    edges: tuple[int, ...]
    counts: tuple[int, ...]


class NearMiss(msgspec.Struct, frozen=True):
    """`count` homes fail on nothing but one bound of `number`, the nearest of them by `by` (unit of the number)."""

    number: Number
    count: int
    by: int
    bound: int


class Since(msgspec.Struct, frozen=True):
    """What changed among the homes of a saved search since it was last looked at."""

    new: int = 0
    cheaper: int = 0
    gone: int = 0


class SearchResult(msgspec.Struct, frozen=True):
    """What a search found.

    `ids` in order; `all_homes` in the catalogue and by hand; `hidden_gone` and `hidden_rejected` fit but are left out;
    `samples` is how many listings are samples; `with_plan` whether the plan's numbers are known;
    `screened` whether the flags are. `generation` grows with every change of the catalogue.
    """

    search: Search
    order: Order
    ids: array[int]
    all_homes: int
    facets: dict[Facet, tuple[FacetValue, ...]]
    histograms: dict[Number, Histogram]
    near_misses: tuple[NearMiss, ...]
    samples: int
    hidden_gone: int = 0
    hidden_rejected: int = 0
    with_plan: bool = False
    screened: bool = True
    generation: int = 0
    view: object = None
    """What a Finder reads rows from; nobody else's business."""
