"""Layouts in one form: `2房1厅`, `二室二厅`, `3 室 2 厅 2 卫` become `2室1厅`, `2室2厅`, `3室2厅2卫`."""

from __future__ import annotations

import re
from functools import lru_cache

from hegang_desktop.ingest.values.text import clean, plain

_N = r"([0-9]{1,2}|[一二两三四五六七八九十]{1,2})"
_LAYOUT = re.compile(
    rf"{_N}(?:房间|居室|室|房|居)(?:(?:{_N}厅)?(?:{_N}厨)?(?:{_N}(?:卫|卫生间))?(?:{_N}厨)?(?:{_N}阳台?)?|户)"
)
_BEDROOMS = re.compile(rf"卧室:{_N}个")
_DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_KNOWN = {"开间": "开间", "单间": "单间", "单身公寓": "单身公寓", "一居": "1室", "studio": "开间"}


def _count(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    if len(text) == 1:
        return _DIGITS[text]
    tens, ones = text[0], text[1]
    if tens == "十" and ones != "十":
        return 10 + _DIGITS[ones]
    return _DIGITS[tens] * 10 if ones == "十" and tens != "十" else None


@lru_cache(maxsize=1 << 13)
def read_layout(text: str) -> str | None:
    """The layout a cell states, with halls, kitchens and baths as far as it tells them; None when it states none."""
    normal = plain(clean(text))
    if normal in _KNOWN:
        return _KNOWN[normal]
    if match := _BEDROOMS.fullmatch(normal):
        return written(_count(match[1]))
    match = _LAYOUT.fullmatch(normal)
    if match is None:
        return None
    rooms, halls, kitchens, baths, kitchens_last, _balconies = (_count(n) if n else None for n in match.groups())
    if rooms is None:
        return None
    if match[6]:
        return f"{written(rooms, halls, kitchens or kitchens_last, baths)}{_balconies}阳台"
    return written(rooms, halls, kitchens if kitchens is not None else kitchens_last, baths)


def written(
    rooms: int | None, halls: int | None = None, kitchens: int | None = None, baths: int | None = None
) -> str | None:
    """A layout from its counts, or None without rooms."""
    if rooms is None:
        return None
    parts = ((rooms, "室"), (halls, "厅"), (kitchens, "厨"), (baths, "卫"))
    return "".join(f"{count}{word}" for count, word in parts if count is not None)


@lru_cache(maxsize=1 << 10)
def read_count(text: str) -> int | None:
    """How many rooms of a kind a cell counts: `2`, `2.0`, `2室`, `两`; None when it counts none or too many."""
    match = re.fullmatch(rf"{_N}(?:\.0)?(?:室|厅|厨|卫|个|间|房)?", plain(clean(text)))
    return _count(match[1]) if match else None
