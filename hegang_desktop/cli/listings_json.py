"""Listings as plain data for other programs: `hegang-desktop listings --json`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.listing import StoredListing
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.month import Month
from hegang_desktop.store.catalog.export import sightings, stored_listings
from hegang_desktop.text.listing_values import plain_value
from hegang_desktop.text.translator import Translator

_VALUES = tuple((field.json, plain_value(field)) for field in FIELDS if field.json)


def catalogue_records(paths: Paths, city: str | None) -> Iterator[dict[str, Any]]:
    """One object a listing: money in yuan, area in square metres, null where the source said nothing."""
    for stored in stored_listings(paths.catalog_db, paths.backups, city):
        yield _record(stored)


def flagged_records(paths: Paths, city: str | None, words: Translator) -> Iterator[dict[str, Any]]:
    """The same with `flags`: each listing screened against all that is offered around it."""
    from hegang_desktop.app.listings.flagging import flagged

    everything = list(stored_listings(paths.catalog_db, paths.backups, None))
    wanted = [stored for stored in everything if city is None or stored.listing.description.city == city]
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    seen = sightings(paths.catalog_db, paths.backups)
    for stored, raised in flagged(everything, wanted, seen, Month(today.year, today.month)):
        flags = [
            {
                "id": flag.id,
                "severity": flag.severity,
                "reason": words.say(flag.reason),
                "check": words.say(flag.check),
                "sample": flag.sample,
            }
            for flag in raised
        ]
        yield {**_record(stored), "flags": flags}


def _record(stored: StoredListing) -> dict[str, Any]:
    record = {name: value(stored) for name, value in _VALUES}
    extra = {name: text for name, text in stored.listing.description.extra.items() if name not in FIELDS.in_extra}
    return {"id": stored.id, **record, "first_seen": stored.first_seen, "extra": extra}
