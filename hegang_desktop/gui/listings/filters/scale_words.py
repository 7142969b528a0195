"""Numbers at the ends of a scale: amounts, areas and years as they are read beside an axis."""

from __future__ import annotations

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.money import Fen, divide_half_up
from hegang_desktop.domain.search import Number
from hegang_desktop.gui.texts import HIDDEN, ScreenWords
from hegang_desktop.text.translator import plain_area

FEN_A_YUAN = 100


def yuan_words(words: ScreenWords, fen: int) -> str:
    """Whole yuan: in 万 in Chinese, in full in English, where m would be read as metres."""
    if words.hide_amounts:
        return HIDDEN
    return words.short_money(Fen(fen)) if words.chinese else f"{divide_half_up(fen, FEN_A_YUAN):,}"


def scale_words(name: Number, words: ScreenWords, value: int) -> str:
    """A value on the scale of a number."""
    kind = FIELDS.numbers[name].kind
    if kind in ("money", "whole_money"):
        return yuan_words(words, value)
    if kind == "area":
        return plain_area(Area(value))
    return str(value)
