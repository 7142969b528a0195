"""Names of places: each has one in Chinese and one in Latin letters."""

from __future__ import annotations

import functools

from hegang_desktop.domain.city import City
from hegang_desktop.text.locales import Locale


def city_name(city: City, locale: Locale) -> str:
    """As the reader writes it."""
    return city.zh if locale.place_names == "zh" else city.en


def city_names(city: City, locale: Locale) -> str:
    """As the reader writes it, and as adverts do where that is another name."""
    return city.zh if locale.place_names == "zh" else f"{city.en} {city.zh}"


def city_and_province(city: City, locale: Locale) -> str:
    """With where it lies."""
    province = city.province_zh if locale.place_names == "zh" else city.province_en
    return f"{city_name(city, locale)}{locale.between_places}{province}"


_IN_LATIN = {
    "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "呼和浩特": "Hohhot", "乌鲁木齐": "Urumqi", "呼伦贝尔": "Hulunbuir",
    "牙克石": "Yakeshi", "拉萨": "Lhasa", "西安": "Xi'an", "淮安": "Huai'an", "厦门": "Xiamen", "重庆": "Chongqing",
}  # fmt: skip
"""Names that are no pinyin, or that pinyin alone gets wrong."""
_KINDS = {
    "小区": " estate", "新村": " new village", "家属楼": " staff housing", "街道": " subdistrict", "区": " district",
    "县": " county", "镇": " town", "农场": " farm", "市": "",
}  # fmt: skip
"""What a name ends in, and how that is called beside it in Latin letters."""


def place_name(name: str, locale: Locale) -> str:
    """A place known by its Chinese name, as the reader writes it: in Latin letters by its pinyin."""
    if locale.place_names == "zh" or name.isascii():
        return name
    return _in_latin(name)


@functools.lru_cache(maxsize=4096)
def _in_latin(name: str) -> str:
    from pypinyin import lazy_pinyin  # its dictionary takes a tenth of a second: not at start

    if name in _IN_LATIN:
        return _IN_LATIN[name]
    for ending, kind in _KINDS.items():
        stem = name.removesuffix(ending)
        if stem != name and len(stem) > 1:
            return f"{_in_latin(stem)}{kind}"
    return "".join(lazy_pinyin(name)).capitalize()
