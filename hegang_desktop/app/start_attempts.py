"""Starts that did not get as far as their first picture: after two of them the last plan is left closed.

A plan that stops the program while it is opened would stop every start; so an attempt is noted before and taken back
after.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

MOST_FAILED = 2
_NAME = "starting"
_LONGEST = 8


class StartAttempts:
    """The note is a file in the data folder with the number of starts that have begun and not succeeded."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / _NAME

    def begin(self) -> bool:
        """Note that a start begins. Whether the ones before it failed so often that it should go without the plan."""
        failed = self._failed()
        # a folder that cannot be written is told by whatever writes there next
        with contextlib.suppress(OSError):
            self.path.write_text(str(failed + 1), encoding="ascii")
        return failed >= MOST_FAILED

    def _failed(self) -> int:
        try:
            if not self.path.is_file() or self.path.stat().st_size > _LONGEST:
                return 0
            return max(0, int(self.path.read_text(encoding="ascii")))
        except (OSError, ValueError):
            return 0

    def succeed(self) -> None:
        """The first picture was shown, or the program came to its ordinary end."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
