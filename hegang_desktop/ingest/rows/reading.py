"""Reading the rows of a table as listings, each row into exactly one listing or one reject."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from hegang_desktop.domain.listing import Listing, Reject
from hegang_desktop.domain.message import Message
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.ingest.readers.records import Record
from hegang_desktop.ingest.readers.table import Table
from hegang_desktop.ingest.rows import reasons
from hegang_desktop.ingest.rows.listing_row import ListingReader, RefusedRow

_NEEDED = ("price", "unit_price", "floor_area")


class ReadRow(msgspec.Struct, frozen=True):
    """What became of one record: a listing or a reject, never both and never neither.

    `line` is the physical line the record begins on; `observed_on` the day the source saw it, if a column tells;
    `consumed` how many bytes of the file (`Table.size`) had been read by then, roughly.
    """

    line: int
    listing: Listing | None
    reject: Reject | None
    observed_on: dt.date | None
    consumed: int


def read_listings(table: Table, mapping: Mapping, *, default_city: str = "") -> Iterator[ReadRow]:
    """One row for every record below the header that is not blank, in the order of the file.

    `default_city` is for rows whose city neither a column nor the address of the advert tells. Raises UnreadableFile
    when the file itself cannot be read to its end; no content of a row makes it raise.
    """
    reader = ListingReader(mapping, default_city, table.sample)
    width = len(table.header)
    spare = _spare_columns(table, mapping)
    for record in table.records():
        cells = record.cells
        line = record.line
        if record.damaged:
            reason = _why_damaged(table, record)
            reject = Reject(line, "row", reason, tuple(cells))
            yield ReadRow(line, None, reject, None, record.consumed)
            continue
        if len(cells) != width:
            fitted = _fitted(cells, width, spare)
            if fitted is None:
                reject = Reject(line, "row", reasons.ragged(len(cells), width), tuple(cells))
                yield ReadRow(line, None, reject, None, record.consumed)
                continue
            cells = fitted
        try:
            listing, observed_on = reader.read(cells)
        except RefusedRow as refused:
            reject = Reject(line, refused.field, refused.reason, tuple(record.cells))
            yield ReadRow(line, None, reject, None, record.consumed)
        else:
            yield ReadRow(line, listing, None, observed_on, record.consumed)


def _why_damaged(table: Table, record: Record) -> Message:
    if table.kind != "text":
        return reasons.broken_off()
    return reasons.torn() if record.torn else reasons.damaged()


def _fitted(cells: list[str], width: int, spare: int) -> list[str] | None:
    """The cells at the header's width when only empty ones at the end are too many or too few; else None."""
    if len(cells) > width:
        return cells[:width] if not any(cell.strip() for cell in cells[width:]) else None
    missing = width - len(cells)
    return cells + [""] * missing if missing <= spare else None


def _spare_columns(table: Table, mapping: Mapping) -> int:
    """How many columns at the end a row may leave out: those that are empty in every row of the sample."""
    spare = 0
    for column in reversed(mapping.columns):
        if column.field in _NEEDED or any(row[column.index].strip() for row in table.sample if column.index < len(row)):
            break
        spare += 1
    return spare
