"""What the cells of one row say about a home; whatever cannot be read stays as extra, under its header."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.listing_field import Kind
from hegang_desktop.domain.listing_fields import FIELDS, described
from hegang_desktop.ingest.mapping.fields import Field, Mapping
from hegang_desktop.ingest.mapping.header import named_field
from hegang_desktop.ingest.readers.dialect import column_letter
from hegang_desktop.ingest.rows.money_check import MOST_AREA
from hegang_desktop.ingest.values.areas import read_area
from hegang_desktop.ingest.values.layouts import read_count, read_layout, written
from hegang_desktop.ingest.values.memo import Memo
from hegang_desktop.ingest.values.packed import Parts, read_packed
from hegang_desktop.ingest.values.storeys import BareMeaning, Storey, is_bare, read_storey
from hegang_desktop.ingest.values.text import SAID, clean, plain
from hegang_desktop.ingest.values.traits import (
    read_condition,
    read_date,
    read_facing,
    read_lift,
    read_seller_held,
    read_year,
)

T = TypeVar("T")

_SPLIT_ADDRESS = re.compile(r"\s*(\S[^\xa0\n]*?)(?:\s*\xa0\s*|\s{2,})([^\s-]+)(-[^\s-].*-.*\S)\s*", re.DOTALL)
_DISTRICT_AND_PART = re.compile(r"(\S{1,8}[区县市]) (\S+)")
_COMMUNITY_AND_AREA = re.compile(r"([\u4e00-\u9fff][^\s]{1,19}) ([\u4e00-\u9fff][^\s]{1,11})")
_DISTRICT_AND_STREET = re.compile(r"([^\s-]{1,7}(?<![社小园校厂库景])[区县])-[^-]*")
_BARE: dict[Field, BareMeaning] = {"floor": "floor", "floors": "floors", "floor_words": "unknown"}
_WHOLE = re.compile(r"([0-9]{1,6})(?:\.0)?")


def _read_whole(text: str) -> int | None:
    match = _WHOLE.fullmatch(plain(text))
    return int(match[1]) if match else None


_OF_KIND: dict[Kind, Callable[[str], Any]] = {
    "year": read_year,
    "yes_no": read_lift,
    "date": read_date,
    "whole": _read_whole,
}
_OF_FIELD: dict[Field, Callable[[str], Any]] = {
    "layout": read_layout,
    "facing": read_facing,
    "condition": read_condition,
}
_READERS: dict[Field, Callable[[str], Any]] = {
    id_: reader
    for id_, field in FIELDS.of_file.items()
    if field.is_described and id_ not in _BARE and (reader := _OF_FIELD.get(id_) or _OF_KIND.get(field.kind))
}
"""Fields that one function reads from one cell; None says that the cell is not one of them."""
_DATES: frozenset[Field] = frozenset(id_ for id_ in _READERS if FIELDS.of_file[id_].kind == "date")

_IN_EXTRA = frozenset(FIELDS.in_extra)
Reading = Callable[[str, str, "ReadCells"], None]
"""Puts a cell, under the name of its column, into what the row tells."""
MOST_CHARACTERS = 400
"""Longer cells are prose: they are kept, and not looked through for values."""


class ReadCells:
    """What the cells of a row have told so far: values by the ids of fields, and the rest as extra."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.extra: dict[str, str] = {}
        self.observed_on: dt.date | None = None

    def description(self) -> Description:
        """All of it as a description."""
        if _IN_EXTRA.isdisjoint(self.values):
            return Description(extra=self.extra, **self.values)
        return described(Description(extra=self.extra), self.values)

    def adopt(self, name: str, cell: str, parts: Parts) -> None:
        """Take the parts of a packed cell for what no column has told; keep as extra what has no place."""
        read: dict[str, Any] = {
            "layout": parts.layout,
            "floor_area": parts.floor_area,
            "facing": parts.facing,
            "condition": parts.condition,
            "building": parts.building,
            "year_built": parts.year_built,
            "lift": parts.lift,
        }
        if storey := parts.storey:
            read |= {"floor": storey.floor, "floor_band": storey.band, "floors": storey.floors}
        differs = False
        for field, value in read.items():
            if value is not None:
                differs = differs or self.values.setdefault(field, value) != value
        if differs or parts.left:
            self.extra[name] = cell if differs else parts.left


