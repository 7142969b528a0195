"""The savings of several scenarios over the same months, as one chart."""

from __future__ import annotations

from collections.abc import Sequence

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.domain.chart import ChartMark, ChartSpec, Series
from hegang_desktop.domain.message import Message, msg


def scenarios_chart(names: Sequence[Message], outcomes: Sequence[Outcome]) -> ChartSpec:
    """Money at hand on the first of each month: one series a scenario, a mark at each home month.

    As far as the longest of the scenarios' own charts reaches, where all look so far ahead.
    """
    wanted = max(len(one.savings.series[0].values) for one in outcomes)
    shown = min(wanted - 1, *(len(one.projection.months) for one in outcomes))
    series = []
    for name, one in zip(names, outcomes, strict=True):
        months = one.projection.months[:shown]
        series.append(Series(name, (*(row.opening for row in months), months[-1].closing)))
    first = outcomes[0].projection.months[0].month
    marks = []
    for name, one in zip(names, outcomes, strict=True):
        month = one.projection.home_month
        if month is not None and month - first <= shown and one.plan.scenario.bought is None:
            marks.append(ChartMark(month, msg("{name}: home in {month}", name=name, month=month), "accent"))
    return ChartSpec(
        title=msg("Money at hand in each scenario"),
        summary=msg(
            "Money at hand on the first of each month, a line for each scenario, marked where the home is paid."
        ),
        first=first,
        series=tuple(series),
        marks=tuple(marks),
    )
