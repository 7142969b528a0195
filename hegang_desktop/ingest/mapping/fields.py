"""The names of what a column of a foreign table can hold, and the mapping from columns to them."""

from __future__ import annotations

from typing import Literal

import msgspec

Field = Literal[
    "city",
    "district",
    "community",
    "address",
    "title",
    "layout",
    "rooms",
    "halls",
    "kitchens",
    "baths",
    "floor_area",
    "interior_area",
    "floor",
    "floors",
    "floor_words",
    "facing",
    "condition",
    "building",
    "year_built",
    "lift",
    "heating",
    "title_kind",
    "mortgage",
    "seller_held",
    "listed_on",
    "observed_on",
    "price",
    "unit_price",
    "source",
    "source_id",
    "url",
    "packed",
    "extra",
    "ignore",
]
"""`packed` holds several fields between bars; `extra` is kept under its own header; `ignore` is not kept.

Words about the storey (`低楼层(共33层)`, `6/7`) read alike in `floor`, `floors` and `floor_words`. A bare number is the
storey of the home in `floor`, the number of storeys in `floors`, and in `floor_words`, where nothing tells which of
the two it is, it is kept as extra. `source` is the name of the source, or an address whose host names it.
"""

MoneyUnit = Literal["yuan", "wan"]
"""Yuan, or ten thousand of them."""


class ColumnUse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one column is taken for. `unit` is what a bare number in a money column counts (None elsewhere)."""

    index: int
    header: str
    field: Field
    unit: MoneyUnit | None = None


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every column is taken for, left to right, and whether the first row is a header.

    `insists` takes rows for homes on sale that say they are to let, parking spaces or shops.
    """

    columns: tuple[ColumnUse, ...]
    has_header: bool
    insists: bool = False

    def column(self, field: Field) -> ColumnUse | None:
        """The first column taken for `field`, or None."""
        return next((column for column in self.columns if column.field == field), None)
