"""The chance of owning the home, month by month, over simulated lives."""

from __future__ import annotations

from itertools import accumulate

from hegang_desktop.domain.chart import ChanceSpec, ChartStep, NoChart
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import divide_half_up
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.simulation import Simulation
from hegang_desktop.engine.simulation.narrative import of_100

WHOLE = 10_000
SHORTEST = 2 * MONTHS_A_YEAR
AFTER_THE_LAST = 6
MOST = 98
PERCENTS: tuple[tuple[int, Message], ...] = (
    (10, msg("1 in 10")),
    (50, msg("half")),
    (90, msg("9 in 10")),
)
TITLE = msg("Chance of owning by month")


def owning_chart(simulation: Simulation, projection: Projection) -> ChanceSpec | NoChart:
    """Which share of the lives own the home on the first of each month, until nearly all do that ever will."""
    bought, lives = simulation.bought, simulation.lives
    ahead = len(bought)
    ever = sum(bought)
    if not ever:
        years = ahead // MONTHS_A_YEAR
        return NoChart(TITLE, msg("None of the simulated lives owns this home within {n} years.", n=years))
    home = projection.home_month
    # the few last ones would leave the rest no room
    last = next(t for t, owning in enumerate(accumulate(bought)) if owning * 100 >= ever * MOST)
    shown = min(ahead, max(SHORTEST, last + AFTER_THE_LAST, (home - simulation.start if home else 0) + AFTER_THE_LAST))
    shares = tuple(divide_half_up(count * WHOLE, lives) for count in accumulate(bought[:shown]))
    steps: list[ChartStep] = []
    if home is not None:
        steps.append(ChartStep(home - simulation.start, msg("if nothing goes wrong: {month}", month=home), "accent"))
    for percent, words in PERCENTS:
        month = simulation.home_month_at(percent)
        if month is not None and month - simulation.start < shown:
            at = month - simulation.start
            if steps and steps[-1].at == at and steps[-1].share is not None:
                steps.pop()  # one point, one word: the larger share says the smaller as well
            steps.append(ChartStep(at, msg("{share}: {month}", share=words, month=month), "plain", shares[at]))
    return ChanceSpec(
        title=TITLE,
        summary=_summary(simulation),
        name=msg("own it"),
        first=simulation.start,
        shares=shares,
        steps=tuple(steps),
    )


def _summary(simulation: Simulation) -> Message:
    half = simulation.home_month_at(50)
    never = of_100(simulation.never.value)
    years = len(simulation.bought) // MONTHS_A_YEAR
    if half is None:
        return msg(
            "Of 100 simulated lives fewer than half own the home; {never} do not within {n} years.",
            never=never,
            n=years,
        )
    return msg(
        "Of 100 simulated lives half own the home by {month}; {never} do not within {n} years.",
        month=half,
        never=never,
        n=years,
    )
