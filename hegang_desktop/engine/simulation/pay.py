"""The luck of the streams of income: how well a month pays, spells without work, pay that comes late."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.engine.simulation.draws import BLOCK, normals, uniforms
from hegang_desktop.engine.simulation.uncertainty import StreamLuck
from hegang_desktop.engine.simulation.workspace import Workspace
from hegang_desktop.engine.timetable.arrays import Fens, Flags, Lives


class Fortune(msgspec.Struct, frozen=True):
    """A stream's luck in one block, each of shape (months, lives) or None where there is none of its kind.

    `level` multiplies a month's pay and is zero in months without work, which `out` marks; `late` marks months whose
    pay comes a month later.
    """

    luck: StreamLuck
    level: Lives | None
    out: Flags | None
    late: Flags | None

    @property
    def certain(self) -> bool:
        """Whether nothing about the stream is left to luck."""
        return self.level is None and self.late is None


def fortune(luck: StreamLuck, seed: int, block: int, months: int, work: Workspace) -> Fortune:
    """Draw a stream's luck."""
    level = _persistent(luck, seed, block, months, work) if luck.spread and luck.persistence else None
    if not luck.loss and not luck.late and (level is not None or not luck.spread):
        return Fortune(luck, level, None, None)
    # one number a month decides all: work is lost below `loss`, pay comes late in the stretch above it, and its later
    # digits say how well the month pays
    chance = uniforms(seed, f"work:{luck.id}", block, work.singles("chance", months, BLOCK))
    if luck.spread and level is None:
        level = _even(luck, chance, work)
    out = late = None
    if luck.late:
        late = np.less(chance, luck.loss + luck.late, out=work.flags(f"late:{luck.id}", months, BLOCK))
        if luck.loss:
            late &= np.greater_equal(chance, luck.loss, out=work.flags("not lost", months, BLOCK))
    if luck.loss:
        loses = np.less(chance, luck.loss, out=work.flags(f"out:{luck.id}", months, BLOCK))
        # work is found in the stretch above, so that nobody finds and loses it in one month
        returns_below = luck.loss + luck.return_
        out = _spells(loses, np.greater_equal(chance, returns_below, out=work.flags("not found", months, BLOCK)))
        if level is None:
            level = work.floats(f"level:{luck.id}", months, BLOCK)
            level.fill(1.0)
        np.copyto(level, 0.0, where=out)
    return Fortune(luck, level, out, late)


def _even(luck: StreamLuck, chance: NDArray[np.float32], work: Workspace) -> Lives:
    """1 + spread times a number evenly spread around zero, of unit variance: no month knows of the one before.

    Never below zero; what that takes away from the bad months is taken from all, so that the usual month stays usual.
    """
    digits = np.multiply(chance, np.float32(_LATER), out=work.singles("digits", *chance.shape))
    digits -= np.floor(digits, out=work.singles("whole digits", *chance.shape))
    width = luck.spread * math.sqrt(12)
    level = np.multiply(digits, width, out=work.floats(f"level:{luck.id}", *chance.shape))
    level += 1.0 - width * (0.5 - 0.5 / _LATER)
    if width <= 2:  # noqa: PLR2004 - no month falls below nothing
        return level
    np.maximum(level, 0.0, out=level)
    level *= 2 * width / (1 + width / 2) ** 2
    return level


_LATER = 4096
"""Single precision holds 24 digits: the first twelve decide about work, the others about pay."""


def _persistent(luck: StreamLuck, seed: int, block: int, months: int, work: Workspace) -> Lives:
    """1 + spread times an autoregressive process of first order, never below zero; on average no more than 1.

    Its first month is normal, as the stationary state nearly is; what each month adds is evenly spread.
    """
    level = work.floats(f"level:{luck.id}", months, BLOCK)
    drawn = uniforms(seed, f"level:{luck.id}", block, work.singles("chance", months, BLOCK))
    width = luck.spread * math.sqrt(12 * (1 - luck.persistence**2))
    np.multiply(drawn, width, out=level)
    level -= width / 2
    normals(seed, f"first:{luck.id}", block, level[0])
    level[0] *= luck.spread
    carried = np.empty(BLOCK)
    for t in range(1, months):
        np.multiply(level[t - 1], luck.persistence, out=carried)
        np.add(level[t], carried, out=level[t])
    level += 1.0
    np.maximum(level, 0.0, out=level)
    level /= _raised(luck.spread)
    return level


def _raised(spread: float) -> float:
    """The mean of a normal number around 1 when what falls below zero counts as nothing."""
    bound = 1 / spread
    return (1 + math.erf(bound / math.sqrt(2))) / 2 + spread * math.exp(-(bound**2) / 2) / math.sqrt(2 * math.pi)


def _spells(loses: Flags, stays_out: Flags) -> Flags:
    """Months without work, in place of `loses`: whoever is out stays out until work is found. All begin with work."""
    stays = np.empty(loses.shape[1], bool)
    for t in range(1, len(loses)):
        # without work now: whoever loses it, and whoever was without it and does not find it
        np.logical_and(loses[t - 1], stays_out[t], out=stays)
        np.logical_or(loses[t], stays, out=loses[t])
    return loses


def part(fortune_: Fortune, lives: NDArray[np.int64], months: int) -> Fortune | None:
    """The luck of some of the lives in the first `months`; None where there is none of any kind."""
    if fortune_.certain:
        return None

    def cut(values: NDArray[Any] | None) -> NDArray[Any] | None:
        if values is None:
            return None
        return values[:months] if len(lives) == BLOCK else values[:months, lives]

    return Fortune(fortune_.luck, cut(fortune_.level), cut(fortune_.out), cut(fortune_.late))


def paid(fortune_: Fortune, expected: Fens, out: Lives | None = None) -> Lives:
    """What is earned for each month, in whole fen: shape (months, lives). `expected` has shape (months,)."""
    column = expected.astype(np.float64)[:, None]
    if fortune_.level is None:
        lives = BLOCK if fortune_.late is None else fortune_.late.shape[1]
        pay = np.empty((len(expected), lives)) if out is None else out
        pay[:] = column
        return pay
    pay = np.multiply(fortune_.level, column, out=out)
    pay += 0.5
    np.floor(pay, out=pay)
    floor = fortune_.luck.floor
    if floor:
        np.maximum(pay, np.minimum(column, floor), out=pay)
        if fortune_.out is not None:
            np.copyto(pay, 0.0, where=fortune_.out)
    return pay


def received(fortune_: Fortune, pay: Lives) -> Lives:
    """What arrives in each month, in place: late pay comes with the next one's; that of the last month is not seen."""
    if fortune_.late is None:
        return pay
    month, life = np.divmod(np.flatnonzero(fortune_.late), pay.shape[1])
    waiting = pay[month, life]
    pay[month, life] = 0.0
    seen = month + 1 < len(pay)
    pay[month[seen] + 1, life[seen]] += waiting[seen]
    return pay
