"""What was seen of a home over time, put together from its sightings."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable

from hegang_desktop.domain.listing import Sighting
from hegang_desktop.domain.screening import History


def history_of(sightings: Iterable[Sighting], listed_on: dt.date | None = None, *, relisted: bool = False) -> History:
    """The history of one home from its sightings in any order.

    Days on offer run from the day the source says it was listed, else the first sighting, to the last sighting: how
    long it went on after that nobody knows. `relisted` is for the caller, who knows the days on which it was looked for
    and not there.
    """
    seen = sorted({(one.day, one.price) for one in sightings})
    if not seen:
        return History(relisted=relisted)
    first_day, last_day = seen[0][0], seen[-1][0]
    first = min(first_day, listed_on) if listed_on else first_day
    by_day = [price for n, (day, price) in enumerate(seen) if n + 1 == len(seen) or seen[n + 1][0] != day]
    cuts = sum(later < earlier for earlier, later in itertools.pairwise(by_day))
    return History((last_day - first).days, cuts, relisted, len(by_day))
