"""Work off the main thread: SQL and arrays only (what lets go of the interpreter lock); the rest is a child process."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from hegang_desktop.domain.errors import UserError

log = logging.getLogger(__name__)

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[UserError], None]


class _Job(QRunnable):
    def __init__(self, runner: Runner, number: int, work: Work) -> None:
        super().__init__()
        self._runner = runner
        self._number = number
        self._work = work

    def run(self) -> None:
        if not self._runner.is_wanted(self._number):
            # newer work of the same key came while this one waited for a thread
            return
        try:
            result: object = self._work()
        except UserError as error:
            result = error
        except Exception as error:
            log.exception("a task failed")
            result = error
        # the program may have ended meanwhile, and with it whoever asked
        with contextlib.suppress(RuntimeError):
            self._runner.job_finished.emit(self._number, result)


class Runner(QObject):
    """Runs tasks in a pool. A newer task with the same key voids the older one: its result is dropped.

    `on_done` and `on_failed` are called on the main thread.
    """

    job_finished = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._number = 0
        self._wanted: dict[int, tuple[str, Done, Failed | None]] = {}
        self.job_finished.connect(self._on_job_finished)

    def run(self, key: str, work: Work, on_done: Done, on_failed: Failed | None = None) -> None:
        """Start `work` in a thread."""
        self._wanted = {number: entry for number, entry in self._wanted.items() if entry[0] != key}
        self._number += 1
        self._wanted[self._number] = (key, on_done, on_failed)
        self._pool.start(_Job(self, self._number, work))

    def is_wanted(self, number: int) -> bool:
        """Whether somebody still waits for a task; may be called in any thread."""
        return number in self._wanted

    @Slot(int, object)
    def _on_job_finished(self, number: int, result: object) -> None:
        entry = self._wanted.pop(number, None)
        if entry is None:
            return
        _, on_done, on_failed = entry
        if isinstance(result, UserError):
            if on_failed is not None:
                on_failed(result)
        elif isinstance(result, Exception):
            raise result
        else:
            on_done(result)

    def stop(self) -> None:
        """Drop what is awaited and wait for the threads."""
        self._wanted.clear()
        self._pool.clear()
        self._pool.waitForDone(2000)
