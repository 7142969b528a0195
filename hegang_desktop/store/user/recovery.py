"""A user.db that is gone, empty or damaged: found out before a new one is made, and brought back from a copy.

Nothing is deleted: what was there is set aside beside it, journal included, which must never meet another file.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.store.backup import STAMP, taken_at
from hegang_desktop.store.connection import PRIVATE_FILE, open_database, open_reader
from hegang_desktop.store.errors import store_errors
from hegang_desktop.store.migrations import APPLICATION_ID
from hegang_desktop.store.migrations.user_db import STEPS

_BESIDE = ("", "-wal", "-shm", "-journal")


class Copy(NamedTuple):
    """A checked copy of user.db and when it was taken."""

    path: Path
    taken: datetime.datetime

    @property
    def day(self) -> str:
        """When it was taken, where the user is."""
        return self.taken.astimezone().strftime("%Y-%m-%d %H:%M")


class EmptiedProfile(StoreError):
    """The plans were here and are not any more."""


def require_not_emptied(path: Path, backups: Path) -> None:
    """Raise EmptiedProfile for a user.db that is missing or empty although it held something once.

    SQLite would open it as a healthy, empty database: a profile that was there would seem gone.
    """
    with store_errors(path):
        if path.exists() and (not path.is_file() or path.stat().st_size):
            return
        journal = path.with_name(f"{path.name}-wal")
        left = journal.exists() and journal.stat().st_size > 0
    copy = newest_copy(backups)
    if copy is not None:
        raise EmptiedProfile(
            msg(
                "Your plans are gone from the folder {folder}: its file user.db is missing or empty."
                " The newest copy of them is of {when}.",
                folder=str(path.parent),
                when=copy.day,
            ),
            msg("Nothing was changed. Open the window: it offers to bring that copy back, or to begin anew."),
        )
    if left:
        raise EmptiedProfile(
            msg(
                "Your plans are gone from the folder {folder}: its file user.db is missing or empty."
                " There is no copy of them.",
                folder=str(path.parent),
            ),
            msg("Nothing was changed. Open the window: it offers to begin anew."),
        )


def newest_copy(backups: Path) -> Copy | None:
    """The newest copy that can be opened and checks out, routine or from before a migration."""
    copies = []
    for path in backups.glob("user-*.db"):
        with suppress(ValueError):
            copies.append(Copy(path, taken_at(path)))
    return next(
        (copy for copy in sorted(copies, key=lambda copy: copy.taken, reverse=True) if _is_whole(copy.path)), None
    )


def _is_whole(path: Path) -> bool:
    try:
        with closing(open_reader(path)) as connection:
            ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            return ours and 0 < version <= len(STEPS) and _checks_out(connection)
    except (StoreError, sqlite3.Error):
        return False


def _checks_out(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def bring_back(path: Path, copy: Copy) -> None:
    """Put a copy in the place of user.db; what is there is set aside. Nobody may have it open. Raises StoreError."""
    partial = path.with_name(f"{path.name}.partial")
    with store_errors(path):
        try:
            shutil.copyfile(copy.path, partial)
            partial.chmod(PRIVATE_FILE)
            with partial.open("rb+") as file:
                os.fsync(file.fileno())
            if not _is_whole(partial):
                raise StoreError(msg("The copy could not be brought back: it does not check out."))
            _set_aside(path)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def begin_anew(path: Path) -> None:
    """An empty user.db in the place of the one that is set aside. Nobody may have it open. Raises StoreError."""
    with store_errors(path):
        _set_aside(path)
    open_database(path, STEPS, synchronous="FULL", backups=None).close()


def _set_aside(path: Path) -> None:
    stamp = datetime.datetime.now(tz=datetime.UTC).strftime(STAMP)
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(path.with_name(f"{path.name}.set-aside-{stamp}{ending}"))
