"""Amounts of yuan as a language writes them, and as they are typed."""

from __future__ import annotations

from hegang_desktop.domain.money import FEN_A_YUAN, Fen, divide_half_up
from hegang_desktop.text.locales import Locale
from hegang_desktop.text.numbers import whole, written


def typed_amount(fen: Fen) -> str:
    """As every field reads it: `38,600`, `1,689.32`, `-500`; the fen only where there are any."""
    sign = "-" if fen < 0 else ""
    yuan, part = divmod(abs(fen), FEN_A_YUAN)
    return f"{sign}{yuan:,}.{part:02d}" if part else f"{sign}{yuan:,}"


def bare_money(fen: Fen, locale: Locale) -> str:
    """Without its unit, for columns that name it."""
    return written(typed_amount(fen), locale)


def whole_yuan(fen: int, locale: Locale) -> str:
    """Rounded to the yuan, without its unit."""
    return whole(divide_half_up(fen, FEN_A_YUAN), locale)


def money(fen: Fen, locale: Locale) -> str:
    """With its unit: `38,600 yuan`, `38,600元`."""
    return locale.money.format(amount=bare_money(fen, locale))


def money_range(one: Fen, other: Fen, locale: Locale) -> tuple[str, str]:
    """Two amounts in one unit, the smaller first: `0.28万` and `1.04万`, `-500` and `800`."""
    low, high = sorted(fen / FEN_A_YUAN for fen in (one, other))
    widest = max(abs(low), abs(high))
    for size, suffix in locale.scales:
        if widest >= size:
            return written(f"{low / size:,.3g}", locale) + suffix, written(f"{high / size:,.3g}", locale) + suffix
    return written(f"{low:,.0f}", locale), written(f"{high:,.0f}", locale)


def short_money(fen: Fen, locale: Locale) -> str:
    """As one would say it on an axis: `38k`, `3.8万`."""
    yuan = fen / FEN_A_YUAN
    for size, suffix in locale.scales:
        if abs(yuan) >= size:
            return written(f"{yuan / size:,.4g}", locale) + suffix
    return written(f"{yuan:,.0f}", locale)
