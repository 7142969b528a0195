"""How a table of text is laid out: its delimiter, its header, and a running number before every row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from hegang_desktop.ingest.mapping.header import is_known_header
from hegang_desktop.ingest.readers.records import Line, Record, read_records
from hegang_desktop.ingest.values.text import clean, is_missing, plain

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar", "，": "wide comma"}
_TITLE_ROWS = 5
_DATA = re.compile(
    r"[-+¥]?[\d,]*\.?\d+(?:e[+-]?\d+)?(?:万|亿|元|%|层|年|平|m2).*|[-+]?[\d,]*\.?\d+(?:e[+-]?\d+)?|https?://.*"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}.*|[\d一二三四五六七八九十两]+[室房].*|[低中高顶底]?楼?层?\(?共?\d+层\)?"
)
_UNIT = re.compile(
    r"[(\[]?(?:单位:?)?(?:(?:万|元|万元)?(?:/|每)?(?:m2|m\^2|平方米|平米|平方|平|套)|万|元|万元|rmb|层|年|室|厅|卫)[)\]]?"
    r"|[(\[][^()\[\]]{1,8}[)\]]|所在层?|总层|当前层?|共"
)
_LONGEST_PART = 6
_LETTERS = 26
_LONGEST_VALUE = 200


class Dialect(msgspec.Struct, frozen=True):
    """`header` is one name a column (letters where the file has none); data begins below `header_line` (0: none)."""

    delimiter: str
    header: tuple[str, ...]
    has_header: bool
    header_line: int
    indexed: bool


def column_letter(index: int) -> str:
    """The name a spreadsheet gives to a column: A, B, ... Z, AA."""
    name = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name


def split(text: str, delimiter: str) -> list[Record]:
    """The records of a piece of text that begins at the start of a line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return list(read_records((Line(line + "\n", at, 0) for at, line in enumerate(lines, start=1)), delimiter))


def find_delimiter(text: str) -> str:
    """The delimiter that cuts most lines into the same number of cells, two at least; a comma when none does."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        records = split(text, delimiter)
        widths = Counter(len(record.cells) for record in records)
        if not widths:
            continue
        width, often = widths.most_common(1)[0]
        if width == 1:
            # a mere header over rows of one cell still tells the delimiter
            score = 0.01 if len(records[0].cells) > 1 else 0.0
        else:
            agrees = len(records[0].cells) in (width, width - 1)
            score = often / len(records) + 0.5 * agrees + min(width, 20) / 100
        if score > best_score:
            best, best_score = delimiter, score
    return best


def looks_like_data(cell: str) -> bool:
    """Whether a cell has the form of a number, an amount, a date, an address of the web, a layout or a storey."""
    normal = plain(cell)
    return len(normal) <= _LONGEST_VALUE and _DATA.fullmatch(normal) is not None


def _header_score(cells: Sequence[str]) -> float:
    """Above nothing for a header: known names count for it, values against it."""
    filled = [clean(cell) for cell in cells if not is_missing(clean(cell))]
    known = sum(is_known_header(cell) for cell in filled)
    return known - sum(looks_like_data(cell) for cell in filled if not is_known_header(cell))


def find_dialect(records: list[Record], delimiter: str) -> Dialect | None:
    """How the table at the beginning of a file is laid out; None when there is no record at all."""
    if not records:
        return None
    widths = Counter(len(record.cells) for record in records)
    usual = widths.most_common(1)[0][0]
    at = _header_at(records, usual)
    if at is None:
        header = tuple(column_letter(index) for index in range(usual))
        return Dialect(delimiter, header, has_header=False, header_line=0, indexed=_running(records, 0))
    names = tuple(clean(cell) for cell in records[at].cells)
    if len(records) > at + 2 and _continues_header(names, records[at + 1].cells):
        at += 1
        names = _joined(names, tuple(clean(cell) for cell in records[at].cells))
    below = records[at + 1 :]
    if below and usual == len(names) + 1 and _running(below, 0):
        # written by a program that gives the running number no name at all
        names = ("", *names)
    if names[0] == "\ufeff":
        names = ("", *names[1:])
    indexed = not names[0] and _running(below, 0)
    return Dialect(delimiter, names, has_header=True, header_line=records[at].line, indexed=indexed)


def _continues_header(names: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether the row below a header belongs to it: units and finer names, 所在 and 总层 under 楼层."""
    if len(cells) != len(names):
        return False
    filled = [(name, text) for name, cell in zip(names, cells, strict=True) if (text := clean(cell))]
    return bool(filled) and all(
        text == name or _UNIT.fullmatch(plain(text)) or (len(text) <= _LONGEST_PART and is_known_header(text))
        for name, text in filled
    )


def _joined(names: Sequence[str], parts: Sequence[str]) -> tuple[str, ...]:
    """A header of two rows as one. A name above several columns is written once, over the first of them."""
    joined: list[str] = []
    above = ""
    for name, part in zip(names, parts, strict=True):
        above = name or (above if part else "")
        joined.append(name if part in ("", name) else f"{above}{part}" if above else part)
    return tuple(joined)


def _header_at(records: list[Record], usual: int) -> int | None:
    """Where the header is: the first record, or one below a few lines of title."""
    for at, record in enumerate(records[:_TITLE_ROWS]):
        score = _header_score(record.cells)
        filled = sum(bool(clean(cell)) for cell in record.cells)
        if score >= 2 and filled > 1:  # noqa: PLR2004 - one known word may be a value
            return at
        if filled > 2 and score < 0:  # noqa: PLR2004 - a row of values ends the search
            break
    first = records[0]
    first_cells = [clean(cell) for cell in first.cells if clean(cell)]
    if not first_cells or any(looks_like_data(cell) for cell in first_cells):
        return None if _header_score(first.cells) < 1 else 0
    if _header_score(first.cells) >= 1:
        return 0
    # unknown names: a header all the same if the rows below hold values where it has words
    below = [record for record in records[1:30] if len(record.cells) == len(first.cells)]
    valued = sum(
        1
        for index, cell in enumerate(first.cells)
        if clean(cell) and sum(looks_like_data(record.cells[index]) for record in below) * 2 > len(below)
    )
    if below and valued:
        return 0
    return 0 if len(records) == 1 or usual == 1 else None


def _running(records: list[Record], index: int) -> bool:
    """Whether a column holds nothing but numbers that count the rows."""
    numbers = []
    for record in records[:200]:
        cell = clean(record.cells[index]) if index < len(record.cells) else ""
        if not re.fullmatch(r"\d{1,9}(\.0)?", cell):
            return False
        numbers.append(int(float(cell)))
    return counts_up(numbers)


def counts_up(numbers: Sequence[float]) -> bool:
    """Whether numbers run 0, 1, 2... or 1, 2, 3..., perhaps beginning anew on every page."""
    if not numbers or numbers[0] not in (0, 1):
        return False
    up = sum(after == before + 1 for before, after in pairwise(numbers))
    anew = sum(after == numbers[0] for after in numbers[1:])
    return up + anew >= 0.9 * (len(numbers) - 1) and up >= anew
