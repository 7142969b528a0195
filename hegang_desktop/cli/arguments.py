"""The arguments that all commands take, and how single values are read. What cannot be read is told by argparse."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from hegang_desktop.app.settings.preferences import Preferences
from hegang_desktop.app.settings.setting import SYSTEM, Declared, settings_of
from hegang_desktop.cli.parser import Parser
from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import FEN_A_YUAN
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.what_if import LATEST, SLIDERS, STRESSES
from hegang_desktop.text.translator import Translator

LARGEST_NUMBER = 99_999
LONGEST_NUMBER = 30


class Offered(list[str]):
    """Choices as argparse shows them, and others that it takes as well."""

    def __init__(self, shown: Iterable[str], more: Iterable[str]) -> None:
        super().__init__(shown)
        self._more = frozenset(more)

    def __contains__(self, value: object) -> bool:
        return value in self._more or super().__contains__(value)


def add_common(
    parser: Parser, words: Translator, *, below: bool = False, kind: type[msgspec.Struct] = Preferences
) -> None:
    """The data folder and the preferences of `kind` that can be named; `below` a parser that takes them already."""
    default = argparse.SUPPRESS if below else None
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=default,
        help=words.say(msg("keep all data in this folder instead of the usual one")),
    )
    for one in settings_of(kind):
        option, choices = one.setting.option, (value for value, _ in one.setting.choices if value != SYSTEM)
        if option is not None and one.setting.choices:
            parser.add_argument(
                option.flag,
                dest=one.id,
                choices=Offered(choices, option.unoffered),
                default=default,
                help=words.say(option.help),
            )
        elif option is not None:
            parser.add_argument(
                option.flag, dest=one.id, action="store_true", default=default, help=words.say(option.help)
            )


def preferences_named(options: argparse.Namespace, kind: type[msgspec.Struct] = Preferences) -> dict[str, Any]:
    """The preferences that the command line names, for this start only."""
    named: list[Declared] = [one for one in settings_of(kind) if getattr(options, one.id, None) is not None]
    return {one.id: getattr(options, one.id) for one in named}


def common_flags() -> tuple[str, ...]:
    """The common arguments that take a value."""
    declared = (one.setting for one in settings_of(Preferences))
    return ("--data-dir", *(one.option.flag for one in declared if one.option is not None and one.choices))


class RefusedArgument(argparse.ArgumentTypeError):
    """A value that cannot be read, with its sentence."""

    def __init__(self, words: Translator, message: Message) -> None:
        super().__init__(words.say(message))


def _whole(text: str, most: int) -> int | None:
    # Python refuses to read thousands of digits
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER and int(text) <= most else None


def number(words: Translator, least: int = 0) -> Callable[[str], int]:
    """Reads a whole number from `least` on."""
    wrong = msg("this must be a whole number from {least} to {most}", least=least, most=LARGEST_NUMBER)

    def read(text: str) -> int:
        value = _whole(text, LARGEST_NUMBER)
        if value is None or value < least:
            raise RefusedArgument(words, wrong)
        return value

    return read


def month(words: Translator) -> Callable[[str], Month]:
    """Reads a month written `2027-09`."""

    def read(text: str) -> Month:
        try:
            return Month.parse(text)
        except ValueError:
            raise RefusedArgument(words, msg('"{text}" is not a month. Write it like 2027-03.', text=text)) from None

    return read


def what_if(words: Translator) -> Callable[[str], tuple[str, int]]:
    """Reads a slider with its value, or a stress that is on."""
    wrong = msg(
        "this must be one of {sliders} with a number, like {example}, or one of {stresses}",
        sliders=tuple(SLIDERS),
        example=f"{next(iter(SLIDERS))}=300",
        stresses=tuple(STRESSES),
    )

    def read(text: str) -> tuple[str, int]:
        name, _, value = text.partition("=")
        if name in STRESSES:
            return name, 1
        most = LATEST if name == "later" else LARGEST_AMOUNT // FEN_A_YUAN
        if name not in SLIDERS or not value.isdecimal():
            raise RefusedArgument(words, wrong)
        count = _whole(value, most)
        if count is None and name == "later":
            raise RefusedArgument(
                words, msg("the months by which to buy later must be a whole number from 0 to {most}", most=most)
            )
        if count is None:
            raise RefusedArgument(words, msg("this must be a whole number from {least} to {most}", least=0, most=most))
        return name, count if name == "later" else count * FEN_A_YUAN

    return read
