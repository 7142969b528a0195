"""The local log and the crash log: files in the profile, never sent anywhere, without amounts, names or addresses."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
from io import TextIOWrapper

from hegang_desktop.app.paths import Paths

LOG_BYTES, LOG_FILES = 1_000_000, 3

log = logging.getLogger(__name__)


class _LogFile(logging.handlers.RotatingFileHandler):
    """A line that cannot be written, as while the folder is gone, is no news for the terminal."""

    def handleError(self, record: logging.LogRecord) -> None:
        pass


class RunLog:
    """Writes from `start` to `stop`. A profile whose log cannot be written runs without one."""

    def __init__(self) -> None:
        self._handler: logging.Handler | None = None
        self._crashes: TextIOWrapper | None = None

    def start(self, paths: Paths) -> None:
        """Begin to write; also what a crash of the interpreter leaves behind."""
        try:
            paths.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._handler = _LogFile(
                paths.logs / "hegang-desktop.log",
                maxBytes=LOG_BYTES,
                backupCount=LOG_FILES,
                encoding="utf-8",
                delay=True,
            )
            self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
            logging.getLogger().addHandler(self._handler)
            if not faulthandler.is_enabled():
                self._crashes = (paths.logs / "crash.log").open("a", encoding="utf-8")
                faulthandler.enable(self._crashes)
        except OSError:
            log.warning("the log cannot be written")

    def stop(self) -> None:
        """Close the files."""
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
            self._crashes = None
