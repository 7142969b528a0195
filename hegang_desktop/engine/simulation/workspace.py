"""Arrays used again from block to block: asking the system for new memory would cost more than the arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Workspace:
    """Named arrays of one worker. An array holds until its name is asked for again."""

    def __init__(self) -> None:
        self._arrays: dict[tuple[str, tuple[int, ...], Any], NDArray[Any]] = {}

    def floats(self, name: str, *shape: int) -> NDArray[np.float64]:
        """An array of float64, with whatever stood in it."""
        return self._array(name, shape, np.float64)

    def singles(self, name: str, *shape: int) -> NDArray[np.float32]:
        """An array of float32, with whatever stood in it."""
        return self._array(name, shape, np.float32)

    def flags(self, name: str, *shape: int) -> NDArray[np.bool_]:
        """An array of bool, with whatever stood in it."""
        return self._array(name, shape, np.bool_)

    def _array(self, name: str, shape: tuple[int, ...], kind: Any) -> NDArray[Any]:
        key = (name, shape, kind)
        if key not in self._arrays:
            self._arrays[key] = np.empty(shape, kind)
        return self._arrays[key]


class Workspaces:
    """Workspaces that are handed out to threads, one to each at a time, for one run of a simulation after another.

    Whoever simulates again and again, as while a number is dragged, keeps one: a third of a small run is otherwise
    spent on asking for memory. It holds about 110 bytes a month of a life of one block for each thread.
    """

    def __init__(self) -> None:
        self._idle: SimpleQueue[Workspace] = SimpleQueue()
        self.shared = Workspace()
        """What a run keeps of all its lives."""

    @contextmanager
    def one(self) -> Iterator[Workspace]:
        """A workspace that nobody else uses meanwhile."""
        try:
            workspace = self._idle.get_nowait()
        except Empty:
            workspace = Workspace()
        try:
            yield workspace
        finally:
            self._idle.put(workspace)


def each(work: Callable[[int], None], count: int, threads: int) -> None:
    """Run `work` on 0 to `count` - 1, in threads where there are several: NumPy lets go of the lock in long work."""
    workers = min(count, threads)
    if workers <= 1:
        for item in range(count):
            work(item)
        return
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, range(count)))
