"""A table for other programs: CSV that Excel opens with its Chinese right, or XLSX."""

from __future__ import annotations

import contextlib
import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.ingest.rejects_file import neutral

MOST_IN_A_SHEET = 1_048_575
"""Rows below the header that an XLSX sheet can hold (ECMA-376)."""
Cell = str | int | float | None


def write_table(path: Path, header: Sequence[str], lines: Iterable[Sequence[Cell]]) -> int:
    """Write rows under a header, as XLSX when the name ends so, else as CSV; returns how many were written.

    The file is there whole or not at all. Cells that begin like formulas are made text. Raises UserError.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        written = (_write_xlsx if path.suffix.lower() == ".xlsx" else _write_csv)(part, header, lines)
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
    return "" if cell is None else neutral(cell) if isinstance(cell, str) else cell


def _write_xlsx(path: Path, header: Sequence[str], lines: Iterable[Sequence[Cell]]) -> int:
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    written = 0
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            sheet = book.add_worksheet()
            sheet.freeze_panes(1, 0)
            bold = book.add_format({"bold": True})
            for at, name in enumerate(header):
                sheet.write_string(0, at, name, bold)
            for cells in lines:
                written += 1
                for at, cell in enumerate(cells):
                    if isinstance(cell, str):
                        if cell:
                            sheet.write_string(written, at, cell[:32_767])
                    elif cell is not None:
                        sheet.write_number(written, at, cell)
    except XlsxWriterException as error:
        raise OSError(str(error)) from error
    return written
