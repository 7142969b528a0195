"""Listings as plain data for other programs: `hegang-desktop listings --json`."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from typing import Any

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.listing import StoredListing
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.search import NO_END, ListingRow, Order, Search
from hegang_desktop.store.catalog.export import sightings, stored_listings
from hegang_desktop.text.listing_values import plain_value, yuan_number
from hegang_desktop.text.translator import Translator

AT_ONCE = 500
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


def planned(records: Iterator[dict[str, Any]], paths: Paths, plan: Plan) -> Iterator[dict[str, Any]]:
    """The same with `plan`: what the plan says of each home as the listings of the window do.

    `safe_month` (null: no month holds, which `tone` tells apart), then of that month or, without one, of the earliest:
    `all_in_yuan`, `yearly_cost_yuan`, and `runway_no_income_months`, null where the home is never reached or
    `runway_no_income_reason` is `endless`.
    """
    from hegang_desktop.app.listings.searching import find

    _, reader = find(paths, Search(), Order(), plan)
    try:
        while some := list(itertools.islice(records, AT_ONCE)):
            rows = {row.id: row for row in reader.rows([record["id"] for record in some])}
            for record in some:
                row = rows.get(record["id"])
                yield {**record, "plan": None if row is None else _planned(row)}
    finally:
        reader.close()


def _planned(row: ListingRow) -> dict[str, Any]:
    endless = row.runway is not None and row.runway >= NO_END
    index = row.safe_month
    return {
        "safe_month": None if index is None else str(Month(index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1)),
        "tone": row.tone,
        "all_in_yuan": yuan_number(row.all_in),
        "yearly_cost_yuan": yuan_number(row.yearly_cost),
        "runway_no_income_months": None if endless else row.runway,
        "runway_no_income_reason": "endless" if endless else "never_reached" if row.runway is None else None,
    }
