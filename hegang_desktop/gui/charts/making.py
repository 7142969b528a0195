"""Which widget draws which form of chart."""

from __future__ import annotations

from collections.abc import Callable

from hegang_desktop.domain.chart import ChartForm
from hegang_desktop.gui.charts.chance_chart import ChanceChart
from hegang_desktop.gui.charts.flow_chart import FlowChart
from hegang_desktop.gui.charts.month_chart import MonthChart
from hegang_desktop.gui.charts.plot_chart import PlotChart
from hegang_desktop.gui.charts.tornado_chart import TornadoChart
from hegang_desktop.gui.charts.waterfall_chart import WaterfallChart
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme


def _chance(texts: Texts, theme: Theme) -> PlotChart:
    return ChanceChart(texts, theme, after=False)


def _lasting(texts: Texts, theme: Theme) -> PlotChart:
    return ChanceChart(texts, theme, after=True)


_WIDGETS: dict[ChartForm, Callable[[Texts, Theme], PlotChart]] = {
    "months": MonthChart,
    "chance": _chance,
    "lasting": _lasting,
    "waterfall": WaterfallChart,
    "flow": FlowChart,
    "tornado": TornadoChart,
}


def make_chart(form: ChartForm, texts: Texts, theme: Theme) -> PlotChart:
    """An empty chart of that form."""
    return _WIDGETS[form](texts, theme)
