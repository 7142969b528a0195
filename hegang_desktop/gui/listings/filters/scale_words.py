"""Numbers at the ends of a scale: amounts, areas and years as they are read beside an axis."""

from __future__ import annotations

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.search import Number
from hegang_desktop.gui.texts import ScreenTranslator
from hegang_desktop.report.charts.chart_words import price_words


def scale_words(name: Number, words: ScreenTranslator, value: int) -> str:
    """A value on the scale of a number."""
    kind = FIELDS.numbers[name].kind
    if kind in ("money", "whole_money"):
        return price_words(words, value)
    if kind == "area":
        return words.area(Area(value))
    return str(value)
