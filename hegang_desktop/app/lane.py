"""One lane for writes to user.db: in order, off the caller's thread, retried until the disk takes them."""

from __future__ import annotations

import collections
import logging
import threading
import time
from collections.abc import Callable

from hegang_desktop.domain.errors import StoreError

log = logging.getLogger(__name__)

RETRY_SECONDS = 2.0

Write = Callable[[], object]
SavedListener = Callable[[StoreError | None], None]


class Lane:
    """Runs writes one after another in a thread of its own.

    A write that the world refuses stays at the head and is tried again; nothing is dropped. `on_saved` is called, in
    the lane's thread, with None when all is on disk and with the error while it is not.
    """

    def __init__(self, on_saved: SavedListener) -> None:
        self._on_saved = on_saved
        self._pending: collections.deque[Write] = collections.deque()
        self._wake = threading.Condition()
        self._closing = False
        self._busy = False
        self._thread = threading.Thread(target=self._work, name="user-db-writer", daemon=True)
        self._thread.start()

    def submit(self, write: Write) -> None:
        """Queue a write."""
        with self._wake:
            self._pending.append(write)
            self._wake.notify_all()

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until all is written; False when it is not within `timeout` seconds."""
        deadline = time.monotonic() + timeout
        with self._wake:
            while self._pending or self._busy:
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._wake.notify_all()
                self._wake.wait(min(left, 0.1))
        return True

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is left and end the thread; False when something could not be written."""
        written = self.flush(timeout)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join(timeout)
        return written

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._pending and not self._closing:
                    self._wake.wait()
                if self._closing:
                    return
                write = self._pending[0]
                self._busy = True
            error = self._try(write)
            with self._wake:
                self._busy = False
                if error is None:
                    self._pending.popleft()
                empty = not self._pending
                self._wake.notify_all()
            if error is not None:
                self._on_saved(error)
                with self._wake:
                    if not self._closing:
                        self._wake.wait(RETRY_SECONDS)
            elif empty:
                self._on_saved(None)

    @staticmethod
    def _try(write: Write) -> StoreError | None:
        try:
            write()
        except StoreError as error:
            log.warning("a write was refused: %s", error.message.text)
            return error
        except Exception:
            # a bug: it must not stop the writes behind it
            log.exception("a write failed")
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
