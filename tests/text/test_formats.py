"""Numbers, money, months and areas as each language writes them, held against what Babel knows of it."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from babel.core import Locale as BabelLocale
from babel.dates import format_skeleton
from babel.numbers import format_compact_decimal, format_decimal
from babel.plural import to_gettext

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.message import Message, Money, Percent, SquareMetres, msg, msg_n
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.text import money, months, numbers
from hegang_desktop.text.locales import ENGLISH, LOCALES, Locale
from hegang_desktop.text.translator import Translator

EVERY = pytest.mark.parametrize("locale", LOCALES, ids=lambda one: one.code)


@EVERY
@pytest.mark.parametrize("value", [0, 7, 999, 1_000, 38_600, 1_234_567, -38_600])
def test_counts_and_amounts_are_grouped_as_babel_groups_them(locale: Locale, value: int) -> None:
    assert numbers.whole(value, locale) == format_decimal(value, locale=locale.code)
    assert money.bare_money(yuan(value), locale) == format_decimal(value, locale=locale.code)
    assert money.bare_money(Fen(value * 100 + 32), locale) == format_decimal(value + 0.32, locale=locale.code)


@EVERY
def test_months_are_written_as_babel_writes_them(locale: Locale) -> None:
    for number in range(1, 13):
        day = datetime.date(2027, number, 1)
        month = Month(2027, number)
        assert months.full_month(month, locale) == format_skeleton("yMMMM", day, locale=locale.code)
        assert months.short_month(month, locale) == format_skeleton("yMMM", day, locale=locale.code)


@EVERY
@pytest.mark.parametrize("value", [0, 950, 1_200, 38_600, 125_000, 1_250_000, 320_000_000])
def test_short_amounts_are_counted_in_the_units_that_babel_counts_in(locale: Locale, value: int) -> None:
    babel = format_compact_decimal(value, locale=locale.code, fraction_digits=3)
    # Babel groups no thousands here, and writes K where we write k
    assert money.short_money(yuan(value), locale).replace(",", "").lower() == babel.replace(",", "").lower()


@EVERY
def test_the_rule_of_plurals_is_the_language_s_own(locale: Locale) -> None:
    words, rule = Translator(locale.code), BabelLocale.parse(locale.code).plural_form
    same = {count: words.say(msg_n("{n} home", "{n} homes", count)).replace(str(count), "") for count in range(12)}
    for one in range(12):
        for other in range(12):
            assert (same[one] == same[other]) == (rule(one) == rule(other)), to_gettext(rule)


def test_another_language_may_write_its_numbers_otherwise() -> None:
    german = msgspec.structs.replace(ENGLISH, group=".", decimal=",", money="{amount} Yuan")
    assert money.money(Fen(168_932_50), german) == "168.932,50 Yuan"
    assert money.short_money(yuan(1_250), german) == "1,25k"
    assert numbers.percent(150, german) == "1,5%"


@pytest.mark.parametrize(
    ("message", "english", "chinese"),
    [
        (msg("{value}", value=Money(yuan(38_600))), "38,600 yuan", "38,600元"),
        (msg("{value}", value=SquareMetres(Area(62_50))), "62.5 m²", "62.5平米"),
        (msg("{value}", value=Percent(150)), "1.5%", "1.5%"),
        (msg("{value}", value=Month(2027, 3)), "March 2027", "2027年3月"),
        (msg("{value}", value=("10", 11)), "10, 11", "10、11"),
        (msg("{value}", value=1_234), "1,234", "1,234"),
        (msg("{value}", value="1234"), "1234", "1234"),
    ],
)
def test_a_parameter_is_written_as_the_reader_writes_it(message: Message, english: str, chinese: str) -> None:
    assert (Translator("en").say(message), Translator("zh_CN").say(message)) == (english, chinese)


@pytest.mark.parametrize(
    ("one", "other", "english", "chinese"),
    [
        (10_400, 2_800, "2.8k to 10.4k yuan", "0.28万到1.04万元"),
        (-500, 800, "-500 to 800 yuan", "-500到800元"),
        (-12_000, 3_000, "-12k to 3k yuan", "-1.2万到0.3万元"),
    ],
)
def test_a_range_of_money_is_in_one_unit_the_smaller_first(one: int, other: int, english: str, chinese: str) -> None:
    assert Translator("en").money_range(yuan(one), yuan(other)) == english
    assert Translator("zh_CN").money_range(yuan(one), yuan(other)) == chinese