class DescriptionRow:
    """Reads what rows of one table say of homes, by the mapping of its columns."""

    def __init__(self, mapping: Mapping) -> None:
        self.names = extra_names(mapping)
        columns = [(c.index, self.names[c.index], c.field) for c in mapping.columns]
        self._texts = [(index, field) for index, _, field in columns if field in _TEXTS]
        self._read = [
            (i, name, field, _remembering(_READERS[field])) for i, name, field in columns if field in _READERS
        ]
        self._storeys = [
            (index, name, _remembering(partial(read_storey, bare=_BARE[field])))
            for index, name, field in columns
            if field in _BARE
        ]
        self._packed = [(index, name) for index, name, field in columns if field == "packed"]
        self._extra = [(index, name) for index, name, field in columns if field == "extra"]
        self._rooms = [(index, name, field) for index, name, field in columns if field in _COUNTS]
        self._apart = [(index, name, _APART[field]) for index, name, field in columns if field in _APART]
        community = mapping.column("community")
        # an "address" of 小区 商圈, taken for the community because its cells are short names
        self._has_area_behind = community is not None and named_field(community.header)[0] == "address"

    def read(self, cells: Sequence[str], read_cells: ReadCells) -> None:
        """Put what the cells tell into `read_cells`."""
        values, extra = read_cells.values, read_cells.extra
        for index, name in self._extra:
            if said := SAID[cells[index]]:
                extra[name] = said
        for index, text_field in self._texts:
            if said := SAID[cells[index]]:
                values[text_field] = said
        if self._has_area_behind and (match := _COMMUNITY_AND_AREA.fullmatch(values.get("community", ""))):
            values["community"] = match[1]
            values["district"] = match[2]
        later: list[tuple[str, str]] = []
        for index, name, field, reading in self._read:
            said, value = reading[cells[index]]
            if value is not None:
                values[field] = value
            elif said and field in _DATES:
                extra[name] = said
            elif said:
                later.append((name, said))
        for index, name, storeys in self._storeys:
            said, storey = storeys[cells[index]]
            if said:
                _storey(name, said, storey, read_cells, later)
        if self._rooms:
            self._count_rooms(cells, read_cells)
        for index, name, read in self._apart:
            if SAID[(cell := cells[index])]:
                read(name, cell, read_cells)
        # only now: what a column of its own has told comes first
        for name, said in later:
            parts = _parts(said)
            # 其他 in a wrong column is other than what nobody knows
            if parts.filled and parts.condition != "其他" and not is_bare(said):
                read_cells.adopt(name, said, parts)
            else:
                extra[name] = said
        for index, name in self._packed:
            if said := SAID[cells[index]]:
                read_cells.adopt(name, said, _parts(said))
        if "community" not in values and "title" in values:
            _named_in_title(values)

    def _count_rooms(self, cells: Sequence[str], read_cells: ReadCells) -> None:
        """A layout from columns that count bedrooms, living rooms, kitchens and baths."""
        counts: dict[str, int | None] = {}
        for index, name, field in self._rooms:
            said = SAID[cells[index]]
            counts[field] = read_count(said) if said else None
            if said and counts[field] is None:
                read_cells.extra[name] = said
        layout = written(*(counts.get(field) for field in _COUNTS))
        if layout and "layout" not in read_cells.values:
            read_cells.values["layout"] = layout
        elif not layout:
            for index, name, field in self._rooms:
                if counts[field] is not None:
                    read_cells.extra[name] = clean(cells[index])


_COUNTS: tuple[Field, ...] = ("rooms", "halls", "kitchens", "baths")


_PLACE_NAME_LAYOUT = re.compile(
    r"(?P<district>\S{1,12}) (?P<community>\S.{0,30}?) (?P<layout>[0-9]{1,2}室[0-9]{1,2}厅)"
)


def _named_in_title(values: dict[str, Any]) -> None:
    """Titles that a portal makes itself, `工农区 新世纪花园小区 2室1厅`, name the place where no column does."""
    match = _PLACE_NAME_LAYOUT.fullmatch(values["title"])
    if match and str(values.get("layout", match["layout"])).startswith(match["layout"]):
        values["community"] = match["community"]
        values.setdefault("district", match["district"])


def _parts(text: str) -> Parts:
    return read_packed(text) if len(text) <= MOST_CHARACTERS else Parts(left=text)


def _remembering(reader: Callable[[str], T | None]) -> Memo[tuple[str, T | None]]:
    """By cell of one column what it says and, unless it is prose, what that is to a reader."""

    def read(cell: str) -> tuple[str, T | None]:
        said = SAID[cell]
        return said, reader(said) if said and len(said) <= MOST_CHARACTERS else None

    return Memo(read)


