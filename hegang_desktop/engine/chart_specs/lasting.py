"""How long money lasts after the move: the chance of lasting so many months, over simulated lives."""

from __future__ import annotations

from hegang_desktop.domain.chart import ChanceSpec, ChartStep, NoChart
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.simulation import Lasting, Simulation
from hegang_desktop.engine.answer import runway_words

WHOLE = 10_000
LONGEST = 10 * MONTHS_A_YEAR
ERRORS = 2
"""The band is so many standard errors wide to each side: 95 of 100 such bands hold the true chance."""
ENOUGH_LEFT = 30
"""A curve of fewer lives than these says nothing."""
TITLE = msg("Money after the move")


def lasting_chart(simulation: Simulation, projection: Projection) -> ChanceSpec | NoChart:
    """The Kaplan-Meier curve with its error, to ten years after the move, and the runways on expected values."""
    points = _seen(simulation.lasting)
    if not points:
        return NoChart(TITLE, msg("No simulated life owns the home: there is nothing after the move to tell of."))
    shares = (WHOLE, *(_share(one.chance) for one in points))
    low = (WHOLE, *(_share(one.chance - ERRORS * one.error) for one in points))
    high = (WHOLE, *(_share(one.chance + ERRORS * one.error) for one in points))
    return ChanceSpec(
        title=TITLE,
        summary=_summary(points),
        name=msg("money lasts"),
        first=None,
        shares=shares,
        low=low,
        high=high,
        steps=tuple(one for one in _runways(projection) if one.at < len(shares)),
    )


def _runways(projection: Projection) -> list[ChartStep]:
    """How long it lasts on expected values, with the plan's income and without any."""
    steps = []
    own, none = projection.runway_plan, projection.runway_no_income
    if projection.home_month is not None and own is not None:
        steps.append(ChartStep(own / 10, msg("on expected values: {runway}", runway=runway_words(own)), "accent"))
    if projection.home_month is not None and none is not None and none != own:
        steps.append(ChartStep(none / 10, msg("without income: {runway}", runway=runway_words(none)), "plain"))
    return steps


def _seen(points: tuple[Lasting, ...]) -> tuple[Lasting, ...]:
    return tuple(one for one in points if one.months <= LONGEST and (one.seen >= ENOUGH_LEFT or one.months == 1))


def _share(chance: float) -> int:
    return min(WHOLE, max(0, round(chance * WHOLE)))


def _summary(points: tuple[Lasting, ...]) -> Message:
    year = next((one for one in points if one.months == MONTHS_A_YEAR), points[-1])
    half = next((one.months for one in points if one.chance <= 1 / 2), None)
    percent = divide_half_up(_share(year.chance), 100)
    if half is None:
        return msg(
            "The chance that money, with the plan's income, lasts so many months: {percent}% last {n} months, and over "
            "half as long as is looked ahead.",
            percent=percent,
            n=year.months,
        )
    return msg(
        "The chance that money, with the plan's income, lasts so many months: {percent}% last {n} months, half of the "
        "lives {half}.",
        percent=percent,
        n=year.months,
        half=half,
    )
