"""Money at hand, month by month: the line, the room in which lives stand, what was counted, what had been planned."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.chart import Band, ChartSpec, Series
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.simulation import PERCENTS, Simulation
from hegang_desktop.engine.answer import whole
from hegang_desktop.engine.chart_specs.events import events

TITLE = msg("Money at hand, month by month")

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
    summary = msg("The bands hold 8 of 10, and half, of the simulated lives. {summary}", summary=spec.summary)
    return msgspec.structs.replace(spec, bands=bands, summary=summary)


def beside(spec: ChartSpec, planned: Projection) -> ChartSpec:
    """The savings chart of something tried out, with the plan as it is beside it."""
    own = spec.series[0]
    begins = planned.months[0].month - spec.first
    if begins < 0:
        return spec
    rows = planned.months[: spec.length - begins]
    line = Series(msg("as planned"), tuple(row.opening for row in rows), begins, quiet=True)
    summary = msg("{summary} The dashed line is the plan as it is.", summary=spec.summary)
    return msgspec.structs.replace(spec, series=(own, line), summary=summary)


def savings_chart(projection: Projection, plan: Plan | None = None, earliest: Projection | None = None) -> ChartSpec:
    """Money at hand on the first day of each month, to three years after the home month (ten years without one).

    With the plan, its events are marked and what was counted in earlier months stands before it; with the projection of
    buying as early as can be, that month is marked where it is another.
    """
    months = projection.months
    start = months[0].month
    bought = None if plan is None else plan.scenario.bought
    home_month = projection.home_month
    shown = len(months)
    if home_month is not None:
        shown = min(shown, max(SHORTEST, home_month - start + AFTER_THE_MOVE))
    values = [row.opening for row in months[:shown]]
    values.append(months[shown - 1].closing)
    cash = () if plan is None or len(plan.situation.cash) == 1 else plan.situation.cash
    first = cash[0].month if cash else start
    counts = () if plan is None else tuple(msgspec.structs.replace(one, at_hand=plan.counted(one)) for one in cash)
    summary: Message = msg("Money at hand on the first of each month. The home is not reached.")
    if bought is not None:
        summary = msg("Money at hand on the first of each month. The home is bought.")
    elif home_month is not None:
        summary = msg(
            "Money at hand on the first of each month. In {month} the home is paid: {paid}.",
            month=home_month,
            paid=whole(projection.all_in),
        )
    if cash:
        summary = msg("{summary} Dots are what was counted.", summary=summary)
    return ChartSpec(
        title=TITLE,
        summary=summary,
        first=first,
        series=(Series(msg("Money at hand"), tuple(values), start - first),),
        marks=events(projection, plan, first, _last(start, shown), earliest),
        counts=counts,
    )


def _last(start: Month, shown: int) -> Month:
    return start + (shown - 1)
