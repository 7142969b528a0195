"""The tornado: bars to the left and right of the plan as it is, the longest on top."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFont, QResizeEvent

from hegang_desktop.domain.chart import Swing, TornadoBar, TornadoSpec
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.charts.axes import NameAxis, WholeAxis
from hegang_desktop.gui.charts.plot_chart import Area, PlotChart
from hegang_desktop.gui.charts.tags import Tag
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import Tokens

BAR = 0.6
OUT = 1.15
"""A home out of reach is drawn by so much longer than the longest bar that is not."""
LEAST_SHARE = 0.3


class TornadoChart(PlotChart):
    """One row a number: what a little less of it does in blue, what a little more does in ember."""

    in_rows = True

    def __init__(self, texts: Texts, theme: Theme) -> None:
        self._names = NameAxis()
        super().__init__(texts, theme, {"bottom": WholeAxis(), "left": self._names})
        self._spec: TornadoSpec | None = None
        self._less = pg.BarGraphItem(x0=[], y=[], width=[], height=BAR)
        self._more = pg.BarGraphItem(x0=[], y=[], width=[], height=BAR)
        self._zero = pg.InfiniteLine(0, angle=90)
        for item in (self._less, self._more, self._zero):
            self._plot.addItem(item, ignoreBounds=True)
        self._tags: list[tuple[Tag, Tag]] = []
        self._sides = (Tag(self._plot), Tag(self._plot))
        self._reach = 1.0

    @property
    def bars(self) -> tuple[TornadoBar, ...]:
        """The bars, from the top."""
        return () if self._spec is None else self._spec.bars

    def _moves(self, swing: Swing) -> float:
        return self._reach * OUT if swing.moves is None else swing.moves

    def _draw_values(self, tokens: Tokens, font: QFont) -> None:
        bars, say = self.bars, self._texts.say
        moves = [abs(one.moves) for bar in bars for one in (bar.lower, bar.higher) if one.moves is not None]
        self._reach = max(1.0, *moves, 1.0)
        self._show_names(font)
        self._plot.layout.activate()
        for item, which, colour in ((self._less, "lower", tokens.series[1]), (self._more, "higher", tokens.series[0])):
            item.setOpts(
                x0=[0.0] * len(bars),
                y=[-i for i in range(len(bars))],
                width=[self._moves(getattr(bar, which)) for bar in bars],
                height=BAR,
                pen=None,
                brush=pg.mkBrush(QColor(colour)),
            )
        self._zero.setPen(pg.mkPen(tokens.text, width=1))
        while len(self._tags) < len(bars):
            self._tags.append((Tag(self._plot), Tag(self._plot)))
        self._label(font)
        for pair in self._tags[len(bars) :]:
            for tag in pair:
                tag.hide()
        if self._spec is not None:
            self._sides[0].say([f"← {say(self._spec.left)}"], font, tokens.quiet)
            self._sides[1].say([f"{say(self._spec.right)} →"], font, tokens.quiet)

    def _label(self, font: QFont) -> None:
        """In words where they leave the bars room, else in numbers."""
        for brief in (False, True):
            for bar, tags in zip(self.bars, self._tags, strict=False):
                for swing, tag in zip((bar.lower, bar.higher), tags, strict=True):
                    words = swing.brief if brief else swing.label
                    tag.say([self._texts.say(words)], font, self._tokens.text)
            if sum(self._label_px()) <= self._width() * (1 - LEAST_SHARE):
                return

    def _width(self) -> float:
        return max(80.0, self._rect().width())

    def _show_names(self, font: QFont) -> None:
        say = self._texts.say
        names = [f"{bar.rank}{'=' if bar.tied else '.'} {say(bar.name)}" for bar in self.bars]
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
        for i, (bar, tags) in enumerate(zip(self.bars, self._tags, strict=False)):
            swings = (bar.lower, bar.higher)
            moves = [self._moves(one) for one in swings]
            y = self._y_px(-i) - tags[0].size.height() / 2
            visible = rect.top() - 2 <= y + tags[0].size.height() / 2 <= rect.bottom() + 2
            sides = self._sides_of(moves)
            for tag, move, side in zip(tags, moves, sides, strict=True):
                tag.setVisible(visible and side != 0)
                x = self._x_px(move) if (move > 0) == (side > 0) else self._x_px(0)
                tag.put(x + 1 if side > 0 else x - tag.size.width() - 1, y)
        top = rect.top() - self._sides[0].size.height()
        middle = self._x_px(0)
        self._sides[0].put(middle - self._sides[0].size.width() - 4, top)
        self._sides[1].put(middle + 4, top)

    @staticmethod
    def _sides_of(moves: list[float]) -> list[int]:
        """To which side the label of each swing goes: -1, 1, or 0 for nowhere."""
        less, more = moves
        if less * more > 0:
            side = 1 if less > 0 else -1
            return [side, 0] if abs(less) >= abs(more) else [0, side]
        if less == more == 0:
            return [-1, 1]
        if less > 0 or more < 0:
            return [1, -1]
        return [-1, 1]

    def _label_px(self) -> tuple[float, float]:
        """The room that labels need beyond the bars, to the left and to the right."""
        left = right = 0.0
        for bar, tags in zip(self.bars, self._tags, strict=False):
            moves = [self._moves(bar.lower), self._moves(bar.higher)]
            for tag, side in zip(tags, self._sides_of(moves), strict=True):
                if side < 0:
                    left = max(left, tag.size.width())
                elif side > 0:
                    right = max(right, tag.size.width())
        return left, right

    def _whole(self) -> Area:
        moves = [self._moves(one) for bar in self.bars for one in (bar.lower, bar.higher)]
        low, high = min([0.0, *moves]), max([0.0, *moves])
        if high - low < 1:
            low, high = low - 0.5, high + 0.5
        left, right = self._label_px()
        width = self._width()
        inner = max(width * LEAST_SHARE / 2, width - left - right - 4)
        per_px = (high - low) / inner
        return low - left * per_px, high + right * per_px, -len(self.bars) + 0.4, 0.6

    def _unit_words(self) -> str:
        return self._texts.say(msg("months"))

    def _count(self) -> int:
        return len(self.bars)

    def _spot(self, at: int) -> tuple[float, float]:
        return 0.0, float(-at)

    def _told(self, at: int) -> list[str]:
        bar, say = self.bars[at], self._texts.say
        return [say(bar.name), say(bar.lower.full), say(bar.higher.full)]
