"""Numbers at the ends of a scale: amounts, areas and years as they are read beside an axis."""

from __future__ import annotations

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.search import Number
from hegang_desktop.gui.texts import ScreenWords
from hegang_desktop.report.charts.chart_words import price_words
from hegang_desktop.text.translator import plain_area


def scale_words(name: Number, words: ScreenWords, value: int) -> str:
    """A value on the scale of a number."""
    if name in ("price", "unit_price"):
        return price_words(words, value)
    if name == "area":
        return plain_area(Area(value))
    return str(value)
