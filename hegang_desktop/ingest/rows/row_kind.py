"""Telling rows that are no home for sale: homes to rent, parking spaces, shops, headers in the middle of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from hegang_desktop.domain.message import Message
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.ingest.mapping.header import is_known_header, says_kind, says_parking
from hegang_desktop.ingest.rows import reasons
from hegang_desktop.ingest.values.areas import read_area
from hegang_desktop.ingest.values.layouts import read_count, read_layout
from hegang_desktop.ingest.values.text import clean, is_missing, plain

Kind = Literal["rental", "parking", "business", "perhaps_business", "garage"]

# fmt: off
_RENTAL = frozenset({
    "整租", "合租", "日租", "短租", "出租", "转租", "求租", "单间出租", "整套出租", "押一付一", "押一付三",
})
_RENTAL_TITLES = (
    "整租·", "合租·", "整租 ", "合租 ", "整租|", "合租|", "【整租】", "【合租】", "整租-", "合租-", "[整租]", "[合租]",
)
_PARKING = frozenset({"车位", "地下车位", "产权车位", "停车位", "人防车位", "机械车位", "车位出售"})
# fmt: on
_SUMS = frozenset({"合计", "总计", "小计", "共计", "总合计", "本页合计", "合 计", "总 计", "小 计", "合  计", "总  计"})
_SUMS |= frozenset(f"{word}{colon}" for word in _SUMS for colon in ":：")
_SUMS |= frozenset({"平均", "平均值", "平均数", "Total", "TOTAL", "Subtotal", "Grand total", "Grand Total"})
_BEGIN_SUMS = ("合计", "总计", "小计", "共计")
_SUM_WITH_MORE = re.compile(r"(?:合计|总计|小计|共计)[:：]? ?(?:共 ?)?[0-9]+ ?(?:套|条|户|间|个|行)?")
_FIRST_CELLS = 3
_ALONE: dict[str, Kind] = {
    **dict.fromkeys(_RENTAL, "rental"),
    **dict.fromkeys(_PARKING, "parking"),
}
_TELLING = _SUMS.union(_ALONE)
_A_HOME = re.compile(r"住|公寓|别墅|平房|居|resid|apartment|flat|house$|villa|home")
_OF_KIND: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("parking", re.compile(r"车位|停车|parking")),
    ("garage", re.compile(r"车库|garage")),
    (
        "business",
        re.compile(
            r"商铺|店铺|店面|门市|门面|写字楼|办公楼|厂房|厂区|仓库|仓储|商业用房|商服|网点"
            r"|\bshop|office|warehouse|factory|retail|storefront"
        ),
    ),
    # also written of flats on such land: rooms tell them apart
    ("perhaps_business", re.compile(r"底商|(?:商业|商用|工业|办公|土地)$|非住宅|commercial|industrial")),
)
_SPACE_NAME = re.compile(
    r"(.{0,2}?)(?:地下|产权|人防|机械|固定|独立|标准|子母|私家|[一二两]?个|一)*停?车位(?:出售|转让)?$"
)
_BESIDES_A_HOME = frozenset("带送有含包赠附配没无双可和及与另+")
_KNOWN_NAMES = 4
_ENOUGH = 5
_MOST = 0.6
_MOST_SPACE = 40_00


class RowKind:
    """What the rows of one table are, by its mapping and some of its rows."""

    def __init__(self, mapping: Mapping, sample: Sequence[Sequence[str]] = ()) -> None:
        uses = mapping.columns
        self._insists = mapping.insists
        self._kinds = [c.index for c in uses if says_kind(c.header)]
        self._names = [c.index for c in uses if c.field == "community"]
        self._layouts = [c.index for c in uses if c.field in ("layout", "rooms")]
        self._spaces = _numbered_spaces(mapping, sample)
        self._all_garages = _are_garages(sample, (*self._kinds, *self._names))

    def refusal(self, cells: Sequence[str], title: str) -> Message | None:
        """Why a row is no home for sale; None otherwise. A sum is none even to those who insist."""
        # one set look-up for all cells: this runs for every row
        if not _TELLING.isdisjoint(cells):
            # further right it may be a pivot table beside the homes
            if not _SUMS.isdisjoint(cells[:_FIRST_CELLS]):
                return reasons.a_sum()
            if not self._insists and (word := next((cell for cell in cells if cell in _ALONE), "")):
                return _REASONS[_ALONE[word]](word)
        first = cells[0] if cells else ""
        if first.startswith(_BEGIN_SUMS) and _SUM_WITH_MORE.fullmatch(first.strip()):
            return reasons.a_sum()
        return None if self._insists else self._not_for_sale(cells, title)

    def _not_for_sale(self, cells: Sequence[str], title: str) -> Message | None:
        if title.startswith(_RENTAL_TITLES):
            return reasons.rental(title)
        for index in self._kinds:
            cell = cells[index]
            if (kind := kind_of(cell)) and self._decides(kind, cells):
                return _REASONS[kind](cell)
        for index in self._names:
            cell = cells[index]
            if ("车位" in cell and names_parking(cell)) or (self._all_garages and "车库" in cell):
                return reasons.parking(cell)
        if self._spaces is not None and not is_missing(clean(cells[self._spaces])):
            return reasons.parking(cells[self._spaces])
        return None

    def _decides(self, kind: Kind, cells: Sequence[str]) -> bool:
        """Whether the word of a kind is enough: a garage among homes is taken, and what has rooms may be a flat."""
        if kind == "perhaps_business":
            return not any(read_layout(cells[index]) or read_count(cells[index]) for index in self._layouts)
        return kind != "garage" or self._all_garages


_REASONS = {
    "rental": reasons.rental,
    "parking": reasons.parking,
    "garage": reasons.parking,
    "business": reasons.business,
    "perhaps_business": reasons.business,
}


@lru_cache(maxsize=1 << 10)
def kind_of(cell: str) -> Kind | None:
    """What a cell in a column of kinds (类型, 用途) says that is no home; None for homes and all else."""
    normal = plain(cell)
    if _A_HOME.search(normal) and normal != "非住宅":
        return None
    return next((kind for kind, words in _OF_KIND if words.search(normal)), None)


@lru_cache(maxsize=1 << 10)
def names_parking(name: str) -> bool:
    """Whether the name of a community is that of its parking spaces, and not of a home that comes with one."""
    match = _SPACE_NAME.search(plain(name))
    return match is not None and _BESIDES_A_HOME.isdisjoint(match[1])


def _numbered_spaces(mapping: Mapping, sample: Sequence[Sequence[str]]) -> int | None:
    """The column that numbers parking spaces, in a table of nothing else: without rooms, and of small areas."""
    column = next((c for c in mapping.columns if says_parking(c.header)), None)
    if column is None or any(mapping.column(field) for field in ("layout", "rooms")):
        return None
    if sample and sum(not is_missing(clean(row[column.index])) for row in sample) < _MOST * len(sample):
        return None
    area = mapping.column("floor_area")
    if area is not None:
        read = [read_area(row[area.index]) for row in sample]
        known = [one for one in read if isinstance(one, int)]
        if known and sum(one <= _MOST_SPACE for one in known) < _MOST * len(known):
            return None
    return column.index


def _are_garages(sample: Sequence[Sequence[str]], columns: Sequence[int]) -> bool:
    """Whether most rows are garages: one among homes is a listing, a file of them is not one of homes."""
    if len(sample) < _ENOUGH:
        return False
    garages = sum(any(kind_of(row[at]) == "garage" for at in columns) for row in sample)
    return garages >= _MOST * len(sample)


def repeats_header(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is the header once more, or that of another table joined to this one.

    Only asked of rows without a price, so that it may look closely.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if filled == [name for name in header if name]:
        return True
    return sum(is_known_header(cell) for cell in filled) >= max(_KNOWN_NAMES, len(filled) * 0.6)
