"""The names of what a column of a foreign table can hold, and the mapping from columns to them."""

from __future__ import annotations

from typing import Literal

import msgspec

from hegang_desktop.domain.listing_fields import FIELDS

Field = str
"""One of FIELD_IDS: a field that a file may tell of a listing, or one of OTHER_USES.

Words about the storey (`低楼层(共33层)`, `6/7`) read alike in `floor`, `floors` and `floor_words`. A bare number is the
storey of the home in `floor`, the number of storeys in `floors`, and in `floor_words`, where nothing tells which of
the two it is, it is kept as extra. `source` is the name of the source, or an address whose host names it.
"""
OTHER_USES: dict[Field, Field] = {
    "rooms": "layout", "halls": "layout", "kitchens": "layout", "baths": "layout",
    "packed": "", "extra": "", "ignore": "",
}  # fmt: skip
"""What a column can hold that is no field of its own, each with the field that it is a part of.

`packed` holds several fields between bars; `extra` is kept under its own header; `ignore` is not kept.
"""


def _ids() -> tuple[Field, ...]:
    ids: list[Field] = []
    for id_ in FIELDS.of_file:
        ids += [id_, *(use for use, whole in OTHER_USES.items() if whole == id_)]
    return (*ids, *(use for use, whole in OTHER_USES.items() if not whole))


FIELD_IDS: tuple[Field, ...] = _ids()
"""Everything a column can be taken for, in the order in which it is offered."""
MoneyUnit = Literal["yuan", "wan"]
"""Yuan, or ten thousand of them."""


class ColumnUse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one column is taken for. `unit` is what a bare number in a money column counts (None elsewhere)."""

    index: int
    header: str
    field: Field
    unit: MoneyUnit | None = None

    def __post_init__(self) -> None:
        if self.field not in FIELD_IDS:
            raise ValueError(f"a column cannot hold {self.field}")


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
