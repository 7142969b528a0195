"""What stands beside and beneath a chart: months, years after the move, amounts, shares, names."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from hegang_desktop.domain.month import Month
from hegang_desktop.gui.texts import Texts
from hegang_desktop.report.charts.labels import LABELS_FIT, NAME_GAP_PX
from hegang_desktop.report.charts.money_axis import money_label
from hegang_desktop.report.charts.scale import (
    after_label,
    month_label,
    month_steps,
    share_label,
    share_steps,
    whole_label,
    whole_steps,
)


class MonthAxis(pg.AxisItem):
    """Months under the chart: years, half years, quarters or months, as there is room."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("bottom")
        self._texts = texts
        self.first = Month(2000, 1)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[int, list[int]]]:
        return [month_steps(low, high, size, -self.first.index)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        words = self._texts.words
        return [month_label(words, self.first + round(value), round(spacing)) for value in values]


class AfterAxis(pg.AxisItem):
    """Months and years after something, under the chart."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("bottom")
        self._texts = texts

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[int, list[int]]]:
        return [month_steps(low, high, size, 0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [after_label(self._texts.words, round(value)) for value in values]


class MoneyAxis(pg.AxisItem):
    """Amounts beside the chart, as a person would say them."""

    def __init__(self, texts: Texts, side: str = "left") -> None:
        super().__init__(side)
        self._texts = texts

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [money_label(self._texts.words, value) for value in values]


class ShareAxis(pg.AxisItem):
    """Shares beside the chart, 0 to 100 %."""

    def __init__(self) -> None:
        super().__init__("left")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[int, list[int]]]:
        return [share_steps(low, high, size)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [share_label(value) for value in values]


class WholeAxis(pg.AxisItem):
    """Months sooner and later under the chart, the same way to both sides."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        return [whole_steps(low, high, size)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [whole_label(value) for value in values]


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
