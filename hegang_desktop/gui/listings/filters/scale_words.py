"""Numbers at the ends of a scale: amounts, areas and years as they are read beside an axis."""

from __future__ import annotations

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import Number
from hegang_desktop.gui.texts import ScreenTranslator

FEN_A_YUAN = 100


def yuan_words(words: ScreenTranslator, fen: int) -> str:
    """Whole yuan beside an axis of areas: short where the language allows it there."""
    return words.short_money(Fen(fen)) if words.locale.short_beside_areas else words.rounded_money(Fen(fen))


def scale_words(name: Number, words: ScreenTranslator, value: int) -> str:
    """A value on the scale of a number."""
    if name in ("price", "unit_price"):
        return yuan_words(words, value)
    if name == "area":
        return words.area(Area(value))
    return str(value)
