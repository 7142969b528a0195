"""A table for other programs: CSV that Excel opens with its Chinese right, or XLSX."""

from __future__ import annotations

import contextlib
import csv
import datetime
import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.domain.month import Month
from hegang_desktop.ingest.rows.rejects_file import neutral
from hegang_desktop.text.listing_values import Cell

WORKBOOK, TEXT_TABLE = ".xlsx", ".csv"
"""The suffixes of tables that are written; the first is the usual one."""
MOST_IN_A_SHEET = 1_048_575
"""Rows below the header that an XLSX sheet can hold (ECMA-376)."""
LEAST_WIDTH = 12
"""Width of a column in characters of a sheet."""
_MONTH, _DAY = "yyyy-mm", "yyyy-mm-dd"
_FIRST_YEAR, _LONGEST_CELL = 1900, 32_767
"""What a sheet can hold: its days begin with 1900."""
_FORBIDDEN_IN_NAMES = str.maketrans("[]:*?/\\", "       ")
_LONGEST_SHEET_NAME = 31


def named_as_table(path: Path) -> Path:
    """The path with the suffix of a table, which is added where it has none."""
    return path if path.suffix.lower() in (WORKBOOK, TEXT_TABLE) else path.with_name(f"{path.name}{WORKBOOK}")


def write_table(
    path: Path, header: Sequence[str], lines: Iterable[Sequence[Cell]], *, sheet: str = "", widths: Sequence[int] = ()
) -> int:
    """Write rows under a header, as XLSX when the name ends so, else as CSV; returns how many were written.

    The file is there whole or not at all. Cells that begin like formulas are made text; days and months are such in a
    workbook. `sheet` names the sheet, `widths` says how wide its columns are. Raises UserError.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.suffix.lower() == WORKBOOK:
            written = _write_xlsx(part, header, lines, sheet, widths)
        else:
            written = _write_csv(part, header, lines)
        part.replace(path)
    except OSError as error:
        raise UserError(
            msg(
                "The table could not be written to {name}: {reason}.",
                name=path.name,
                reason=verbatim(error.strerror or str(error)),
            ),
            msg("Choose another folder, or make room on the disk, and export again."),
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return written


def _write_csv(path: Path, header: Sequence[str], lines: Iterable[Sequence[Cell]]) -> int:
    written = 0
    # a BOM, or Excel shows Chinese as noise
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        for cells in lines:
            writer.writerow([_text(cell) for cell in cells])
            written += 1
        stream.flush()
        os.fsync(stream.fileno())
    return written


def _text(cell: Cell) -> Any:
    if isinstance(cell, datetime.date | Month):
        return str(cell)
    return "" if cell is None else neutral(cell) if isinstance(cell, str) else cell


def _write_xlsx(
    path: Path, header: Sequence[str], lines: Iterable[Sequence[Cell]], name: str, widths: Sequence[int]
) -> int:
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    written = 0
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            sheet = book.add_worksheet(name.translate(_FORBIDDEN_IN_NAMES)[:_LONGEST_SHEET_NAME] or None)
            sheet.freeze_panes(1, 0)
            bold = book.add_format({"bold": True})
            month, day = (book.add_format({"num_format": one, "align": "left"}) for one in (_MONTH, _DAY))
            for at, title in enumerate(header):
                width = widths[at] if at < len(widths) else LEAST_WIDTH
                sheet.set_column(at, at, max(width, 2 + _columns_of(title)))
                sheet.write_string(0, at, title, bold)
            for cells in lines:
                written += 1
                for at, cell in enumerate(cells):
                    if isinstance(cell, Month):
                        sheet.write_datetime(written, at, datetime.date(cell.year, cell.month, 1), month)
                    elif isinstance(cell, datetime.date) and cell.year >= _FIRST_YEAR:
                        sheet.write_datetime(written, at, cell, day)
                    elif isinstance(cell, str | datetime.date):
                        if cell:
                            sheet.write_string(written, at, str(cell)[:_LONGEST_CELL])
                    elif cell is not None:
                        sheet.write_number(written, at, cell)
    except XlsxWriterException as error:
        raise OSError(str(error)) from error
    return written


def _columns_of(text: str) -> int:
    """How wide a text is: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
