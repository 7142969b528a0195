"""Any chart as the text of an SVG file."""

from __future__ import annotations

from hegang_desktop.domain.chart import ChanceSpec, ChartSpec, FlowSpec, HomesSpec, TornadoSpec, WaterfallSpec
from hegang_desktop.report.charts.chance_chart import chance_chart
from hegang_desktop.report.charts.flow_chart import flow_chart
from hegang_desktop.report.charts.frame import HEADING_PX, SENTENCE_FITS
from hegang_desktop.report.charts.home_chart import homes_chart
from hegang_desktop.report.charts.look import Look
from hegang_desktop.report.charts.month_chart import month_chart
from hegang_desktop.report.charts.tornado_chart import tornado_chart
from hegang_desktop.report.charts.waterfall_chart import waterfall_chart

AXES_PX = 64
ROW_PX = 17
DrawnChart = ChartSpec | ChanceSpec | FlowSpec | WaterfallSpec | TornadoSpec | HomesSpec
"""The charts that there is something to draw of."""


def least_height(spec: DrawnChart) -> int:
    """The height, in pixels, from which on every row of a chart has its name, and any chart its sentence."""
    rows = len(spec.falls) if isinstance(spec, WaterfallSpec) else 0
    rows = len(spec.bars) if isinstance(spec, TornadoSpec) else rows
    return max(SENTENCE_FITS, HEADING_PX + AXES_PX + rows * ROW_PX)


def write(spec: DrawnChart, look: Look) -> str:
    """The chart as SVG Tiny 1.2, on white, at the size asked for. The text is to be stored as UTF-8."""
    match spec:
        case ChartSpec():
            return month_chart(spec, look)
        case ChanceSpec():
            return chance_chart(spec, look)
        case FlowSpec():
            return flow_chart(spec, look)
        case WaterfallSpec():
            return waterfall_chart(spec, look)
        case TornadoSpec():
            return tornado_chart(spec, look)
        case HomesSpec():
            return homes_chart(spec, look)
