"""The one queue of writes to user.db: in order, off the caller's thread, retried until the disk takes them."""

from __future__ import annotations

import collections
import datetime
import logging
import threading
import time
from collections.abc import Callable
from typing import Literal, NamedTuple

from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0
LOOK_SECONDS = 2.0
"""How often it is looked whether the file is still there while nothing is written."""

Write = Callable[[], object]
SavedListener = Callable[[StoreError | None], None]


class SaveState(NamedTuple):
    """What has become of the writes, at this moment.

    `saved`: all is on disk, the last of it since `saved_at` (None: nothing was written yet). `saving`: something waits,
    or is being written, however long that takes. `refused`: something is not on disk because of `error`.
    """

    kind: Literal["saved", "saving", "refused"]
    saved_at: datetime.datetime | None = None
    error: StoreError | None = None


def _nothing() -> None:
    """No write: between writes it is only looked whether the file is still there."""


class WriteQueue:
    """Runs writes one after another in a thread of its own.

    A write that the world refuses stays at the head and is tried again; nothing is dropped. `on_saved` is called, in
    the queue's thread, with None when all is on disk and with the error while it is not. A write that fails by a bug of
    ours is told as well, and from then on nothing is ever called saved. `on_waiting` is called, in the thread that
    submits, when something waits where nothing did. `require` raises StoreError when what is written would be lost; it
    is asked before and after each write, and every few seconds.
    """

    def __init__(
        self, on_saved: SavedListener, on_waiting: Callable[[], None] = _nothing, require: Callable[[], None] = _nothing
    ) -> None:
        self._on_saved = on_saved
        self._on_waiting = on_waiting
        self._require = require
        self._pending: collections.deque[Write] = collections.deque()
        self._wake = threading.Condition()
        self._closing = False
        self._busy = False
        self._not_before = 0.0
        self._saved_at: datetime.datetime | None = None
        self._error: StoreError | None = None
        self._lost: StoreError | None = None
        self._thread = threading.Thread(target=self._work, name="user-db-writer", daemon=True)
        self._thread.start()

    @property
    def state(self) -> SaveState:
        """Whether all is on disk at this moment, and if not, why; for any thread, and without waiting."""
        with self._wake:
            error = self._lost or self._error
            if error is not None:
                return SaveState("refused", self._saved_at, error)
            return SaveState("saving" if self._pending or self._busy else "saved", self._saved_at)

    def submit(self, write: Write) -> None:
        """Queue a write."""
        with self._wake:
            self._pending.append(write)
            first = len(self._pending) == 1
            self._wake.notify_all()
        if first:
            self._on_waiting()

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until all is written; False when it is not within `timeout` seconds, or would be lost."""
        with self._wake:
            written = self._wake.wait_for(lambda: not self._pending and not self._busy, timeout)
        return written and self._would_be_lost() is None

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is left and end the thread; False when something could not be written."""
        written = self.flush(timeout)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join(timeout)
        return written and self._lost is None

    def _would_be_lost(self) -> StoreError | None:
        try:
            self._require()
        except StoreError as error:
            return error
        return None

    def _next(self) -> Write | None:
        """The write at the head, once it may be tried; `_nothing` after a quiet while; None when all is closed."""
        with self._wake:
            while not self._closing:
                if not self._pending:
                    if not self._wake.wait(LOOK_SECONDS) and not self._pending:
                        return _nothing
                    continue
                wait = self._not_before - time.monotonic()
                if wait <= 0:
                    self._busy = True
                    return self._pending[0]
                self._wake.wait(wait)
        return None

    def _work(self) -> None:
        while (write := self._next()) is not None:
            looked = write is _nothing
            error = self._try(write)
            with self._wake:
                former, self._error = self._error, error
                self._busy = False
                if error is not None:
                    self._not_before = time.monotonic() + RETRY_SECONDS
                elif not looked:
                    self._pending.popleft()
                    self._not_before = 0.0
                empty = not self._pending
                if error is None and empty and not looked:
                    self._saved_at = datetime.datetime.now().astimezone()
                self._wake.notify_all()
            anew = (error and error.message) != (former and former.message)
            if error is not None:
                if anew:
                    log.warning("a write was refused: %s", error.message.text)
                if anew or not looked:
                    self._on_saved(error)
            elif empty and (anew or not looked):
                self._on_saved(self._lost)

    def _try(self, write: Write) -> StoreError | None:
        try:
            self._require()
            write()
            # what went into a file that was taken away meanwhile is written again
            self._require()
        except StoreError as error:
            return error
        except Exception:
            # a bug: it must not stop the writes behind it, but it must not be called saved either
            log.exception("a write failed")
            self._lost = StoreError(
                msg("Something could not be saved because of a fault in the program."),
                msg("Save a copy of the plan elsewhere, then start the program again."),
            )
        return None


class Inline:
    """A write queue for the command line and for tests of the core: every write happens at once and raises."""

    state = SaveState("saved")

    def submit(self, write: Write) -> None:
        """Write now."""
        write()

    def flush(self, timeout: float = 5.0) -> bool:  # noqa: ARG002 - the write queue's signature
        """Nothing ever waits."""
        return True

    def close(self, timeout: float = 5.0) -> bool:  # noqa: ARG002
        """Nothing to end."""
        return True
