"""Months as a language writes them."""

from __future__ import annotations

from collections.abc import Sequence

from hegang_desktop.domain.month import Month
from hegang_desktop.text.locales import Locale


def full_month(month: Month, locale: Locale) -> str:
    """In full: `March 2027`, `2027年3月`."""
    return _written(month, locale.month, locale.month_names)


def short_month(month: Month, locale: Locale) -> str:
    """For a narrow place: `Mar 2027`, `2027年3月`."""
    return _written(month, locale.short_month, locale.short_month_names)


def _written(month: Month, pattern: str, names: Sequence[str]) -> str:
    name = names[month.month - 1] if names else ""
    return pattern.format(year=month.year, number=month.month, name=name)
