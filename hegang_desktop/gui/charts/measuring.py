"""How wide words are in a font of this machine."""

from __future__ import annotations

import functools

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QGuiApplication

from hegang_desktop.report.charts.look import FONT_FAMILIES
from hegang_desktop.report.charts.measuring import Measure


def written_family() -> str:
    """The first family that charts name and this machine has, else that of the program."""
    there = (name for name in FONT_FAMILIES if QFontDatabase.hasFamily(name))
    return next(there, None) or QFontInfo(QGuiApplication.font()).family()


def measure_in(family: str) -> Measure:
    """What tells the room of words in a family, at any size."""

    @functools.cache
    def metrics(size: int) -> QFontMetricsF:
        font = QFont(family)
        font.setPixelSize(size)
        return QFontMetricsF(font)

    def measure(text: str, size: int) -> tuple[float, float]:
        return metrics(size).horizontalAdvance(text), metrics(size).height()

    return measure
