"""The values of each facet over all homes: words as they are stored, or worked out from what is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.mark import STAGES
from hegang_desktop.domain.search import Facet
from hegang_desktop.engine.safety.homes import TONES
from hegang_desktop.store.catalog.columns.layout import BANDS, FIVE_ROOMS, NO_FLOOR, UNKNOWN, YES_NO

if TYPE_CHECKING:
    from hegang_desktop.app.listings.search.view import View

OFFERS = ("", "new", "cheaper", "dearer", "relisted", "gone")
FLOORS = ("", "ground", "low", "middle", "high", "top")
ROOMS = ("", "1", "2", "3", "4", "5+")
AGES = ("", "older", "1980", "1990", "2000", "2010", "2020")
_FIRST_DECADE = 1980
Coded = tuple[NDArray[Any], tuple[str, ...]]
"""For each home the position of its value among the values."""
_TONED = ("", *TONES)


def facet_codes(view: View, name: Facet) -> Coded:
    """The values of a facet that no plan is needed for. Not for facets of many values."""
    if name in _WORKED_OUT:
        return _WORKED_OUT[name](view)
    field = FIELDS.facets[name]
    if field.is_worded:
        return view.codes(field.array), view.names(field.array)
    return view.stored(field.array), YES_NO


def toned(tones: NDArray[np.int64]) -> Coded:
    """The tones of homes under the open plan, given as a number of theirs."""
    return np.where((tones >= 0) & (tones < len(TONES)), tones + 1, 0).astype(np.int8), _TONED


def _rooms(view: View) -> Coded:
    return np.clip(view.stored("rooms"), 0, FIVE_ROOMS).astype(np.int8), ROOMS


def _stages(view: View) -> Coded:
    codes = np.zeros(len(view), np.int8)
    for at, mark in view.marks.items():
        if mark.stage is not None:
            codes[at] = 1 + STAGES.index(mark.stage)
    return codes, ("", *STAGES)


def _ages(view: View) -> Coded:
    year = view.stored("year")
    decade = (year.astype(np.int32) - _FIRST_DECADE) // 10 + AGES.index(str(_FIRST_DECADE))
    codes = np.clip(decade, AGES.index("older"), len(AGES) - 1)
    return np.where(year == UNKNOWN, 0, codes).astype(np.int8), AGES


def _floors(view: View) -> Coded:
    floor, floors = view.stored("floor").astype(np.int32), view.stored("floors").astype(np.int32)
    band = view.stored("band")
    codes = np.where(band > 0, band + FLOORS.index(BANDS[1]) - 1, 0)
    known = floor != NO_FLOOR
    of_known = known & (floors != NO_FLOOR) & (floors > 0)
    third = np.where(of_known, (np.maximum(floor, 1) * 3 - 1) // np.maximum(floors, 1), 0)
    codes = np.where(of_known, FLOORS.index("low") + np.clip(third, 0, 2), codes)
    codes = np.where(of_known & (floor == floors), FLOORS.index("top"), codes)
    return np.where(known & (floor <= 1), FLOORS.index("ground"), codes).astype(np.int8), FLOORS


def _offers(view: View) -> Coded:
    price, first = view.stored("price"), view.over_home("first_price")
    codes = np.zeros(len(view), np.int8)
    imports = view.over_home("import_id")
    listed = imports[: view.listed]
    if view.listed and int(listed.min()) < view.last_import:
        codes[: view.listed][listed == view.last_import] = OFFERS.index("new")
    codes[price < first] = OFFERS.index("cheaper")
    codes[price > first] = OFFERS.index("dearer")
    codes[view.stored("relisted")] = OFFERS.index("relisted")
    codes[view.gone] = OFFERS.index("gone")
    return codes, OFFERS


_WORKED_OUT: dict[Facet, Callable[[View], Coded]] = {
    "layout": _rooms,
    "age": _ages,
    "floor": _floors,
    "offer": _offers,
    "stage": _stages,
}
