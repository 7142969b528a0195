"""A table in a file: its header, how it is written, its records one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.content import Content
from hegang_desktop.ingest.readers.dialect import Dialect
from hegang_desktop.ingest.readers.part import Part
from hegang_desktop.ingest.readers.records import Record

MOST_COLUMNS = 100
HEAD_RECORDS = 200
"""How many records are looked at to find the header."""
SAMPLE = 1500
"""How many rows `Table.sample` has at most."""


class Table(msgspec.Struct, frozen=True):
    """A table in a file on disk. Nothing of a text is held but its header and some sample rows.

    `kind` is the name of its reader. `header` has one name a column, blanks collapsed, empty where the file gives
    none; letters as in a spreadsheet when it has no header row. `sample` rows are the first ones and some from all over
    it, as wide as the header. `size` is what `Record.consumed` runs up to: bytes on disk, of sheets and pages rows.
    `sha256` is the hash of the file; `encoding` says how it is written, for people. Of the `parts` that the file has,
    `part` is the one that was taken ("" and none where there is but one), `left_out` are those that were not, and
    `damaged` those that cannot be.
    """

    path: Path
    kind: str
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    has_header: bool
    header_line: int
    indexed: bool
    sample: tuple[tuple[str, ...], ...]
    size: int
    sha256: str
    read: Callable[[int], Iterator[Record]]
    part: str = ""
    parts: tuple[Part, ...] = ()
    left_out: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()

    def records(self) -> Iterator[Record]:
        """The records below the header, read as they are asked for; blank ones are left out.

        `Record.line` is the physical line a record begins on, or the row of a sheet; `Record.consumed` how much
        of `size` had been read by then, roughly. Raises UnreadableFile when the file cannot be read to its end.
        """
        for record in self.read(len(self.header)):
            if record.line > self.header_line:
                yield record


ALL_SHEETS = "*"
"""The part that is every table with the same header, one after the other."""


def without_rows(content: Content) -> UnreadableFile:
    """The sentence for a file in which nothing stands."""
    return UnreadableFile(
        msg("{name} holds no rows, only delimiters and blanks.", name=content.name),
        msg("Export or download the listings again, then choose the new file."),
    )


def check_columns(content: Content, dialect: Dialect, records: list[Record]) -> None:
    """Raise UnreadableFile for what has too many columns, one alone, or no row among `records` below its header."""
    width = len(dialect.header)
    if width > MOST_COLUMNS:
        raise UnreadableFile(
            msg("{name} has {columns} columns: more than a table of homes can have.", name=content.name, columns=width),
            msg("Keep the columns that describe the homes, 100 at most, save the table and choose it again."),
        )
    if width < 2:  # noqa: PLR2004 - a table begins at two columns
        raise UnreadableFile(
            msg("{name} has only one column; no comma, tab, semicolon or bar divides its lines.", name=content.name),
            msg("Save the table as CSV with its columns divided by commas, then choose the new file."),
        )
    if not any(record.line > dialect.header_line for record in records):
        raise UnreadableFile(
            msg(
                "{name} has a header in line {line} and no rows below it.", name=content.name, line=dialect.header_line
            ),
            msg("Export or download the listings again, then choose the new file."),
        )
