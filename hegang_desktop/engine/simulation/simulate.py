"""Simulates many lives of a scenario and sums them up."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.simulation import PERCENTS, Cause, Simulation
from hegang_desktop.engine.simulation.causes import CAUSES, causes
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.lasting import lasting
from hegang_desktop.engine.simulation.lives import LifeBlock, live
from hegang_desktop.engine.simulation.uncertainty import Uncertainty, uncertainty
from hegang_desktop.engine.simulation.workspace import Workspaces, each
from hegang_desktop.engine.timetable.arrays import Fens, Lives
from hegang_desktop.engine.timetable.build import timetable
from hegang_desktop.engine.timetable.course import OWN, Course
from hegang_desktop.engine.timetable.table import Timetable

SEED = 2019
"""The seed where none is chosen: every scenario meets the same luck, so that two of them can be compared."""
_ROWS_AT_ONCE = 16


class Outcomes(msgspec.Struct, frozen=True):
    """What became of each life. `home` and `below` are months, counted from the first; `months` stands for never.

    `cause` indexes CAUSES and is -1 for lives that do not fail. `closings` has shape (months, lives), the rest
    (lives,).
    """

    months: int
    closings: Lives
    home: NDArray[np.int64]
    below: NDArray[np.int64]
    cause: NDArray[np.int64]


def simulate(
    plan: Plan,
    rules: Rules,
    lives: int = 10_000,
    seed: int = SEED,
    *,
    months: int | None = None,
    course: Course = OWN,
    threads: int = 1,
    spaces: Workspaces | None = None,
) -> Simulation:
    """Simulate `lives` lives of the active scenario, `months` ahead (None: the assumption `horizon`).

    Equal arguments give equal results, whatever the number of `threads`. `spaces` is memory kept from an earlier run,
    for one run at a time. Raises ValueError for fewer lives than one.
    """
    table = timetable(plan, rules, course, months)
    fates = outcomes(table, uncertainty(plan, rules), lives, seed, threads=threads, spaces=spaces)
    return summed(table, fates, seed, threads=threads)


def outcomes(
    table: Timetable,
    unsure: Uncertainty,
    lives: int,
    seed: int,
    *,
    threads: int = 1,
    spaces: Workspaces | None = None,
) -> Outcomes:
    """Every life's balances, home month and, where its money runs out, when and why.

    The balances stand in `spaces`, if they are given, until their next run.
    """
    if lives < 1:
        raise ValueError("at least one life is simulated")
    months = table.months
    workspaces = spaces or Workspaces()
    closings = workspaces.shared.floats("closings", months, lives)
    home, below, cause = (np.empty(lives, np.int64) for _ in range(3))

    def fill(block: int) -> None:
        at = slice(block * BLOCK, min((block + 1) * BLOCK, lives))
        whole = at.stop - at.start == BLOCK
        with workspaces.one() as work:
            gather(at, live(table, unsure, seed, block, work, closings=closings[:, at] if whole else None))

    def gather(at: slice, one: LifeBlock) -> None:
        here = at.stop - at.start
        if here < BLOCK:
            closings[:, at] = one.closings[:, :here]
        home[at] = one.home[:here]
        is_below = one.closings < 0
        first = np.argmax(is_below, axis=0)
        failing = np.flatnonzero(is_below[first, np.arange(len(first))][:here])
        below[at] = months
        below[at.start + failing] = first[failing]
        cause[at] = -1
        cause[at.start + failing] = causes(table, unsure, one, failing, first[failing])

    each(fill, -(-lives // BLOCK), threads)
    return Outcomes(months, closings, home, below, cause)


def summed(table: Timetable, fates: Outcomes, seed: int, *, threads: int = 1) -> Simulation:
    """The sums of all lives."""
    lives = len(fates.home)
    bought = fates.home < fates.months
    failed_after = bought & (fates.below < fates.months) & (fates.below >= fates.home)
    failed_before = (fates.below < fates.months) & ~failed_after
    # a life that was below zero before it bought is not watched again
    watched = bought & ~failed_before
    end = np.where(failed_after, fates.below, fates.months)
    lasted = (end - fates.home)[watched]
    counts = np.bincount(fates.cause[fates.cause >= 0], minlength=len(CAUSES))
    ranked = sorted((i for i in range(len(CAUSES)) if counts[i]), key=lambda i: -int(counts[i]))
    return Simulation(
        seed=seed,
        lives=lives,
        start=table.start,
        bands=_bands(fates.closings, threads),
        bought=tuple(np.bincount(fates.home, minlength=fates.months + 1)[: fates.months].tolist()),
        lasting=lasting(lasted, failed_after[watched], fates.months) if watched.any() else (),
        failing=int(failed_after.sum()),
        failing_before=int(failed_before.sum()),
        causes=tuple(Cause(CAUSES[i], int(counts[i])) for i in ranked),
    )


def _bands(closings: Lives, threads: int) -> tuple[tuple[Fen, ...], ...]:
    """PERCENTS of the balances of each month, between the two nearest lives by their distance, in whole fen."""
    months, lives = closings.shape
    place = np.array(PERCENTS) / 100 * (lives - 1)
    lower = np.floor(place).astype(np.int64)
    upper = np.minimum(lower + 1, lives - 1)
    percentiles = np.empty((months, len(PERCENTS)))

    def fill(chunk: int) -> None:
        rows = slice(chunk * _ROWS_AT_ONCE, (chunk + 1) * _ROWS_AT_ONCE)
        ranked = np.sort(closings[rows], axis=1)
        low = ranked[:, lower]
        percentiles[rows] = low + (ranked[:, upper] - low) * (place - lower)

    each(fill, -(-months // _ROWS_AT_ONCE), threads)
    whole: Fens = np.floor(percentiles + 0.5).astype(np.int64)
    return tuple(tuple(map(Fen, band)) for band in whole.T.tolist())
