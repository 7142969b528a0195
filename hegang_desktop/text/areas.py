"""Floor areas as a language writes them, and as they are typed."""

from __future__ import annotations

from hegang_desktop.domain.area import Area
from hegang_desktop.text.locales import Locale
from hegang_desktop.text.numbers import written


def typed_area(area: Area) -> str:
    """Square metres without trailing zeros, as every field reads them: `62`, `62.5`."""
    whole, part = divmod(area, 100)
    return f"{whole:,}.{part:02d}".rstrip("0") if part else f"{whole:,}"


def bare_area(area: Area, locale: Locale) -> str:
    """Square metres without their unit, for columns that name it."""
    return written(typed_area(area), locale)


def square_metres(area: Area, locale: Locale) -> str:
    """With the unit: `62.5 m²`, `62.5平米`."""
    return locale.area.format(amount=bare_area(area, locale))
