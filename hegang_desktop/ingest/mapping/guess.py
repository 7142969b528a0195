"""Deciding what each column of a foreign table holds: by its header, checked against and completed by its cells."""

from __future__ import annotations

from typing import NamedTuple

from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.ingest.mapping.column import Column
from hegang_desktop.ingest.mapping.evidence import Triple, bare_storeys, find_triple, price_unit, unit_price_unit
from hegang_desktop.ingest.mapping.fields import ColumnUse, Field, Mapping
from hegang_desktop.ingest.mapping.fitness import (
    certain_field,
    fits,
    is_like_communities,
    is_like_districts,
    reads_like_titles,
)
from hegang_desktop.ingest.mapping.header import is_junk_header, is_pivot_header, named_field, says_number, says_rent
from hegang_desktop.ingest.readers.dialect import counts_up
from hegang_desktop.ingest.readers.table import Table

_NUMERIC_HEADERLESS = 0.9
_FREE_TEXT: frozenset[Field] = frozenset(
    id_ for id_, field in FIELDS.of_file.items() if field.kind == "text" and field.is_described
)
_TRIPLE_FIELDS: tuple[Field, ...] = ("price", "floor_area", "unit_price")
_ALIKE: frozenset[tuple[Field, Field]] = frozenset({("floors", "floor"), ("interior_area", "floor_area")})
"""A header and what the form of the cells says, where both may be true."""
_PROOF = 100.0
_MANY_ROWS = 10
_UNIQUE = 0.95


class _Claim(NamedTuple):
    """A claim to a field by the column `at`; the higher score wins both."""

    score: float
    at: int
    field: Field


def guess_mapping(table: Table) -> Mapping:
    """What every column is taken for. Of several columns for one field the best one wins, the others become extra."""
    columns = [Column(at, name, [row[at] for row in table.sample]) for at, name in enumerate(table.header)]
    ignored = _ignored(table, columns)
    named = {c.index: _named(c, table.has_header) for c in columns if c.index not in ignored}
    claims: list[_Claim] = []
    for column in columns:
        if column.index not in ignored:
            claims.extend(_claims(column, *named[column.index]))
    if triple := _triple(columns, named):
        claims.extend(_Claim(_PROOF, at, field) for at, field in zip(triple, _TRIPLE_FIELDS, strict=True))
    taken = _assign(claims)
    if not table.has_header:
        _complete_headerless(columns, taken, ignored)
    _complete(columns, taken)
    if "source_id" not in taken:
        _number_the_rows(columns, named, taken)
    return Mapping(
        tuple(_use(column, taken, ignored, columns) for column in columns),
        has_header=table.has_header,
    )


def _named(column: Column, has_header: bool) -> tuple[Field | None, int]:  # noqa: FBT001 - private
    return named_field(column.header) if has_header else (None, 0)


def _claims(column: Column, field: Field | None, plainness: int) -> list[_Claim]:
    """What a column may be. A header that its cells contradict counts for nothing."""
    claims = []
    certain = certain_field(column)
    if field and field != "extra":
        fit = fits(column, field)
        if says_rent(column.header):
            # a rent is the price of a table of rentals, but not of one that names a price beside it
            plainness = 0
        if fit and not (field in _FREE_TEXT and certain):
            claims.append(_Claim(10 * plainness + 5 * fit, column.index, field))
    # 户型结构 or 上次交易 hold known words too, but are known to be something else
    contradicted = certain and field not in (certain, "extra")
    if certain and contradicted and not (claims and field and (field, certain) in _ALIKE):
        claims.append(_Claim(6 + 3 * fits(column, certain), column.index, certain))
    if field in ("title", "community", "address", "district", "city"):
        claims.extend(_other_names(column, field))
    if field == "floor_area" and not claims and fits(column, "district"):
        # an "area" of words is a part of town
        claims.append(_Claim(7, column.index, "district"))
    return claims


def _other_names(column: Column, field: Field) -> list[_Claim]:
    """The other kinds of name a column may hold in spite of its header, a little below those that say so."""
    if not fits(column, "community") and not fits(column, "title"):
        return []
    if reads_like_titles(column):
        return [_Claim(8, column.index, "title")] if field != "title" else []
    if field == "address" and is_like_districts(column):
        return [_Claim(18, column.index, "district")]
    if field == "address" and is_like_communities(column):
        return [_Claim(7, column.index, "community")]
    if field == "city" and is_like_districts(column):
        return [_Claim(18, column.index, "district")]
    return []


def _triple(columns: list[Column], named: dict[int, tuple[Field | None, int]]) -> Triple | None:
    """The columns that prove each other to be total, area and unit price."""
    sought = [c for c in columns if c.index in named and named[c.index][0] != "extra"]
    prices = [c for c in sought if _may_be(c, named, "price") or c.money >= _NUMERIC_HEADERLESS]
    areas = [c for c in sought if _may_be(c, named, "floor_area") or c.area >= _NUMERIC_HEADERLESS]
    unit_prices = [c for c in sought if _may_be(c, named, "unit_price") or _may_be(c, named, "price")]
    if not unit_prices:
        unit_prices = [c for c in sought if c.per_area >= _NUMERIC_HEADERLESS]
    return find_triple(prices, areas, unit_prices)


def _may_be(column: Column, named: dict[int, tuple[Field | None, int]], field: Field) -> bool:
    name = named[column.index][0]
    if name is None:
        # an unknown header over numbers
        return column.number >= _NUMERIC_HEADERLESS and not column.blank
    return name == field and fits(column, field) > 0


def _assign(claims: list[_Claim]) -> dict[Field, int]:
    taken: dict[Field, int] = {}
    used: set[int] = set()
    for claim in sorted(claims, key=lambda claim: (-claim.score, claim.at)):
        if claim.field not in taken and claim.at not in used:
            taken[claim.field] = claim.at
            used.add(claim.at)
    return taken


