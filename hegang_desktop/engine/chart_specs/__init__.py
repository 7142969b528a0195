"""The charts of a plan, as values: pure functions from outcomes to what is drawn. One file a chart."""

from hegang_desktop.engine.chart_specs.cash_flow import cash_flow_chart
from hegang_desktop.engine.chart_specs.lasting import lasting_chart
from hegang_desktop.engine.chart_specs.owning import owning_chart
from hegang_desktop.engine.chart_specs.savings import beside, savings_chart, with_bands
from hegang_desktop.engine.chart_specs.tornado import tornado_chart
from hegang_desktop.engine.chart_specs.waterfall import waterfall_chart

__all__ = [
    "beside",
    "cash_flow_chart",
    "lasting_chart",
    "owning_chart",
    "savings_chart",
    "tornado_chart",
    "waterfall_chart",
    "with_bands",
]
