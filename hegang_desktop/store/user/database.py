"""Opens user.db: everything a person typed or decided. Small, precious, every commit on disk before it counts."""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

from hegang_desktop.domain.errors import DamagedFile
from hegang_desktop.domain.message import msg
from hegang_desktop.store.backup import newest_age, thin, verified_copy
from hegang_desktop.store.connection import open_database, open_known_reader, open_reader
from hegang_desktop.store.errors import store_errors
from hegang_desktop.store.migrations.user_db import STEPS
from hegang_desktop.store.user.recovery import require_not_emptied

_TABLES = frozenset(
    ("plans", "plan_versions", "homes", "settings", "marks", "saved_searches", "merges", "mapping_profiles")
)
"""Without one of them the file checks out for SQLite, and yet nothing can be opened."""
ROUTINE = "user"
ROUTINE_EVERY = datetime.timedelta(hours=1)


def open_user_db(path: Path, backups: Path) -> sqlite3.Connection:
    """A connection to user.db at the newest format. Raises EmptiedProfile, and what `open_database` does."""
    require_not_emptied(path, backups)
    connection = open_database(path, STEPS, synchronous="FULL", backups=backups)
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if there >= _TABLES:
        return connection
    connection.close()
    raise DamagedFile(
        msg("The file {path} is damaged.", path=str(path)),
        msg('It was left as it is. Earlier copies are in its folder "backups".'),
    )


def user_reader(path: Path, backups: Path) -> sqlite3.Connection | None:
    """A read-only connection at the newest format, or None while there is no user.db. Errors as `open_database`."""
    if not path.exists():
        return None
    connection, number = open_known_reader(path, len(STEPS))
    if number == len(STEPS):
        return connection
    connection.close()
    open_user_db(path, backups).close()
    return open_reader(path)


def back_up_if_due(connection: sqlite3.Connection, backups: Path) -> Path | None:
    """A verified copy when there is no recent one, thinning the older ones; None when none was due."""
    now = datetime.datetime.now(tz=datetime.UTC)
    age = newest_age(backups, ROUTINE, now)
    if age is not None and age < ROUTINE_EVERY:
        return None
    if connection.execute("SELECT count(*) FROM plans").fetchone()[0] == 0:
        return None
    copy = verified_copy(connection, backups, ROUTINE)
    with store_errors(backups):
        thin(backups, ROUTINE, now)
    return copy


def state_of(connection: sqlite3.Connection) -> int:
    """A number that is another one when homes, marks or merges were changed, by this program or a second one."""
    with store_errors():
        parts = [
            connection.execute(f"SELECT count(*), coalesce(max({column}), '') FROM {table}").fetchone()  # noqa: S608
            for table, column in _WATCHED
        ]
    return hash(tuple(parts))


_WATCHED = (
    ("homes", "updated_at || coalesce(deleted_at, '')"),
    ("homes WHERE deleted_at IS NULL", "number"),
    ("marks", "updated_at"),
    ("merges WHERE undone_at IS NULL", "made_at"),
)
