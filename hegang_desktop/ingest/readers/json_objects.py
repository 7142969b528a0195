"""JSON: an array of objects, an object a line, objects one after another, a list inside an object, columns of values.

Read as a stream. Nested objects are flattened with dots, lists with numbers.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal, NamedTuple

import msgspec

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.brackets import LONGEST_VALUE, Brackets, Path
from hegang_desktop.ingest.readers.cells import text_of
from hegang_desktop.ingest.readers.content import Content, too_large
from hegang_desktop.ingest.readers.dialect import Dialect
from hegang_desktop.ingest.readers.encoding import as_text, scan
from hegang_desktop.ingest.readers.reader import Reader
from hegang_desktop.ingest.readers.records import LONGEST_CELL, Record
from hegang_desktop.ingest.readers.table import HEAD_RECORDS, MOST_COLUMNS, SAMPLE, Table, check_columns

NAME = "json"
MOST_KEYS = 100
_MOST_SHOWN = 400
_LINES_READ = 1 << 14
_MOST_LIST = 6
_MOST_DEPTH = 6
_MOST_COLUMNS_BYTES = 100 << 20
_OBJECT = re.compile(r"[\[{,\s]*(?:\{\s*(?:\"|\})|\[\s*(?:\[|\"|-?[0-9]))")
Shape = Literal["list", "lines", "sequence", "columns"]


class Item(NamedTuple):
    """One object, the line or number it stands at, how far reading had come; None where the file breaks off."""

    number: int
    values: dict[str, str] | None
    consumed: int
    text: str = ""


def flat(value: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Names and texts of an object, however deep."""
    if isinstance(value, dict) and depth < _MOST_DEPTH:
        for key, inner in value.items():
            yield from flat(inner, f"{path}.{key}" if path else str(key), depth + 1)
    elif isinstance(value, list) and depth < _MOST_DEPTH:
        if len(value) > _MOST_LIST or any(isinstance(one, (dict, list)) for one in value):
            yield path, ", ".join(_short(one) for one in value)
        else:
            for number, one in enumerate(value, start=1):
                yield (f"{path}.{number}" if len(value) > 1 else path), text_of(one)
    else:
        yield path, text_of(value) if not isinstance(value, (dict, list)) else _short(value)


def _short(value: object) -> str:
    if not isinstance(value, (dict, list)):
        return text_of(value)
    try:
        return msgspec.json.encode(value, enc_hook=str).decode()
    except (ValueError, OverflowError):
        # a number of thirty digits, half a character
        return text_of(str(value))


class Objects:
    """The objects of a file, again and again from its beginning."""

    def __init__(self, content: Content, codec: str) -> None:
        self._content = content
        self._codec = codec
        self._path: Path = ()
        self.shape = self._find_shape()

    def _stream(self, content: BinaryIO) -> BinaryIO:
        """The content as UTF-8 without a byte order mark."""
        if self._codec in ("utf-8", "utf-8-sig"):
            start = content.read(3)
            if start != b"\xef\xbb\xbf":
                content.seek(0)
            return content
        return _Reencoded(content, self._codec)  # type: ignore[return-value] # reads like one

    def _find_shape(self) -> Shape:
        with self._content.open() as (raw, _):
            beginning = self._stream(raw).read(1 << 16).decode("utf-8", "replace").lstrip()
        if beginning.startswith("["):
            return "list"
        first, _, rest = beginning.partition("\n")
        is_line = _decoded(first) is not None
        if is_line and rest.lstrip().startswith("{"):
            return "lines"
        with self._content.open() as (raw, _):
            place = Brackets(self._stream(raw).read).place()
        if place is not None:
            self._path = place.path
            return "columns" if place.in_columns else "list"
        return "lines" if is_line and not rest.strip() else "sequence"

    def __iter__(self) -> Iterator[Item]:
        with self._content.open() as (content, raw):
            if self.shape == "lines":
                yield from self._lines(content, raw)
            elif self.shape == "columns":
                yield from self._columns(content)
            else:
                yield from self._values(content, raw)

    def _lines(self, content: BinaryIO, raw: BinaryIO) -> Iterator[Item]:
        stream = self._stream(content)
        number = 0
        while line := stream.readline(LONGEST_VALUE):
            number += 1
            text = line.strip().rstrip(b",")
            if not text or text in (b"[", b"]"):
                continue
            value = _decoded(text)
            consumed = raw.tell() if number % 200 == 1 else 0
            if isinstance(value, dict):
                yield Item(number, dict(flat(value)), consumed)
            else:
                yield Item(number, None, consumed, text[:_MOST_SHOWN].decode("utf-8", "replace"))
            while len(line) == LONGEST_VALUE and not line.endswith(b"\n"):
                # the rest of a line without end
                line = stream.readline(LONGEST_VALUE)

    def _values(self, content: BinaryIO, raw: BinaryIO) -> Iterator[Item]:
        brackets = Brackets(self._stream(content).read)
        pieces = brackets.sequence() if self.shape == "sequence" else brackets.values(self._path)
        for number, piece in enumerate(pieces, start=1):
            value = _decoded(piece.text) if piece.whole else None
            consumed = raw.tell() if number % 200 == 1 else 0
            if isinstance(value, list):
                value = {str(at): one for at, one in enumerate(value)}
            if isinstance(value, dict):
                yield Item(number, dict(flat(value)), consumed)
            else:
                yield Item(number, None, consumed, piece.text[:_MOST_SHOWN].decode("utf-8", "replace"))

    def _columns(self, content: BinaryIO) -> Iterator[Item]:
        data = self._stream(content).read(_MOST_COLUMNS_BYTES + 1)
        if len(data) > _MOST_COLUMNS_BYTES:
            raise too_large(self._content.name)
        columns = _decoded(data)
        if not isinstance(columns, dict):
            yield Item(1, None, 0, data[:_MOST_SHOWN].decode("utf-8", "replace"))
            return
        named = {str(name): column for name, column in columns.items() if isinstance(column, (dict, list))}
        keyed = {
            name: column if isinstance(column, dict) else {str(at): one for at, one in enumerate(column)}
            for name, column in named.items()
        }
        keys = list(dict.fromkeys(key for column in keyed.values() for key in column))
        for number, key in enumerate(keys, start=1):
            yield Item(number, dict(flat({name: column.get(key) for name, column in keyed.items()})), 0)

    def header(self) -> tuple[tuple[str, ...], int]:
        """Every name of the file in the order in which they first occur, and how many objects there are."""
        names: dict[str, None] = {}
        number = 0
        for item in self:
            number += 1
            if item.values is not None:
                names.update(dict.fromkeys(item.values))
            if len(names) > MOST_KEYS:
                break
        return tuple(names), number

    def records(self, header: tuple[str, ...]) -> Iterator[Record]:
        """The objects as records of the header's width; where the file breaks off, one that is damaged."""
        for item in self:
            if item.values is None:
                yield Record(item.number, [item.text, *[""] * (len(header) - 1)], item.consumed, damaged=True)
                continue
            cells = [item.values.get(name, "") for name in header]
            if any(cell.strip() for cell in cells):
                damaged = any(len(cell) > LONGEST_CELL for cell in cells)
                yield Record(item.number, [cell[:LONGEST_CELL] for cell in cells], item.consumed, damaged)


