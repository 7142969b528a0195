"""Looking through a workbook before a library makes all its cells: how much it unpacks to, how far its cells go.

The library makes every cell between the first and the last, and unpacks whatever there is; the sizes that an archive
states of itself are not believed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.message import msg
from hegang_desktop.ingest.readers.content import MOST_MEMBERS, damaged_archive, locked, too_large

MOST_UNPACKED = 400 << 20
MOST_CELLS = 15_000_000
_FEW_CELLS = 5_000_000
_SPARSE = 8
"""A sheet may have so many times more places than cells, if it has many places."""
_CHUNK = 1 << 20
_LONGEST_TAG = 1 << 16
_LOCAL_HEADER = 30
_LETTERS = 26

_ATTRIBUTES = rb"((?:\s(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)?)>"
_PREFIX = rb"<(?:[^\s<>/:\"'=]{1,60}:)?"
# what nearly every program writes, and a count of what there is: only where the two differ a closer look is needed
_PLAIN = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*+(?<!/)>')
_PLAIN_EMPTY = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"[^<>]*+(?<=/)>')
_CELL = re.compile(_PREFIX + rb"c(?=[\s/>])")
_ROW = re.compile(_PREFIX + rb"row(?=[\s/>])")
_ROW_OR_CELL = re.compile(_PREFIX + rb"(row|c)" + _ATTRIBUTES)
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]*)([0-9]*)[\"']")
_ODS_TAG = re.compile(rb"<(/?)table:(table-row|table-cell|covered-table-cell|table(?=[\s/>]))" + _ATTRIBUTES)
_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated\s*=\s*[\"']([^\"']*)[\"']")


def check_workbook(name: str, data: bytes) -> frozenset[str]:
    """The names of what an archive holds.

    Raises UnreadableFile for one that holds too much, or cells too far away from each other.
    """
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            raise damaged_archive(name)
        if any(info.flag_bits & 1 for info in infos):
            raise locked(name)
        is_binary = any(info.filename.lower() == "xl/workbook.bin" for info in infos)
        for info in infos:
            sheet = _Binary(name) if is_binary and info.filename.lower().endswith(".bin") else _Markup(name)
            for chunk in _unpacked(data, info):
                left -= len(chunk)
                if left < 0:
                    raise too_large(name)
                sheet.look_at(chunk)
            sheet.settle()
        return frozenset(info.filename for info in infos)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise damaged_archive(name) from error


def _unpacked(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a member of an archive really unpacks to, bit by bit."""
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER:
        raise EOFError
    start = info.header_offset + _LOCAL_HEADER
    start += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = memoryview(data)[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        for at in range(0, len(packed), _CHUNK):
            yield bytes(packed[at : at + _CHUNK])
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise NotImplementedError
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(packed), _CHUNK):
        rest: bytes = bytes(packed[at : at + _CHUNK])
        while rest and not unpacking.eof:
            yield unpacking.decompress(rest, _CHUNK)
            rest = unpacking.unconsumed_tail
    yield unpacking.flush()


