"""What comes in and what goes out each month, as stacked bars."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont

from hegang_desktop.domain.chart import FlowSpec, Layer
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.gui.charts.axes import MoneyAxis, MonthAxis
from hegang_desktop.gui.charts.colours import mixed
from hegang_desktop.gui.charts.plot_chart import Area, PlotChart, whole_yuan
from hegang_desktop.gui.charts.tags import MarkWords, Tag
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import Tokens

BAR = 0.82
WINTER = 0.1
ROOM = 0.06
MOST_CUT = 24
_COLOURS: dict[str, tuple[int, float]] = {
    "income": (2, 0.0),
    "other_in": (2, 0.45),
    "living": (1, 0.0),
    "rent": (3, 0.0),
    "remittance": (4, 0.35),
    "debts": (5, 0.0),
    "holding": (1, 0.55),
    "heating": (0, 0.0),
    "home": (5, 0.5),
}
"""Series colour of a layer, and how far it is mixed into the ground: neighbours differ in lightness too."""
_Values = NDArray[np.float64]


class FlowChart(PlotChart):
    """Layers above and below zero, heating seasons softly shaded; a month beyond the scale is cut off and labelled."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        self._months = MonthAxis(texts)
        super().__init__(texts, theme, {"bottom": self._months, "left": MoneyAxis(texts)})
        self._spec: FlowSpec | None = None
        self._winter = pg.BarGraphItem(x=[], height=[], width=1)
        self._winter.setZValue(-900)
        self._plot.addItem(self._winter, ignoreBounds=True)
        self._bars: dict[str, Any] = {}
        self._zero = pg.InfiniteLine(0, angle=0)
        self._plot.addItem(self._zero, ignoreBounds=True)
        self._ups: _Values = np.zeros(0)
        self._downs: _Values = np.zeros(0)
        self._heights: list[tuple[str, str, float]] = []
        self._cut: list[Tag] = []

    def _draw_values(self, tokens: Tokens, font: QFont) -> None:
        spec = self._spec
        if spec is None:
            return
        self._months.first = spec.first
        count = len(spec.winter)
        months = np.arange(count)
        _, _, bottom, top = self._whole()
        cold = months[np.array(spec.winter, bool)]
        self._winter.setOpts(
            x=cold,
            y0=np.full(len(cold), bottom),
            height=np.full(len(cold), top - bottom),
            width=1.0,
            pen=None,
            brush=pg.mkBrush(mixed(tokens.surface, tokens.series[1], WINTER)),
        )
        self._zero.setPen(pg.mkPen(tokens.quiet, width=1))
        ups, downs = np.zeros(count), np.zeros(count)
        drawn = set()
        self._heights = []
        for layer in spec.layers:
            drawn.add(layer.id)
            values = np.array(layer.values) / 100
            base = np.where(values >= 0, ups, downs)
            at = np.flatnonzero(values)
            self._bar(layer.id).setOpts(
                x=at,
                y0=base[at],
                height=values[at],
                width=BAR,
                # a line of the ground between two layers: they are told apart without colour
                pen=pg.mkPen(tokens.surface, width=1),
                brush=self._brush(layer.id, tokens),
            )
            self._heights.append(self._name(spec, layer, base, values, tokens))
            ups, downs = ups + np.maximum(values, 0), downs + np.minimum(values, 0)
        for id_, item in self._bars.items():
            item.setVisible(id_ in drawn)
        self._ups, self._downs = ups, downs
        self._cut_font = font

    def _name(
        self, spec: FlowSpec, layer: Layer, base: _Values, values: _Values, tokens: Tokens
    ) -> tuple[str, str, float]:
        """A layer's name, colour, and the height of its usual middle."""
        at = np.flatnonzero(values)
        middle = float(np.median((base + values / 2)[at])) if len(at) else 0.0
        middle = min(max(middle, spec.low / 100), spec.high / 100)
        # words must be read on the ground, however light their layer is
        own = QColor(tokens.accent) if layer.id == "home" else self._colour(layer.id, tokens)
        colour = mixed(own, tokens.text, 0.4).name()
        return self._texts.say(layer.name), colour, middle

    def _bar(self, id_: str) -> Any:
        if id_ not in self._bars:
            self._bars[id_] = pg.BarGraphItem(x=[], height=[], width=BAR)
            self._bars[id_].setZValue(-10)
            self._plot.addItem(self._bars[id_], ignoreBounds=True)
        return self._bars[id_]

    def _colour(self, id_: str, tokens: Tokens) -> QColor:
        series, share = _COLOURS.get(id_, (5, 0.0))
        return mixed(tokens.series[series], tokens.surface, share)

    def _brush(self, id_: str, tokens: Tokens) -> QBrush:
        if id_ == "home":
            return QBrush(QColor(tokens.accent), Qt.BrushStyle.BDiagPattern)
        return QBrush(self._colour(id_, tokens))

    def _whole(self) -> Area:
        spec = self._spec
        if spec is None:
            return 0, 1, 0, 1
        room = (spec.high - spec.low) / 100 * ROOM
        return -0.5, len(spec.winter) - 0.5, spec.low / 100 - room, spec.high / 100 + room

    def _resting(self) -> Area:
        left, right, bottom, top = self._whole()
        if self._spec is not None:
            left = self._spec.begins - 0.5
            right = left + self._spec.window
        return left, right, bottom, top

    def _placed(self) -> None:
        """The amounts of months that are cut off, where they are."""
        spec = self._spec
        if spec is None:
            return
        rect = self._rect()
        left, right, bottom, top = self._seen()
        marked = {mark.month - spec.first for mark in spec.marks}
        over = [(int(t), True) for t in np.flatnonzero(self._ups > top)]
        over += [(int(t), False) for t in np.flatnonzero(self._downs < bottom)]
        cut = [(t, up) for t, up in over if left <= t <= right and (up or t not in marked)][:MOST_CUT]
        while len(self._cut) < len(cut):
            self._cut.append(Tag(self._plot))
        ends = {True: -1.0, False: -1.0}
        for tag in self._cut:
            tag.hide()
        for (t, up), tag in zip(sorted(cut), self._cut, strict=False):
            value = self._ups[t] if up else -self._downs[t]
            words = self._texts.words.short_money(Fen(round(value * 100)))
            arrow = "↑" if up else "↓"
            tokens = self._tokens
            tag.say([f"{arrow} {words}"], self._cut_font, tokens.text, tokens.surface)
            x = min(self._x_px(t) - tag.size.width() / 2, rect.right() - tag.size.width())
            if x <= ends[up]:
                continue  # it would lie over the one before; the crosshair tells it
            ends[up] = x + tag.size.width()
            tag.put(x, rect.top() + 2 if up else rect.bottom() - tag.size.height() - 2)
            tag.show()

    _cut_font = QFont()

    def _unit_words(self) -> str:
        return self._texts.say(msg("yuan a month"))

    def _words(self) -> list[MarkWords]:
        spec = self._spec
        if spec is None:
            return []
        return [
            MarkWords(mark.month - spec.first, self._texts.say(mark.text), self._tokens.tone(mark.tone))
            for mark in spec.marks
        ]

    def _end_words(self) -> list[tuple[str, str]]:
        return [(name, colour) for name, colour, _ in self._heights]

    def _end_heights(self) -> list[float]:
        return [height for _, _, height in self._heights]

    def _count(self) -> int:
        return 0 if self._spec is None else len(self._spec.winter)

    def _begin(self) -> int:
        spec = self._spec
        if spec is None:
            return 0
        return spec.marks[0].month - spec.first if spec.marks else spec.begins

    def _spot(self, at: int) -> tuple[float, float]:
        return at, float(min(self._ups[at], self._seen()[3])) if at < len(self._ups) else 0.0

    def _told(self, at: int) -> list[str]:
        spec = self._spec
        if spec is None:
            return []
        words, say = self._texts.words, self._texts.say
        lines = [words.month(spec.first + at)]
        lines += [
            f"{say(layer.name)}: {words.money(whole_yuan(layer.values[at]))}"
            for layer in spec.layers
            if layer.values[at]
        ]
        net = Fen(sum(layer.values[at] for layer in spec.layers))
        together = say(msg("Together"))
        lines.append(f"{together}: {words.money(whole_yuan(net))}")
        return lines
