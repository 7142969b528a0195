"""Two to six homes side by side: a line for everything known of them, what differs, and which is best."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from hegang_desktop.domain.field_values import of_row
from hegang_desktop.domain.listing_field import ComparisonLine, ListingField
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.search import ListingDetail, ListingRow
from hegang_desktop.ingest.rows.rejects_file import neutral
from hegang_desktop.text.listing_values import MISSING, beside, values_of
from hegang_desktop.text.translator import Translator

_PERCENT = re.compile(r"[+-][0-9]+%")
MOST = 6
FEWEST = 2


class ComparedLine(msgspec.Struct, frozen=True):
    """One line of the comparison: its cells in the order of the homes, and the positions of the best ones."""

    name: Message
    cells: tuple[str, ...]
    differs: bool
    best: frozenset[int] = frozenset()


class _Kind(NamedTuple):
    """What a line says of a home, and the number by which one home is better than another."""

    name: Message
    text: Callable[[ListingDetail, Translator], str]
    number: Callable[[ListingRow], int | None] | None = None
    better: str = ""


def _kind(field: ListingField, line: ComparisonLine) -> _Kind:
    write, values = beside(field), values_of(field)

    def text(home: ListingDetail, words: Translator) -> str:
        written = write(words, *values(home.row))
        # what was noted when the home was entered by hand is a note on it too
        return written or home.note if field.id == "note" else written

    return _Kind(line.label or field.label, text, of_row(field) if line.better else None, line.better)


_KINDS = tuple(_kind(field, field.comparison) for field in FIELDS.on("comparison") if field.comparison is not None)


def lines_of(homes: Sequence[ListingDetail], words: Translator) -> tuple[ComparedLine, ...]:
    """The lines of a comparison; those of which nothing is known for any home are left out."""
    compared: list[ComparedLine] = []
    for kind in _KINDS:
        cells = tuple(kind.text(home, words) for home in homes)
        if any(cells):
            shown = tuple(cell or MISSING for cell in cells)
            compared.append(ComparedLine(kind.name, shown, len(set(cells)) > 1, _best(kind, homes)))
    return tuple(compared)


def _best(kind: _Kind, homes: Sequence[ListingDetail]) -> frozenset[int]:
    if kind.number is None:
        return frozenset()
    numbers = [kind.number(home.row) for home in homes]
    known = [number for number in numbers if number is not None]
    if len(known) < FEWEST or len(set(known)) == 1:
        return frozenset()
    best = min(known) if kind.better == "less" else max(known)
    return frozenset(at for at, number in enumerate(numbers) if number == best)


def as_text(names: Sequence[str], lines: Sequence[ComparedLine], words: Translator) -> str:
    """The comparison as cells apart by tabs, for a spreadsheet: none of them begins like a formula."""
    rows = [["", *names], *([words.say(line.name), *line.cells] for line in lines)]
    return "\n".join("\t".join(spreadsheet_cell(" ".join(cell.split())) for cell in row) for row in rows)


def spreadsheet_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a share such as -3% stays what it is."""
    return cell if _PERCENT.fullmatch(cell) else neutral(cell)
