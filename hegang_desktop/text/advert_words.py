"""What adverts say in Chinese - places, layouts, facing, condition, heating - for a reader of another language.

A word that is not known here stays as the advert has it. Chinese readers see every value as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hegang_desktop.domain.message import Message, msg, msg_n, pmsg
from hegang_desktop.text.locales import Locale
from hegang_desktop.text.places import place_name

Say = Callable[[Message], str]
PLACES = frozenset({"city", "district", "community"})
_LONGEST_NAME = 12
_LAYOUT = re.compile(r"(\d{1,2})(?:室|房间?)(?:(\d{1,2})厅)?(?:(\d{1,2})厨)?(?:(\d{1,2})卫)?")
_POINTS = {
    "东": pmsg("facing", "east"), "南": pmsg("facing", "south"), "西": pmsg("facing", "west"),
    "北": pmsg("facing", "north"), "东南": pmsg("facing", "southeast"), "西南": pmsg("facing", "southwest"),
    "东北": pmsg("facing", "northeast"), "西北": pmsg("facing", "northwest"),
}  # fmt: skip
_CHOICES: dict[str, dict[str, Message]] = {
    "condition": {
        "精装": pmsg("condition", "fully decorated"), "简装": pmsg("condition", "simply decorated"),
        "普通装修": pmsg("condition", "ordinary"), "中装": pmsg("condition", "ordinary"),
        "豪装": pmsg("condition", "luxury"), "毛坯": pmsg("condition", "bare shell"),
        "老装修": pmsg("condition", "old decoration"), "旧装修": pmsg("condition", "old decoration"),
        "其他": pmsg("condition", "other"),
    },
    "building": {
        "板楼": pmsg("building", "slab block"), "塔楼": pmsg("building", "tower"),
        "板塔结合": pmsg("building", "slab and tower"), "多层住宅": pmsg("building", "low-rise"),
        "小高层": pmsg("building", "mid-rise"), "高层住宅": pmsg("building", "high-rise"),
        "平房": pmsg("building", "single-storey house"), "筒子楼": pmsg("building", "corridor block"),
        "洋房": pmsg("building", "garden block"), "别墅": pmsg("building", "villa"),
    },
    "heating": {
        "集中供暖": pmsg("heating", "district heating"), "集体供暖": pmsg("heating", "district heating"),
        "自采暖": pmsg("heating", "own heating"), "自供暖": pmsg("heating", "own heating"),
        "无供暖": pmsg("heating", "none"), "无": pmsg("heating", "none"),
    },
    "title_kind": {
        "商品房": pmsg("title", "market housing"), "已购公房": pmsg("title", "bought public housing"),
        "房改房": pmsg("title", "bought public housing"), "回迁房": pmsg("title", "resettlement housing"),
        "安置房": pmsg("title", "resettlement housing"), "经济适用房": pmsg("title", "affordable housing"),
        "集资房": pmsg("title", "co-funded housing"), "小产权房": pmsg("title", "housing on village land"),
        "私产": pmsg("title", "private"), "使用权": pmsg("title", "right of use"),
        "公房": pmsg("title", "public housing"),
    },
}  # fmt: skip
WORDED_FIELDS = PLACES | frozenset(_CHOICES) | {"layout", "facing"}
"""The fields of a listing whose values are said in the reader's language."""


def advert_value(field: str, value: str, say: Say, locale: Locale) -> str:
    """A value of a listing's field as the reader writes it."""
    if not value or locale.place_names == "zh" or value.isascii():
        return value
    if field in PLACES:
        # what is longer is a headline, not a name
        return place_name(value, locale) if len(value) <= _LONGEST_NAME else value
    if field == "layout":
        return _layout(value, say, locale)
    if field == "facing":
        return _facing(value, say)
    known = _CHOICES.get(field, {}).get(value)
    return value if known is None else say(known)


def _layout(value: str, say: Say, locale: Locale) -> str:
    """`2室1厅1卫` as `2 rooms, 1 living room, 1 bathroom`."""
    match = _LAYOUT.fullmatch(value)
    if match is None:
        return value
    rooms, living, kitchens, baths = (int(one or 0) for one in match.groups())
    parts = [msg_n("{n} room", "{n} rooms", rooms)]
    if living:
        parts.append(msg_n("{n} living room", "{n} living rooms", living))
    if kitchens:
        parts.append(msg_n("{n} kitchen", "{n} kitchens", kitchens))
    if baths:
        parts.append(msg_n("{n} bathroom", "{n} bathrooms", baths))
    return locale.separator.join(say(one) for one in parts)


def _facing(value: str, say: Say) -> str:
    """`南 北` as `south, north`; a word that is no point of the compass leaves all as it is."""
    plain = value.replace("通透", "").replace("通", "").strip()
    points = plain.split() if " " in plain else [plain] if plain in _POINTS else list(plain)
    known = [_POINTS.get(one) for one in points]
    if not known or None in known:
        return value
    return say(msg("{points}", points=tuple(one for one in known if one is not None)))
