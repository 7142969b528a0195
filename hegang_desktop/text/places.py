"""Names of cities: each has one in Chinese and one in Latin letters."""

from __future__ import annotations

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
