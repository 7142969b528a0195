"""Messages into the reader's language: one gettext catalogue for window, command line and reports."""

from __future__ import annotations

import gettext
import locale
import logging
import os
from typing import Any

from hegang_desktop import resources
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.message import Message, Money, Percent, SquareMetres
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month

LANGUAGES = ("zh_CN", "en")
DOMAIN = "hegang"
FEN_A_YUAN = 100
WAN = 10_000
_MONTH_NAMES = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

log = logging.getLogger(__name__)


def system_language() -> str:
    """The language of the environment: zh_CN for any Chinese locale, else en."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        value = os.environ.get(name, "")
        if value and value not in ("C", "POSIX") and not value.startswith("C."):
            return "zh_CN" if value.lower().startswith("zh") else "en"
    try:
        code = locale.getlocale()[0] or ""
    except ValueError:
        code = ""
    return "zh_CN" if code.lower().startswith(("zh", "chinese")) else "en"


class Words:
    """Renders messages in one language. A translation whose placeholders do not fit falls back to the source text."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = gettext.translation(
            DOMAIN, resources.path("locale"), languages=[self.language], fallback=self.language == "en"
        )

    @property
    def chinese(self) -> bool:
        """Whether Chinese is written."""
        return self.language == "zh_CN"

    def say(self, message: Message) -> str:
        """The message in the reader's language."""
        params = {name: self._param(value) for name, value in message.params.items()}
        translated = self._translated(message)
        try:
            return translated.format(**params)
        except (KeyError, IndexError, ValueError):
            log.exception("a translation does not fit its source: %r", message.text)
            return message.text.format(**params)

    def _translated(self, message: Message) -> str:
        if message.plural is not None:
            return self._catalogue.ngettext(message.text, message.plural, message.count)
        if message.context is not None:
            return self._catalogue.pgettext(message.context, message.text)
        return self._catalogue.gettext(message.text) if message.text else ""

    def _param(self, value: Any) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Money):
            return self.money(value.fen)
        if isinstance(value, Month):
            return self.month(value)
        if isinstance(value, SquareMetres):
            return f"{plain_area(value.area)} m²"
        if isinstance(value, Percent):
            return percent(value.rate)
        if isinstance(value, bool) or not isinstance(value, int):
            return str(value)
        return f"{value:,}"

    def money(self, fen: Fen) -> str:
        """An amount with its unit: `38,600 元` or `38,600 yuan`."""
        return f"{amount(fen)} {'元' if self.chinese else 'yuan'}"

    def bare_money(self, fen: Fen) -> str:
        """An amount without its unit, where a heading names it."""
        return amount(fen)

    def short_money(self, fen: Fen) -> str:
        """An amount as a person would say it on an axis: `3.8万` in Chinese, `38k` in English."""
        whole = fen / FEN_A_YUAN
        if self.chinese:
            return f"{whole / WAN:,.4g}万" if abs(whole) >= WAN else f"{whole:,.0f}"
        if abs(whole) >= 1_000_000:  # noqa: PLR2004
            return f"{whole / 1_000_000:,.4g}m"
        return f"{whole / 1000:,.4g}k" if abs(whole) >= 1000 else f"{whole:,.0f}"  # noqa: PLR2004

    def month(self, month: Month) -> str:
        """A month in full: `2027年3月` or `March 2027`."""
        if self.chinese:
            return f"{month.year}年{month.month}月"
        return f"{_MONTH_NAMES[month.month - 1]} {month.year}"

    def short_month(self, month: Month) -> str:
        """A month for a narrow place: `2027年3月` or `Mar 2027`."""
        return self.month(month) if self.chinese else f"{_MONTH_NAMES[month.month - 1][:3]} {month.year}"


def amount(fen: Fen) -> str:
    """Yuan with thousands separators; the fen only where there are any: `38,600`, `1,689.32`, `-500`."""
    sign = "-" if fen < 0 else ""
    whole, part = divmod(abs(fen), FEN_A_YUAN)
    return f"{sign}{whole:,}.{part:02d}" if part else f"{sign}{whole:,}"


def plain_area(area: Area) -> str:
    """Square metres without trailing zeros: `62`, `62.5`."""
    whole, part = divmod(area, 100)
    return f"{whole:,}.{part:02d}".rstrip("0") if part else f"{whole:,}"


def percent(rate: int) -> str:
    """A rate in ten-thousandths as `1.5%`."""
    return f"{rate / 100:g}%"
