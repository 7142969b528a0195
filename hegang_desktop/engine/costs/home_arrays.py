"""Many homes as arrays of equal length, holding what their costs depend on."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, Final, get_args

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.month import Month
from hegang_desktop.domain.target import AgencyTerms, Repairs, SellerHeld, TargetHome
from hegang_desktop.engine.costs.kinds.repairs import is_bare

HELD: Final[tuple[SellerHeld, ...]] = get_args(SellerHeld)
AGENCY: Final[tuple[AgencyTerms, ...]] = get_args(AgencyTerms)
REPAIRS: Final[tuple[Repairs, ...]] = get_args(Repairs)
"""What the positions in the columns of choices stand for."""
BANDS: Final = (None, "low", "middle", "high")
UNKNOWN: Final = -1
NO_FLOOR: Final = -(2**31)
"""Stands for a floor, or a number of floors, that is not known."""
FLOOR_LIMIT: Final = 2**31 - 1


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HomeArrays:
    """Homes, one a position.

    `price` is the price asked in total, in fen; areas are in hundredths of a square metre, `interior_area` 0 where it
    is not known; `undescribed` says that nothing is told of the condition; `priced_in` and `held_in` are
    `Month.index` or -1. `held`, `agency_terms`, `repairs` and `floor_band` are positions in HELD, AGENCY, REPAIRS and
    BANDS; `gable` and `separate_loop` 1, 0 or UNKNOWN; `floor` and `floors` NO_FLOOR where unknown. `city` is a
    position in `cities`, the Chinese names.
    """

    price: NDArray[np.int64]
    floor_area: NDArray[np.int64]
    interior_area: NDArray[np.int64]
    heated: NDArray[np.bool_]
    bare: NDArray[np.bool_]
    undescribed: NDArray[np.bool_]
    held: NDArray[np.int8]
    seller_pays_taxes: NDArray[np.bool_]
    agency_terms: NDArray[np.int8]
    repairs: NDArray[np.int8]
    arrears: NDArray[np.int64]
    maintenance_fund: NDArray[np.int64]
    usable_basis: NDArray[np.bool_]
    floor: NDArray[np.int32]
    floor_band: NDArray[np.int8]
    floors: NDArray[np.int32]
    gable: NDArray[np.int8]
    separate_loop: NDArray[np.int8]
    priced_in: NDArray[np.int64]
    held_in: NDArray[np.int64]
    city: NDArray[np.int32]
    cities: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.price)

    def part(self, chosen: slice) -> HomeArrays:
        """The homes of a slice, as views."""
        columns = {name: getattr(self, name)[chosen] for name in _TYPES}
        return HomeArrays(**columns, cities=self.cities)

    def chosen(self, positions: NDArray[np.intp]) -> HomeArrays:
        """The homes at some positions."""
        columns = {name: getattr(self, name)[positions] for name in _TYPES}
        return HomeArrays(**columns, cities=self.cities)

    @classmethod
    def listed(cls, price: NDArray[np.int64], floor_area: NDArray[np.int64], **columns: Any) -> HomeArrays:
        """Homes of which only some columns are known; the rest is as for a TargetHome that says nothing.

        `columns` are named like the fields; `cities` comes with `city`. Arrays, or one value for all homes.
        """
        cities = tuple(columns.pop("cities", ("",)))
        given = {**_DEFAULTS, "price": price, "floor_area": floor_area, **columns}
        n = len(price)
        arrays = {name: _column(given.pop(name), kind, n) for name, kind in _TYPES.items()}
        if given:
            raise TypeError(f"no such columns: {sorted(given)}")
        return cls(**arrays, cities=cities)

    @classmethod
    def of(cls, homes: Sequence[TargetHome]) -> HomeArrays:
        """The arrays of target homes, in their order."""
        cities = sorted({home.description.city for home in homes})
        code = {name: i for i, name in enumerate(cities)}
        described = [home.description for home in homes]
        columns: dict[str, list[Any]] = {
            "price": [home.asking_price for home in homes],
            "floor_area": [home.floor_area for home in homes],
            "interior_area": [d.interior_area or 0 for d in described],
            "heated": [home.heated for home in homes],
            "undescribed": [not d.condition.strip() for d in described],
            "bare": [is_bare(d.condition) for d in described],
            "held": [HELD.index(home.held) for home in homes],
            "seller_pays_taxes": [home.seller_pays_taxes for home in homes],
            "agency_terms": [AGENCY.index(home.agency_terms) for home in homes],
            "repairs": [REPAIRS.index(home.repairs) for home in homes],
            "arrears": [home.arrears for home in homes],
            "maintenance_fund": [home.maintenance_fund for home in homes],
            "usable_basis": [home.heating_basis == "usable" for home in homes],
            "floor": [_floor(d.floor) for d in described],
            "floor_band": [BANDS.index(d.floor_band) for d in described],
            "floors": [_floor(d.floors) for d in described],
            "gable": [_three(home.gable) for home in homes],
            "separate_loop": [_three(home.separate_loop) for home in homes],
            "priced_in": [_month(home.priced_in) for home in homes],
            "held_in": [_month(home.held_in) for home in homes],
            "city": [code[d.city] for d in described],
        }
        arrays = {name: np.array(columns[name], kind) for name, kind in _TYPES.items()}
        return cls(**arrays, cities=tuple(cities))


_TYPES: Final[dict[str, Any]] = {
    "price": np.int64,
    "floor_area": np.int64,
    "interior_area": np.int64,
    "heated": np.bool_,
    "bare": np.bool_,
    "undescribed": np.bool_,
    "held": np.int8,
    "seller_pays_taxes": np.bool_,
    "agency_terms": np.int8,
    "repairs": np.int8,
    "arrears": np.int64,
    "maintenance_fund": np.int64,
    "usable_basis": np.bool_,
    "floor": np.int32,
    "floor_band": np.int8,
    "floors": np.int32,
    "gable": np.int8,
    "separate_loop": np.int8,
    "priced_in": np.int64,
    "held_in": np.int64,
    "city": np.int32,
}
_DEFAULTS: Final[dict[str, Any]] = {
    **dict.fromkeys(_TYPES, 0),
    "heated": True,
    "undescribed": True,
    "floor": NO_FLOOR,
    "floors": NO_FLOOR,
    "gable": UNKNOWN,
    "separate_loop": UNKNOWN,
    "priced_in": UNKNOWN,
    "held_in": UNKNOWN,
}


def _column(values: Any, kind: Any, n: int) -> NDArray[Any]:
    return np.ascontiguousarray(np.broadcast_to(np.asarray(values, kind), (n,)))


def _floor(floor: int | None) -> int:
    return NO_FLOOR if floor is None else max(-FLOOR_LIMIT, min(FLOOR_LIMIT, floor))


def _month(month: Month | None) -> int:
    return UNKNOWN if month is None else month.index


def _three(known: bool | None) -> int:  # noqa: FBT001
    return UNKNOWN if known is None else int(known)