def _storey(name: str, text: str, storey: Storey | None, read_cells: ReadCells, later: list[tuple[str, str]]) -> None:
    if storey is None:
        if is_bare(text):
            read_cells.extra[name] = text
        else:
            later.append((name, text))
        return
    values = read_cells.values
    if storey.floor is not None:
        values["floor"] = storey.floor
    if storey.band is not None:
        values["floor_band"] = storey.band
    if storey.floors is not None:
        values.setdefault("floors", storey.floors)
    if not storey.whole:
        read_cells.extra[name] = text


def _address(_name: str, cell: str, read_cells: ReadCells) -> None:
    """An address.

    Anjuke writes the community before it, apart by two blanks (`小区  区-商圈-路`), lianjia nothing but the community
    and its part of town (`小区 - 商圈`).
    """
    match = _SPLIT_ADDRESS.fullmatch(cell) if len(cell) <= MOST_CHARACTERS else None
    if match and "community" not in read_cells.values:
        read_cells.values["community"] = clean(match[1])
        read_cells.values.setdefault("district", clean(match[2]))
        read_cells.values["address"] = clean(match[2] + match[3])
        return
    address = read_cells.values["address"] = clean(cell).removesuffix("-").strip()
    if match := _DISTRICT_AND_STREET.fullmatch(cell.strip()):
        # fang writes 南山区-三号街, and nothing behind the dash where it knows no street
        read_cells.values.setdefault("district", match[1])
    community, dash, part = address.partition(" - ")
    if dash and " " not in community + part and "community" not in read_cells.values:
        read_cells.values["community"] = community
        read_cells.values.setdefault("district", part)


def _building(name: str, cell: str, read_cells: ReadCells) -> None:
    building = clean(cell)
    parts = _parts(building)
    if parts.filled and not parts.building:
        read_cells.adopt(name, building, parts)
    elif any(letter.isalpha() for letter in building):
        read_cells.values["building"] = building
    else:
        read_cells.extra[name] = building


def _area(field: Field) -> Reading:
    def read(name: str, cell: str, read_cells: ReadCells) -> None:
        area = read_area(cell[:MOST_CHARACTERS])
        if isinstance(area, int) and 0 < area <= MOST_AREA:
            read_cells.values[field] = area
        else:
            read_cells.extra[name] = clean(cell)

    return read


def _seller_held(name: str, cell: str, read_cells: ReadCells) -> None:
    years = "五" if "五" in name or "five" in name.lower() else "两" if any(w in name for w in "两二2") else ""
    held = read_seller_held(cell, years)
    if held:
        read_cells.values["seller_held"] = held
    else:
        read_cells.extra[name] = clean(cell)


def _observed_on(name: str, cell: str, read_cells: ReadCells) -> None:
    """The day goes with the observation; a listing has no place for it, so its text is kept too."""
    read_cells.observed_on = read_date(cell)
    read_cells.extra[name] = clean(cell)


def _district(name: str, cell: str, read_cells: ReadCells) -> None:
    """A district; of 鄞州区 姜山 the first word is, and all of it is kept."""
    district = SAID[cell]
    community, dash, part = district.partition(" - ")
    if dash and community and part and "community" not in read_cells.values:
        # a portal's "position": the community, then its part of town
        read_cells.values["community"], read_cells.values["district"] = community.strip(), part.strip()
        return
    match = _DISTRICT_AND_PART.fullmatch(district)
    read_cells.values["district"] = match[1] if match else district
    if match and match[1] != match[2]:
        read_cells.extra[name] = district


_APART: dict[Field, Reading] = {
    "district": _district,
    "address": _address,
    "building": _building,
    **{id_: _area(id_) for id_, field in FIELDS.of_file.items() if field.kind == "area" and id_ != "floor_area"},
    "seller_held": _seller_held,
    "observed_on": _observed_on,
}
_TEXTS: frozenset[Field] = frozenset(
    id_
    for id_, field in FIELDS.of_file.items()
    if field.is_described and field.is_worded and id_ not in {*_READERS, *_APART, "city"}
)
"""Fields that are told as they stand; the city is read with the link."""


def extra_names(mapping: Mapping) -> list[str]:
    """The name under which each column's texts are kept as extra: its header, made different from every other."""
    names: list[str] = []
    for column in mapping.columns:
        name = column.header or column_letter(column.index)
        number = 1
        while name in names:
            number += 1
            name = f"{column.header or column_letter(column.index)} {number}"
        names.append(name)
    return names