def _decoded(text: str | bytes) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        import json

        # numbers beyond all bounds, halves of characters, line ends in strings: only msgspec refuses them
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            return None


class _Reencoded:
    """A text of another encoding as UTF-8. Lines end at LF alone: U+2028 stands in the middle of sentences."""

    def __init__(self, content: BinaryIO, codec: str) -> None:
        self._content = content
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._kept = b""

    def read(self, size: int = -1) -> bytes:
        """Perhaps more bytes than asked for: another encoding may be shorter."""
        made, self._kept = self._kept, b""
        while not made and (chunk := self._content.read(size)):
            made = self._made(chunk)
        return made or self._made(b"")

    def readline(self, size: int) -> bytes:
        """One line, or as much of it."""
        parts, length = [self._kept], len(self._kept)
        while b"\n" not in parts[-1] and length < size and (chunk := self._content.read(_LINES_READ)):
            parts.append(self._made(chunk))
            length += len(parts[-1])
        text = b"".join(parts)
        end = text.find(b"\n", 0, size) + 1 or min(size, len(text))
        self._kept = text[end:]
        return text[:end]

    def _made(self, chunk: bytes) -> bytes:
        return self._decoder.decode(chunk, final=not chunk).lstrip("\ufeff").encode("utf-8", "replace")


def _refuse_without_rows(name: str, header: tuple[str, ...], rows: int) -> None:
    if not any(header) or not rows:
        raise UnreadableFile(
            msg("{name} is JSON, but holds no list of homes.", name=name),
            msg("Choose the file with one object for each home."),
        )


def _recognises(_: Content, beginning: bytes) -> bool:
    text = as_text(beginning)
    return text.startswith(("{", "[")) and _OBJECT.match(text) is not None


def _open(content: Content, _: str) -> Table:
    scanned = scan(content, lines=False)
    objects = Objects(content, scanned.codec)
    header, count = objects.header()
    _refuse_without_rows(content.name, header, count)
    named = tuple(" ".join(name.split()) for name in header)
    step = max(1, count // SAMPLE)
    records = (record for record in objects.records(header) if not record.damaged)
    sample = tuple(tuple(record.cells) for at, record in enumerate(records) if at < HEAD_RECORDS // 2 or at % step == 0)
    dialect = Dialect("", named, has_header=True, header_line=0, indexed=False)
    if len(named) > MOST_COLUMNS:
        check_columns(content, dialect, [])
    return Table(
        path=content.path,
        kind=NAME,
        encoding=scanned.encoding,
        delimiter="",
        header=named,
        has_header=True,
        header_line=0,
        indexed=False,
        sample=sample[:SAMPLE],
        size=scanned.size,
        sha256=scanned.sha256,
        read=lambda _width: objects.records(header),
    )


READER = Reader(NAME, (".json", ".jsonl", ".ndjson"), _recognises, _open)
