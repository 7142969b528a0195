"""Opening a CSV or TSV file: what it is written in, how it is laid out, and its records one after the other."""

from __future__ import annotations

import codecs
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.dialect import Dialect, find_delimiter, find_dialect, split
from hegang_desktop.ingest.encoding import LONGEST_LINE, Scan, scan
from hegang_desktop.ingest.magic import refuse_markup
from hegang_desktop.ingest.opening import open_file
from hegang_desktop.ingest.records import Line, Record, read_records

MOST_COLUMNS = 100
_HEAD_RECORDS = 200
_HEAD_CHARACTERS = 1 << 17
_SAMPLE = 1500
_SAMPLE_CHARACTERS = 1 << 21
_PROGRESS_STEP = 200


class Table(msgspec.Struct, frozen=True):
    """A text table on disk. Nothing of it is held but its header and some sample rows.

    `header` has one name a column, blanks collapsed, empty where the file gives none; letters as in a spreadsheet when
    it has no header row. `sample` rows are the first ones and some from all over it, as wide as the header.
    `size` is bytes on disk and `sha256` their hash; `codec` is Python's name of the encoding.
    """

    path: Path
    encoding: str
    codec: str
    delimiter: str
    header: tuple[str, ...]
    has_header: bool
    header_line: int
    indexed: bool
    sample: tuple[tuple[str, ...], ...]
    size: int
    sha256: str

    def records(self) -> Iterator[Record]:
        """The records below the header, read from disk as they are asked for; blank ones are left out.

        `Record.line` is the physical line a record begins on, `Record.consumed` how many bytes of `size` had been read
        by then, roughly. Raises UnreadableFile when the file cannot be read to its end.
        """
        for record in read_records(_lines(self.path, self.codec), self.delimiter, len(self.header)):
            if record.line > self.header_line:
                yield record


def open_table(path: Path) -> Table:
    """Look through a file and find out how to read it. Raises UnreadableFile with what is wrong and what to do."""
    found = scan(path)
    head = _head(path, found.codec)
    refuse_markup(path.name, head)
    delimiter = find_delimiter(head)
    beginning: list[Record] = []
    length = 0
    for record in read_records(_lines(path, found.codec), delimiter):
        beginning.append(record)
        length += sum(map(len, record.cells))
        if len(beginning) > _HEAD_RECORDS or length > _SAMPLE_CHARACTERS:
            break
    dialect = find_dialect(beginning, delimiter)
    if dialect is None:
        raise UnreadableFile(
            msg("{name} holds no rows, only delimiters and blanks.", name=path.name),
            msg("Export or download the listings again, then choose the new file."),
        )
    _check_columns(path, dialect, beginning)
    sample = _sample(found, dialect, beginning)
    return Table(
        path=path,
        encoding=found.encoding,
        codec=found.codec,
        delimiter=delimiter,
        header=dialect.header,
        has_header=dialect.has_header,
        header_line=dialect.header_line,
        indexed=dialect.indexed,
        sample=sample,
        size=found.size,
        sha256=found.sha256,
    )


def _check_columns(path: Path, dialect: Dialect, records: list[Record]) -> None:
    width = len(dialect.header)
    if width > MOST_COLUMNS:
        raise UnreadableFile(
            msg("{name} has {columns} columns: more than a table of homes can have.", name=path.name, columns=width),
            msg("Keep the columns that describe the homes, 100 at most, save the table and choose it again."),
        )
    if width < 2:  # noqa: PLR2004 - a table begins at two columns
        raise UnreadableFile(
            msg("{name} has only one column; no comma, tab, semicolon or bar divides its lines.", name=path.name),
            msg("Save the table as CSV with its columns divided by commas, then choose the new file."),
        )
    if not any(record.line > dialect.header_line for record in records):
        raise UnreadableFile(
            msg("{name} has a header in line {line} and no rows below it.", name=path.name, line=dialect.header_line),
            msg("Export or download the listings again, then choose the new file."),
        )


def _head(path: Path, codec: str) -> str:
    """The first lines, whole ones."""
    text: list[str] = []
    length = 0
    for line in _lines(path, codec):
        text.append(line.text)
        length += len(line.text)
        if length > _HEAD_CHARACTERS or len(text) > 2 * _HEAD_RECORDS:
            break
    return "".join(text)


def _lines(path: Path, codec: str) -> Iterator[Line]:
    """Physical lines with their ends. A line ends as Python's csv module has it: at LF, CR or both."""
    number = consumed = 0
    with open_file(path) as (content, raw), io.TextIOWrapper(content, encoding=codec, newline="") as stream:
        try:
            while text := stream.readline(LONGEST_LINE):
                number += 1
                if number % _PROGRESS_STEP == 1:
                    consumed = raw.tell()
                yield Line(text, number, consumed)
        except UnicodeDecodeError as error:
            raise UnreadableFile(
                msg("{name} was changed while it was being read, near line {line}.", name=path.name, line=number),
                msg("Wait until the other program has finished with the file, then choose it again."),
            ) from error


def _sample(found: Scan, dialect: Dialect, beginning: list[Record]) -> tuple[tuple[str, ...], ...]:
    """The first rows, then rows from all over the file; only those as wide as the header."""
    width = len(dialect.header)
    rows = [tuple(r.cells) for r in beginning if r.line > dialect.header_line and len(r.cells) == width]
    if not rows:
        # every row is ragged: the mapping still deserves something to look at
        usual = Counter(len(r.cells) for r in beginning[1:] or beginning).most_common(1)[0][0]
        rows = [tuple(r.cells[:width]) for r in beginning if r.line > dialect.header_line and len(r.cells) == usual]
        rows = [row + ("",) * (width - len(row)) for row in rows]
    spread: list[tuple[str, ...]] = []
    for block in found.blocks[1:]:
        spread.extend(_rows_of_block(block, found.codec, dialect.delimiter, width))
    if len(spread) > _SAMPLE:
        # the first rows of a joined file may all be of one source: let the others speak too
        rows = rows[: _HEAD_RECORDS // 2]
    step = max(1, -(-len(spread) // (_SAMPLE - len(rows))))
    return (*rows, *spread[::step])


def _rows_of_block(block: bytes, codec: str, delimiter: str, width: int) -> list[tuple[str, ...]]:
    """Whole rows inside a piece of the file that begins and ends anywhere."""
    if codec == "utf-16":
        return []
    decoder = codecs.getincrementaldecoder("utf-8" if codec == "utf-8-sig" else codec)("ignore")
    start = block.find(b"\n") + 1
    text = decoder.decode(block[start : block.rfind(b"\n") + 1])
    return [
        tuple(record.cells) for record in split(text, delimiter) if len(record.cells) == width and not record.damaged
    ]