class _Extent:
    """How far the cells of a sheet go, and how many there are."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.rows = self.columns = 1
        self.cells = 0

    def settle(self) -> None:
        places = self.rows * self.columns
        if places > _FEW_CELLS and places > _SPARSE * self.cells:
            raise UnreadableFile(
                msg("{name} has a cell far away from its table, in row {row}.", name=self._name, row=self.rows),
                msg("Copy the table into a new sheet and save that, or save it as CSV, then choose the new file."),
            )
        if places > MOST_CELLS:
            raise too_large(self._name)


class _Markup(_Extent):
    """Sheets of XLSX and ODS, as bytes: the library does not look at their encoding either."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._before = b""
        # of cells that do not tell their place
        self._rows_seen = self._named_row = self._column = 0
        # of ODS
        self._row = self._width = self._filled = 0
        self._repeats = 1

    def look_at(self, chunk: bytes) -> None:
        """The next piece of the sheet."""
        text = self._before + chunk
        last = text.rfind(b"<")
        if last >= 0 and text.find(b">", last) < 0:
            text, self._before = text[:last], text[last:]
            if len(self._before) > _LONGEST_TAG:
                raise ValueError
        else:
            self._before = b""
        cells = len(_CELL.findall(text))
        if cells:
            plain = _PLAIN.findall(text)
            if len(plain) + len(_PLAIN_EMPTY.findall(text)) == cells:
                self.cells += len(plain)
                self.rows = max(self.rows, *(int(row) for _, row in plain), 1)
                self.columns = max(self.columns, *(_number(letters) for letters in {one for one, _ in plain}), 1)
                self._rows_seen += len(_ROW.findall(text))
                self._named_row = max(self._named_row, self.rows)
                self._column = 0
            else:
                self._closely(text, cells)
        elif _ROW.search(text):
            self._closely(text, 0)
        if b"<table:table" in text or b"</table:table" in text:
            self._open_document(text)

    def _closely(self, text: bytes, cells: int) -> None:
        tags = _ROW_OR_CELL.findall(text)
        if sum(tag == b"c" for tag, _ in tags) < cells:
            # one that only looks whole, such as <c x=">" where the piece ends behind its sign
            raise ValueError
        for tag, attributes in tags:
            place = _PLACE.search(attributes)
            if place is None and b"&" in attributes:
                raise ValueError
            if tag == b"row":
                self._rows_seen += 1
                self._column = 0
                if place is not None and place[2]:
                    self._named_row = max(self._named_row, int(place[2]))
            elif attributes.endswith(b"/"):
                self._column += 1
            elif place is not None and place[1] and place[2]:
                self.cells += 1
                self._column = _number(place[1].upper())
                self.rows = max(self.rows, int(place[2]))
                self.columns = max(self.columns, self._column)
            else:
                self.cells += 1
                self._column += 1
                self.columns = max(self.columns, self._column)
                self.rows = max(self.rows, self._named_row + self._rows_seen)

    def _open_document(self, text: bytes) -> None:
        for closes, tag, attributes in _ODS_TAG.findall(text):
            if tag == b"table":
                if not closes:
                    self._row = 0
            elif tag == b"table-row":
                if self._filled:
                    self.rows = max(self.rows, self._row)
                    self.columns = max(self.columns, self._filled)
                self._width = self._filled = 0
                if not closes:
                    self._row += _repeated(attributes)
            elif not closes:
                self._width += _repeated(attributes)
                if not attributes.endswith(b"/") or b"value" in attributes:
                    self.cells += 1
                    self._filled = self._width


def _repeated(attributes: bytes) -> int:
    match = _REPEATED.search(attributes)
    return max(1, int(match[1])) if match else 1


class _Binary(_Extent):
    """Sheets of XLSB: records of a number, a length and bytes."""

    _BEGIN, _ROW_HEADER = 145, 0
    _CELLS = frozenset(range(2, 12))
    _LONGEST_HEAD = 14

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._text = b""
        self._skip = self._row = 0
        self._has_begun = False

    def look_at(self, chunk: bytes) -> None:
        """The next piece of the sheet."""
        text = self._text + chunk
        at, end = self._skip, len(text)
        while at + self._LONGEST_HEAD <= end:
            kind, at = _varying(text, at, 2)
            length, at = _varying(text, at, 4)
            if kind == self._BEGIN:
                self._has_begun = True
            elif self._has_begun and kind == self._ROW_HEADER:
                self._row = int.from_bytes(text[at : at + 4], "little")
            elif self._has_begun and kind in self._CELLS:
                self.cells += 1
                self.rows = max(self.rows, self._row + 1)
                self.columns = max(self.columns, 1 + int.from_bytes(text[at : at + 4], "little"))
            at += length
        self._text = text[at:]
        self._skip = max(0, at - end)


def _varying(text: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes of seven bits each, and where it ends."""
    number = 0
    for shift in range(0, 7 * most, 7):
        byte = text[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return number, at


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
