"""Reading what adverts tell in a few fixed words: facing, condition, building, year, lift, years held, dates."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from hegang_desktop.ingest.values.text import clean, plain, simplified

_POINTS = {"north": "北", "south": "南", "east": "东", "west": "西"}
_FACING = re.compile(r"(?:坐北朝)?[东南西北](?: ?[东南西北])*(?: ?通透| ?通)?")
_CONDITIONS = {
    "精装修": "精装",
    "精装": "精装",
    "精装房": "精装",
    "简装修": "简装",
    "简装": "简装",
    "简单装修": "简装",
    "普通装修": "普通装修",
    "普装": "普通装修",
    "中装修": "中装",
    "中装": "中装",
    "中等装修": "中装",
    "豪华装修": "豪装",
    "豪装": "豪装",
    "豪华": "豪装",
    "毛坯": "毛坯",
    "毛坯房": "毛坯",
    "毛胚": "毛坯",
    "清水": "毛坯",
    "清水房": "毛坯",
    "老装修": "老装修",
    "旧装修": "旧装修",
    "其他": "其他",
    "其它": "其他",
    **dict.fromkeys(
        ("refined", "hardcover", "hardbound", "fine", "exquisite", "welldecorated", "finedecoration"), "精装"
    ),
    **dict.fromkeys(("simple", "simplicity", "simpledecoration", "simplydecorated"), "简装"),
    **dict.fromkeys(("rough", "roughcast", "bare", "bareshell", "undecorated"), "毛坯"),
    **dict.fromkeys(("luxury", "luxurious", "deluxe"), "豪装"),
    "other": "其他",
}
# fmt: off
_BUILDINGS = frozenset({
    "别墅", "双拼", "双拼别墅", "叠拼", "叠拼别墅", "四合院", "塔楼", "多层住宅", "小高层", "平房", "板塔结合",
    "板楼", "洋房", "独栋", "独栋别墅", "筒子楼", "联排", "联排别墅", "高层住宅",
})
# fmt: on
_YEAR = re.compile(r"([12][0-9]{3})(?:\.0)?(?:年)?(?:建造|建成|竣工|建)?(?:年代)?")
_OLDEST, _NEWEST = 1800, 2099
# fmt: off
_YES = frozenset({
    "带电梯", "是", "有", "有电梯", "电梯", "电梯房", "1", "1.0", "t", "true", "y", "yes",
})
_NO = frozenset({
    "否", "无", "无电梯", "楼梯", "楼梯房", "步梯", "步梯房", "没有", "没有电梯", "0", "0.0", "f", "false", "n",
    "no",
})
# fmt: on
_DATE = re.compile(r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ t].*|号|\(.*\))?")
_PACKED_DATE = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")


@lru_cache(maxsize=1 << 12)
def read_facing(text: str) -> str | None:
    """The points of the compass with single blanks as written: `朝南 北` is `南 北`, `南北向` is `南北`."""
    if text.isascii():
        return _english_facing(text)
    normal = simplified(clean(text)).replace("、", " ").replace(",", " ").replace("，", " ").replace("/", " ")
    normal = " ".join(normal.split()).removeprefix("朝向").removeprefix("朝").removesuffix("向").strip(": ：")
    return normal if _FACING.fullmatch(normal) else None


def _english_facing(text: str) -> str | None:
    """`South`, `North-South`, `facing southeast` in the characters of the compass; two points in one are 东南."""
    words = [word for word in re.split(r"[\s,/&-]+|\band\b", text.lower()) if word and word != "facing"]
    if not 0 < len(words) <= len(_POINTS):
        return None
    sides = []
    for word in words:
        match = re.fullmatch(r"(north|south)?(east|west)?", word)
        if match is None:
            return None
        # 东南, not 南东
        sides.append("".join(_POINTS[point] for point in (match[2], match[1]) if point))
    return " ".join(sides)


@lru_cache(maxsize=1 << 10)
def read_condition(text: str) -> str | None:
    """The state of decoration in the words lianjia uses, where there is one for it; None for other words."""
    return _CONDITIONS.get(plain(clean(text)))


@lru_cache(maxsize=1 << 10)
def read_building(text: str) -> str | None:
    """A kind of building that is certain from the word alone."""
    normal = plain(clean(text))
    return normal if normal in _BUILDINGS else None


@lru_cache(maxsize=1 << 12)
def read_year(text: str) -> int | None:
    """A year of building, from 1800 on: `2005`, `2008年建`, `2015年建造`, `2004.0`."""
    match = _YEAR.fullmatch(plain(clean(text)))
    if match is None or not _OLDEST <= int(match[1]) <= _NEWEST:
        return None
    return int(match[1])


@lru_cache(maxsize=1 << 10)
def read_lift(text: str) -> bool | None:
    """Whether there is a lift; None when the text does not tell."""
    normal = plain(clean(text))
    return True if normal in _YES else False if normal in _NO else None


@lru_cache(maxsize=1 << 10)
def read_seller_held(text: str, years: str = "") -> str | None:
    """How long the seller has held the home, in the words of the tax rules.

    `years`, `五` or `两`, is what a flag of 1 or 0 speaks of, as the column's header tells.
    """
    normal = (
        plain(clean(text)).replace("满二", "满两").replace("不满", "未满").replace("满2", "满两").replace("满5", "满五")
    )
    for word, meaning in (
        ("未满两", "未满两年"),
        ("未满五", "未满五年"),
        ("满五唯一", "满五唯一"),
        ("满五年唯一", "满五唯一"),
        ("满五不唯一", "满五年"),
        ("满五", "满五年"),
        ("满两", "满两年"),
    ):
        if normal in (word, word + "年"):
            return meaning
    if years and normal in ("1", "1.0", "是", "yes", "true"):
        return f"满{years}年"
    if years and normal in ("0", "0.0", "否", "no", "false"):
        return f"未满{years}年"
    return None


@lru_cache(maxsize=1 << 13)
def read_date(text: str) -> dt.date | None:
    """A day: `2019-05-31`, `2016/8/9`, `2018.06.01`, `2019年5月31日`, `20190531`; a time after it is left out."""
    normal = simplified(clean(text)).lower()
    match = _DATE.fullmatch(normal) or _PACKED_DATE.fullmatch(normal)
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
