"""What follows from the columns as a whole: which listings are gone, and which of them are one home."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.store.catalog.columns.layout import UNKNOWN, Columns

Looks = dict[tuple[str, str], list[tuple[int, int]]]
"""By source and city the days (ordinals, ascending) on which all of it was looked through, each with its import."""
_MOST_ADVERTS = 32_000
_ROUNDED = 100
"""One square metre: adverts of one home give its area in whole ones or to the hundredth."""


def derive(columns: Columns, looks: Looks) -> dict[str, NDArray[Any]]:
    """The columns of DERIVED."""
    gone_in = gone_since(columns, looks)
    home, adverts = one_home(columns, gone_in != UNKNOWN)
    primary = home == np.arange(len(columns), dtype=np.int32)
    return {"gone_in": gone_in, "home": home, "primary": primary, "adverts": adverts}


def gone_since(columns: Columns, looks: Looks) -> NDArray[np.int32]:
    """The first import that looked through a listing's source and city after it was last seen; UNKNOWN: none did."""
    gone_in = np.full(len(columns), UNKNOWN, np.int32)
    sources = {name: code for code, name in enumerate(columns.names["source"])}
    cities = {name: code for code, name in enumerate(columns.names["city"])}
    for (source, city), days in looks.items():
        if source not in sources or city not in cities:
            continue
        here = (columns.codes["source"] == sources[source]) & (columns.codes["city"] == cities[city])
        at = np.flatnonzero(here)
        later = np.searchsorted(np.array([day for day, _ in days]), columns.numbers["last_seen"][at], side="right")
        imports = np.array([*(import_id for _, import_id in days), UNKNOWN], np.int32)
        gone_in[at] = imports[later]
    return gone_in


def one_home(columns: Columns, gone: NDArray[np.bool_]) -> tuple[NDArray[np.int32], NDArray[np.int16]]:
    """The position of the listing that stands for each listing's home, and how many listings the home has.

    The one that is still offered and was seen last stands for the home; of several the first. Key 0 is a home of its
    own, and so are listings of one key that tell different areas or districts.
    """
    n = len(columns)
    numbers = columns.numbers
    home_key = numbers["home_key"]
    home, adverts = np.arange(n, dtype=np.int32), np.ones(n, np.int16)
    known = np.flatnonzero(home_key)
    if not len(known):
        return home, adverts
    keys = home_key[known]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    several = np.zeros(len(ordered), bool)
    several[1:] = ordered[1:] == ordered[:-1]
    several[:-1] |= several[1:]
    if not several.any():
        return home, adverts
    at = known[order[several]]
    key = ordered[several]
    area = _differing(numbers["area"][at], key, UNKNOWN, _ROUNDED)
    districts = _bare_names(columns.names["district"])[columns.codes["district"][at]]
    district = _differing(districts, key, 0, 0)
    best_first = np.lexsort((at, -numbers["last_seen"][at].astype(np.int64), gone[at], district, area, key))
    at, area, district, key = at[best_first], area[best_first], district[best_first], key[best_first]
    begins = np.ones(len(at), bool)
    begins[1:] = (key[1:] != key[:-1]) | (area[1:] != area[:-1]) | (district[1:] != district[:-1])
    group = np.cumsum(begins) - 1
    home[at] = at[begins][group]
    adverts[at] = np.minimum(np.bincount(group), _MOST_ADVERTS)[group]
    return home, adverts


def _differing(values: NDArray[Any], key: NDArray[np.int64], nothing: int, loose: int) -> NDArray[np.int64]:
    """What tells listings of one key (ascending) apart: nothing where all that say something say the same."""
    values = values.astype(np.int64)
    first = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    says = values != nothing
    least = np.minimum.reduceat(np.where(says, values, np.iinfo(np.int64).max), first)
    most = np.maximum.reduceat(np.where(says, values, np.iinfo(np.int64).min), first)
    lengths = np.diff(np.append(first, len(key)))
    differ = np.repeat(most - np.minimum(least, most) > loose, lengths)
    return np.where(differ, values, nothing)


def _bare_names(districts: tuple[str, ...]) -> NDArray[np.int64]:
    """A number for each district, one for 工农 and 工农区; 0 for none."""
    numbers: dict[str, int] = {"": 0}
    return np.array([numbers.setdefault(_bare(name), len(numbers)) for name in districts], np.int64)


def _bare(district: str) -> str:
    return district[:-1] if len(district) > _SHORTEST_NAME and district[-1] in "区县市旗" else district


_SHORTEST_NAME = 2
