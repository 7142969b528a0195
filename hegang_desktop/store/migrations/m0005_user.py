"""The copy of a marked home holds its advert once, as `row.listing`; it stood beside a row that repeated half of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hegang_desktop.store.migrations.table_step import TableStep

if TYPE_CHECKING:
    from sqlite_utils import Database

_OF_THE_ADVERT = ("description", "unit_price_stated", "source", "source_id", "url")
_OF_THE_ROW = (
    "id", "last_seen", "sample", "gone", "adverts", "days_on_offer", "price_change", "flags", "all_in", "yearly_cost",
    "home_month", "runway",
)  # fmt: skip


def _change(database: Database) -> None:
    marks = database.table("marks")
    for reference, home in [(row["reference"], row["home"]) for row in marks.rows]:
        try:
            copy = _rearranged(json.loads(home))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # damaged: it costs itself alone, and stays as it is
        marks.update(reference, {"home": json.dumps(copy, ensure_ascii=False, separators=(",", ":"))})


def _rearranged(home: dict[str, Any]) -> dict[str, Any]:
    row = home["row"]
    listing = {name: home.pop(name) for name in _OF_THE_ADVERT}
    listing["asking_price"] = row["price"]
    return {**home, "row": {**{name: row[name] for name in _OF_THE_ROW if name in row}, "listing": listing}}


step = TableStep(_change, new_file=())
