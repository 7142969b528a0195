"""Which columns there are, of which kind, and what stands for not known."""

from __future__ import annotations

import dataclasses
import datetime
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.listing import Description

UNKNOWN: Final = -1
NO_FLOOR: Final = -(2**15)
BANDS: Final = ("", "low", "middle", "high")
LIFT: Final = ("", "no", "yes")
FIVE_ROOMS: Final = 5

NUMBERS: Final[dict[str, type[np.generic]]] = {
    "price": np.int64,
    "unit_price": np.int64,
    "first_price": np.int64,
    "area": np.int32,
    "interior_area": np.int32,
    "floor": np.int16,
    "floors": np.int16,
    "band": np.int8,
    "year": np.int16,
    "rooms": np.int8,
    "lift": np.int8,
    "first_seen": np.int32,
    "last_seen": np.int32,
    "listed_on": np.int32,
    "sample": np.bool_,
    "relisted": np.bool_,
    "home_key": np.int64,
    "import_id": np.int32,
    "cut_in": np.int32,
}
"""Amounts are fen, areas 1/100 m², days `toordinal`; UNKNOWN (for storeys NO_FLOOR) where nothing was said.

`cut_in` is the import that last saw a lower price than before.
"""
WORDS: Final = (
    "source", "city", "district", "community", "layout", "facing", "condition", "heating", "title_kind", "building",
    "seller_held",
)  # fmt: skip
"""Columns of few words: each home holds a position in the list of names."""
DERIVED: Final[dict[str, type[np.generic]]] = {
    "gone_in": np.int32,
    "home": np.int32,
    "primary": np.bool_,
    "adverts": np.int16,
}
"""Worked out from the others when all is told: see `derive`.

`gone_in` is the import that showed a listing gone, `home` the position of the listing that stands for its home.
"""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """One position a listing, in ascending order of `ids`.

    `numbers` has the columns of NUMBERS and DERIVED, `codes` (int32) those of WORDS with their `names`; `pinyin` has
    syllables apart by blanks and `initials` letters, for each name. `text` (UTF-16 units) holds what else can be
    searched, piece after piece, `starts` where each piece begins and ends, `text_of` the id it belongs to (0: none).
    """

    generation: int
    ids: NDArray[np.int32]
    numbers: dict[str, NDArray[Any]]
    codes: dict[str, NDArray[np.int32]]
    names: dict[str, tuple[str, ...]]
    pinyin: dict[str, tuple[str, ...]]
    initials: dict[str, tuple[str, ...]]
    text: NDArray[np.uint16]
    starts: NDArray[np.int64]
    text_of: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)

    def positions(self, ids: NDArray[Any]) -> NDArray[np.int64]:
        """The positions of ids that are there, -1 for others."""
        if not len(self.ids):
            return np.full(len(ids), -1, np.int64)
        if self.ids[0] == 1 and self.ids[-1] == len(self.ids):
            at = np.asarray(ids, np.int64) - 1
            return np.where((at >= 0) & (at < len(self.ids)), at, -1)
        at = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.where(self.ids[at] == ids, at, -1)


def empty() -> Columns:
    """The columns of a catalogue without listings."""
    return Columns(
        generation=0,
        ids=np.empty(0, np.int32),
        numbers={name: np.empty(0, kind) for name, kind in {**NUMBERS, **DERIVED}.items()},
        codes={name: np.empty(0, np.int32) for name in WORDS},
        names=dict.fromkeys(WORDS, ("",)),
        pinyin=dict.fromkeys(WORDS, ("",)),
        initials=dict.fromkeys(WORDS, ("",)),
        text=np.empty(0, np.uint16),
        starts=np.zeros(1, np.int64),
        text_of=np.empty(0, np.int32),
    )


def day_number(day: str | datetime.date | None) -> int:
    """A day as its ordinal; UNKNOWN when it is none."""
    if not day:
        return UNKNOWN
    return (datetime.date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


@lru_cache(maxsize=1 << 12)
def rooms_of(layout: str) -> int:
    """How many rooms a layout such as 2室1厅 names; UNKNOWN when it names none."""
    digits = ""
    for character in layout[:3]:
        if not character.isdecimal():
            break
        digits += character
    return min(int(digits), 99) if digits else UNKNOWN


def searched_text(d: Description) -> str:
    """What of a description can be searched that is in no column of words, piece by line."""
    parts = [d.title, d.address, *d.extra.values()]
    return "\n".join(part for part in parts if part)
