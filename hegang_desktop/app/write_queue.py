"""One lane for writes to user.db: in order, off the caller's thread, retried until the disk takes them."""

from __future__ import annotations

import collections
import logging
import threading
import time
from collections.abc import Callable

from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0

Write = Callable[[], object]
SavedListener = Callable[[StoreError | None], None]


class Lane:
    """Runs writes one after another in a thread of its own.

    A write that the world refuses stays at the head and is tried again; nothing is dropped. `on_saved` is called, in
    the lane's thread, with None when all is on disk and with the error while it is not. A write that fails by a bug of
    ours is told as well, and from then on nothing is ever called saved.
    """

    def __init__(self, on_saved: SavedListener) -> None:
        self._on_saved = on_saved
        self._pending: collections.deque[Write] = collections.deque()
        self._wake = threading.Condition()
        self._closing = False
        self._busy = False
        self._not_before = 0.0
        self._lost: StoreError | None = None
        self._told: str | None = None
        self._thread = threading.Thread(target=self._work, name="user-db-writer", daemon=True)
        self._thread.start()

    def submit(self, write: Write) -> None:
        """Queue a write."""
        with self._wake:
            self._pending.append(write)
            self._wake.notify_all()

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until all is written; False when it is not within `timeout` seconds."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._pending and not self._busy, timeout)

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is left and end the thread; False when something could not be written."""
        written = self.flush(timeout)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join(timeout)
        return written and self._lost is None

    def _next(self) -> Write | None:
        """The write at the head, once it may be tried; None when the lane is closed."""
        with self._wake:
            while not self._closing:
                wait = self._not_before - time.monotonic()
                if self._pending and wait <= 0:
                    self._busy = True
                    return self._pending[0]
                self._wake.wait(wait if self._pending else None)
        return None

    def _work(self) -> None:
        while (write := self._next()) is not None:
            error = self._try(write)
            with self._wake:
                self._busy = False
                if error is None:
                    self._pending.popleft()
                    self._not_before = 0.0
                else:
                    self._not_before = time.monotonic() + RETRY_SECONDS
                empty = not self._pending
                self._wake.notify_all()
            if error is not None:
                if error.message.text != self._told:
                    log.warning("a write was refused: %s", error.message.text)
                self._told = error.message.text
                self._on_saved(error)
            elif empty:
                self._told = None
                self._on_saved(self._lost)

    def _try(self, write: Write) -> StoreError | None:
        try:
            write()
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
    """A lane for the command line and for tests of the core: every write happens at once and raises."""

    def submit(self, write: Write) -> None:
        """Write now."""
        write()

    def flush(self, timeout: float = 5.0) -> bool:  # noqa: ARG002 - the lane's signature
        """Nothing ever waits."""
        return True

    def close(self, timeout: float = 5.0) -> bool:  # noqa: ARG002
        """Nothing to end."""
        return True
