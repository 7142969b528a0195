"""Listings as plain data for other programs: `hegang-desktop listings --json`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from hegang_desktop.app.paths import Paths
from hegang_desktop.cli.answer_json import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.store.catalog.export import records, sightings
from hegang_desktop.text.translator import Translator

AREA_PARTS = 100


def catalogue_records(paths: Paths, city: str | None) -> Iterator[dict[str, Any]]:
    """One object a listing: money in yuan, area in square metres, null where the source said nothing."""
    for row in records(paths.catalog_db, paths.backups, city):
        yield _record(row)


def flagged_records(paths: Paths, city: str | None, words: Translator) -> Iterator[dict[str, Any]]:
    """The same with `flags`: each listing screened against all that is offered around it."""
    from hegang_desktop.app.listings.flagging import flagged

    everything = list(records(paths.catalog_db, paths.backups, None))
    wanted = [row for row in everything if city is None or row["city"] == city]
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    seen = sightings(paths.catalog_db, paths.backups)
    for one in flagged(everything, wanted, seen, Month(today.year, today.month)):
        flags = [
            {
                "id": flag.id,
                "severity": flag.severity,
                "reason": words.say(flag.reason),
                "check": words.say(flag.check),
                "sample": flag.sample,
            }
            for flag in one.flags
        ]
        yield {**_record(one.row), "flags": flags}


def _record(row: dict[str, Any]) -> dict[str, Any]:
    description = row["description"]
    return {
        "id": row["id"],
        "source": row["source"] or None,
        "source_id": row["source_id"] or None,
        "url": row["url"] or None,
        "city": row["city"] or None,
        "district": row["district"] or None,
        "community": row["community"] or None,
        "title": description.get("title") or None,
        "address": description.get("address") or None,
        "layout": row["layout"] or None,
        "area_m2": row["area"] / AREA_PARTS if row["area"] else None,
        "price_yuan": yuan(row["price"]),
        "unit_price_yuan": yuan(row["unit_price"]),
        "unit_price_stated_yuan": yuan(row["unit_price_stated"]),
        "floor": row["floor"],
        "floor_band": row["floor_band"],
        "floors": row["floors"],
        "facing": description.get("facing") or None,
        "condition": row["condition"] or None,
        "building": description.get("building") or None,
        "year_built": row["year_built"],
        "lift": description.get("lift"),
        "heating": description.get("heating") or None,
        "title_kind": description.get("title_kind") or None,
        "mortgage": description.get("mortgage") or None,
        "seller_held": description.get("seller_held") or None,
        "listed_on": description.get("listed_on"),
        "first_seen": row["first_seen"],
        "last_seen": row["last_seen"],
        "sample": bool(row["sample"]),
        "extra": description.get("extra", {}),
    }
