"""A share of simulated lives, month by month: owning the home, or money that lasts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QFont

from hegang_desktop.domain.chart import ChanceSpec
from hegang_desktop.domain.message import msg, msg_n
from hegang_desktop.gui.charts.axes import AfterAxis, MonthAxis, ShareAxis
from hegang_desktop.gui.charts.plot_chart import LINE, Area, PlotChart
from hegang_desktop.gui.charts.tags import ChartTag
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import Tokens
from hegang_desktop.report.charts.chance_chart import HUNDRED, SHADE, chance_extent
from hegang_desktop.report.charts.chart_words import OF_THE_LIVES
from hegang_desktop.report.charts.colours import mixed
from hegang_desktop.report.charts.frame import MarkWords
from hegang_desktop.report.charts.labels import point_places


class ChanceChart(PlotChart):
    """One curve between 0 and 100 %, by month or by months after the move, with its error where there is one."""

    def __init__(self, texts: Texts, theme: Theme, *, after: bool) -> None:
        self._months = MonthAxis(texts)
        axis: Any = AfterAxis(texts) if after else self._months
        super().__init__(texts, theme, {"bottom": axis, "left": ShareAxis()})
        self._spec: ChanceSpec | None = None
        self._low = pg.PlotCurveItem(pen=None)
        self._high = pg.PlotCurveItem(pen=None)
        self._area = pg.FillBetweenItem(self._low, self._high)
        self._area.setZValue(-500)
        self._curve = pg.PlotCurveItem()
        self._points = pg.ScatterPlotItem(size=9)
        self._points.setZValue(20)
        for item in (self._low, self._high, self._area, self._curve, self._points):
            self._plot.addItem(item, ignoreBounds=True)
        self._tags: list[tuple[ChartTag, float, float]] = []

    def _draw_values(self, tokens: Tokens, font: QFont) -> None:
        spec = self._spec
        if spec is None:
            return
        if spec.first is not None:
            self._months.first = spec.first
        ratio = self.devicePixelRatioF()
        steps = np.arange(len(spec.shares))
        colour = tokens.series[0]
        self._curve.setData(steps, np.array(spec.shares) / HUNDRED, pen=pg.mkPen(colour, width=LINE * ratio))
        self._area.setVisible(bool(spec.low))
        if spec.low:
            self._low.setData(steps, np.array(spec.low) / HUNDRED)
            self._high.setData(steps, np.array(spec.high) / HUNDRED)
            self._area.setBrush(pg.mkBrush(mixed(tokens.surface, colour, SHADE)))
        points = [(one.at, one.share / HUNDRED, one.text) for one in spec.steps if one.share is not None]
        self._points.setData(
            [x for x, _, _ in points],
            [y for _, y, _ in points],
            pen=pg.mkPen(colour, width=1.6 * ratio),
            brush=pg.mkBrush(tokens.surface),
        )
        for tag, _, _ in self._tags[len(points) :]:
            tag.hide()
        made = [tag for tag, _, _ in self._tags]
        made += [ChartTag(self._plot) for _ in range(len(points) - len(made))]
        self._tags = [(tag, 0.0, 0.0) for tag in made]
        for i, (x, y, text) in enumerate(points):
            made[i].say([self._texts.say(text)], font, tokens.text, tokens.surface)
            made[i].show()
            self._tags[i] = (made[i], x, y)
        self._said = len(points)

    _said = 0

    def _placed(self) -> None:
        """Each word beside its point; to the right and below there is room, as the curve rises."""
        rect = self._rect()
        shown = self._tags[: self._said]
        points = [(self._x_px(x), self._y_px(y)) for _, x, y in shown]
        sizes = [(tag.size.width(), tag.size.height()) for tag, _, _ in shown]
        places = point_places(points, sizes, rect.right(), rect.bottom())
        for (tag, _, _), (x, _), (left, top) in zip(shown, points, places, strict=True):
            tag.put(left, top)
            tag.setVisible(rect.left() <= x <= rect.right())

    def _whole(self) -> Area:
        return (0.0, 1.0, 0.0, 1.0) if self._spec is None else chance_extent(self._spec)

    def _unit_words(self) -> str:
        return self._texts.say(OF_THE_LIVES)

    def _words(self) -> list[MarkWords]:
        if self._spec is None:
            return []
        return [
            MarkWords(one.at, self._texts.say(one.text), self._tokens.tone(one.tone))
            for one in self._spec.steps
            if one.share is None
        ]

    def _count(self) -> int:
        return 0 if self._spec is None else len(self._spec.shares)

    def _begin(self) -> int:
        return (
            0 if self._spec is None or not self._spec.steps else min(round(self._spec.steps[0].at), self._count() - 1)
        )

    def _spot(self, at: int) -> tuple[float, float]:
        return at, 0.0 if self._spec is None else self._spec.shares[at] / HUNDRED

    def _readout(self, at: int) -> list[str]:
        spec = self._spec
        if spec is None:
            return []
        say = self._texts.say
        where = msg_n("{n} month after the move", "{n} months after the move", at)
        if spec.first is not None:
            where = msg("{month}", month=spec.first + at)
        share = f"{spec.shares[at] / HUNDRED:.0f}%"
        lines = [f"{say(where)}: {share} {say(spec.name)}"]
        if spec.low and spec.low[at] != spec.high[at]:
            low, high = spec.low[at] / HUNDRED, spec.high[at] / HUNDRED
            lines.append(
                say(msg("between {low}% and {high}%, as sure as these lives are", low=f"{low:.0f}", high=f"{high:.0f}"))
            )
        lines += [say(one.text) for one in spec.steps if round(one.at) == at]
        return lines
