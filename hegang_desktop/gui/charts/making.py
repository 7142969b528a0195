"""Which widget draws which chart."""

from __future__ import annotations

from hegang_desktop.domain.chart import ChartKind
from hegang_desktop.gui.charts.chance_chart import ChanceChart
from hegang_desktop.gui.charts.flow_chart import FlowChart
from hegang_desktop.gui.charts.month_chart import MonthChart
from hegang_desktop.gui.charts.plot_chart import PlotChart
from hegang_desktop.gui.charts.tornado_chart import TornadoChart
from hegang_desktop.gui.charts.waterfall_chart import WaterfallChart
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme


def make_chart(kind: ChartKind, texts: Texts, theme: Theme) -> PlotChart:
    """An empty chart of that kind."""
    if kind == "waterfall":
        return WaterfallChart(texts, theme)
    if kind == "flow":
        return FlowChart(texts, theme)
    if kind == "matters":
        return TornadoChart(texts, theme)
    if kind == "savings":
        return MonthChart(texts, theme)
    return ChanceChart(texts, theme, after=kind == "lasting")
