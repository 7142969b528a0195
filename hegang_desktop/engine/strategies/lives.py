"""Simulated lives on a strategy: how many of them its money lasts, and how many come to own the home."""

from __future__ import annotations

import msgspec
import numpy as np

from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.safety import Tone
from hegang_desktop.domain.simulation import Share
from hegang_desktop.domain.strategy import StrategyLives, StrategyOutcome
from hegang_desktop.engine.safety.tone import at_most_tight, tone_of
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.lives import LifeBlock, live
from hegang_desktop.engine.simulation.simulate import SEED
from hegang_desktop.engine.simulation.uncertainty import Uncertainty
from hegang_desktop.engine.simulation.workspace import Workspaces
from hegang_desktop.engine.strategies.outcome import Walk
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.table import Timetable

LIVES = 1_000
PERCENT = 80
"""Of 100 lives so many have to keep their money for a strategy to hold. A choice of ours."""


class Luck(msgspec.Struct, frozen=True):
    """How many lives are simulated on each strategy, with which seed, in which memory.

    `percent` of 100 of them must have money until `months` months after the move for a strategy to hold.
    """

    lives: int = LIVES
    seed: int = SEED
    percent: int = PERCENT
    months: int = MONTHS_A_YEAR
    spaces: Workspaces | None = None


def with_lives(outcome: StrategyOutcome, walked: Walk, unsure: Uncertainty, luck: Luck) -> StrategyOutcome:
    """The outcome with what becomes of the lives on its course. ValueError for fewer lives than one."""
    if luck.lives < 1:
        raise ValueError("at least one life is simulated")
    table = msgspec.structs.replace(walked.table, course=walked.course)
    counts = np.zeros(4, np.int64)
    spaces = luck.spaces or Workspaces()
    with spaces.one() as work:
        for block in range(-(-luck.lives // BLOCK)):
            one = live(_longer(table, luck.months), unsure, luck.seed, block, work)
            here = min(BLOCK, luck.lives - block * BLOCK)
            counts += np.array([flags[:here].sum() for flags in _fates(table, one, luck.months)], np.int64)
    lasting, watched, owning, never = (Share(int(count), luck.lives) for count in counts)
    tone = _tone(outcome, table, watched, never, luck)
    lives = StrategyLives(lasting, watched, owning, never, luck.months, tone)
    return msgspec.structs.replace(outcome, lives=lives)


def _fates(table: Timetable, block: LifeBlock, months: int) -> tuple[Flags, Flags, Flags, Flags]:
    """Of each life: money lasts to the end, it does while it is watched, the home is owned at the end, never bought."""
    ahead = table.months
    never = block.home >= ahead
    below = block.closings < 0
    first = np.where(below.any(axis=0), np.argmax(below, axis=0), block.months)
    since = block.home if table.course.buys else np.full(len(first), _moves(table))
    watched = (first >= since + months) & (~never | (not table.course.buys))
    owning = ~never & (block.phases.sold >= ahead)
    return first >= ahead, watched, owning, never


def _moves(table: Timetable) -> int:
    """The month in which a course that buys nothing moves; the first where it does not move."""
    return 0 if table.course.trial is None else table.course.trial.first


def _longer(table: Timetable, more: int) -> Timetable:
    """The same looked at for more months, in which nothing is bought any more: they only watch who has bought."""

    def stretched(values: Fens) -> Fens:
        return np.concatenate((values, np.full(more, values[-1])))

    never = np.zeros(more, bool)
    beyond = np.arange(table.months, table.months + more)
    return msgspec.structs.replace(
        table,
        months=table.months + more,
        buyable=np.concatenate((table.buyable, never)),
        away=np.concatenate((table.away, never)),
        costs=stretched(table.costs),
        term=stretched(table.term),
        first_winters=stretched(table.first_winters),
        first_heating=np.concatenate((table.first_heating, beyond)),
    )


def _tone(outcome: StrategyOutcome, table: Timetable, watched: Share, never: Share, luck: Luck) -> Tone:
    moves = _moves(table)
    if outcome.unreached or moves >= table.months or (table.course.buys and 2 * never.part >= never.whole):
        return "unreached"
    tone = tone_of(watched.part, watched.whole, luck.percent)
    start = moves if outcome.home_month is None else outcome.home_month - table.start
    below = outcome.first_below_zero
    if outcome.debt_months is None or (below is not None and below - table.start < start + luck.months):
        # what does not hold if nothing goes wrong is not said to hold
        return at_most_tight(tone)
    return tone
