"""From savings to the day after, bar by bar, one beneath the other: names of any length stand beside their bar."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFont

from hegang_desktop.domain.chart import Fall, WaterfallSpec
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import whole_yuan
from hegang_desktop.gui.charts.axes import MoneyAxis, NameAxis
from hegang_desktop.gui.charts.plot_chart import Area, PlotChart
from hegang_desktop.gui.charts.tags import ChartTag
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import Tokens
from hegang_desktop.report.charts.frame import MarkWords
from hegang_desktop.report.charts.labels import beside_bar
from hegang_desktop.report.charts.waterfall_chart import (
    BAR,
    amount_words,
    bar_colour,
    bar_ends,
    cushion_words,
    waterfall_extent,
)


class WaterfallChart(PlotChart):
    """Totals are dark, what is added green, what is taken away red; each bar begins where the one before it ends."""

    in_rows = True

    def __init__(self, texts: Texts, theme: Theme) -> None:
        self._names = NameAxis()
        super().__init__(texts, theme, {"bottom": MoneyAxis(texts, "bottom"), "left": self._names})
        self._spec: WaterfallSpec | None = None
        self._bars = pg.BarGraphItem(x0=[], y=[], width=[], height=BAR)
        self._links = pg.PlotCurveItem(connect="pairs")
        self._zero = pg.InfiniteLine(0, angle=90)
        for item in (self._links, self._bars, self._zero):
            self._plot.addItem(item, ignoreBounds=True)
        self._amounts: list[ChartTag] = []
        self._ranges: list[tuple[float, float]] = []

    @property
    def falls(self) -> tuple[Fall, ...]:
        """The bars, from the top."""
        return () if self._spec is None else self._spec.falls

    def _draw_values(self, tokens: Tokens, font: QFont) -> None:
        falls = self.falls
        self._names.show_names([self._texts.say(one.name) for one in falls], font, self.width())
        self._ranges = bar_ends(falls)
        brushes = [pg.mkBrush(QColor(bar_colour(one, tokens))) for one in falls]
        self._bars.setOpts(
            x0=[begin for begin, _ in self._ranges],
            y=[-i for i in range(len(falls))],
            width=[end - begin for begin, end in self._ranges],
            height=BAR,
            pen=None,
            brushes=brushes,
        )
        xs, ys = [], []
        for i, (_, end) in enumerate(self._ranges[:-1]):
            xs += [end, end]
            ys += [-i - BAR / 2, -i - 1 + BAR / 2]
        self._links.setData(xs, ys, pen=pg.mkPen(tokens.quiet, width=1))
        self._zero.setPen(pg.mkPen(tokens.quiet, width=1))
        while len(self._amounts) < len(falls):
            self._amounts.append(ChartTag(self._plot))
        for one, tag in zip(falls, self._amounts, strict=False):
            tag.say([amount_words(one, self._texts.words, self.width())], font, tokens.text, tokens.surface)
            tag.show()
        for tag in self._amounts[len(falls) :]:
            tag.hide()

    def _placed(self) -> None:
        """Each amount beyond the right end of its bar, where nothing is; inside the edge at least."""
        rect = self._rect()
        for i, (tag, (begin, end)) in enumerate(zip(self._amounts, self._ranges, strict=False)):
            edge = self._plot.boundingRect().right()
            x = beside_bar(self._x_px(begin), self._x_px(end), tag.size.width(), rect.left(), edge)
            y = self._y_px(-i) - tag.size.height() / 2
            tag.put(x, y)
            tag.setVisible(rect.top() - 2 <= y + tag.size.height() / 2 <= rect.bottom() + 2)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if self._spec is not None:
            self._names.show_names([self._texts.say(one.name) for one in self.falls], self._font(), self.width())
            self._plot.layout.activate()
            if not self._zoomed:
                self._see(self._resting())

    def _whole(self) -> Area:
        if self._spec is None:
            return 0, 1, 0, 1
        # room for the amount beside the longest bar
        widest = max((tag.size.width() for tag in self._amounts[: len(self.falls)]), default=0.0)
        return waterfall_extent(self._spec, self._ranges, widest, self._rect().width())

    def _words(self) -> list[MarkWords]:
        spec = self._spec
        if spec is None or not spec.cushion:
            return []
        return [MarkWords(spec.cushion / 100, cushion_words(spec, self._texts.words), self._tokens.caution)]

    def _count(self) -> int:
        return len(self.falls)

    def _spot(self, at: int) -> tuple[float, float]:
        return self._ranges[at][1], float(-at)

    def _readout(self, at: int) -> list[str]:
        one, words, say = self.falls[at], self._texts.words, self._texts.say
        lines = [f"{say(one.name)}: {words.money(whole_yuan(one.amount))}"]
        if not one.total:
            after = words.money(whole_yuan(round(self._ranges[at][1] * 100)))
            lines.append(say(msg("{amount} after that", amount=after)))
        return lines
