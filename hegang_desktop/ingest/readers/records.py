"""Cutting a text stream into the records of a delimited table, each with the line it begins on."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

MOST_LINES = 200
"""A quoted cell that runs over more lines than this was never meant to: its quotation mark is a stray one."""
LONGEST_CELL = 1_100_000


class Line(NamedTuple):
    """One physical line, its number from 1, and how many bytes of the file had been read when it came.

    `torn`: it held bytes that are no characters; each stands as U+FFFD.
    """

    text: str
    number: int
    consumed: int
    torn: bool = False


class Record(NamedTuple):
    """The cells of one record; `damaged` when they cannot be told, of which `torn` says why.

    `torn`: some bytes are no characters. Else a quotation mark opens on its line and never closes.
    """

    line: int
    cells: list[str]
    consumed: int
    damaged: bool = False
    torn: bool = False


def ends_inside_quotes(text: str, delimiter: str) -> bool:
    """Whether a quoted cell is still open at the end of `text`, by the rules of Python's csv module."""
    at, length = 0, len(text)
    while at < length:
        if text[at] == '"':
            at = text.find('"', at + 1)
            while at >= 0 and text.startswith('"', at + 1):
                at = text.find('"', at + 2)
            if at < 0:
                return True
        at = text.find(delimiter, at)
        if at < 0:
            return False
        at += 1
    return False


class _Joiner:
    """Joins the lines of a quoted cell, and steps back when the quotation mark turns out to be a stray one."""

    def __init__(self, lines: Iterable[Line], delimiter: str, width: int) -> None:
        self._lines = iter(lines)
        self._waiting: deque[Line] = deque()
        self._delimiter = delimiter
        self._width = width
        self.first = Line("", 0, 0)
        self.damaged = self.torn = False

    def __iter__(self) -> Iterator[str]:
        while (line := self._next()) is not None:
            self.first = line
            self.damaged, self.torn = False, line.torn
            if '"' not in line.text or not ends_inside_quotes(line.text, self._delimiter):
                yield line.text
            else:
                yield self._joined(line)

    def _next(self) -> Line | None:
        return self._waiting.popleft() if self._waiting else next(self._lines, None)

    def _joined(self, first: Line) -> str:
        taken = [first]
        text, length = [first.text], len(first.text)
        while len(taken) < MOST_LINES and length < LONGEST_CELL and (line := self._next()) is not None:
            taken.append(line)
            text.append(line.text)
            length += len(line.text)
            # a line without a quotation mark cannot close the cell
            if '"' in line.text:
                whole = "".join(text)
                if not ends_inside_quotes(whole, self._delimiter):
                    if self._stray(whole, taken):
                        break
                    self.torn = any(one.torn for one in taken)
                    return whole
        self._waiting.extendleft(reversed(taken[1:]))
        self.damaged = True
        # without its quotation marks the line is one record of plain cells, to be shown as it stands
        return first.text.replace('"', "")

    def _stray(self, whole: str, taken: list[Line]) -> bool:
        """Whether the joined record swallowed rows that by themselves would be sound ones.

        A stray mark is closed by the opening mark of a later cell, so that text follows a closing mark; or else it ran
        over several rows on its way. A ragged row with a cell of two lines is neither.
        """
        if not self._width:
            return False
        width = _sound_width(whole, self._delimiter)
        alone = [_sound_width(line.text.replace('"', ""), self._delimiter) for line in taken[1:]]
        if width == 0:
            return self._width in alone
        return width != self._width and alone[:-1].count(self._width) > 1


def _sound_width(text: str, delimiter: str) -> int:
    """How many cells a record has; 0 when something other than a delimiter follows a closing quotation mark."""
    try:
        return len(next(csv.reader([text], delimiter=delimiter, strict=True), []))
    except csv.Error:
        return 0


def read_records(lines: Iterable[Line], delimiter: str, width: int = 0) -> Iterator[Record]:
    """Every record that is not blank. `width`, if known, is how many cells a sound record has."""
    # the limit is the process's own; raising it takes nothing from anybody
    if csv.field_size_limit() < LONGEST_CELL:
        csv.field_size_limit(LONGEST_CELL)
    joiner = _Joiner(lines, delimiter, width)
    for cells in csv.reader(iter(joiner), delimiter=delimiter):
        for cell in cells:
            if cell and not cell.isspace():
                first = joiner.first
                yield Record(first.number, cells, first.consumed, joiner.damaged or joiner.torn, joiner.torn)
                break
