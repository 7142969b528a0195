"""The engine's longer answers under the shipped rules: simulated lives, strategies, what matters most.

The modules are imported at first use: the first picture of the window waits for none of them.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.sensitivity import Effect, Flip, InsuranceOutcome, Lever, NeededSaving
from hegang_desktop.domain.simulation import Life, Simulation
from hegang_desktop.domain.strategy import Comparison

if TYPE_CHECKING:
    from hegang_desktop.app.answer.answering import Outcome
    from hegang_desktop.engine.simulation.notable import NotableKind
    from hegang_desktop.engine.simulation.workspace import Workspaces
    from hegang_desktop.engine.strategies.lives import Luck

LIVES = 10_000
FEW = 1_000
"""As many as follow a number while it is dragged."""


class Lives(msgspec.Struct, frozen=True):
    """A simulation and what it says in words.

    `soonest` are the lives that buy as soon as they can, where `simulation` waits for the month that is acted on.
    """

    simulation: Simulation
    sentences: tuple[Message, ...]
    soonest: Simulation | None = None


class WithinReach(msgspec.Struct, frozen=True):
    """What it takes to own a home by a month. None: no home is cheap enough, no saving is early enough."""

    month: Month
    dearest: Fen | None
    needed: NeededSaving | None
    insurance: tuple[InsuranceOutcome, ...]


class Matters(msgspec.Struct, frozen=True):
    """What matters most: levers to pull, changes that turn the verdict, and the effect of every number.

    Levers and changes are of the safe month; the effects are of buying as soon as can be, if nothing goes wrong.
    """

    levers: tuple[Lever, ...]
    flips: tuple[Flip, ...]
    effects: tuple[Effect, ...]


def simulated(plan: Plan, projection: Projection, lives: int = LIVES, seed: int | None = None) -> Lives:
    """Simulate lives of the active scenario; without a seed, the same luck as ever."""
    from hegang_desktop.engine.simulation.narrative import narrative
    from hegang_desktop.engine.simulation.simulate import SEED, simulate

    rules, threads = load_rules(), os.cpu_count() or 1
    with _memory(lives) as spaces:
        simulation = simulate(plan, rules, lives, SEED if seed is None else seed, threads=threads, spaces=spaces)
    sentences = narrative(simulation, projection.home_month, owned=plan.scenario.bought is not None)
    return Lives(simulation, sentences)


def lives_of(outcome: Outcome, lives: int = LIVES) -> Lives:
    """The lives of what is shown: those that wait for the month that is acted on, and those that buy at once."""
    soonest = simulated(outcome.plan, outcome.earliest, lives)
    if outcome.acting is outcome.plan:
        return msgspec.structs.replace(soonest, soonest=soonest.simulation)
    waiting = simulated(outcome.acting, outcome.projection, lives)
    return msgspec.structs.replace(waiting, sentences=soonest.sentences, soonest=soonest.simulation)


_kept: list[Workspaces] = []
_in_use = threading.Lock()


@contextmanager
def _memory(lives: int) -> Iterator[Workspaces | None]:
    """The memory of the small runs that follow each other while a number is dragged; None while another run has it."""
    from hegang_desktop.engine.simulation.workspace import Workspaces

    if lives > FEW or not _in_use.acquire(blocking=False):
        yield None
        return
    try:
        if not _kept:
            _kept.append(Workspaces())
        yield _kept[0]
    finally:
        _in_use.release()


def opened_life(plan: Plan, index: int, seed: int | None = None) -> Life:
    """One life of a simulation, opened."""
    from hegang_desktop.engine.simulation.one_life import life
    from hegang_desktop.engine.simulation.simulate import SEED

    return life(plan, load_rules(), index, SEED if seed is None else seed)


def notable_lives(plan: Plan) -> dict[NotableKind, int]:
    """The numbers of a typical, a lucky, an unlucky life, and the worst."""
    from hegang_desktop.engine.simulation.notable import notable

    return notable(plan, load_rules())


def strategies(plan: Plan) -> Comparison:
    """The strategies side by side, each with what becomes of the same FEW simulated lives; for a thread."""
    from hegang_desktop.engine.strategies.compare import compare

    with luck_of_few() as luck:
        return compare(plan, load_rules(), lives=luck)


@contextmanager
def luck_of_few() -> Iterator[Luck]:
    """The luck of FEW lives, with the memory of runs that follow each other."""
    from hegang_desktop.engine.strategies.lives import Luck

    with _memory(FEW) as spaces:
        yield Luck(FEW, spaces=spaces)


def worth_of_moving(plan: Plan, month: Month | None = None) -> Fen | None:
    """The net worth at the end of the plan's own course; None where the plan says too little for it.

    The home is bought in `month` (None: as soon as can be).
    """
    from hegang_desktop.engine.strategies.outcome import outcome

    moved = outcome(plan, load_rules(), "move", month=month)
    return None if moved is None else moved.final_worth


def within_reach(plan: Plan, month: Month) -> WithinReach:
    """The dearest home that holds by `month`, what must be saved for the plan's own to, what insurance changes."""
    from hegang_desktop.engine.reach import LONGEST, with_and_without_insurance
    from hegang_desktop.engine.safety.safe_month import safety
    from hegang_desktop.engine.safety.safe_reach import dearest_safe_homes, safe_saving

    rules = load_rules()
    ahead = month - plan.situation.start + 1
    (dearest,) = dearest_safe_homes(plan, rules, (month,))
    needed = None
    if ahead > 0 and plan.scenario.is_priced:
        # what helps within the longest time that is looked at helps in all the time after it
        needed = safe_saving(plan, rules, safety(plan, rules, ahead=min(ahead, LONGEST)), month)
    return WithinReach(month, dearest, needed, with_and_without_insurance(plan, rules))


def with_lever(plan: Plan, lever: Lever) -> Plan:
    """The plan with a lever pulled. KeyError if it has no such lever any more."""
    from hegang_desktop.engine.sensitivity.levers import pulled

    return pulled(plan, load_rules(), lever)


def matters(plan: Plan) -> Matters:
    """What matters most; for a thread, some seconds."""
    from hegang_desktop.engine.sensitivity.safe_flip import safe_flip
    from hegang_desktop.engine.sensitivity.safe_levers import safe_levers
    from hegang_desktop.engine.sensitivity.safe_runs import SafeRuns
    from hegang_desktop.engine.sensitivity.tornado import tornado

    rules = load_rules()
    effects = tornado(plan, rules)
    if plan.scenario.bought is not None or not plan.scenario.is_priced:
        return Matters((), (), effects)
    runs = SafeRuns(plan, rules)
    return Matters(safe_levers(plan, rules, runs), safe_flip(plan, rules, runs), effects)
