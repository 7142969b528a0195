"""Simulated lives on a strategy: how many of them its money lasts, and how many come to own the home."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
import numpy as np

from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.safety import Safety, Tone
from hegang_desktop.domain.simulation import Share
from hegang_desktop.domain.strategy import StrategyKind, StrategyLives, StrategyOutcome
from hegang_desktop.engine.safety.safe_month import safety
from hegang_desktop.engine.safety.tone import at_most_tight, tone_of
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.lives import LifeBlock, live
from hegang_desktop.engine.simulation.simulate import SEED
from hegang_desktop.engine.simulation.uncertainty import Uncertainty
from hegang_desktop.engine.simulation.workspace import Workspaces
from hegang_desktop.engine.strategies.outcome import Walk
from hegang_desktop.engine.timetable.arrays import Fens, Flags
from hegang_desktop.engine.timetable.course import Course
from hegang_desktop.engine.timetable.table import Timetable

LIVES = 1_000


class Luck(msgspec.Struct, frozen=True):
    """How many lives are simulated on each strategy, with which seed, in which memory.

    Which share of them has to keep its money, and how long, are the plan's assumptions `safe_share`, `safe_months`.
    """

    lives: int = LIVES
    seed: int = SEED
    spaces: Workspaces | None = None


class Watch(msgspec.Struct, frozen=True):
    """`percent` of 100 lives must have money until `months` months after the move for a strategy to hold."""

    percent: int
    months: int


def watch_of(plan: Plan, rules: Rules) -> Watch:
    """What the plan asks of a month that holds."""
    chosen = plan.scenario.assumptions
    return Watch(rules.value("safe_share", chosen) // 100, rules.value("safe_months", chosen))


def safeties(
    plan: Plan, rules: Rules, courses: Mapping[StrategyKind, Course], luck: Luck
) -> dict[StrategyKind, Safety]:
    """How safe it is to buy on each course that buys, with the same luck. None for a home that is bought already.

    ValueError for fewer lives than one, or a course that leaves again.
    """
    if luck.lives < 1:
        raise ValueError("at least one life is simulated")
    if plan.scenario.bought is not None:
        return {}
    spaces = luck.spaces or Workspaces()
    return {
        kind: safety(plan, rules, luck.lives, luck.seed, course=course, spaces=spaces)
        for kind, course in courses.items()
        if course.buys
    }


def with_lives(
    outcome: StrategyOutcome, walked: Walk, unsure: Uncertainty, luck: Luck, watch: Watch, *, safe: Safety | None = None
) -> StrategyOutcome:
    """The outcome with what becomes of the lives on its course, and with its safe month (None: it has none)."""
    table = msgspec.structs.replace(walked.table, course=walked.course)
    counts = np.zeros(4, np.int64)
    spaces = luck.spaces or Workspaces()
    with spaces.one() as work:
        for block in range(-(-luck.lives // BLOCK)):
            one = live(_longer(table, watch.months), unsure, luck.seed, block, work)
            here = min(BLOCK, luck.lives - block * BLOCK)
            counts += np.array([flags[:here].sum() for flags in _fates(table, one, watch.months)], np.int64)
    lasting, watched, owning, never = (Share(int(count), luck.lives) for count in counts)
    if safe is None:
        tone = _tone(outcome, table, watched, never, watch)
        lives = StrategyLives(lasting, watched, owning, never, watch.months, tone)
        reason: Literal["", "buys_nothing"] = "" if table.course.buys else "buys_nothing"
        return msgspec.structs.replace(outcome, lives=lives, safe_reason=reason)
    if table.course.leaving is None:
        chance = safe.safe or safe.best
        none = Share(0, luck.lives)
        month, able = (None, none) if chance is None else (chance.month, Share(chance.able, chance.lives))
        watched = none if chance is None else chance.holds
        lives = StrategyLives(lasting, watched, owning, never, watch.months, safe.tone, month, able)
    else:
        tone = _tone(outcome, table, watched, never, watch)
        lives = StrategyLives(lasting, watched, owning, never, watch.months, tone)
    return msgspec.structs.replace(outcome, lives=lives, safe_month=safe.safe_month, safe_reason=safe.reason)


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


def _tone(outcome: StrategyOutcome, table: Timetable, watched: Share, never: Share, watch: Watch) -> Tone:
    moves = _moves(table)
    if outcome.unreached or moves >= table.months or (table.course.buys and 2 * never.part >= never.whole):
        return "unreached"
    tone = tone_of(watched.part, watched.whole, watch.percent)
    start = moves if outcome.home_month is None else outcome.home_month - table.start
    below = outcome.first_below_zero
    if outcome.debt_months is None or (below is not None and below - table.start < start + watch.months):
        # what does not hold if nothing goes wrong is not said to hold
        return at_most_tight(tone)
    return tone
