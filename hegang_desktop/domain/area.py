"""Floor area in whole hundredths of a square metre, so that areas compare and multiply exactly."""

from __future__ import annotations

from typing import NewType

from hegang_desktop.domain.money import Fen, divide_half_up

Area = NewType("Area", int)
"""A floor area in hundredths of a square metre: 6250 is 62.5 m²."""


def square_metres(value: float) -> Area:
    """Square metres, rounded to the hundredth."""
    return Area(round(value * 100))


def for_area(per_square_metre: Fen, area: Area) -> Fen:
    """What `area` costs at a price per square metre, rounded half up to the fen."""
    return Fen(divide_half_up(per_square_metre * area, 100))


def unit_price(total: Fen, area: Area) -> Fen:
    """The price of one square metre, rounded half up to the fen. `area` must be positive."""
    return Fen(divide_half_up(total * 100, area))
