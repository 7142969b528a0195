"""Price levels: of homes, of living, of rents, of heating; and the winters. One draw a year each."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.engine.simulation.draws import BLOCK, normals, uniforms
from hegang_desktop.engine.simulation.uncertainty import Uncertainty
from hegang_desktop.engine.simulation.workspace import Workspace
from hegang_desktop.engine.timetable.arrays import Flags, Lives


class Levels(msgspec.Struct, frozen=True):
    """Levels of one block; None where nothing is unsure. Rows of the yearly ones are years of the plan.

    `home` (months, lives) multiplies the expected price of the home, `living`, `rent` and `heating` (years, lives)
    their amounts. `hard` (years, lives) marks the years of the plan whose January is one of a hard winter.
    """

    home: Lives | None
    living: Lives | None
    rent: Lives | None
    heating: Lives | None
    hard: Flags | None


def levels(unsure: Uncertainty, seed: int, block: int, months: int, work: Workspace) -> Levels:
    """Draw the levels of one block."""
    years = months // MONTHS_A_YEAR + 2
    heating = None
    if unsure.heating_step_chance and unsure.heating_step:
        drawn = uniforms(seed, "heating", block, work.singles("steps", years, BLOCK))
        steps = np.cumsum(drawn < unsure.heating_step_chance, axis=0)
        heating = np.power(1 + unsure.heating_step, steps, dtype=np.float64)
    hard = None
    if unsure.hard_winter_chance and unsure.hard_winter_cost:
        hard = uniforms(seed, "winter", block, work.singles("steps", years, BLOCK)) < unsure.hard_winter_chance
    return Levels(
        home=_home(unsure, seed, block, months, work),
        living=_yearly("living", unsure.living_volatility, seed, block, years),
        rent=_yearly("rent", unsure.rent_volatility, seed, block, years),
        heating=heating,
        hard=hard,
    )


def _yearly(item: str, volatility: float, seed: int, block: int, years: int) -> Lives | None:
    """A level that steps once a year, by `volatility` in its logarithm; the first year is certain."""
    if not volatility:
        return None
    steps = normals(seed, f"level:{item}", block, np.empty((years, BLOCK))) * volatility
    steps[0] = 0.0
    return np.exp(np.cumsum(steps, axis=0))


def _home(unsure: Uncertainty, seed: int, block: int, months: int, work: Workspace) -> Lives | None:
    """The home's price against the expected one: where it is agreed within the spread, times a walk through the years.

    The walk takes one step a year; between, the level is on a line.
    """
    if not unsure.price_volatility and not unsure.price_spread:
        return None
    years = months // MONTHS_A_YEAR + 2
    drawn = normals(seed, "price", block, np.empty((years, BLOCK)))
    log = np.empty((years, BLOCK))
    log[0] = drawn[0] * unsure.price_spread
    log[1:] = drawn[1:] * unsure.price_volatility
    yearly = np.exp(np.cumsum(log, axis=0, out=log))
    level = work.floats("home level", months, BLOCK)
    for within in range(MONTHS_A_YEAR):
        rows = level[within::MONTHS_A_YEAR]
        count = len(rows)
        step = yearly[1 : count + 1] - yearly[:count]
        step *= within / MONTHS_A_YEAR
        np.add(yearly[:count], step, out=rows)
    return level
