"""The columns of a table of homes: heading, how a cell reads, and what it sorts by."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from hegang_desktop.domain.listing_field import Kind, ListingField, TableColumn
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.search import ListingRow, SortColumn
from hegang_desktop.text.listing_values import brief, cell_of
from hegang_desktop.text.translator import Translator

_AT_RIGHT: frozenset[Kind] = frozenset({"money", "whole_money", "area", "whole", "change", "months"})


def _nothing(_: Translator) -> str:
    return ""


class ListingColumn(msgspec.Struct, frozen=True):
    """One column. `text` gives "" where nothing is known; `common_text` is about as wide as they come. Numbers stand at
    the right; `said` columns tell what an advert itself says.

    By its `key` the user's choice of columns is kept, so it never changes.
    """

    key: str
    header: Message
    text: Callable[[ListingRow, Translator], str]
    sort: SortColumn | None
    number: bool = False
    quiet: bool = False
    at_first: bool = True
    said: bool = False
    common_text: Callable[[Translator], str] = _nothing


def _column(field: ListingField, column: TableColumn) -> ListingColumn:
    write = brief(field)
    common = column.common if field.written_with else (column.common,)
    return ListingColumn(
        key=field.sort_id or field.id,
        header=field.heading or field.label,
        text=cell_of(field),
        sort=field.sort_id,
        number=field.kind in _AT_RIGHT,
        quiet=column.quiet,
        at_first=column.at_first,
        said=field.is_said,
        common_text=lambda words: write(words, *common),
    )


COLUMNS: tuple[ListingColumn, ...] = tuple(
    _column(field, field.table) for field in FIELDS.on("table") if field.table is not None
)
_PLACES = {column.key: at for at, column in enumerate(COLUMNS)}
COMMUNITY, PRICE = _PLACES["community"], _PLACES["price"]
