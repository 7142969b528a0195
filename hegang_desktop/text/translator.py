"""Messages into the reader's language: one gettext catalogue for window, command line and reports."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.message import Advertised, FinePercent, Message, Money, Percent, Place, SquareMetres, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.text import advert_words, areas, money, months, numbers, places
from hegang_desktop.text.catalogues import catalogue_of
from hegang_desktop.text.locales import locale_of

log = logging.getLogger(__name__)


class Translator:
    """Renders messages in one language. A translation whose placeholders do not fit falls back to the source text."""

    def __init__(self, language: str) -> None:
        """`language` is the code of a locale; English for one that is not known."""
        self.locale = locale_of(language)
        self._catalogue = catalogue_of(self.locale)

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.locale.code

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
            return self.square_metres(value.area)
        if isinstance(value, Percent):
            return numbers.percent(value.rate, self.locale)
        if isinstance(value, Place):
            return places.place_name(value.name, self.locale)
        if isinstance(value, Advertised):
            return self.advert_value(value.field, value.value)
        if isinstance(value, FinePercent):
            return numbers.fine_percent(value.rate, self.locale)
        if isinstance(value, tuple):
            return self.listed(self._param(one) for one in value)
        if isinstance(value, bool) or not isinstance(value, int):
            return str(value)
        return self.number(value)

    def advert_value(self, field: str, value: str) -> str:
        """What an advert says of a field of a listing, as the reader writes it."""
        return advert_words.advert_value(field, value, self.say, self.locale)

    def number(self, value: int) -> str:
        """A count."""
        return numbers.whole(value, self.locale)

    def area(self, area: Area) -> str:
        """Square metres without their unit, for columns that name it."""
        return areas.bare_area(area, self.locale)

    def square_metres(self, area: Area) -> str:
        """A floor area with its unit: `62.5 m²` or `62.5平米`."""
        return areas.square_metres(area, self.locale)

    def listed(self, things: Iterable[str]) -> str:
        """Things one after the other."""
        return self.locale.separator.join(things)

    def money(self, fen: Fen) -> str:
        """An amount with its unit: `38,600元` or `38,600 yuan`."""
        return money.money(fen, self.locale)

    def bare_money(self, fen: Fen) -> str:
        """An amount without its unit, for columns that name it."""
        return money.bare_money(fen, self.locale)

    def rounded_money(self, fen: Fen) -> str:
        """An amount rounded to the yuan, without its unit."""
        return money.whole_yuan(fen, self.locale)

    def money_range(self, one: Fen, other: Fen) -> str:
        """From the smaller to the larger, short and in one unit, with the unit of money."""
        low, high = money.money_range(one, other, self.locale)
        return self.say(msg("{low} to {high} yuan", low=low, high=high))

    def short_money(self, fen: Fen) -> str:
        """An amount as a person would say it on an axis: `3.8万` in Chinese, `38k` in English."""
        return money.short_money(fen, self.locale)

    def month(self, month: Month) -> str:
        """A month in full: `2027年3月` or `March 2027`."""
        return months.full_month(month, self.locale)

    def short_month(self, month: Month) -> str:
        """A month for a narrow place: `2027年3月` or `Mar 2027`."""
        return months.short_month(month, self.locale)
