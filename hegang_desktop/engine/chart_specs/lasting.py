"""How long money lasts after the move: the chance of lasting so many months, over simulated lives."""

from __future__ import annotations

from hegang_desktop.domain.chart import ChanceSpec, ChartStep, NoChart
from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.simulation import Lasting, Simulation
from hegang_desktop.engine.answer import runway_words
from hegang_desktop.engine.simulation.narrative import of_100

WHOLE = 10_000
LONGEST = 10 * MONTHS_A_YEAR
ERRORS = 2
"""The band is so many standard errors wide to each side: 95 of 100 such bands hold the true chance."""
ENOUGH_LEFT = 30
"""A curve of fewer lives than these says nothing."""
TITLE = msg("Money after the move")


def lasting_chart(simulation: Simulation, projection: Projection) -> ChanceSpec | NoChart:
    """The Kaplan-Meier curve with its error, to ten years after the move, and the runways if nothing goes wrong."""
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
    """How long it lasts if nothing goes wrong, with the plan's income and without any, as the answer says."""
    steps = []
    own, none = projection.runway_plan, projection.runway_no_income
    if projection.home_month is not None and own is not None:
        words = msg("with income, if nothing goes wrong: {runway}", runway=runway_words(own))
        steps.append(ChartStep(own / 10, words, "accent"))
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
    lives = of_100(year.chance)
    if half is None:
        return msg_n(
            "Money after the move, with the plan's income: of 100 lives that own the home {lives} still have some "
            "after {n} month, and over half as far as is looked ahead.",
            "Money after the move, with the plan's income: of 100 lives that own the home {lives} still have some "
            "after {n} months, and over half as far as is looked ahead.",
            year.months, lives=lives,
        )  # fmt: skip
    return msg_n(
        "Money after the move, with the plan's income: of 100 lives that own the home {lives} still have some after "
        "{n} month; half have none left after {half}.",
        "Money after the move, with the plan's income: of 100 lives that own the home {lives} still have some after "
        "{n} months; half have none left after {half}.",
        year.months, lives=lives, half=half,
    )  # fmt: skip
