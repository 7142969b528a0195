"""Rows whose cells are known already, from a sheet or a page: titles above them, tables beside them, empty rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hegang_desktop.ingest.readers.records import LONGEST_CELL, Record

Cells = Sequence[str]
LOOKED_AT = 400
_LEAST_COLUMNS = 2


class Block(NamedTuple):
    """A table inside a sheet: its columns from `first` to before `last`, and how many rows have something in them."""

    first: int
    last: int
    rows: int


def text_of(value: object) -> str:
    """A cell of a workbook or of JSON as text: 3.0 is 3, dates as ISO, what is empty as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return str(value)


def blocks_of(rows: Sequence[Cells]) -> list[Block]:
    """The tables that stand beside each other, apart by an empty column; those of one column are notes, not tables."""
    width = max((len(row) for row in rows[:LOOKED_AT]), default=0)
    filled = [sum(1 for row in rows[:LOOKED_AT] if at < len(row) and row[at].strip()) for at in range(width)]
    blocks: list[Block] = []
    first: int | None = None
    for at in range(width + 1):
        filled_in = at < width and filled[at] > 0
        if filled_in and first is None:
            first = at
        elif not filled_in and first is not None:
            if at - first >= _LEAST_COLUMNS:
                blocks.append(Block(first, at, max(filled[first:at])))
            first = None
    if len(blocks) > 1 and _is_one(rows, blocks):
        # an empty column inside one table: its rows go on across it
        return [Block(blocks[0].first, blocks[-1].last, max(block.rows for block in blocks))]
    return blocks


def _is_one(rows: Sequence[Cells], blocks: list[Block]) -> bool:
    """Whether only one of the parts has a header of its own kind: then the empty column belongs to one table."""
    for row in rows[:LOOKED_AT]:
        parts = [[cell.strip() for cell in row[block.first : block.last] if cell.strip()] for block in blocks]
        names = [name for part in parts for name in part]
        if all(parts) and len(set(names)) < len(names):
            # headers side by side that share a name are two tables; a single table names nothing twice
            return False
        if all(len(part) >= _LEAST_COLUMNS for part in parts):
            # where a part has but one cell, that may be the title above it
            return True
    return True


def records_of(rows: Iterable[Cells], block: Block) -> Iterator[Record]:
    """The records of a table; those that are blank are left out.

    `Record.line` is the row of the sheet, from 1; `Record.consumed` counts the records.
    """
    consumed = 0
    for number, row in enumerate(rows, start=1):
        cells = list(row[block.first : block.last])
        if not any(cell.strip() for cell in cells):
            continue
        cells += [""] * (block.last - block.first - len(cells))
        damaged = any(len(cell) > LONGEST_CELL for cell in cells)
        if damaged:
            cells = [cell[:200] for cell in cells]
        consumed += 1
        yield Record(number, cells, consumed, damaged)
