"""What stands in the lock file of a data folder, and whether somebody holds it: QLockFile alone believes any file."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLockFile, QSysInfo

LOCK = "instance.lock"
_LONGEST = 4096
_WAIT_MS = 1000


class Holder(NamedTuple):
    """Who wrote the lock: process and computer, and when."""

    pid: int
    host: str
    machine: str
    since: datetime.datetime

    @property
    def is_elsewhere(self) -> bool:
        """Whether another computer wrote it. Computers are known by their id: a name changes with the network."""
        ours = bytes(QSysInfo.machineUniqueId().data()).decode("ascii", "replace")
        if self.machine and ours:
            return self.machine != ours
        return bool(self.host) and self.host != QSysInfo.machineHostName()


def holder_of(path: Path) -> Holder | None:
    """Who wrote the lock; None when nothing of that stands in the file, or it cannot be read."""
    try:
        with path.open("rb") as file:
            pid, _, host, *ids = file.read(_LONGEST).decode("utf-8").split("\n")
        since = datetime.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        return Holder(int(pid), host, ids[0] if ids else "", since)
    except (OSError, ValueError):
        return None


def is_held(path: Path) -> bool | None:
    """Whether a running program of this computer holds the file; None where the file system cannot tell."""
    try:
        file = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        # on Windows the holder lets nobody else write
        return True if os.name == "nt" else None
    try:
        if os.name == "nt":
            return False
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return None
    finally:
        os.close(file)
    return False


def remove_abandoned(path: Path, inode: int) -> None:
    """Remove the lock that nobody holds; a lock that was made since stays."""
    # the name under which Qt keeps two programs from removing one lock, and the newer one with it
    guard = QLockFile(f"{path}.rmlock")
    if not guard.tryLock(_WAIT_MS):
        return
    try:
        if path.stat().st_ino == inode and is_held(path) is not True:
            path.unlink()
    except OSError:
        # somebody else was quicker, or holds it after all: the next attempt to lock tells
        return
    finally:
        guard.unlock()
