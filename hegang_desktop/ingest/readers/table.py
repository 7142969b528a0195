"""Opening a file of rows: its kind, what it is written in, how it is laid out, its records one after the other."""

from __future__ import annotations

import codecs
import hashlib
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.archive import SEPARATOR, members_of
from hegang_desktop.ingest.readers.cells import records_of
from hegang_desktop.ingest.readers.content import Content
from hegang_desktop.ingest.readers.dialect import Dialect, find_delimiter, find_dialect, split
from hegang_desktop.ingest.readers.encoding import LONGEST_LINE, Scan, scan
from hegang_desktop.ingest.readers.kind import Kind, kind_of
from hegang_desktop.ingest.readers.magic import refuse_markup
from hegang_desktop.ingest.readers.objects import Objects, refuse_without_rows
from hegang_desktop.ingest.readers.page import Page, read_page
from hegang_desktop.ingest.readers.part import Part
from hegang_desktop.ingest.readers.records import Line, Record, read_records
from hegang_desktop.ingest.readers.workbook import Workbook

MOST_COLUMNS = 100
_HEAD_RECORDS = 200
_HEAD_CHARACTERS = 1 << 17
_SAMPLE = 1500
_SAMPLE_CHARACTERS = 1 << 21
_PROGRESS_STEP = 200
_STRAY = re.compile("[\udc80-\udcff]")
"""Bytes that are no characters, as Python's `surrogateescape` has them."""


class Table(msgspec.Struct, frozen=True):
    """A table in a file on disk. Nothing of a text is held but its header and some sample rows.

    `header` has one name a column, blanks collapsed, empty where the file gives none; letters as in a spreadsheet when
    it has no header row. `sample` rows are the first ones and some from all over it, as wide as the header.
    `size` is what `Record.consumed` runs up to: bytes on disk, of sheets and pages rows. `sha256` is the hash of the
    file; `encoding` says how it is written, for people. Of the `parts` that the file has, `part` is the one that was
    taken ("" and none where there is but one), `left_out` are those that were not, and `damaged` those that cannot be.
    """

    path: Path
    kind: Kind
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


def open_table(path: Path, part: str = "") -> Table:
    """Look through a file and find out how to read it; `part` names a sheet, a table, or a file of an archive.

    Without a part the one with most rows is taken. Raises UnreadableFile with what is wrong and what to do.
    """
    content = Content(path)
    if kind_of(content) != "archive":
        return _open(content, part)
    members = members_of(content)
    member, _, inner = part.partition(SEPARATOR)
    known = {one.name for one in members}
    chosen = member if member in known else next((one.name for one in members if part and one.name.endswith(part)), "")
    if part and not chosen:
        raise _no_part(content.name, part)
    table = _open(Content(path, chosen or members[0].name), inner)
    parts = (
        members
        if len(members) > 1
        else tuple(Part(f"{members[0].name}{SEPARATOR}{one.name}", damaged=one.damaged) for one in table.parts)
    )
    taken = chosen or members[0].name
    others = tuple(one.name for one in members if one.name != taken)
    return msgspec.structs.replace(
        table,
        part=taken,
        parts=parts if len(parts) > 1 else (),
        left_out=(*(f"{taken}{SEPARATOR}{name}" for name in table.left_out), *others),
    )


def open_text(text: str, folder: Path) -> Table:
    """The table in a text that was copied: cells of a spreadsheet, lines of a list, or the source of a page.

    It is kept in `folder` while it is read. Raises UnreadableFile.
    """
    path = folder / "pasted.txt"
    path.write_bytes(text.encode("utf-8", "replace"))
    return open_table(path)


def _open(content: Content, part: str) -> Table:
    kind = kind_of(content)
    if kind == "workbook":
        return _of_cells(content, kind, Workbook(content), part, "")
    if kind == "page":
        page, encoding = read_page(content)
        return _of_cells(content, kind, page, part, encoding)
    if kind == "json":
        return _of_objects(content)
    return _of_text(content)


def _no_part(name: str, part: str) -> UnreadableFile:
    return UnreadableFile(
        msg("{name} has no sheet, table or file called {part}.", name=name, part=part),
        msg("Leave the name out to take the one with most rows."),
    )


def _damaged_sheet(name: str, part: str) -> UnreadableFile:
    return UnreadableFile(
        msg('The sheet "{part}" of {name} cannot be read: it is damaged.', name=name, part=part),
        msg("Open it in your spreadsheet program, save it as XLSX or CSV, then choose the new file."),
    )


