"""How far the cells of an old workbook (XLS) go: its stream is put together and its records are walked over."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOKS = ("workbook", "book")
"""The streams that hold sheets, of newer and of older programs."""
_HEADER = 512
_FREE = 0xFFFFFFFA
"""Numbers from here on are no sectors but marks."""
_ENTRY = 128
_SHIFTS = (9, 12)
_SHORT, _SMALL_SECTOR = 4096, 64
_DIMENSIONS, _BEGIN = 0x0200, 0x0809
# FORMULA, BLANK, NUMBER, LABEL, BOOLERR, RSTRING, LABELSST, RK, MULRK, MULBLANK; 1 to 5 are of older programs
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E, 0x00BD, 0x00BE, *range(1, 6)})
_MANY = frozenset({0x00BD, 0x00BE})


class Stream(NamedTuple):
    """A stream of a compound file: its name in small letters; nothing is read of those that are not in WORKBOOKS.

    What is not at the `top` belongs to something that was put into a document.
    """

    name: str
    data: bytes
    top: bool


def streams_of(data: bytes) -> list[Stream]:
    """What there is in a compound file. Raises ValueError when it is damaged."""
    return list(_streams(data))


def most_places(stream: bytes) -> int:
    """Of the sheet that goes farthest in a stream of WORKBOOKS, how many places it has."""
    most = rows = columns = 0
    for kind, record in _records(stream):
        if kind == _BEGIN:
            rows = columns = 0
        elif kind == _DIMENSIONS and len(record) >= 12:  # noqa: PLR2004 - two numbers of four bytes, two of two
            first_row, last_row, first_column, last_column = struct.unpack_from("<IIHH", record)
            most = max(most, max(0, last_row - first_row) * max(0, last_column - first_column))
        elif kind in _CELLS and len(record) >= 4:  # noqa: PLR2004 - row and column
            row, column = struct.unpack_from("<HH", record)
            if kind in _MANY:
                column = max(column, struct.unpack_from("<H", record, len(record) - 2)[0])
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            most = max(most, rows * columns)
    return most


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + min(length, 4096)]
        at += 4 + length


def _streams(data: bytes) -> Iterator[Stream]:
    try:
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in _SHIFTS:
            raise ValueError
        size = 1 << shift
        sectors = len(data) // size + 1
        first_directory, first_small = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 60)[0]
        first_more = struct.unpack_from("<I", data, 68)[0]
        tables = [one for one in struct.unpack_from("<109I", data, 76) if one < _FREE]
        for _ in range(sectors):
            if first_more >= _FREE:
                break
            numbers = struct.unpack_from(f"<{size // 4}I", data, _HEADER + first_more * size)
            tables += [one for one in numbers[:-1] if one < _FREE]
            first_more = numbers[-1]
        if first_more < _FREE or len(tables) > sectors:
            raise ValueError  # the library would go round in circles
        following: list[int] = []
        for table in tables:
            following.extend(struct.unpack_from(f"<{size // 4}I", data, _HEADER + table * size))
        body = data[_HEADER:]
        directory = _chain(body, following, first_directory, size)
        table_of_small = _chain(body, following, first_small, size)
        following_small = list(struct.unpack_from(f"<{len(table_of_small) // 4}I", table_of_small))
        small = b""
        at_top = _at_top(directory)
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            name_length = struct.unpack_from("<H", directory, at + 64)[0]
            name = directory[at : at + max(0, min(name_length, 64) - 2)].decode("utf-16-le", "replace").lower()
            first, length = struct.unpack_from("<II", directory, at + 116)
            if at == 0:
                # the root holds the short streams, in sectors of their own
                small = _chain(body, following, first, size)
            top = at // _ENTRY in at_top
            if name not in WORKBOOKS:
                yield Stream(name, b"", top)
            elif length >= _SHORT:
                yield Stream(name, _chain(body, following, first, size), top)
            else:
                yield Stream(name, _chain(small, following_small, first, _SMALL_SECTOR), top)
    except struct.error as error:
        raise ValueError from error


def _at_top(directory: bytes) -> set[int]:
    """The numbers of the entries that are not inside another one: a tree of neighbours below the root."""
    chain: set[int] = set()
    waiting = list(struct.unpack_from("<I", directory, 76)) if directory else []
    while waiting:
        number = waiting.pop()
        if number not in chain and (number + 1) * _ENTRY <= len(directory):
            chain.add(number)
            waiting += struct.unpack_from("<II", directory, number * _ENTRY + 68)
    return chain


def _chain(data: bytes, following: list[int], first: int, size: int) -> bytes:
    """The sectors that follow one another. Raises ValueError when they go round in a circle."""
    parts: list[bytes] = []
    for _ in range(len(data) // size + 2):
        if first >= len(following):
            return b"".join(parts)
        parts.append(data[first * size : (first + 1) * size])
        first = following[first]
    raise ValueError
