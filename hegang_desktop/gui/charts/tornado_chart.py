"""The tornado: bars to the left and right of the plan as it is, the longest on top."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFont, QResizeEvent

from hegang_desktop.domain.chart import TornadoBar, TornadoSpec
from hegang_desktop.gui.charts.axes import NameAxis, WholeAxis
from hegang_desktop.gui.charts.plot_chart import Area, PlotChart
from hegang_desktop.gui.charts.tags import ChartTag
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import Tokens
from hegang_desktop.report.charts.chart_words import MONTHS
from hegang_desktop.report.charts.labels import swing_room, swing_sides
from hegang_desktop.report.charts.tornado_chart import (
    BAR,
    LEAST_SHARE,
    Pair,
    bar_colours,
    label_place,
    row_name,
    side_colours,
    side_words,
    swings,
    tornado_extent,
)


class TornadoChart(PlotChart):
    """One row a number: what a little less and a little more of it does; better and worse have their colours."""

    in_rows = True

    def __init__(self, texts: Texts, theme: Theme) -> None:
        self._names = NameAxis()
        super().__init__(texts, theme, {"bottom": WholeAxis(), "left": self._names})
        self._spec: TornadoSpec | None = None
        self._bars = pg.BarGraphItem(x0=[], y=[], width=[], height=BAR)
        self._zero = pg.InfiniteLine(0, angle=90)
        for item in (self._bars, self._zero):
            self._plot.addItem(item, ignoreBounds=True)
        self._tags: list[tuple[ChartTag, ChartTag]] = []
        self._sides = (ChartTag(self._plot), ChartTag(self._plot))
        self._swings: list[Pair] = []

    @property
    def bars(self) -> tuple[TornadoBar, ...]:
        """The bars, from the top."""
        return () if self._spec is None else self._spec.bars

    def _draw_values(self, tokens: Tokens, font: QFont) -> None:
        bars = self.bars
        self._swings = [] if self._spec is None else swings(self._spec)
        self._show_names(font)
        self._plot.layout.activate()
        drawn = [
            (-i, move, colour)
            for i, (bar, pair) in enumerate(zip(bars, self._swings, strict=True))
            for move, colour in bar_colours(bar, pair, tokens)
        ]
        self._bars.setOpts(
            x0=[0.0] * len(drawn),
            y=[at for at, _, _ in drawn],
            width=[move for _, move, _ in drawn],
            height=BAR,
            pen=None,
            brushes=[pg.mkBrush(QColor(colour)) for _, _, colour in drawn],
        )
        self._zero.setPen(pg.mkPen(tokens.text, width=1))
        while len(self._tags) < len(bars):
            self._tags.append((ChartTag(self._plot), ChartTag(self._plot)))
        self._label(font)
        for pair in self._tags[len(bars) :]:
            for tag in pair:
                tag.hide()
        if self._spec is not None:
            said = zip(side_words(self._spec, self._texts.words), side_colours(self._spec, tokens), strict=True)
            for tag, (words, colour) in zip(self._sides, said, strict=True):
                tag.say([words], font, colour)

    def _label(self, font: QFont) -> None:
        """In words where they leave the bars room, else in numbers."""
        for brief in (False, True):
            for bar, tags in zip(self.bars, self._tags, strict=False):
                for swing, tag in zip((bar.lower, bar.higher), tags, strict=True):
                    words = swing.brief if brief else swing.label
                    tag.say([self._texts.say(words)], font, self._tokens.text, self._tokens.surface)
            if sum(self._label_px()) <= self._width() * (1 - LEAST_SHARE):
                return

    def _width(self) -> float:
        return max(80.0, self._rect().width())

    def _show_names(self, font: QFont) -> None:
        names = [row_name(bar, self._texts.words) for bar in self.bars]
        self._names.show_names(names, font, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._spec is not None:
            self._show_names(self._font())
            self._plot.layout.activate()
            self._label(self._font())
            if not self._zoomed:
                self._see(self._resting())

    def _placed(self) -> None:
        """Each label beyond the end of its bar; both on one side: the shorter bar's is told by the crosshair."""
        rect = self._rect()
        for i, (moves, tags) in enumerate(zip(self._swings, self._tags, strict=False)):
            y = self._y_px(-i) - tags[0].size.height() / 2
            visible = rect.top() - 2 <= y + tags[0].size.height() / 2 <= rect.bottom() + 2
            for tag, move, side in zip(tags, moves, swing_sides(*moves), strict=True):
                tag.setVisible(visible and side != 0)
                tag.put(label_place(move, side, self._x_px(0), self._x_px(move), tag.size.width()), y)
        top = rect.top() - self._sides[0].size.height()
        middle = self._x_px(0)
        self._sides[0].put(middle - self._sides[0].size.width() - 4, top)
        self._sides[1].put(middle + 4, top)

    def _label_px(self) -> Pair:
        """The room that labels need beyond the bars, to the left and to the right."""
        tags = self._tags[: len(self._swings)]
        return swing_room(self._swings, [(less.size.width(), more.size.width()) for less, more in tags])

    def _whole(self) -> Area:
        return tornado_extent(self._swings, self._label_px(), self._width())

    def _unit_words(self) -> str:
        return self._texts.say(MONTHS)

    def _count(self) -> int:
        return len(self.bars)

    def _spot(self, at: int) -> tuple[float, float]:
        return 0.0, float(-at)

    def _readout(self, at: int) -> list[str]:
        bar, say = self.bars[at], self._texts.say
        return [say(bar.name), say(bar.lower.full), say(bar.higher.full)]