def _of_cells(content: Content, kind: Kind, source: Workbook | Page, part: str, encoding: str) -> Table:
    parts = source.parts()
    damaged = source.damaged if isinstance(source, Workbook) else ()
    if part in damaged:
        raise _damaged_sheet(content.name, part)
    if part and part != ALL_SHEETS and part not in {one.name for one in parts}:
        raise _no_part(content.name, part)
    if not parts:
        raise UnreadableFile(
            msg("{name} holds no table: its sheets are empty.", name=content.name),
            msg("Export or download the listings again, then choose the new file."),
        )
    chosen = parts[0].name if part in ("", ALL_SHEETS) else part
    beginning = list(itertools.islice(records_of(source.beginning(chosen), source.block(chosen)), _HEAD_RECORDS + 1))
    dialect = find_dialect(beginning, "")
    if dialect is None:
        raise _nothing(content)
    _check_columns(content, dialect, beginning)
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
    first = _HEAD_RECORDS // 2
    step = max(1, -(-(count - first) // (_SAMPLE - first)))
    told = (record.cells for record in records if record.line > dialect.header_line and not record.damaged)
    return tuple(tuple(cells) for at, cells in enumerate(told) if at < first or (at - first) % step == 0)


def _below_same_header(source: Workbook | Page, part: str, dialect: Dialect) -> int:
    """Below which line another table with the same header has its rows; 0 if its header is another."""
    records = list(itertools.islice(records_of(source.beginning(part), source.block(part)), _HEAD_RECORDS))
    other = find_dialect(records, "")
    same = other is not None and other.has_header and dialect.has_header and other.header == dialect.header
    return other.header_line if other is not None and same else 0


def _one_after_another(source: Workbook | Page, parts: dict[str, int]) -> Iterator[Record]:
    """The rows of several sheets; each but the first without its header. Lines and records go on counting."""
    lines = consumed = 0
    for number, (part, below) in enumerate(parts.items()):
        line = told = 0
        for record in records_of(source.rows(part), source.block(part)):
            line, told = record.line, record.consumed
            if number == 0 or line > below:
                yield record._replace(line=lines + line, consumed=consumed + told)
        lines, consumed = lines + line, consumed + told


def _of_objects(content: Content) -> Table:
    found = scan(content, lines=False)
    objects = Objects(content, found.codec)
    header, count = objects.header()
    refuse_without_rows(content.name, header, count)
    named = tuple(" ".join(name.split()) for name in header)
    step = max(1, count // _SAMPLE)
    records = (record for record in objects.records(header) if not record.damaged)
    sample = tuple(
        tuple(record.cells) for at, record in enumerate(records) if at < _HEAD_RECORDS // 2 or at % step == 0
    )
    dialect = Dialect("", named, has_header=True, header_line=0, indexed=False)
    if len(named) > MOST_COLUMNS:
        _check_columns(content, dialect, [])
    return Table(
        path=content.path,
        kind="json",
        encoding=found.encoding,
        delimiter="",
        header=named,
        has_header=True,
        header_line=0,
        indexed=False,
        sample=sample[:_SAMPLE],
        size=found.size,
        sha256=found.sha256,
        read=lambda _width: objects.records(header),
    )


def _of_text(content: Content) -> Table:
    found = scan(content)
    head = _head(content, found)
    refuse_markup(content.name, head)
    delimiter = find_delimiter(head)
    beginning: list[Record] = []
    length = 0
    for record in read_records(_lines(content, found), delimiter):
        beginning.append(record)
        length += sum(map(len, record.cells))
        if len(beginning) > _HEAD_RECORDS or length > _SAMPLE_CHARACTERS:
            break
    dialect = find_dialect(beginning, delimiter)
    if dialect is None:
        raise _nothing(content)
    _check_columns(content, dialect, beginning)
    return Table(
        path=content.path,
        kind="text",
        encoding=found.encoding,
        delimiter=delimiter,
        header=dialect.header,
        has_header=dialect.has_header,
        header_line=dialect.header_line,
        indexed=dialect.indexed,
        sample=_sample(found, dialect, beginning),
        size=found.size,
        sha256=found.sha256,
        read=lambda width: read_records(_lines(content, found), delimiter, width),
    )


def _nothing(content: Content) -> UnreadableFile:
    return UnreadableFile(
        msg("{name} holds no rows, only delimiters and blanks.", name=content.name),
        msg("Export or download the listings again, then choose the new file."),
    )


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with Content(path).open() as (_, raw):
        raw.seek(0)
        while piece := raw.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _check_columns(content: Content, dialect: Dialect, records: list[Record]) -> None:
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


def _head(content: Content, found: Scan) -> str:
    """The first lines, whole ones."""
    text: list[str] = []
    length = 0
    for line in _lines(content, found):
        text.append(line.text)
        length += len(line.text)
        if length > _HEAD_CHARACTERS or len(text) > 2 * _HEAD_RECORDS:
            break
    return "".join(text)


def _lines(source: Content, found: Scan) -> Iterator[Line]:
    """Physical lines with their ends. A line ends as Python's csv module has it: at LF, CR or both."""
    number = consumed = 0
    errors = "surrogateescape" if found.torn else "strict"
    with (
        source.open() as (content, raw),
        io.TextIOWrapper(content, encoding=found.codec, errors=errors, newline="") as stream,
    ):
        try:
            while text := stream.readline(LONGEST_LINE):
                number += 1
                if number % _PROGRESS_STEP == 1:
                    consumed = raw.tell()
                if found.torn and _STRAY.search(text):
                    yield Line(_STRAY.sub("\ufffd", text), number, consumed, torn=True)
                else:
                    yield Line(text, number, consumed)
        except UnicodeDecodeError as error:
            raise UnreadableFile(
                msg("{name} was changed while it was being read, near line {line}.", name=source.name, line=number),
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
    if codec.startswith("utf-16"):
        return []
    decoder = codecs.getincrementaldecoder("utf-8" if codec == "utf-8-sig" else codec)("ignore")
    start = block.find(b"\n") + 1
    text = decoder.decode(block[start : block.rfind(b"\n") + 1])
    return [
        tuple(record.cells) for record in split(text, delimiter) if len(record.cells) == width and not record.damaged
    ]
