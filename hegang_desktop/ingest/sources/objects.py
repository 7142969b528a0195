"""JSON: an array of objects, an object a line, objects one after another, a list inside an object, columns of values.

Read as a stream. Nested objects are flattened with dots, lists with numbers.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal, NamedTuple

import msgspec

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.content import Content
from hegang_desktop.ingest.records import LONGEST_CELL, Record
from hegang_desktop.ingest.sources.cells import text_of

MOST_KEYS = 100
_OPEN, _CLOSE, _ESCAPE, _QUOTE, _LIST_OPEN, _LIST_CLOSE = b'{}\\"[]'
_LEAST_READ = 1 << 14
_ENOUGH_EVENTS = 20_000
_MOST_LIST = 6
_MOST_DEPTH = 6
_MOST_COLUMNS_BYTES = 400 << 20
Shape = Literal["array", "lines", "sequence", "inside", "columns"]


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
    if isinstance(value, (dict, list)):
        return msgspec.json.encode(value, enc_hook=str).decode()
    return text_of(value)


class Objects:
    """The objects of a file, again and again from its beginning."""

    def __init__(self, content: Content, codec: str) -> None:
        self._content = content
        self._codec = codec
        self.shape, self._prefix = self._find_shape()

    def _stream(self, content: BinaryIO) -> BinaryIO:
        """The content as UTF-8 without a byte order mark."""
        if self._codec in ("utf-8", "utf-8-sig"):
            start = content.read(3)
            if start != b"\xef\xbb\xbf":
                content.seek(0)
            return content
        return _Reencoded(codecs.getreader(self._codec)(content, "replace"))  # type: ignore[return-value]

    def _find_shape(self) -> tuple[Shape, str]:
        with self._content.open() as (raw, _):
            beginning = self._stream(raw).read(1 << 16).decode("utf-8", "replace").lstrip()
        if beginning.startswith("["):
            return "array", "item"
        first, _, rest = beginning.partition("\n")
        if _decoded(first) is not None and (rest.lstrip().startswith("{") or not rest.strip()):
            if not rest.strip() and (inside := _list_inside(first)):
                return inside
            return "lines", ""
        if inside := self._inside():
            return inside
        return "sequence", ""

    def _inside(self) -> tuple[Shape, str] | None:
        """Where in a single object the list of rows is; None when objects follow one another."""
        import ijson

        found: tuple[Shape, str] | None = None
        inner = ""
        with self._content.open() as (raw, _):
            try:
                for seen, (prefix, event, _value) in enumerate(ijson.parse(self._stream(raw))):
                    if found is not None:
                        if seen > _ENOUGH_EVENTS:
                            break
                    elif event == "start_array":
                        inner = prefix
                    elif event == "start_map" and prefix.endswith(".item"):
                        found = "inside", prefix
                    elif event in ("string", "number") and prefix.count(".") == 1:
                        found = "columns", inner if prefix.endswith(".item") else ""
            except (ijson.JSONError, UnicodeDecodeError) as error:
                # a file that breaks off is still one object; what goes on after its end is another
                return found if "incomplete" in str(error) or "premature" in str(error) else None
        return found

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
        for number, line in enumerate(iter(stream.readline, b""), start=1):
            text = line.strip().rstrip(b",")
            if not text or text in (b"[", b"]"):
                continue
            value = _decoded(text)
            consumed = raw.tell() if number % 200 == 1 else 0
            if isinstance(value, dict):
                yield Item(number, dict(flat(value)), consumed)
            else:
                yield Item(number, None, consumed, text.decode("utf-8", "replace"))

    def _values(self, content: BinaryIO, raw: BinaryIO) -> Iterator[Item]:
        import ijson

        stream = self._stream(content)
        if self.shape == "sequence":
            stream = _Bracketed(stream)  # type: ignore[assignment]
        prefix = "item" if self.shape == "sequence" else self._prefix
        number = 0
        try:
            for value in ijson.items(stream, prefix, use_float=True):
                number += 1
                told = (
                    value
                    if isinstance(value, dict)
                    else {str(at): one for at, one in enumerate(value)}
                    if isinstance(value, list)
                    else {"": value}
                )
                yield Item(number, dict(flat(told)), raw.tell() if number % 200 == 1 else 0)
        except (ijson.JSONError, UnicodeDecodeError, ValueError, OverflowError) as error:
            yield Item(number + 1, None, 0, str(error))

    def _columns(self, content: BinaryIO) -> Iterator[Item]:
        data = self._stream(content).read(_MOST_COLUMNS_BYTES)
        try:
            columns = msgspec.json.decode(data)
        except (msgspec.DecodeError, RecursionError) as error:
            yield Item(1, None, 0, str(error))
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
                yield Record(item.number, [item.text[:400], *[""] * (len(header) - 1)], item.consumed, damaged=True)
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

        # numbers beyond all bounds and halves of characters: msgspec refuses them, the standard library does not
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return None


def _list_inside(line: str) -> tuple[Shape, str] | None:
    value = _decoded(line)
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, list) and inner and isinstance(inner[0], dict):
                return "inside", f"{key}.item"
        if len(value) > 1 and all(isinstance(inner, (dict, list)) for inner in value.values()):
            return "columns", ""
    return None


class _Bracketed:
    """Objects one after another, with or without commas, as the array they were meant to be."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._depth = 0
        self._string = self._escaped = False
        self._first = True
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """Some bytes, perhaps a few more than asked for; none at the end."""
        made = b""
        while not made and size and not self._ended:
            chunk = self._stream.read(max(_LEAST_READ, size))
            self._ended = not chunk
            made = self._joined(chunk) if chunk else b"]" if not self._first else b"[]"
        return made

    def _joined(self, chunk: bytes) -> bytes:
        made = bytearray()
        for byte in chunk:
            if self._depth == 0:
                if byte != _OPEN:
                    continue
                made += b"[" if self._first else b","
                self._first = False
            made.append(byte)
            if self._string:
                if self._escaped:
                    self._escaped = False
                elif byte == _ESCAPE:
                    self._escaped = True
                elif byte == _QUOTE:
                    self._string = False
            elif byte == _QUOTE:
                self._string = True
            elif byte in (_OPEN, _LIST_OPEN):
                self._depth += 1
            elif byte in (_CLOSE, _LIST_CLOSE):
                self._depth -= 1
        return bytes(made)


class _Reencoded:
    """A text of another encoding as UTF-8."""

    def __init__(self, text: codecs.StreamReader) -> None:
        self._text = text

    def read(self, size: int = -1) -> bytes:
        """Perhaps more bytes than asked for: `size` counts characters."""
        return self._text.read(size).lstrip("\ufeff").encode("utf-8", "replace")

    def readline(self) -> bytes:
        return self._text.readline().encode("utf-8", "replace")


def refuse_without_rows(name: str, header: tuple[str, ...], rows: int) -> None:
    """Raise UnreadableFile when JSON holds no objects."""
    if not any(header) or not rows:
        raise UnreadableFile(
            msg("{name} is JSON, but holds no list of homes.", name=name),
            msg("Choose the file with one object for each home."),
        )
