"""What SQLite and the file system refuse, as sentences. Everything not listed here is a bug and stays an exception."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from hegang_desktop.domain.errors import DamagedFile, StoreError
from hegang_desktop.domain.message import Message, msg

_PRIMARY = 0xFF

_WORLD: dict[int, tuple[Message, Message]] = {
    sqlite3.SQLITE_FULL: (
        msg("The disk that holds the data folder is full."),
        msg("Free some space on it with another program; what you typed is kept here and saved then."),
    ),
    sqlite3.SQLITE_READONLY: (
        msg("The data folder cannot be written to."),
        msg("Check the permissions of the folder, or start the program with another --data-dir."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        msg("The data folder cannot be opened."),
        msg("Check that it exists and that you may read and write it."),
    ),
    sqlite3.SQLITE_PERM: (
        msg("The data folder cannot be written to."),
        msg("Check the permissions of the folder, or start the program with another --data-dir."),
    ),
    sqlite3.SQLITE_BUSY: (
        msg("Another program is writing to the data folder."),
        msg("Wait until it has finished, then try again."),
    ),
    sqlite3.SQLITE_LOCKED: (
        msg("Another program is writing to the data folder."),
        msg("Wait until it has finished, then try again."),
    ),
    sqlite3.SQLITE_IOERR: (
        msg("The disk that holds the data folder reports an error."),
        msg("Check the disk; copy the data folder to another one if you can."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        msg("A file in the data folder is damaged."),
        msg('It was left as it is. Earlier copies are in its folder "backups".'),
    ),
    sqlite3.SQLITE_NOTADB: (
        msg("A file in the data folder is not one of ours, or is damaged."),
        msg('It was left as it is. Earlier copies are in its folder "backups".'),
    ),
}


def store_error(error: sqlite3.Error | OSError) -> StoreError | None:
    """The sentence for a failure of the world, or None when it is a bug of ours."""
    if isinstance(error, OSError):
        code = {
            errno.ENOSPC: sqlite3.SQLITE_FULL,
            errno.EROFS: sqlite3.SQLITE_READONLY,
            errno.EACCES: sqlite3.SQLITE_PERM,
            errno.EPERM: sqlite3.SQLITE_PERM,
            errno.ENOENT: sqlite3.SQLITE_CANTOPEN,
            errno.ENOTDIR: sqlite3.SQLITE_CANTOPEN,
        }.get(error.errno or 0, sqlite3.SQLITE_IOERR)
    else:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    explained = _WORLD.get(code)
    kind = DamagedFile if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) else StoreError
    return kind(*explained) if explained else None


@contextlib.contextmanager
def store_errors(path: Path | None = None) -> Iterator[None]:
    """Turn failures of the world inside the block into StoreError; `path` is named in it."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        known = store_error(error)
        if known is None:
            raise
        if path is not None:
            raise type(known)(msg("{what} ({path})", what=known.message, path=str(path)), known.hint) from error
        raise known from error
