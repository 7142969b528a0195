"""The charts of a projection, as values."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.chart import Band, ChartSpec, Mark, Series
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.simulation import PERCENTS, Simulation
from hegang_desktop.engine.answer import whole

AFTER_THE_MOVE = 3 * MONTHS_A_YEAR
SHORTEST = 2 * MONTHS_A_YEAR


BANDS = ((10, 90, msg("8 of 10 lives")), (25, 75, msg("half of the lives")))
"""Lower and upper percentage of the simulated lives that each band holds between them."""


def with_bands(spec: ChartSpec, simulation: Simulation) -> ChartSpec:
    """The savings chart with the room in which simulated lives stand on the first of each month."""
    first = spec.series[0].values[0]
    shown = len(spec.series[0].values)

    def openings(percent: int) -> tuple[int, ...]:
        # a band holds closing balances: the opening of a month is the closing of the one before
        return (first, *simulation.bands[PERCENTS.index(percent)])[:shown]

    bands = tuple(Band(name, openings(low), openings(high)) for low, high, name in BANDS)
    summary = msg("{summary} The bands hold 8 of 10, and half, of the simulated lives.", summary=spec.summary)
    return msgspec.structs.replace(spec, bands=bands, summary=summary)


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
