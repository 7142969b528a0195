"""Refusing a table of which no column can be a price."""

from __future__ import annotations

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.ingest.readers.table import Table

_MOST_NAMES = 12


def require_usable(mapping: Mapping, table: Table) -> None:
    """Raise UnreadableFile, naming the columns found, when no column is taken for a price.

    The price of a square metre and a floor area are as good.
    """
    if mapping.column("price") or (mapping.column("unit_price") and mapping.column("floor_area")):
        return
    names = [column.header for column in mapping.columns if column.header]
    listed = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    raise UnreadableFile(
        msg(
            "No column of {name} can be taken for a price. Its columns are: {columns}.",
            name=table.path.name,
            columns=verbatim(listed),
        ),
        msg("Choose a table of homes for sale with a column of prices, or name that column “总价” or “price”."),
    )
