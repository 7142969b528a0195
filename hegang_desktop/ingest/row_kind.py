"""Telling rows that are no home for sale: homes to rent, parking spaces, headers in the middle of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hegang_desktop.domain.message import Message
from hegang_desktop.ingest import reasons
from hegang_desktop.ingest.fields import Mapping
from hegang_desktop.ingest.header import is_known_header

_RENTAL = frozenset(
    {"整租", "合租", "日租", "短租", "出租", "转租", "求租", "单间出租", "整套出租", "押一付一", "押一付三"}
)
_RENTAL_TITLES = (
    "整租·",
    "合租·",
    "整租 ",
    "合租 ",
    "整租|",
    "合租|",
    "【整租】",
    "【合租】",
    "整租-",
    "合租-",
    "[整租]",
    "[合租]",
)
_PARKING = frozenset({"车位", "地下车位", "产权车位", "停车位", "人防车位", "机械车位", "车位出售"})
_SUMS = frozenset({"合计", "总计", "小计", "共计", "总合计", "本页合计", "合 计", "总 计", "小 计", "合  计", "总  计"})
_SUMS |= frozenset(f"{word}{colon}" for word in _SUMS for colon in ":：")
_SUMS |= frozenset({"平均", "平均值", "平均数", "Total", "TOTAL", "Subtotal", "Grand total", "Grand Total"})
_BEGIN_SUMS = ("合计", "总计", "小计", "共计")
_SUM_WITH_MORE = re.compile(r"(?:合计|总计|小计|共计)[:：]? ?(?:共 ?)?[0-9]+ ?(?:套|条|户|间|个|行)?")
_FIRST_CELLS = 3
_WORKPLACES = frozenset({"商铺", "商铺出售", "门面", "门面房", "写字楼", "厂房", "仓库"})
_PARKING_ENDS = ("地下车位", "产权车位", "人防车位", "机械车位", "停车位")
_KIND_HEADERS = ("类型", "用途", "业态")
_PARKING_HEADERS = frozenset({"车位号", "车位编号", "车位类型", "车位名称", "车位面积", "车位位置", "车位总价"})
_KNOWN_NAMES = 4


_TELLING = _RENTAL | _PARKING | _SUMS


def no_home(cells: Sequence[str], title: str, *, insists: bool) -> Message | None:
    """Why a row is no home for sale, by words that stand alone in a cell or begin the title; None otherwise.

    `insists`: what is to let and parking spaces are wanted too.
    """
    # one set look-up for all cells: this runs for every row
    if not _TELLING.isdisjoint(cells):
        # further right it may be a pivot table beside the homes
        if not _SUMS.isdisjoint(cells[:_FIRST_CELLS]):
            return reasons.a_sum()
        if not insists:
            rental = next((cell for cell in cells if cell in _RENTAL), "")
            if rental:
                return reasons.rental(rental)
            if parking := next((cell for cell in cells if cell in _PARKING), ""):
                return reasons.parking(parking)
    first = cells[0] if cells else ""
    if first.startswith(_BEGIN_SUMS) and _SUM_WITH_MORE.fullmatch(first.strip()):
        return reasons.a_sum()
    return reasons.rental(title) if not insists and title.startswith(_RENTAL_TITLES) else None


def is_parking(community: str) -> bool:
    """Whether the name of a community is that of its parking spaces; 送地下车位 is a home with one."""
    return community.endswith(_PARKING_ENDS) and not any(word in community for word in "送带含赠配")


def kind_columns(mapping: Mapping) -> list[int]:
    """Where a table says whether its rows are homes or shops."""
    return [use.index for use in mapping.columns if any(word in use.header for word in _KIND_HEADERS)]


def workplace(cells: Sequence[str], columns: Sequence[int]) -> Message | None:
    """Why a row is no home, where one of these columns says that it is a shop or the like."""
    told = next((cells[at] for at in columns if cells[at].strip() in _WORKPLACES), "")
    return reasons.workplace(told.strip()) if told else None


def parking_header(mapping: Mapping) -> str:
    """The header that makes a table one of parking spaces, if it says nothing of rooms; "" otherwise."""
    if any(mapping.column(field) for field in ("layout", "rooms", "packed", "floor", "floor_words")):
        return ""
    return next((use.header for use in mapping.columns if use.header in _PARKING_HEADERS), "")


def repeats_header(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is the header once more, or that of another table joined to this one.

    Only asked of rows without a price, so that it may look closely.
    """
    told = [cell.strip() for cell in cells if cell.strip()]
    if told == [name for name in header if name]:
        return True
    return sum(is_known_header(cell) for cell in told) >= max(_KNOWN_NAMES, len(told) * 0.6)
