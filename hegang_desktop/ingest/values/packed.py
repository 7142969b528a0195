"""Cells that hold several fields: `3室2厅 | 84.54平米 | 南 | 精装`, or `中楼层(共6层)1994年建板楼` in one word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hegang_desktop.domain.area import Area
from hegang_desktop.ingest.values.areas import has_area_unit, read_area
from hegang_desktop.ingest.values.layouts import read_layout
from hegang_desktop.ingest.values.storeys import BareMeaning, Storey, is_bare, read_storey
from hegang_desktop.ingest.values.text import clean, is_missing, plain
from hegang_desktop.ingest.values.traits import read_building, read_condition, read_facing, read_lift, read_year

BARS = re.compile(r"\s*[|｜]\s*")
_SLASHES = re.compile(r"\s*/\s*")
_FEWEST_SLASHED = 4
_GLUED = re.compile(
    r"(?P<storey>[^0-9()年]{0,4}\((?:共|总)[0-9]{1,3}层\)|共?[0-9]{1,3}层|[低中高顶底]楼?层)?"
    r"(?:(?P<year>[12][0-9]{3}|未知)年建造?)?"
    r"(?P<building>板楼|塔楼|板塔结合|平房|暂无数据|暂无)?"
    r"(?P<layout>[0-9]{1,2}[室房].*)?"
)


class Parts(NamedTuple):
    """The fields found in one text, and what is left of it."""

    layout: str | None = None
    floor_area: Area | None = None
    storey: Storey | None = None
    facing: str | None = None
    condition: str | None = None
    building: str | None = None
    year_built: int | None = None
    lift: bool | None = None
    left: str = ""

    @property
    def filled(self) -> int:
        """How many fields were found."""
        return sum(value is not None for value in self[:-1])


def pieces(text: str) -> list[str]:
    """The pieces of a text between its bars, or between slashes when there are many."""
    cleaned = clean(text)
    if "|" in cleaned or "｜" in cleaned:
        return [piece for piece in BARS.split(cleaned) if piece]
    slashed = _SLASHES.split(cleaned)
    return slashed if len(slashed) >= _FEWEST_SLASHED and "://" not in cleaned else [cleaned]


@lru_cache(maxsize=1 << 14)
def read_packed(text: str, bare: BareMeaning = "floors") -> Parts:
    """Every field whose form is certain; `left` keeps, between bars, the pieces that are none.

    A number of storeys alone (`23层`) is how many the building has: that is how portals write it here.
    """
    fields: dict[str, object] = {}
    left: list[str] = []
    for piece in pieces(text):
        if is_missing(piece):
            continue
        known = {name: value for name, value in _piece(piece, bare).items() if value is not None}
        if not known:
            left.append(piece)
        for name, value in known.items():
            if name in fields and fields[name] != value:
                left.append(piece)
            fields.setdefault(name, value)
    return Parts(**fields, left=" | ".join(left))  # type: ignore[arg-type] # names and types are _piece's


@lru_cache(maxsize=1 << 14)
def _piece(piece: str, bare: BareMeaning) -> dict[str, object]:
    if layout := read_layout(piece):
        return {"layout": layout}
    if has_area_unit(piece):
        area = read_area(piece)
        return {"floor_area": area} if isinstance(area, int) and area > 0 else {}
    if facing := read_facing(piece):
        return {"facing": facing}
    if condition := read_condition(piece):
        return {"condition": condition}
    if building := read_building(piece):
        return {"building": building}
    normal = plain(piece)
    if normal in ("有电梯", "无电梯", "带电梯", "没有电梯"):
        return {"lift": read_lift(piece)}
    if "年" in normal and (year := read_year(piece)):
        return {"year_built": year}
    if (not is_bare(piece) or "层" in normal) and (storey := read_storey(piece, bare)) and storey.whole:
        return {"storey": storey}
    if normal and (match := _GLUED.fullmatch(normal)):
        return _glued(match, bare)
    return _villa(normal)


def _glued(match: re.Match[str], bare: BareMeaning) -> dict[str, object]:
    storey = read_storey(match["storey"], bare) if match["storey"] else None
    layout = read_layout(match["layout"]) if match["layout"] else None
    if (match["storey"] and not storey) or (match["layout"] and not layout):
        return {}
    return {
        "storey": storey,
        "year_built": read_year(match["year"]) if match["year"] else None,
        "building": read_building(match["building"]) if match["building"] else None,
        "layout": layout,
    }


def _villa(text: str) -> dict[str, object]:
    """`暂无数据别墅`, `联排别墅`: a villa whose kind is known or not."""
    return {"building": "别墅"} if text == "暂无数据别墅" else {}