def _complete_headerless(columns: list[Column], taken: dict[Field, int], ignored: set[int]) -> None:
    """Names and numbers of a table without header, by their size, variety and place."""
    used = set(taken.values()) | ignored
    free = [c for c in columns if c.index not in used and c.filled]
    price = columns[taken["price"]] if "price" in taken else None
    for column in free:
        if column.number < _NUMERIC_HEADERLESS and column.bare_storey < _NUMERIC_HEADERLESS:
            continue
        if "source_id" not in taken and column.distinct > 0.95 and column.middle >= 100_000:  # noqa: PLR2004
            taken["source_id"] = column.index
        elif "floor_area" not in taken and price and _areas_of(price, column):
            taken["floor_area"] = column.index
        elif "floor" not in taken and bare_storeys(column) != "unknown":
            taken["floor"] = column.index
    names = [c for c in free if c.index not in taken.values() and c.words >= _NUMERIC_HEADERLESS]
    titles = [c for c in names if reads_like_titles(c)]
    if titles and "title" not in taken:
        taken["title"] = titles[0].index
    places = [c for c in names if c not in titles]
    if places and "community" not in taken:
        most = max(places, key=lambda c: c.distinct)
        if most.distinct > 0.02 or len(most.filled) < 50:  # noqa: PLR2004 - not two or three words for all rows
            taken["community"] = most.index
    before = taken.get("community", len(columns))
    short = [c for c in places if c.index < before and c.length <= 6]  # noqa: PLR2004 - characters of a district
    if short and "district" not in taken:
        taken["district"] = short[0].index


def _areas_of(price: Column, column: Column) -> bool:
    """Whether bare numbers are areas: their size, and what a square metre would cost."""
    if not 15 <= column.middle <= 400:  # noqa: PLR2004 - square metres of an ordinary home
        return False
    return price.money >= _NUMERIC_HEADERLESS or price.middle > column.middle


def _complete(columns: list[Column], taken: dict[Field, int]) -> None:
    """Give a column of names to the community when no header claimed it."""
    if "community" in taken:
        return
    for field in ("address", "title"):
        at = taken.get(field)
        if at is None or not is_like_communities(columns[at]):
            continue
        if field == "address" or _repeats(columns[at]):
            taken["community"] = at
            del taken[field]
            return


def _number_the_rows(
    columns: list[Column], named: dict[int, tuple[Field | None, int]], taken: dict[Field, int]
) -> None:
    """Of rows that say the same, a column of numbers of a kind of its own (车位号, 合同号) tells that they are two."""
    used = set(taken.values())
    for column in columns:
        free = column.index in named and column.index not in used and named[column.index][0] is None
        if (
            free
            and says_number(column.header)
            and len(column.filled) == len(column.cells)
            and column.distinct > _UNIQUE
        ):
            taken["source_id"] = column.index
            return


def _repeats(column: Column) -> bool:
    """Whether names come again, as those of communities do and headlines do not."""
    return len(column.filled) >= 20 and column.distinct < 0.8  # noqa: PLR2004 - enough rows to tell


def _ignored(table: Table, columns: list[Column]) -> set[int]:
    """Running numbers, leftovers of spiders and pivot tables, and columns without name and content."""
    ignored = {0} if table.indexed else set()
    if not table.has_header:
        return ignored | {c.index for c in columns if c.blank}
    pivot = next((c.index for c in columns if is_pivot_header(c.header)), None)
    if pivot is not None:
        earlier = set(table.header[: pivot - 1])
        if pivot and columns[pivot - 1].header in earlier:
            # the row labels of the pivot table carry the name of the column they were made from
            ignored.add(pivot - 1)
        ignored |= {c.index for c in columns[pivot:] if not c.header or is_pivot_header(c.header)}
    ignored |= {column.index for column in columns if _is_leftover(column)}
    return ignored


def _is_leftover(column: Column) -> bool:
    """Whether a column was never meant for a reader: a running number, a spider's own, or nameless and mostly empty."""
    if not column.header or column.header.lower().startswith("unnamed"):
        return _is_running(column) or len(column.filled) * 2 <= len(column.cells)
    if is_junk_header(column.header):
        return True
    name = named_field(column.header)[0]
    return _is_running(column) and (name == "source_id" or (name is None and len(column.cells) >= _MANY_ROWS))


def _is_running(column: Column) -> bool:
    """Whether the first rows count 0, 1, 2... or 1, 2, 3..."""
    first = column.numbers[:50]
    known = [number for number in first if number is not None]
    return len(known) == len(first) > 1 and counts_up(known)


def _use(column: Column, taken: dict[Field, int], ignored: set[int], columns: list[Column]) -> ColumnUse:
    field = next((field for field, at in taken.items() if at == column.index), None)
    if field is None:
        return ColumnUse(column.index, column.header, "ignore" if column.index in ignored else "extra")
    if field == "price":
        area = columns[taken["floor_area"]] if "floor_area" in taken else None
        unit_price = columns[taken["unit_price"]] if "unit_price" in taken else None
        return ColumnUse(column.index, column.header, field, price_unit(column, area, unit_price))
    if field == "unit_price":
        return ColumnUse(column.index, column.header, field, unit_price_unit(column))
    if field == "floor":
        field = _storey_field(column, "floors" in taken)
    return ColumnUse(column.index, column.header, field)


def _storey_field(column: Column, other_column_counts: bool) -> Field:  # noqa: FBT001 - private
    """The field whose bare numbers mean what the evidence says."""
    if other_column_counts:
        return "floor"
    meaning = bare_storeys(column)
    return "floor_words" if meaning == "unknown" else meaning
