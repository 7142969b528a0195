"""Colours between colours: bands and shades are opaque, since translucent ones cost milliseconds at every paint."""

from __future__ import annotations

from PySide6.QtGui import QColor


def mixed(one: QColor | str, other: QColor | str, share: float) -> QColor:
    """A colour between two, `share` of the way to the other."""
    first, second = QColor(one), QColor(other)

    def between(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        between(first.red(), second.red()),
        between(first.green(), second.green()),
        between(first.blue(), second.blue()),
    )
