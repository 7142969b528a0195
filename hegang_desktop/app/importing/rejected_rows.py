"""Rows that an import rejected: read back to be put right, and written as a file to import again."""

from __future__ import annotations

import csv
import os
import re
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.codec import from_json
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.ingest.readers.refusals import refusal
from hegang_desktop.ingest.rows.rejects_file import plain
from hegang_desktop.store.catalog.database import catalog_reader
from hegang_desktop.store.catalog.undo import origin_of_rejects
from hegang_desktop.store.connection import make_private_folder

MOST_SHOWN = 2_000
LONGEST = 1 << 24
MOST_LINES = 20_000_000
_LEADING_COLUMNS = 3
_BREAK = re.compile(r"\r\n|\r|\n")


class RejectedRow(msgspec.Struct, frozen=True):
    """`line` in the source file, the field and reason in words, and the cells as they stood there."""

    line: str
    field: str
    reason: str
    cells: tuple[str, ...]


class RejectedRows(msgspec.Struct, frozen=True):
    """The first of an import's rejects, `more` beyond them; every row is as wide as `header`."""

    header: tuple[str, ...]
    rows: tuple[RejectedRow, ...]
    more: int


class Origin(msgspec.Struct, frozen=True):
    """How the columns of the import were read, and the day its adverts were seen (`YYYY-MM-DD`)."""

    mapping: Mapping
    observed_on: str


def read_rejects(file: Path) -> RejectedRows:
    """The rows of a rejects file. Raises UserError when it is gone or unreadable."""
    csv.field_size_limit(LONGEST)
    rows: list[RejectedRow] = []
    more = 0
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream)
            header = tuple(next(reader, ()))[_LEADING_COLUMNS:]
            for cells in reader:
                if len(rows) < MOST_SHOWN and len(cells) > _LEADING_COLUMNS:
                    values = tuple(plain(cell) for cell in cells)
                    rows.append(RejectedRow(values[0], values[1], values[2], values[_LEADING_COLUMNS:]))
                else:
                    more += 1
    except OSError as error:
        raise refusal(file.name, error) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise UserError(
            msg("The list of rejected rows {name} cannot be read any more.", name=file.name),
            msg("It was changed by another program. Import the original file again."),
        ) from error
    width = max((len(header), *(len(row.cells) for row in rows)))
    wide = tuple(msgspec.structs.replace(row, cells=row.cells + ("",) * (width - len(row.cells))) for row in rows)
    return RejectedRows(header + ("",) * (width - len(header)), wide, more)


def origin_of(paths: Paths, rejects_file: Path) -> Origin | None:
    """How the import that wrote this file read its columns; None when nothing of that import was taken."""
    connection = catalog_reader(paths.catalog_db, paths.backups)
    if connection is None:
        return None
    try:
        origin = origin_of_rejects(connection, str(rejects_file))
    finally:
        connection.close()
    if origin is None:
        return None
    try:
        return Origin(from_json(origin[0], Mapping), origin[1])
    except msgspec.MsgspecError:
        return None


def write_again(
    paths: Paths,
    name: str,
    header: tuple[str, ...],
    rows: list[tuple[str, ...]],
    mapping: Mapping,
    *,
    lines: Sequence[str] = (),
) -> Path:
    """Write rows that were put right as a table like the one they came from. Raises UserError.

    With `lines` each row stands, between blank ones, in the line that it has in the source file: those that are
    rejected again can still be found there.
    """
    width = len(mapping.columns)
    make_private_folder(paths.rejects)
    path = paths.rejects / f".{name}-{time.time_ns()}-again.csv"
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            at = 1
            if mapping.has_header:
                writer.writerow(header[:width])
                at += 1 + _breaks(header[:width])
            for number, cells in enumerate(rows):
                wanted = int(lines[number]) if number < len(lines) and lines[number].isdecimal() else 0
                if at < wanted <= MOST_LINES:
                    stream.write("\n" * (wanted - at))
                    at = wanted
                # what stood beyond the header and is empty now is not written
                beyond = next((at for at in range(len(cells), width, -1) if cells[at - 1].strip()), width)
                writer.writerow(cells[:beyond])
                at += 1 + _breaks(cells[:beyond])
    except OSError as error:
        raise refusal(path.name, error) from error
    return path


def _breaks(cells: Sequence[str]) -> int:
    """How many lines more than one a row takes."""
    return sum(len(_BREAK.findall(cell)) for cell in cells)


def seen_on(path: Path, day: str) -> None:
    """Let a written file say that its adverts were seen on `day`."""
    moment = time.mktime(time.strptime(day, "%Y-%m-%d")) + 12 * 3600
    os.utime(path, (moment, moment))
