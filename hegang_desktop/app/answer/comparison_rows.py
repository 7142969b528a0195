"""A row of a comparison: one fact or figure of several options side by side, and which of them is best."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.safety import Tone

Cell = Message | Month | Fen | None
"""What a cell says: words, a month, an amount in fen, or None where there is nothing to say."""
Better = Literal["less", "more", ""]
Kind = Literal["heading", "fact", "figure", "words"]
"""heading: begins a group, without cells. fact: words. figure: a number. words: a longer text of the user's own."""


class Row(msgspec.Struct, frozen=True):
    """One row. `best` and `warned` are positions of options; `tips` say more of each cell, or are empty.

    `tones` are those of the cells, which already say them in words; empty where they have none.
    """

    id: str
    name: Message
    cells: tuple[Cell, ...] = ()
    kind: Kind = "fact"
    differs: bool = True
    best: frozenset[int] = frozenset()
    warned: frozenset[int] = frozenset()
    tips: tuple[Message | None, ...] = ()
    tones: tuple[Tone, ...] = ()


def heading(id_: str, name: Message) -> Row:
    """The beginning of a group of rows."""
    return Row(id_, name, kind="heading")


def figure(
    id_: str,
    name: Message,
    cells: tuple[Cell, ...],
    numbers: Sequence[float | None] = (),
    better: Better = "",
    *,
    among: frozenset[int] | None = None,
    warned: frozenset[int] = frozenset(),
    tips: tuple[Message | None, ...] = (),
) -> Row:
    """A row of figures with its best marked: by `numbers` (None: cannot be best), among those of `among`."""
    # the least bad of what goes wrong is not best
    best = best_of(numbers, better, among) - warned if better else frozenset[int]()
    return Row(id_, name, cells, "figure", differs(cells), best, warned, tips)


def differs(values: Sequence[object]) -> bool:
    """Whether not all values are the same."""
    return any(value != values[0] for value in values[1:])


def best_of(numbers: Sequence[float | None], better: Better, among: frozenset[int] | None = None) -> frozenset[int]:
    """The positions of the best numbers, ties together; none where nothing is better than anything else."""
    sign = 1 if better == "less" else -1
    counted = {
        at: number * sign for at, number in enumerate(numbers) if number is not None and (among is None or at in among)
    }
    if not counted or not differs(list(numbers)):
        return frozenset()
    least = min(counted.values())
    return frozenset(at for at, number in counted.items() if number == least)


def endless(tenths: int | None) -> float:
    """A runway as a number that can be compared: one that does not end is longest."""
    return math.inf if tenths is None else float(tenths)


def shown(rows: Sequence[Row], *, only_differences: bool) -> tuple[Row, ...]:
    """The rows to show: all, or those that differ; a heading without rows is left out."""
    kept = [row for row in rows if row.kind == "heading" or row.differs or not only_differences]
    empty = {
        row.id
        for row, after in zip(kept, [*kept[1:], None], strict=True)
        if row.kind == "heading" and (after is None or after.kind == "heading")
    }
    return tuple(row for row in kept if row.id not in empty)
