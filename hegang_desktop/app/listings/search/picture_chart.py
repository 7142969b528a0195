"""The homes found as a chart that can be carried away."""

from __future__ import annotations

from collections.abc import Sequence

from hegang_desktop.app.listings.search.picture import OTHERS, Picture
from hegang_desktop.domain.chart import Dots, HomesSpec, PriceLine
from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.text.facets import value_words

TITLE = msg("Homes by floor area and price")
LINE_NAMES: dict[int, Message] = {0: msg("safe at once"), 12: msg("safe within a year")}
"""What the line of homes whose safe month comes within so many months is called."""
OTHERS_NAME = msg("others, or not said")


def homes_chart(picture: Picture, colours: Sequence[int], order: Sequence[int]) -> HomesSpec:
    """The homes of a picture; `colours` are the numbers of its values' colours, `order` is that of the legend."""
    shown = len(picture.ids)
    summary = msg_n("{n} home with area and price.", "{n} homes with area and price.", picture.known)
    if picture.known > shown:
        summary = msg("{shown} evenly chosen of {n} homes.", shown=f"{shown:,}", n=f"{picture.known:,}")
    dots = []
    for value in (*order, OTHERS):
        here = picture.colours == value
        if here.any():
            name = OTHERS_NAME if value == OTHERS else value_words(picture.facet, picture.values[value])
            colour = None if value == OTHERS else colours[value]
            dots.append(Dots(name, colour, tuple(picture.areas[here].tolist()), tuple(picture.prices[here].tolist())))
    lines = tuple(PriceLine(LINE_NAMES[one.months], one.months == 0, one.areas, one.prices) for one in picture.lines)
    return HomesSpec(TITLE, summary, tuple(dots), lines)
