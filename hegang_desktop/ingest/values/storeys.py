"""Reading on which floor a home is and how many the building has: `低楼层(共33层)`, `中 4`, `6/7`, `高区/28层`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from hegang_desktop.domain.listing import FloorBand
from hegang_desktop.ingest.values.text import clean, plain

BareMeaning = Literal["floor", "floors", "unknown"]
"""What a number alone tells: the home's own storey, how many the building has, or nobody knows which."""


class Storey(NamedTuple):
    """What a text tells of the storey; `whole` when nothing of its meaning is left out."""

    floor: int | None = None
    band: FloorBand | None = None
    floors: int | None = None
    whole: bool = True


_HIGHEST = 130
_DEEPEST = -5
_BANDS: dict[str, FloorBand] = {
    "低": "low",
    "底": "low",
    "中": "middle",
    "高": "high",
    "顶": "high",
    "low": "low",
    "middle": "middle",
    "mid": "middle",
    "high": "high",
    "top": "high",
    "bottom": "low",
}
_WORD_AND_TOTAL = re.compile(
    r"(?:(?P<word>[低中高顶底]|low|middle|mid|high|top|bottom)(?:楼层|层|区|楼|部)?"
    r"|(?P<other>半地下室|地下室|地下|上叠|下叠|叠拼|未知|暂无数据|暂无))?"
    r"(?:[(/,\-]?(?P<said>共|总高|总)?(?P<total>[0-9]{1,3})(?P<unit>层|f)?\)?)?"
)
_FLOOR_OF = re.compile(r"第?(?P<floor>-?[0-9]{1,3})(?:层|楼|f)?[/(,](?:共|总)?(?P<total>[0-9]{1,3})(?:层|楼|f)?\)?")
_TOTAL = re.compile(r"(?:共|总|地上)(?P<total>[0-9]{1,3})(?:层|楼)(?P<cellar>地下[0-9]层)?")
_OWN = re.compile(r"第(?P<floor>-?[0-9]{1,3})(?:层|楼)|(?P<stairs>[0-9]{1,3})楼")
_BARE = re.compile(r"(?P<number>-?[0-9]{1,3})(?:\.0)?(?P<unit>层|f)?")


def is_bare(text: str) -> bool:
    """Whether a cell is nothing but a number of storeys, with or without 层."""
    return _BARE.fullmatch(plain(clean(text))) is not None


@lru_cache(maxsize=1 << 14)
def read_storey(text: str, bare: BareMeaning) -> Storey | None:
    """What a text tells of the storey, or None. `bare` is what a number alone means."""
    normal = plain(clean(text))
    if match := _BARE.fullmatch(normal):
        return _bare(int(match["number"]), bare)
    if match := _OWN.fullmatch(normal):
        return _sound(Storey(floor=int(match["floor"] or match["stairs"])))
    if match := _FLOOR_OF.fullmatch(normal):
        return _sound(Storey(floor=int(match["floor"]), floors=int(match["total"])))
    if match := _TOTAL.fullmatch(normal):
        return _sound(Storey(floors=int(match["total"]), whole=not match["cellar"]))
    match = _WORD_AND_TOTAL.fullmatch(normal)
    if match is None or not (match["word"] or match["other"]):
        return None
    floors = int(match["total"]) if match["total"] else None
    word = match["word"]
    if word is None:
        # a basement or the upper half of a maisonette has no number; that it was said is kept as extra
        unknown = match["other"] in ("未知", "暂无数据", "暂无")
        return None if floors is None and unknown else _sound(Storey(floors=floors, whole=unknown))
    # the top of seven storeys is the seventh, the bottom one the first
    floor = floors if word in ("顶", "top") else 1 if word in ("底", "bottom") else None
    return _sound(Storey(floor, _BANDS[word], floors, whole=word not in ("顶", "top") or floors is not None))


def _bare(number: int, bare: BareMeaning) -> Storey | None:
    if bare == "floor":
        return _sound(Storey(floor=number))
    return _sound(Storey(floors=number)) if bare == "floors" else None


def _sound(storey: Storey) -> Storey | None:
    """None for storeys no building has, so that the text is kept as it stands."""
    floor, floors = storey.floor, storey.floors
    if floors is not None and not 1 <= floors <= _HIGHEST:
        return None
    if floor is not None and (floor == 0 or not _DEEPEST <= floor <= (floors or _HIGHEST)):
        return None
    return storey
