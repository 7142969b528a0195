"""What was seen of a home over time, put together from its sightings."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from typing import NamedTuple

from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.screening import History


class PriceSeen(NamedTuple):
    """The price asked for a home on a day it was seen."""

    day: dt.date
    price: Fen


def history_of(sightings: Iterable[PriceSeen], listed_on: dt.date | None = None, *, relisted: bool = False) -> History:
    """The history of one home from its sightings in any order.

    Days on offer run from the day the source says it was listed, else the first sighting, to the last sighting: how
    long it went on after that nobody knows. `relisted` is for the caller, who knows the days on which it was looked for
    and not there.
    """
    seen = sorted(set(sightings))
    if not seen:
        return History(relisted=relisted)
    first = min(seen[0].day, listed_on) if listed_on else seen[0].day
    by_day = [price for n, (day, price) in enumerate(seen) if n + 1 == len(seen) or seen[n + 1].day != day]
    cuts = sum(later < earlier for earlier, later in itertools.pairwise(by_day))
    return History((seen[-1].day - first).days, cuts, relisted, len(by_day))
