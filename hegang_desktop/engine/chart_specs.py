"""The charts of a projection, as values."""

from __future__ import annotations

from hegang_desktop.domain.chart import ChartSpec, Mark, Series
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.projection import Projection
from hegang_desktop.engine.answer import whole

AFTER_THE_MOVE = 3 * MONTHS_A_YEAR
SHORTEST = 2 * MONTHS_A_YEAR


def savings_chart(projection: Projection) -> ChartSpec:
    """Money at hand on the first day of each month, to three years after the home month (ten years without one)."""
    months = projection.months
    first = months[0].month
    shown = len(months)
    if projection.home_month is not None:
        shown = min(shown, max(SHORTEST, projection.home_month - first + AFTER_THE_MOVE))
    values = [row.opening for row in months[:shown]]
    values.append(months[shown - 1].closing)
    marks = []
    summary: Message = msg("Money at hand on the first of each month. The home is not reached.")
    if projection.home_month is not None:
        paid = whole(projection.all_in)
        marks.append(
            Mark(projection.home_month, msg("{month}: home, {paid}", month=projection.home_month, paid=paid), "accent")
        )
        summary = msg(
            "Money at hand on the first of each month. In {month} the home is paid: {paid}.",
            month=projection.home_month,
            paid=paid,
        )
    below = projection.first_below_zero
    if below is not None and below - first < shown:
        marks.append(Mark(below, msg("{month}: below zero", month=below), "bad"))
    return ChartSpec(
        title=msg("Money at hand, month by month"),
        summary=summary,
        first=first,
        series=(Series(msg("Money at hand"), tuple(values)),),
        marks=tuple(marks),
    )
