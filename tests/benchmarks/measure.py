"""Taking times: medians of alternating runs, so that a busy machine is busy for both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Skipped(Exception):
    """A benchmark that cannot be run here, and why."""


class Measured(NamedTuple):
    """What a benchmark found. `seconds` and `floor_seconds` are in `unit`, seconds where nothing else is said.

    `aim` is what the ratio should stay under, `limit` what `seconds` should; a benchmark has one of them.
    """

    seconds: float
    floor_seconds: float
    aim: float | None = None
    limit: float | None = None
    unit: str = "s"


class Result(NamedTuple):
    """What is printed of a benchmark."""

    name: str
    seconds: float
    floor_seconds: float
    ratio: float
    aim: float | None
    limit: float | None
    unit: str


def clocked(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def alternating(work: Callable[[], float], floor: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Medians of `rounds` runs of each, one after the other. Both return the seconds they took."""
    ours, floors = [], []
    for _ in range(rounds):
        floors.append(floor())
        ours.append(work())
    return statistics.median(ours), statistics.median(floors)
