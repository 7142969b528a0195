"""Numbers as a language writes them."""

from __future__ import annotations

from hegang_desktop.text.locales import Locale


def written(number: str, locale: Locale) -> str:
    """A number that Python has formatted (`38,600.5`) with the marks of a language."""
    if locale.group == "," and locale.decimal == ".":
        return number
    return number.translate({ord(","): locale.group, ord("."): locale.decimal})


def whole(value: int, locale: Locale) -> str:
    """A count, with its thousands apart."""
    return written(f"{value:,}", locale)


def typed_rate(rate: int) -> str:
    """A rate in ten-thousandths in percent, without the sign, as every field reads it: `1.5`."""
    return f"{rate / 100:g}"


def typed_fine_rate(rate: int) -> str:
    """A rate in millionths in percent, without the sign, as every field reads it: `0.036`."""
    return f"{rate / 10_000:g}"


def percent(rate: int, locale: Locale) -> str:
    """A rate in ten-thousandths as `1.5%`."""
    return written(f"{typed_rate(rate)}%", locale)


def fine_percent(rate: int, locale: Locale) -> str:
    """A rate in millionths as `0.036%`."""
    return written(f"{typed_fine_rate(rate)}%", locale)
