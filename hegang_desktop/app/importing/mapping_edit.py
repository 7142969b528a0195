"""Changing what a column of a file is taken for. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hegang_desktop.ingest.mapping.fields import ColumnUse, Field, Mapping, MoneyUnit
from hegang_desktop.text.listing_fields import MONEY_FIELDS

_SHARED: frozenset[Field] = frozenset({"extra", "ignore"})
EXAMPLES = 3


def examples(cells: Sequence[Sequence[str]], index: int) -> list[str]:
    """The first few different cells of a column that say something."""
    texts: list[str] = []
    for row in cells:
        text = " ".join(row[index].split()) if index < len(row) else ""
        if text and text not in texts:
            texts.append(text)
        if len(texts) == EXAMPLES:
            break
    return texts


def with_field(mapping: Mapping, index: int, field: Field, cells: Sequence[Sequence[str]]) -> Mapping:
    """The mapping with one column taken for `field`; the column that held it before is kept as extra."""
    return _changed(mapping, index, field, _unit(mapping, index, field, cells) if field in MONEY_FIELDS else None)


def with_unit(mapping: Mapping, index: int, unit: MoneyUnit) -> Mapping:
    """The mapping with the bare numbers of a money column counted in `unit`."""
    columns = tuple(
        msgspec.structs.replace(column, unit=unit) if column.index == index else column for column in mapping.columns
    )
    return msgspec.structs.replace(mapping, columns=columns)


def _changed(mapping: Mapping, index: int, field: Field, unit: MoneyUnit | None) -> Mapping:
    columns: list[ColumnUse] = []
    for column in mapping.columns:
        if column.index == index:
            columns.append(msgspec.structs.replace(column, field=field, unit=unit))
        elif column.field == field and field not in _SHARED:
            columns.append(msgspec.structs.replace(column, field="extra", unit=None))
        else:
            columns.append(column)
    return msgspec.structs.replace(mapping, columns=tuple(columns))


def _unit(mapping: Mapping, index: int, field: Field, cells: Sequence[Sequence[str]]) -> MoneyUnit:
    """What bare numbers of this column count, by its header and the size of its numbers."""
    from hegang_desktop.ingest.mapping.column import Column
    from hegang_desktop.ingest.mapping.evidence import price_unit, unit_price_unit

    header = next((column.header for column in mapping.columns if column.index == index), "")
    column = Column(index, header, [row[index] if index < len(row) else "" for row in cells])
    return price_unit(column, None, None) if field == "price" else unit_price_unit(column)
