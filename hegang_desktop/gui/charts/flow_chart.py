"""What comes in and what goes out each month, as stacked bars."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont

from hegang_desktop.domain.chart import FlowSpec
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.gui.charts.axes import MoneyAxis, MonthAxis
from hegang_desktop.gui.charts.plot_chart import Area, PlotChart
from hegang_desktop.gui.charts.tags import ChartTag
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import Tokens
from hegang_desktop.report.charts.chart_words import YUAN_A_MONTH
from hegang_desktop.report.charts.colours import mixed
from hegang_desktop.report.charts.flow_chart import (
    BAR,
    HATCHED,
    WINTER,
    Stack,
    cut_off,
    cut_words,
    flow_extent,
    flow_rest,
    layer_colour,
    layer_names,
    stacked,
)
from hegang_desktop.report.charts.frame import EndName, MarkWords
from hegang_desktop.report.charts.labels import in_a_row
from hegang_desktop.report.charts.look import Extent

_NOTHING = Stack([], [], np.zeros(0), np.zeros(0))


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
        self._stack = _NOTHING
        self._names: list[EndName] = []
        self._cut: list[ChartTag] = []

    def _draw_values(self, tokens: Tokens, font: QFont) -> None:
        spec = self._spec
        if spec is None:
            return
        self._months.first = spec.first
        months = np.arange(len(spec.winter))
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
        stack = self._stack = stacked(spec)
        drawn = set()
        for layer, base, heights in zip(spec.layers, stack.bases, stack.heights, strict=True):
            drawn.add(layer.id)
            at = np.flatnonzero(heights)
            self._bar(layer.id).setOpts(
                x=at,
                y0=base[at],
                height=heights[at],
                width=BAR,
                # a line of the ground between two layers: they are told apart without colour
                pen=pg.mkPen(tokens.surface, width=1),
                brush=self._brush(layer.id, tokens),
            )
        self._names = layer_names(spec, stack, self._texts.words, tokens)
        for id_, item in self._bars.items():
            item.setVisible(id_ in drawn)
        self._cut_font = font

    def _bar(self, id_: str) -> Any:
        if id_ not in self._bars:
            self._bars[id_] = pg.BarGraphItem(x=[], height=[], width=BAR)
            self._bars[id_].setZValue(-10)
            self._plot.addItem(self._bars[id_], ignoreBounds=True)
        return self._bars[id_]

    def _brush(self, id_: str, tokens: Tokens) -> QBrush:
        if id_ == HATCHED:
            return QBrush(QColor(tokens.accent), Qt.BrushStyle.BDiagPattern)
        return QBrush(QColor(layer_colour(id_, tokens)))

    def _whole(self) -> Area:
        return (0, 1, 0, 1) if self._spec is None else flow_extent(self._spec)

    def _resting(self) -> Area:
        return (0, 1, 0, 1) if self._spec is None else flow_rest(self._spec)

    def _placed(self) -> None:
        """The amounts of months that are cut off, where they are."""
        spec = self._spec
        if spec is None:
            return
        rect = self._rect()
        tokens = self._tokens
        cuts = cut_off(spec, self._stack, Extent(*self._seen()))
        while len(self._cut) < len(cuts):
            self._cut.append(ChartTag(self._plot))
        for tag in self._cut:
            tag.hide()
        for one, tag in zip(cuts, self._cut, strict=False):
            tag.say([cut_words(one, self._texts.words)], self._cut_font, tokens.text, tokens.surface)
        for up in (True, False):
            here = [(one, tag) for one, tag in zip(cuts, self._cut, strict=False) if one.up == up]
            xs = [self._x_px(one.month) for one, _ in here]
            places = in_a_row(xs, [tag.size.width() for _, tag in here], rect.right())
            for (_, tag), x in zip(here, places, strict=True):
                if x is not None:  # it would lie over the one before; the crosshair tells it
                    tag.put(x, rect.top() + 2 if up else rect.bottom() - tag.size.height() - 2)
                    tag.show()

    _cut_font = QFont()

    def _unit_words(self) -> str:
        return self._texts.say(YUAN_A_MONTH)

    def _words(self) -> list[MarkWords]:
        spec = self._spec
        if spec is None:
            return []
        return [
            MarkWords(mark.month - spec.first, self._texts.say(mark.text), self._tokens.tone(mark.tone))
            for mark in spec.marks
        ]

    def _end_names(self) -> list[EndName]:
        return self._names

    def _count(self) -> int:
        return 0 if self._spec is None else len(self._spec.winter)

    def _begin(self) -> int:
        spec = self._spec
        if spec is None:
            return 0
        return spec.marks[0].month - spec.first if spec.marks else spec.begins

    def _spot(self, at: int) -> tuple[float, float]:
        ups = self._stack.ups
        return at, float(min(ups[at], self._seen()[3])) if at < len(ups) else 0.0

    def _readout(self, at: int) -> list[str]:
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
        together = say(msg("Total"))
        lines.append(f"{together}: {words.money(whole_yuan(net))}")
        return lines
