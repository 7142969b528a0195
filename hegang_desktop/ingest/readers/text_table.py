"""Delimited text: CSV and its kin, of any size and in any of the encodings of Chinese."""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from collections.abc import Iterator

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.content import Content
from hegang_desktop.ingest.readers.dialect import Dialect, find_delimiter, find_dialect, split
from hegang_desktop.ingest.readers.encoding import LONGEST_LINE, Scan, scan
from hegang_desktop.ingest.readers.foreign import refuse_markup
from hegang_desktop.ingest.readers.reader import Reader
from hegang_desktop.ingest.readers.records import Line, Record, read_records
from hegang_desktop.ingest.readers.table import HEAD_RECORDS, SAMPLE, Table, check_columns, without_rows

NAME = "text"
_HEAD_CHARACTERS = 1 << 17
_SAMPLE_CHARACTERS = 1 << 21
_PROGRESS_STEP = 200
_STRAY = re.compile("[\udc80-\udcff]")
"""Bytes that are no characters, as Python's `surrogateescape` has them."""


def _open(content: Content, _: str) -> Table:
    scanned = scan(content)
    head = _head(content, scanned)
    refuse_markup(content.name, head)
    delimiter = find_delimiter(head)
    beginning: list[Record] = []
    length = 0
    for record in read_records(_lines(content, scanned), delimiter):
        beginning.append(record)
        length += sum(map(len, record.cells))
        if len(beginning) > HEAD_RECORDS or length > _SAMPLE_CHARACTERS:
            break
    dialect = find_dialect(beginning, delimiter)
    if dialect is None:
        raise without_rows(content)
    check_columns(content, dialect, beginning)
    return Table(
        path=content.path,
        kind=NAME,
        encoding=scanned.encoding,
        delimiter=delimiter,
        header=dialect.header,
        has_header=dialect.has_header,
        header_line=dialect.header_line,
        indexed=dialect.indexed,
        sample=_sample(scanned, dialect, beginning),
        size=scanned.size,
        sha256=scanned.sha256,
        read=lambda width: read_records(_lines(content, scanned), delimiter, width),
    )


def _head(content: Content, scanned: Scan) -> str:
    """The first lines, whole ones."""
    text: list[str] = []
    length = 0
    for line in _lines(content, scanned):
        text.append(line.text)
        length += len(line.text)
        if length > _HEAD_CHARACTERS or len(text) > 2 * HEAD_RECORDS:
            break
    return "".join(text)


def _lines(source: Content, scanned: Scan) -> Iterator[Line]:
    """Physical lines with their ends. A line ends as Python's csv module has it: at LF, CR or both."""
    number = consumed = 0
    errors = "surrogateescape" if scanned.torn else "strict"
    with (
        source.open() as (content, raw),
        io.TextIOWrapper(content, encoding=scanned.codec, errors=errors, newline="") as stream,
    ):
        try:
            while text := stream.readline(LONGEST_LINE):
                number += 1
                if number % _PROGRESS_STEP == 1:
                    consumed = raw.tell()
                if scanned.torn and _STRAY.search(text):
                    yield Line(_STRAY.sub("\ufffd", text), number, consumed, torn=True)
                else:
                    yield Line(text, number, consumed)
        except UnicodeDecodeError as error:
            raise UnreadableFile(
                msg("{name} was changed while it was being read, near line {line}.", name=source.name, line=number),
                msg("Wait until the other program has finished with the file, then choose it again."),
            ) from error


def _sample(scanned: Scan, dialect: Dialect, beginning: list[Record]) -> tuple[tuple[str, ...], ...]:
    """The first rows, then rows from all over the file; only those as wide as the header."""
    width = len(dialect.header)
    rows = [tuple(r.cells) for r in beginning if r.line > dialect.header_line and len(r.cells) == width]
    if not rows:
        # every row is ragged: the mapping still deserves something to look at
        usual = Counter(len(r.cells) for r in beginning[1:] or beginning).most_common(1)[0][0]
        rows = [tuple(r.cells[:width]) for r in beginning if r.line > dialect.header_line and len(r.cells) == usual]
        rows = [row + ("",) * (width - len(row)) for row in rows]
    spread: list[tuple[str, ...]] = []
    for block in scanned.blocks[1:]:
        spread.extend(_rows_of_block(block, scanned.codec, dialect.delimiter, width))
    if len(spread) > SAMPLE:
        # the first rows of a joined file may all be of one source: let the others speak too
        rows = rows[: HEAD_RECORDS // 2]
    step = max(1, -(-len(spread) // (SAMPLE - len(rows))))
    return (*rows, *spread[::step])


def _rows_of_block(block: bytes, codec: str, delimiter: str, width: int) -> list[tuple[str, ...]]:
    """Whole rows inside a piece of the file that begins and ends anywhere."""
    if codec.startswith("utf-16"):
        return []
    decoder = codecs.getincrementaldecoder("utf-8" if codec == "utf-8-sig" else codec)("ignore")
    start = block.find(b"\n") + 1
    text = decoder.decode(block[start : block.rfind(b"\n") + 1])
    return [
        tuple(record.cells) for record in split(text, delimiter) if len(record.cells) == width and not record.damaged
    ]


def _recognises(_: Content, __: bytes) -> bool:
    return True  # what nobody else knows is tried as text


READER = Reader(NAME, (".csv", ".tsv", ".txt"), _recognises, _open)
