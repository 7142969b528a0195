"""The safe month of a plan, out of one run of simulated lives."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.rules import Rules
from hegang_desktop.domain.safety import BlockingCause, MonthChance, NoSafeMonth, Safety, Tone
from hegang_desktop.engine.effective_plan import effective_plan
from hegang_desktop.engine.evaluate.progress import openings, progress
from hegang_desktop.engine.safety.after_move import NOTHING_MORE, after_move_of
from hegang_desktop.engine.safety.life_flows import life_flows
from hegang_desktop.engine.safety.purchase_years import purchase_years
from hegang_desktop.engine.safety.tone import at_most_tight, tone_of
from hegang_desktop.engine.simulation.causes import CAUSES, causes
from hegang_desktop.engine.simulation.draws import BLOCK
from hegang_desktop.engine.simulation.lives import bought_in, live
from hegang_desktop.engine.simulation.simulate import SEED
from hegang_desktop.engine.simulation.uncertainty import Uncertainty, uncertainty
from hegang_desktop.engine.simulation.workspace import Workspaces
from hegang_desktop.engine.timetable import sums
from hegang_desktop.engine.timetable.arrays import Flags, Lives
from hegang_desktop.engine.timetable.build import build
from hegang_desktop.engine.timetable.course import OWN, Course
from hegang_desktop.engine.timetable.debts import growing_debts
from hegang_desktop.engine.timetable.table import Timetable
from hegang_desktop.engine.timetable.tried import with_stresses, without_tried

LIVES = 1_000
"""Lives of the run: the share that holds is then right to about a point and a half of a hundred (binomial)."""
FEWEST = 100
LONGEST_WAIT = 24
"""Months after the horizon that are looked at beyond the months watched, for who moves in long after the purchase."""
HALF = 50


def safety(
    plan: Plan,
    rules: Rules,
    lives: int = LIVES,
    seed: int = SEED,
    *,
    course: Course = OWN,
    ahead: int | None = None,
    spaces: Workspaces | None = None,
) -> Safety:
    """How safe it is to buy the scenario's home, and from which month on. Whole blocks of lives are simulated.

    `ahead` months are looked at for it (None: the assumption `horizon`). `course`: the home is bought on it, with a
    loan, after a winter there or without moving. Equal arguments give equal results. ValueError for a course that buys
    nothing, or that leaves again.
    """
    if not course.buys:
        raise ValueError("a course that buys nothing has no safe month")
    chosen = plan.scenario.assumptions
    percent, watched = rules.value("safe_share", chosen) // 100, rules.value("safe_months", chosen)
    ahead = rules.value("horizon", chosen) * MONTHS_A_YEAR if ahead is None else ahead
    effective = effective_plan(plan, rules)
    tried = effective.scenario.tried
    table = build(without_tried(effective), rules, course, ahead + watched + LONGEST_WAIT)
    growing = bool(growing_debts(plan.situation, ahead, 0))
    run = _Run(table, uncertainty(plan, rules), lives, seed, spaces or Workspaces(), growing=growing)
    if course.loan is None:
        run.later = tried.later
    if course.loan is None and course.moves:
        run.after_move = after_move_of(effective, rules)
        run.stressed = lambda month: with_stresses(table, effective, rules, month)
    if table.owned is not None:
        return run.owned(percent, watched)
    if not plan.scenario.is_priced and course.loan is None:
        return run.nothing("no_price", percent, watched)
    return run.buying(ahead, percent, watched)


class _Run:
    """One run of the lives of a timetable."""

    def __init__(
        self, table: Timetable, unsure: Uncertainty, lives: int, seed: int, spaces: Workspaces, *, growing: bool
    ) -> None:
        self.table, self.unsure, self.lives, self.seed, self.spaces = table, unsure, lives, seed, spaces
        self.growing = growing
        self.after_move, self.later = NOTHING_MORE, 0
        self.stressed: Callable[[int], Timetable] = lambda _month: table

    def nothing(self, reason: NoSafeMonth, percent: int, watched: int, **others: object) -> Safety:
        """No safe month; what is not said otherwise is nothing."""
        fields: dict[str, object] = {
            "lives": self.lives, "seed": self.seed, "percent": percent, "months": watched, "start": self.table.start,
            "able": (), "holding": (), "safe": None, "until": None, "reason": reason, "tone": "unreached",
            "earliest": None, "best": None, "keep": self.table.cushion, "missing": None, "missing_in": None,
        }  # fmt: skip
        return Safety(**{**fields, **others})  # type: ignore[arg-type]

    def owned(self, percent: int, watched: int) -> Safety:
        """For a home that is bought: the lives whose money lasts the next months."""
        surviving = 0
        for block in range(-(-self.lives // BLOCK)):
            with self.spaces.one() as work:
                one = live(self.table, self.unsure, self.seed, block, work)
                lasts: NDArray[np.bool_] = np.all(one.closings[:watched] >= 0, axis=0)
                surviving += int(lasts[: self.lives - block * BLOCK].sum())
        tone = tone_of(surviving, self.lives, percent)
        if self.growing or (progress(self.table).closings[:watched] < 0).any():
            tone = at_most_tight(tone)
        return self.nothing("owned", percent, watched, tone=tone, surviving=surviving)

    def buying(self, ahead: int, percent: int, watched: int) -> Safety:
        """For a home that is to be bought within the first `ahead` months."""
        table = self.table
        first = self._first(ahead)
        able, holding, needed, shortfall, trace = self._all(ahead, watched, first)
        counts = holding.sum(axis=1)
        buyable = table.buyable[:ahead]
        if not buyable.any():
            return self.nothing("too_late", percent, watched)
        least = percent * self.lives if self.lives >= FEWEST else 100 * self.lives + 1
        enough: Flags = np.asarray(counts * 100 >= least)
        if self.later:
            # later than the month that would be acted on
            base = int(np.argmax(enough)) if enough.any() else first
            waits = ahead if base is None else base + self.later
            enough[:waits], buyable = False, buyable & (np.arange(ahead) >= waits)
            if not buyable.any():
                return self.nothing("too_late", percent, watched)
            counts = np.where(buyable, counts, 0)
        safe = int(np.argmax(enough)) if enough.any() else None
        best = int(np.argmax(counts)) if counts.any() else int(np.argmax(np.where(buyable, able.sum(axis=1), -1)))
        at = best if safe is None else safe
        lacking = _lacking(needed, buyable, percent, self.lives)
        missing = min((amount for amount in lacking if amount is not None), default=None)
        missing_in = None if missing is None else lacking.index(missing)
        reason: NoSafeMonth = "" if safe is not None else "not_within"
        if self.lives < FEWEST:
            reason = "too_few_lives"
        chances = _Chances(table, able, holding, watched, self.lives)
        result = self.nothing(
            reason,
            percent,
            watched,
            able=tuple(able.sum(axis=1).tolist()),
            holding=tuple(counts.tolist()),
            safe=None if safe is None else chances.of(safe, None),
            until=None if safe is None else _until(table, enough, buyable, safe),
            earliest=None if first is None else chances.of(first, trace),
            best=chances.of(best, None),
            keep=Fen(max(table.cushion, _percentile(shortfall[at], percent))),
            missing=missing,
            missing_in=None if missing_in is None else table.start + missing_in,
            lacking=lacking,
            causes=() if safe is not None else self._causes(best, able[best], holding[best], watched),
        )
        return msgspec.structs.replace(result, tone=self._tone(result, first, at, watched))

    def _first(self, ahead: int) -> int | None:
        """The projection's home month, put off where the scenario does."""
        table, before = self.table, openings(self.table)
        home = sums.home_month(table, before)
        if home is not None and self.later:
            open_ = table.buyable & (np.arange(table.months) >= home + self.later)
            home = sums.home_month(msgspec.structs.replace(table, buyable=open_), before)
        return home if home is not None and home < ahead else None

    def _tone(self, answered: Safety, home: int | None, month: int, watched: int) -> Tone:
        """The tone of the safe month, else of the month in which most lives hold."""
        best = answered.best
        half = any(able * 100 >= HALF * self.lives for able in answered.able)
        if best is None or (home is None and not half):
            return "unreached"
        tone = tone_of((answered.safe or best).holding, self.lives, answered.percent)
        # what falls below zero even if nothing goes wrong, or owes more every month, is never promised
        if self._falls(month, watched) or self.growing:
            return at_most_tight(tone)
        return tone

    def _falls(self, month: int, watched: int) -> bool:
        """Whether the projection falls below zero until the months watched are over, if it buys in `month`."""
        table = self.stressed(month)
        before = openings(table)
        left = int(before[month]) - int(table.costs[month])
        flows = sums.net(table, month)[month : _watched_end(table, month, watched)]
        after = sums.openings(left, flows, table.tiers)
        return bool((before[: month + 1] < 0).any() or (after < 0).any())

    def _all(self, ahead: int, watched: int, traced: int | None) -> tuple[Flags, Flags, Lives, Lives, Lives | None]:
        """Of all lives: able, holding, what each would need beyond its money, shortfall; the traced month's balances.

        Shapes (ahead, lives).
        """
        able, holding = np.empty((ahead, self.lives), bool), np.empty((ahead, self.lives), bool)
        needed, shortfall = np.empty((ahead, self.lives)), np.empty((ahead, self.lives))
        traces: list[Lives] = []
        for block in range(-(-self.lives // BLOCK)):
            at = slice(block * BLOCK, min((block + 1) * BLOCK, self.lives))
            here = slice(0, at.stop - at.start)
            with self.spaces.one() as work:
                flows = life_flows(self.table, self.unsure, self.seed, block, work, ending=self.after_move.ending)
                years, trace = purchase_years(
                    self.table, flows, ahead, watched, work, traced=traced, after_move=self.after_move
                )
                able[:, at], holding[:, at] = years.able[:, here], years.holding[:, here]
                shortfall[:, at] = years.shortfall[:, here]
                least = np.maximum(years.shortfall, float(self.table.cushion))
                least += flows.cost[:ahead]
                least -= flows.opening[:ahead]
                least[~flows.kept[:ahead]] = np.inf
                needed[:, at] = least[:, here]
                if trace is not None:
                    traces.append(trace[:, here])
        return able, holding, needed, shortfall, np.concatenate(traces, axis=1) if traces else None

    def _causes(self, month: int, able: Flags, holding: Flags, watched: int) -> tuple[BlockingCause, ...]:
        """What keeps lives from holding, if all buy in a month: too little money, or what comes after."""
        counts = np.zeros(len(CAUSES), np.int64)
        for block in range(-(-self.lives // BLOCK)):
            at = slice(block * BLOCK, min((block + 1) * BLOCK, self.lives))
            failing = np.flatnonzero(able[at] & ~holding[at])
            if not len(failing):
                continue
            with self.spaces.one() as work:
                table = self.stressed(month)
                one = bought_in(table, self.unsure, self.seed, block, work, month=month)
                below = one.closings[: month + watched + LONGEST_WAIT, failing] < 0
                first = np.argmax(below, axis=0)
                kinds = causes(table, self.unsure, one, failing[below.any(axis=0)], first[below.any(axis=0)])
                counts += np.bincount(kinds, minlength=len(CAUSES))
        ranked = [BlockingCause(CAUSES[i], int(counts[i])) for i in range(len(CAUSES)) if counts[i]]
        unable = int(len(able) - able.sum())
        if unable:
            ranked.append(BlockingCause("too_little", unable))
        return tuple(sorted(ranked, key=lambda cause: -cause.lives))


class _Chances(msgspec.Struct, frozen=True):
    table: Timetable
    able: Flags
    holding: Flags
    watched: int
    lives: int

    def of(self, month: int, trace: Lives | None) -> MonthChance:
        """What becomes of the lives that buy in a month; how many are soon without money needs the `trace` of it."""
        start = self.table.start
        last = _watched_end(self.table, month, self.watched) - 1
        gone, gone_by = 0, last
        if trace is not None:
            below = np.maximum.accumulate(trace < 0, axis=0)[: last - month + 1].sum(axis=1)
            gone = int(below[-1])
            # the month in which nearly all of them are: it says more than the end of the year
            gone_by = month + int(np.argmax(below * 100 >= NEARLY_ALL * gone))
            gone = int(below[gone_by - month])
        return MonthChance(
            start + month, self.lives, int(self.able[month].sum()), int(self.holding[month].sum()), gone,
            start + gone_by, start + last,
        )  # fmt: skip


NEARLY_ALL = 95


def _watched_end(table: Timetable, month: int, watched: int) -> int:
    """The month after the last that is watched of who buys in `month`: so many are, from moving in on."""
    lives_there = int(table.moves_in[month]) if table.course.moves else month
    return min(lives_there, month + LONGEST_WAIT) + watched


def _percentile(amounts: NDArray[np.float64], percent: int) -> int:
    """The least amount that `percent` of 100 of the amounts do not exceed, in whole fen."""
    place = min(len(amounts) - 1, -(-len(amounts) * percent // 100) - 1)
    value = np.partition(amounts, place)[place]
    return int(np.ceil(value)) if np.isfinite(value) else 2**62


def _lacking(needed: Lives, buyable: Flags, percent: int, lives: int) -> tuple[Fen | None, ...]:
    """The least that would have to be added to the money of each month for it to hold."""
    place = min(lives - 1, -(-lives * percent // 100) - 1)
    amounts = np.partition(needed, place, axis=1)[:, place]
    helps = buyable & np.isfinite(amounts)
    return tuple(
        Fen(max(0, int(np.ceil(amount)))) if helpful else None
        for amount, helpful in zip(amounts.tolist(), helps.tolist(), strict=True)
    )


def _until(table: Timetable, enough: Flags, buyable: Flags, safe: int) -> Month | None:
    """The last month that permits buying and holds, before one that permits buying and does not."""
    later = np.flatnonzero(buyable[safe:]) + safe
    falls = later[~enough[later]]
    if not len(falls):
        return None
    return table.start + int(later[later < falls[0]][-1])
