"""A city, and the figures that are known about it, each with where it comes from."""

from __future__ import annotations

from typing import Literal

import msgspec

Confidence = Literal["H", "M", "L", "MEM"]
"""H: law text, official notice or several sources. M: one decent source or computed from data. L: one weak source.
MEM: no source found, an assumption of the program."""


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One number about a city. `value` is in `unit`; `year` is when it held."""

    metric: str
    value: int
    unit: str
    year: str
    source: str
    confidence: Confidence


class City(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place people move to. Names in both languages; figures only where one was found."""

    id: str
    zh: str
    en: str
    province_zh: str
    province_en: str
    heated: bool
    figures: tuple[Figure, ...] = ()

    def figure(self, metric: str) -> Figure | None:
        """The figure for `metric`, or None where none was found."""
        return next((figure for figure in self.figures if figure.metric == metric), None)
