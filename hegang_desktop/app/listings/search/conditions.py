"""What a search asks, as one array of yes and no for each thing asked; put together with one of them left out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.facet_codes import Coded, toned
from hegang_desktop.app.listings.search.text_match import homes_with_all
from hegang_desktop.app.listings.search.view import NOWHERE, View
from hegang_desktop.domain.search import Facet, Number, Range, Search

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
NumberOf = Callable[[Number], Ints]
"""The column of a number, those of the open plan included; NOWHERE where it is not known."""
FlagBits = tuple[tuple[str, ...], NDArray[np.uint64] | None]
"""The ids of screening's flags, and for each home the bits of those it raises; None before it was screened."""


class Conditions:
    """What is asked of homes. `with_all` is what fits, `without` what would fit but for one thing."""

    def __init__(self, view: View, search: Search, number: NumberOf, flags: FlagBits) -> None:
        self._view = view
        self.search = search
        self._number = number
        self.asked: dict[str, Flags] = {}
        text = homes_with_all(view, search.text)
        if text is not None:
            self.asked["text"] = view.anywhere(text)
        for facet, values in search.facets.items():
            if values:
                self.asked[f"facet {facet}"] = self._with_values(facet, values, flags)
        for name, bounds in search.ranges.items():
            if bounds != Range():
                self.asked[f"range {name}"] = within(number(name), bounds)
        self._fits = self._joined(self.asked)
        self.gone = self._hidden_by(view.gone, asked="offer" in search.facets or search.with_gone)
        stages = search.facets.get("stage", ())
        self.rejected = self._hidden_by(view.rejected, asked="dropped" in stages or search.with_rejected)
        self.hidden = self.gone | self.rejected

    def coded(self, facet: Facet) -> Coded:
        """The values of a facet over all homes. Not for facets of many values."""
        return toned(self._number("tone")) if facet == "tone" else self._view.facet(facet)

    def _with_values(self, facet: Facet, values: tuple[str, ...], flags: FlagBits) -> Flags:
        """Which homes have one of the values."""
        if facet in _OF_MANY_VALUES:
            return with_some(self._view, facet, values, flags)
        codes, names = self.coded(facet)
        return np.array([name in values for name in names], bool).take(codes)

    def _hidden_by(self, flags: Flags, *, asked: bool) -> Flags:
        return np.zeros(len(self._view), bool) if asked else flags

    def _joined(self, asked: dict[str, Flags], *, but: str = "") -> Flags:
        joined = self._view.shown.copy()
        for name, flags in asked.items():
            if name != but:
                joined &= flags
        return joined

    @property
    def with_all(self) -> Flags:
        """Which homes are shown."""
        return self._fits & ~self.hidden

    @property
    def fits(self) -> Flags:
        """Which homes fit, those included that are gone or rejected."""
        return self._fits

    def without(self, name: str) -> Flags:
        """Which homes would be shown if one thing, `facet ...` or `range ...`, were not asked."""
        return self._joined(self.asked, but=name) & ~self.hidden


_OF_MANY_VALUES: frozenset[Facet] = frozenset({"tag", "flag"})


def with_some(view: View, facet: Facet, values: tuple[str, ...], flags: FlagBits) -> Flags:
    """Which homes have one of the values at least, of a facet of which a home may have many."""
    matches = np.zeros(len(view), bool)
    if facet == "tag":
        for tag in values:
            matches[view.tags.get(tag, [])] = True
        return matches
    names, bits = flags
    if bits is None:
        return matches
    wanted = sum(1 << names.index(value) for value in values if value in names)
    return np.asarray((bits & np.uint64(wanted)) != 0)


def within(column: Ints, bounds: Range) -> Flags:
    """Which homes have a number within bounds."""
    matches = column != NOWHERE
    if bounds.least is not None:
        matches &= column >= bounds.least
    if bounds.most is not None:
        matches &= column <= bounds.most
    return np.asarray(matches)
