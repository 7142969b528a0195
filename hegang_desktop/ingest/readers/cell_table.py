"""Sheets and tables of pages, whose cells are known already, as tables."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.cells import Block, Cells, records_of
from hegang_desktop.ingest.readers.content import Content
from hegang_desktop.ingest.readers.dialect import Dialect, find_dialect
from hegang_desktop.ingest.readers.part import Part
from hegang_desktop.ingest.readers.records import Record
from hegang_desktop.ingest.readers.refusals import no_part
from hegang_desktop.ingest.readers.table import ALL_SHEETS, HEAD_RECORDS, SAMPLE, Table, check_columns, without_rows


class Sheets(Protocol):
    """Tables of a file, by their names; those that are `damaged` are only named. All but the first raise KeyError."""

    damaged: tuple[str, ...]

    def parts(self) -> tuple[Part, ...]:
        """The tables, the one with most rows first."""

    def block(self, part: str) -> Block:
        """Where a table stands in its sheet."""

    def beginning(self, part: str) -> list[Cells]:
        """The first rows of the sheet in which a table stands."""

    def rows(self, part: str) -> Iterator[Cells]:
        """The rows of that sheet, from its first one."""


def table_of(content: Content, kind: str, source: Sheets, part: str, encoding: str = "") -> Table:
    """The table that `part` names, the largest one if it is empty. Raises UnreadableFile."""
    parts = source.parts()
    damaged = source.damaged
    if part in damaged:
        raise _damaged_sheet(content.name, part)
    if part and part != ALL_SHEETS and part not in {one.name for one in parts}:
        raise no_part(content.name, part)
    if not parts:
        raise UnreadableFile(
            msg("{name} holds no table: its sheets are empty.", name=content.name),
            msg("Export or download the listings again, then choose the new file."),
        )
    chosen = parts[0].name if part in ("", ALL_SHEETS) else part
    beginning = list(itertools.islice(records_of(source.beginning(chosen), source.block(chosen)), HEAD_RECORDS + 1))
    dialect = find_dialect(beginning, "")
    if dialect is None:
        raise without_rows(content)
    check_columns(content, dialect, beginning)
    alike = {chosen: dialect.header_line}
    for one in parts if len(parts) > 1 else ():
        below = _below_same_header(source, one.name, dialect)
        if one.name != chosen and below:
            alike[one.name] = below
    taken = list(alike) if part == ALL_SHEETS else [chosen]
    count = sum(one.rows for one in parts if one.name in taken)
    several = parts if len(parts) + len(damaged) > 1 else ()
    if len(alike) > 1:
        several = (Part(ALL_SHEETS, sum(one.rows for one in parts if one.name in alike)), *several)

    if damaged:
        several += tuple(Part(name, damaged=True) for name in damaged)

    def read(_width: int) -> Iterator[Record]:
        if part == ALL_SHEETS:
            return _one_after_another(source, alike)
        return records_of(source.rows(chosen), source.block(chosen))

    return Table(
        path=content.path,
        kind=kind,
        encoding=encoding,
        delimiter="",
        header=dialect.header,
        has_header=dialect.has_header,
        header_line=dialect.header_line,
        indexed=dialect.indexed,
        sample=_sample_of_cells(read(0), dialect, count),
        size=max(count, 1),
        sha256=_hash(content.path),
        read=read,
        part=part if part == ALL_SHEETS else chosen if several else "",
        parts=several,
        left_out=tuple(one.name for one in parts if one.name not in taken),
        damaged=damaged,
    )


def _sample_of_cells(records: Iterator[Record], dialect: Dialect, count: int) -> tuple[tuple[str, ...], ...]:
    """The first rows, then rows from all over the sheet."""
    first = HEAD_RECORDS // 2
    step = max(1, -(-(count - first) // (SAMPLE - first)))
    rows = (record.cells for record in records if record.line > dialect.header_line and not record.damaged)
    return tuple(tuple(cells) for at, cells in enumerate(rows) if at < first or (at - first) % step == 0)


def _below_same_header(source: Sheets, part: str, dialect: Dialect) -> int:
    """Below which line another table with the same header has its rows; 0 if its header is another."""
    records = list(itertools.islice(records_of(source.beginning(part), source.block(part)), HEAD_RECORDS))
    other = find_dialect(records, "")
    same = other is not None and other.has_header and dialect.has_header and other.header == dialect.header
    return other.header_line if other is not None and same else 0


def _one_after_another(source: Sheets, parts: dict[str, int]) -> Iterator[Record]:
    """The rows of several sheets; each but the first without its header. Lines and records go on counting."""
    lines = consumed = 0
    for number, (part, below) in enumerate(parts.items()):
        line = done = 0
        for record in records_of(source.rows(part), source.block(part)):
            line, done = record.line, record.consumed
            if number == 0 or line > below:
                yield record._replace(line=lines + line, consumed=consumed + done)
        lines, consumed = lines + line, consumed + done


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with Content(path).open() as (_, raw):
        raw.seek(0)
        while piece := raw.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _damaged_sheet(name: str, part: str) -> UnreadableFile:
    return UnreadableFile(
        msg('The sheet "{part}" of {name} cannot be read: it is damaged.', name=name, part=part),
        msg("Open it in your spreadsheet program, save it as XLSX or CSV, then choose the new file."),
    )
