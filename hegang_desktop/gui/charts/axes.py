"""What stands beside and beneath a chart: months, years after the move, amounts, shares, names."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from hegang_desktop.domain.message import msg_n
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.gui.texts import Texts

MONTH_PX = 90
NAME_GAP_PX = 14
LABELS_FIT = 0.4
"""Names take at most this part of the chart's width."""


def _steps(low: float, high: float, size: float, offset: int) -> list[tuple[int, list[int]]]:
    """Ticks at whole months: years, half years, quarters or months, as there is room."""
    room = max(2, int(size // MONTH_PX))
    span = max(1.0, high - low)
    step = next((s for s in (1, 3, 6, 12, 24, 60, 120) if span / s <= room), 240)
    off = offset % step if step > 1 else 0
    start = math.ceil((low - off) / step) * step + off
    return [(step, [start + i * step for i in range(int((high - start) // step) + 1)])]


class MonthAxis(pg.AxisItem):
    """Months under the chart: years, half years, quarters or months, as there is room."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("bottom")
        self._texts = texts
        self.first = Month(2000, 1)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[int, list[int]]]:
        return _steps(low, high, size, -self.first.index)

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        words = self._texts.words
        whole_years = spacing >= MONTHS_A_YEAR
        labels = []
        for value in values:
            month = self.first + round(value)
            labels.append(str(month.year) if whole_years and month.month == 1 else words.short_month(month))
        return labels


class AfterAxis(pg.AxisItem):
    """Months and years after something, under the chart."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("bottom")
        self._texts = texts

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[int, list[int]]]:
        return _steps(low, high, size, 0)

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [self._said(round(value)) for value in values]

    def _said(self, months: int) -> str:
        if months and months % MONTHS_A_YEAR == 0:
            return self._texts.say(msg_n("{n} year", "{n} years", months // MONTHS_A_YEAR))
        return self._texts.say(msg_n("{n} month", "{n} months", months))


class MoneyAxis(pg.AxisItem):
    """Amounts beside the chart, as a person would say them."""

    def __init__(self, texts: Texts, side: str = "left") -> None:
        super().__init__(side)
        self._texts = texts

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [self._texts.words.short_money(Fen(round(value * 100))) for value in values]


class ShareAxis(pg.AxisItem):
    """Shares beside the chart, 0 to 100 %."""

    def __init__(self) -> None:
        super().__init__("left")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[int, list[int]]]:
        step = next((s for s in (5, 10, 25) if (high - low) / s * 22 <= size), 50)
        start = math.ceil(low / step) * step
        return [(step, [value for value in range(start, int(high) + 1, step) if 0 <= value <= 100])]  # noqa: PLR2004

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [f"{value:.0f}%" for value in values]


class WholeAxis(pg.AxisItem):
    """Months sooner and later under the chart, the same way to both sides."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        room = max(2, int(size // 50))
        step = next((s for s in (0.5, 1, 2, 3, 6, 12, 24, 60, 120) if (high - low) / s <= room), 240)
        return [(step, [i * step for i in range(math.ceil(low / step), int(high // step) + 1)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [f"{abs(value):g}" for value in values]


class NameAxis(pg.AxisItem):
    """The names of rows, the first on top: row `i` lies at -i. Long names end in dots."""

    def __init__(self) -> None:
        super().__init__("left")
        self._names: list[str] = []

    def show_names(self, names: list[str], font: QFont, width: int) -> None:
        """Show these in a chart of that width."""
        metrics = QFontMetrics(font)
        room = int(width * LABELS_FIT)
        widest = min(room, max((metrics.horizontalAdvance(name) for name in names), default=0))
        self._names = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, widest) for name in names]
        self.setWidth(widest + NAME_GAP_PX)
        self.setTicks([[(-i, name) for i, name in enumerate(self._names)]])
