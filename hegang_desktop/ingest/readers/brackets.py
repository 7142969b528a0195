"""Cutting JSON into the values of one list without understanding them: brackets and strings are all that is looked at.

What a parser refuses (a number of thirty digits, half a character, a forgotten comma) then spoils one value, not all
that come after it; and neither depth nor length of a value takes memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

MOST_DEPTH = 64
"""No advert is nested like this."""
LONGEST_VALUE = 16 << 20
_SHOWN = 400
_CHUNK = 1 << 18
_MOST_TOKENS = 20_000
# a string ends on its line: a quotation mark without its fellow there is passed over
_STRING = rb'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_TOKEN = re.compile(rb"[{}\[\],:]|" + _STRING + rb'|"|[^\s{}\[\],:"]++', re.DOTALL)
_BRACKET = re.compile(rb'(?:[^{}\[\]"]++|' + _STRING + rb')*+([{}\[\]"])', re.DOTALL)
_REST = re.compile(rb'[^"\\\n]*+(?:\\.[^"\\\n]*+)*+["\n]', re.DOTALL)
_OPENS, _CLOSES = b"{[", b"}]"
_OBJECT, _QUOTE = b'{"'
_IN_LIST = b"\x00"

Path = tuple[bytes, ...]
"""The names around a list, as they are written; lists that hold it are NUL."""


class Piece(NamedTuple):
    """The bytes of one value; not `whole` when it has no end, is nested or long beyond reason, or is a bare word."""

    text: bytes
    whole: bool


class JsonPlace(NamedTuple):
    """Where rows are in a single object: in the list at `path`, or in columns of values."""

    path: Path
    in_columns: bool


class Brackets:
    """One reading of a stream of UTF-8."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._text = b""
        self._start = 0  # what is before it is not needed any more
        self._at = 0
        self._ended = False
        self._around: list[bytes] = []  # of each open object the name last read, of each open list _IN_LIST
        self._too_deep = 0
        self._name = b""
        self._broken = False  # the last value has no end

    def values(self, path: Path) -> Iterator[Piece]:
        """The values of the lists at `path`; at the end one that is not whole when the text breaks off."""
        while (token := self._next()) is not None:
            in_list = not self._too_deep and self._around[-1:] == [_IN_LIST] and tuple(self._around[:-1]) == path
            if in_list and token[0] in _OPENS:
                yield self._value()
            elif in_list and token[0] not in b"},:]" and token != b"null":
                yield Piece(token[:_SHOWN], whole=False)
            else:
                self._follow(token)
        if self._around and not self._broken:
            yield Piece(b"", whole=False)

    def sequence(self) -> Iterator[Piece]:
        """The objects that follow one another, whatever stands between them."""
        while (token := self._next()) is not None:
            if token[0] == _OBJECT:
                yield self._value()

    def place(self) -> JsonPlace | None:
        """Where a single object holds its rows; None when objects follow one another, or it holds none."""
        path: Path | None = None
        columns: set[bytes] = set()
        single = True
        before = b""
        for seen in range(_MOST_TOKENS * 50):
            if (path is not None or columns) and seen > _MOST_TOKENS:
                break
            if (token := self._next()) is None:
                break
            around = self._around
            if not around and before and token[0] in _OPENS:
                return None
            if token[0] == _OBJECT and around[-1:] == [_IN_LIST] and path is None:
                path = tuple(around[:-1])
            elif token[0] not in b"{}[],:" and before in (b":", b"[", b","):
                # a value: of an object's own, or of one of its columns
                single = single and not (len(around) == 1 and before == b":")
                if len(around) == 2 and (before == b":" or around[-1] == _IN_LIST):  # noqa: PLR2004
                    columns.add(around[0])
            self._follow(token)
            before = token
        if path is not None and (len(columns) < 2 or not single):  # noqa: PLR2004 - one name does not make a table
            return JsonPlace(path, in_columns=False)
        return JsonPlace((), in_columns=True) if columns and single else None

    def _follow(self, token: bytes) -> None:
        """Keep track of what is open around us."""
        first = token[0]
        if first in _OPENS:
            if self._too_deep or len(self._around) >= MOST_DEPTH:
                self._too_deep += 1
            else:
                self._around.append(b"" if first == _OBJECT else _IN_LIST)
        elif first in _CLOSES:
            if self._too_deep:
                self._too_deep -= 1
            elif self._around:
                self._around.pop()
        elif token == b":" and not self._too_deep:
            if self._around and self._around[-1] != _IN_LIST:
                self._around[-1] = self._name
        elif first == _QUOTE:
            self._name = token[1:-1][:_SHOWN]

    def _more(self) -> bool:
        # twice as much each time: what is not yet whole is looked at again
        chunk = b"" if self._ended else self._read(max(_CHUNK, len(self._text) - self._start))
        self._ended = not chunk
        if chunk:
            self._text = self._text[self._start :] + chunk
            self._at -= self._start
            self._start = 0
        return bool(chunk)

    def _is_open(self, quote: int) -> bool:
        """Whether what follows may yet close the string that begins at `quote`."""
        return not self._ended and self._text.find(b"\n", quote) < 0

    def _next(self) -> bytes | None:
        while True:
            match = _TOKEN.search(self._text, self._at)
            if match is None:
                self._start = self._at = len(self._text)
                if not self._more():
                    return None
                continue
            token = match[0]
            cut = match.end() == len(self._text) and token[0] not in b'{}[],:"'
            if cut or (token == b'"' and self._is_open(match.start())):
                self._start = self._at = match.start()
                if len(self._text) - self._start < LONGEST_VALUE and self._more():
                    continue
            self._start, self._at = match.start(), match.end()
            return token

    def _drop(self) -> None:
        """Forget what was read, but not the half of an escape."""
        backslashes = len(self._text) - len(self._text.rstrip(b"\\"))
        self._start = self._at = len(self._text) - backslashes % 2

    def _pass_over_string(self) -> None:
        """Go on behind the end of a string that began before what is kept."""
        while (match := _REST.match(self._text, self._at)) is None:
            self._drop()
            if not self._more():
                return
        self._start = self._at = match.end()

    def _value(self) -> Piece:
        """From the opening bracket that was read last to the one that closes it."""
        depth = deepest = 1
        shown = b""
        while depth:
            match = _BRACKET.match(self._text, self._at)
            if match is None or (match[1] == b'"' and self._is_open(match.end() - 1)):
                if len(self._text) - self._start > LONGEST_VALUE:
                    shown = shown or self._text[self._start : self._start + _SHOWN]
                    self._drop()
                    if match is not None:
                        self._pass_over_string()
                elif not self._more():
                    self._broken = True
                    self._at = len(self._text)
                    return Piece(shown or self._text[self._start : self._start + _SHOWN], whole=False)
                continue
            self._at = match.end()
            if match[1] in b"{[":
                depth += 1
                deepest = max(deepest, depth)
            elif match[1] != b'"':
                depth -= 1
        text = self._text[self._start : self._at]
        self._start = self._at
        whole = not shown and deepest <= MOST_DEPTH
        return Piece(text if whole else shown or text[:_SHOWN], whole)
