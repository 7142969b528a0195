"""Which columns there are, of which kind, and what stands for not known."""

from __future__ import annotations

import dataclasses
import datetime
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.field_values import all_of_listing
from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.listing_field import Kind
from hegang_desktop.domain.listing_fields import FIELDS

UNKNOWN: Final = -1
NO_WHOLE: Final = -(2**15)
"""Stands for an unknown whole number: a storey below the ground is a number below zero."""
NO_FLOOR: Final = NO_WHOLE
BANDS: Final = ("", "low", "middle", "high")
YES_NO: Final = ("", "no", "yes")
FIVE_ROOMS: Final = 5

DTYPES: Final[dict[Kind, type[np.generic]]] = {
    "money": np.int64,
    "whole_money": np.int64,
    "area": np.int32,
    "date": np.int32,
    "whole": np.int16,
    "storey": np.int16,
    "year": np.int16,
    "band": np.int8,
    "yes_no": np.int8,
}
"""How an array holds the numbers of a field, by what it is."""
IN_ARRAYS: Final = tuple(field for field in FIELDS if field.array and not field.is_worded)
"""The fields that arrays hold as numbers."""
IN_WORDS: Final = tuple(field for field in FIELDS if field.array and field.is_worded)
NUMBERS: Final[dict[str, type[np.generic]]] = {
    **{field.array: DTYPES[field.kind] for field in IN_ARRAYS},
    "rooms": np.int8,
    "first_price": np.int64,
    "first_seen": np.int32,
    "last_seen": np.int32,
    "sample": np.bool_,
    "relisted": np.bool_,
    "home_key": np.int64,
    "import_id": np.int32,
    "cut_in": np.int32,
}
"""Amounts are fen, areas 1/100 m², days `toordinal`; UNKNOWN, of whole numbers NO_WHOLE, where nothing was said.

`rooms` are those of the layout. `cut_in` is the import that last saw a lower price than before.
"""
WORDS: Final = tuple(field.array for field in IN_WORDS)
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


_take_searched = all_of_listing(field for field in FIELDS.described if field.searched)
_NOT_SEARCHED = frozenset(field.id for field in FIELDS if field.storage == "extra" and not field.searched)
"""Fields that stand among the extra texts in a form of their own."""


def searched_text(listing: Listing) -> str:
    """What of a listing can be searched that is in no column of words, piece by line."""
    extra = listing.description.extra
    if _NOT_SEARCHED:
        extra = {name: text for name, text in extra.items() if name not in _NOT_SEARCHED}
    return "\n".join([part for part in (*_take_searched(listing), *extra.values()) if part])
