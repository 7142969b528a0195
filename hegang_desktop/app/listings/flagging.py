"""The flags of catalogued listings: each screened against what is offered around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegang_desktop.app.listings.screening_rules import load_thresholds
from hegang_desktop.domain.listing import Sighting, StoredListing
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.screening import Flag


def flagged(
    everything: Sequence[StoredListing],
    wanted: Sequence[StoredListing],
    seen: dict[int, list[Sighting]],
    month: Month,
) -> Iterator[tuple[StoredListing, tuple[Flag, ...]]]:
    """Screen `wanted` against `everything`: each listing with its flags. `seen` are sightings by id.

    `month` is the present one.
    """
    from hegang_desktop.engine.screening.history import history_of
    from hegang_desktop.engine.screening.screen import screen
    from hegang_desktop.engine.screening.surroundings import market_of

    thresholds = load_thresholds()
    market = market_of([stored.listing for stored in everything])
    for stored in wanted:
        listing = stored.listing
        history = history_of(seen.get(stored.id, ()), listing.description.listed_on)
        yield stored, screen(listing, market.around(listing), history, thresholds, month)
