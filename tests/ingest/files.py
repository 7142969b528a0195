"""Small files of homes that do not exist, in the shapes in which real ones come."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from hegang_desktop.domain.errors import UnreadableFile
from hegang_desktop.domain.listing import Listing, Reject
from hegang_desktop.domain.message import Message, Money, SquareMetres
from hegang_desktop.ingest.mapping.fields import Field
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.mapping.usable import require_usable
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.readers.table import Table
from hegang_desktop.ingest.rows.reading import ReadRow, read_listings

ESTATES = (
    "松鹤苑",
    "矿务局北小区",
    "红旗新村",
    "向阳里",
    "东山家园",
    "兴安小区",
    "南山花园",
    "振兴里",
    "工农新村",
    "峻德小区",
)
DISTRICTS = ("向阳", "工农", "南山", "兴安", "东山")


def written(rows: Sequence[Sequence[str]], *, delimiter: str = ",", end: str = "\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue()


def write(
    folder: Path, text: str | Sequence[Sequence[str]], *, encoding: str = "utf-8", name: str = "homes.csv"
) -> Path:
    path = folder / name
    path.write_bytes((text if isinstance(text, str) else written(text)).encode(encoding))
    return path


def read(path: Path, *, default_city: str = "") -> list[ReadRow]:
    table = open_table(path)
    mapping = guess_mapping(table)
    require_usable(mapping, table)
    return list(read_listings(table, mapping, default_city=default_city))


def listings(path: Path, *, default_city: str = "") -> list[Listing]:
    """The listings of a file of which no row is rejected."""
    rows = read(path, default_city=default_city)
    assert [row.reject for row in rows if row.reject] == []
    return [row.listing for row in rows if row.listing]


def rejects(path: Path) -> list[Reject]:
    return [row.reject for row in read(path) if row.reject]


def fields(table: Table) -> dict[str, Field]:
    return {column.header: column.field for column in guess_mapping(table).columns}


def said(message: Message) -> str:
    """A message in its source language, amounts and areas as bare numbers."""
    text = message.text if message.plural is None or message.count == 1 else message.plural
    return text.format(**{name: _param(value) for name, value in message.params.items()})


def _param(value: object) -> object:
    if isinstance(value, Message):
        return said(value)
    if isinstance(value, Money):
        return f"{value.fen / 100:g}"
    return f"{value.area / 100:g}" if isinstance(value, SquareMetres) else value


def complaint(path: Path) -> tuple[str, str]:
    """What the reader of a bad file is told, and what to do."""
    with pytest.raises(UnreadableFile) as raised:
        read(path)
    assert raised.value.hint is not None
    return said(raised.value.message), said(raised.value.hint)


def homes(count: int) -> list[tuple[str, str, int, int]]:
    """(community, district, area in m², yuan a m²) of homes that do not exist."""
    return [
        (ESTATES[at % len(ESTATES)], DISTRICTS[at % len(DISTRICTS)], 40 + at * 7 % 60, 800 + at * 37 % 2400)
        for at in range(count)
    ]


def priced(count: int) -> list[list[str]]:
    """Rows of community, district, area, total in 万 and unit price in yuan, all bare, that agree with each other."""
    return [
        [community, district, str(area), f"{area * unit / 10_000:g}", str(unit)]
        for community, district, area, unit in homes(count)
    ]
