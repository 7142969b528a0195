"""What follows from the columns as a whole: which listings are gone, and which of them are one home."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hegang_desktop.store.catalog.columns.layout import UNKNOWN, Columns

Looks = dict[tuple[str, str], list[tuple[int, int]]]
"""By source and city the days (ordinals, ascending) on which all of it was looked through, each with its import."""
_MOST_ADVERTS = 32_000


def derive(columns: Columns, looks: Looks) -> dict[str, NDArray[Any]]:
    """The columns of DERIVED."""
    gone_in = gone_since(columns, looks)
    numbers = columns.numbers
    primary, adverts = one_home(numbers["home_key"], numbers["last_seen"], gone_in != UNKNOWN, columns.ids)
    return {"gone_in": gone_in, "primary": primary, "adverts": adverts}


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


def one_home(
    home_key: NDArray[np.int64], last_seen: NDArray[np.int32], gone: NDArray[np.bool_], ids: NDArray[np.int32]
) -> tuple[NDArray[np.bool_], NDArray[np.int16]]:
    """Which listing stands for each home, and how many listings the home has. Key 0 is a home of its own.

    The one that is still offered and was seen last stands for the home; of several the first.
    """
    n = len(ids)
    primary, adverts = np.ones(n, bool), np.ones(n, np.int16)
    known = np.flatnonzero(home_key)
    if not len(known):
        return primary, adverts
    keys = home_key[known]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    several = np.zeros(len(ordered), bool)
    several[1:] = ordered[1:] == ordered[:-1]
    several[:-1] |= several[1:]
    if not several.any():
        return primary, adverts
    at = known[order[several]]
    best_first = np.lexsort((ids[at], -last_seen[at].astype(np.int64), gone[at], home_key[at]))
    at = at[best_first]
    begins = np.ones(len(at), bool)
    begins[1:] = home_key[at[1:]] != home_key[at[:-1]]
    group = np.cumsum(begins) - 1
    primary[at] = begins
    adverts[at] = np.minimum(np.bincount(group), _MOST_ADVERTS)[group]
    return primary, adverts
