"""What a search found as a table for other programs: CSV that Excel opens with its Chinese right, or XLSX."""

from __future__ import annotations

import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hegang_desktop.app.listings.search.finder import ResultReader
from hegang_desktop.app.table_file import MOST_IN_A_SHEET, WORKBOOK, write_table
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.listing_field import ExportColumn, ListingField
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.search import ListingRow
from hegang_desktop.text.listing_values import Cell, exported
from hegang_desktop.text.translator import Translator

AT_ONCE = 500


class _Column(NamedTuple):
    header: Message
    cell: Callable[[ListingRow, Translator], Cell]
    width: int


def _column(field: ListingField, column: ExportColumn) -> _Column:
    return _Column(column.heading or field.heading or field.label, exported(field), column.width)


_COLUMNS = tuple(_column(field, field.export) for field in FIELDS.on("export") if field.export is not None)


def export_view(reader: ResultReader, ids: Sequence[int] | array.array[int], path: Path, words: Translator) -> int:
    """Write these homes in their order, as XLSX when the name ends so, else as CSV; returns how many were written.

    The file is there whole or not at all. Cells that begin like formulas are made text. Raises UserError.
    """
    if path.suffix.lower() == WORKBOOK and len(ids) > MOST_IN_A_SHEET:
        raise UserError(msg("These are more homes than a sheet can hold."), msg("Narrow the search, or export to CSV."))
    header = [words.say(column.header) for column in _COLUMNS]
    lines = ([column.cell(row, words) for column in _COLUMNS] for row in _rows(reader, ids))
    widths = [column.width for column in _COLUMNS]
    return write_table(path, header, lines, sheet=words.say(msg("Homes")), widths=widths)


def _rows(reader: ResultReader, ids: Sequence[int] | array.array[int]) -> Iterator[ListingRow]:
    for first in range(0, len(ids), AT_ONCE):
        yield from reader.rows(list(ids[first : first + AT_ONCE]))
