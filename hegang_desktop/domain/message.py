"""What the core wants said, without the words: an English source text, its parameters, and nothing rendered.

`text.translator` turns a Message into the reader's language. The text is a literal, so that the catalogue finds it.
"""

from __future__ import annotations

from typing import Any

import msgspec

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.money import Fen


class Money(msgspec.Struct, frozen=True):
    """An amount to be shown as the reader's language writes money."""

    fen: Fen


class SquareMetres(msgspec.Struct, frozen=True):
    """An area to be shown with its unit."""

    area: Area


class Place(msgspec.Struct, frozen=True):
    """The Chinese name of a city, a district or a community, to be shown as the reader's language writes it."""

    name: str


class Advertised(msgspec.Struct, frozen=True):
    """A value of a listing's field in the words of its advert, to be shown in those of the reader."""

    field: str
    value: str


class Percent(msgspec.Struct, frozen=True):
    """A rate in ten-thousandths to be shown as a percentage."""

    rate: int


class FinePercent(msgspec.Struct, frozen=True):
    """A rate in millionths to be shown as a percentage, as finely as it is told."""

    rate: int


class Message(msgspec.Struct, frozen=True):
    """A source text with named placeholders.

    Parameters may be str, int, Month, Money, SquareMetres, Percent, FinePercent, Place, Advertised, other Messages, or
    a tuple of these as a list.
    """

    text: str
    params: dict[str, Any] = {}
    plural: str | None = None
    count: int = 0
    context: str | None = None


def msg(text: str, /, **params: object) -> Message:
    """Something to say."""
    return Message(text, params)


def msg_n(one: str, many: str, n: int, /, **params: object) -> Message:
    """Something to say about `n` things; `n` is a parameter of the text as well."""
    return Message(one, {"n": n, **params}, plural=many, count=n)


def pmsg(context: str, text: str, /, **params: object) -> Message:
    """Something short whose meaning needs a context to be translated."""
    return Message(text, params, context=context)


def shipped(text: str) -> Message:
    """A text of one of the program's own data files; an extractor of its own collects it from there."""
    return Message(text)


def advertised(field: str, value: str) -> Message:
    """What an advert says of a field, in the reader's words."""
    return Message("{text}", {"text": Advertised(field, value)})


def verbatim(text: str) -> Message:
    """Text from outside (a name, a file's own words) to be shown as it is."""
    return Message("{text}", {"text": text})
