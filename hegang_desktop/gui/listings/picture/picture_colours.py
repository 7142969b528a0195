"""Which colour a value of a facet has in the picture: the same one as long as the program runs, whatever is shown."""

from __future__ import annotations

from collections.abc import Sequence

from hegang_desktop.app.listings.search.facet_codes import FLOORS, OFFERS, ROOMS
from hegang_desktop.domain.search import Facet
from hegang_desktop.store.catalog.columns.layout import YES_NO

COLOURS = 5
"""As many as the picture tells apart."""
_FIXED: dict[Facet, tuple[str, ...]] = {
    "floor": FLOORS[1:],
    "layout": ROOMS[1:],
    "lift": YES_NO[:0:-1],
    "offer": OFFERS[1:],
}
"""Values with an order of their own, without the one that is not known."""


class ColourBook:
    """A new value takes the next free colour and keeps it; when all are taken, that of a value not shown now."""

    def __init__(self) -> None:
        self._taken: dict[Facet, dict[int, str]] = {}

    def of(self, facet: Facet, values: Sequence[str]) -> tuple[int, ...]:
        """The colour of each value, by its number."""
        fixed = _FIXED.get(facet, ())
        if all(value in fixed for value in values):
            return tuple(fixed.index(value) for value in values)
        taken = self._taken.setdefault(facet, {})
        known = {value: colour for colour, value in taken.items()}
        colours: list[int] = []
        for value in values:
            if value not in known:
                free = [colour for colour in range(COLOURS) if colour not in taken]
                idle = [colour for colour, held in taken.items() if held not in values]
                colour = (free or idle or [len(colours) % COLOURS])[0]
                known.pop(taken.pop(colour, ""), None)
                taken[colour] = value
                known[value] = colour
            colours.append(known[value])
        return tuple(colours)

    @staticmethod
    def in_order(facet: Facet, values: Sequence[str]) -> list[int]:
        """The positions of the values as a legend tells them: by their own order where they have one."""
        fixed = _FIXED.get(facet, ())
        places = range(len(values))
        if all(value in fixed for value in values):
            return sorted(places, key=lambda at: fixed.index(values[at]))
        if facet == "age":
            return sorted(places, key=lambda at: (values[at] != "older", values[at]))
        return list(places)
