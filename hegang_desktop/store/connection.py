"""Opens the SQLite files: pragmas, private permissions, version check, migration."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from hegang_desktop.domain.errors import DamagedFile, NewerFile, StoreError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.store.backup import verified_copy
from hegang_desktop.store.errors import store_errors
from hegang_desktop.store.migrations import APPLICATION_ID, Step
from hegang_desktop.store.migrations.running import bring_up, format_of

BUSY_SECONDS = 10.0
PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def make_private_folder(folder: Path) -> None:
    """Create a folder that only its owner can read. Raises StoreError when that cannot be."""
    require_folder(folder)
    with store_errors(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)


def require_folder(folder: Path) -> None:
    """Raise StoreError where something stands in the place of the folder that is none."""
    with store_errors(folder):
        stands_there = folder.exists() and not folder.is_dir()
    if stands_there:
        raise StoreError(
            msg("The data folder {path} is not a folder.", path=str(folder)),
            msg("Name another one with --data-dir."),
        )


def open_database(
    path: Path,
    steps: Sequence[Step],
    *,
    synchronous: Literal["FULL", "NORMAL"],
    backups: Path | None,
) -> sqlite3.Connection:
    """A connection in autocommit mode to a file at the newest schema.

    Raises NewerFile for a file of a newer program, StoreError for one that is damaged, foreign or unreachable.
    A verified copy goes to `backups` before each migration step of a file that holds something.
    """
    make_private_folder(path.parent)
    _refuse_emptied(path, backups)
    with store_errors(path):
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            _keep_temporary_beside(connection, path.parent.resolve())
            _prepare(connection, path, steps, synchronous, backups)
        except BaseException:
            connection.close()
            raise
    return connection


def newer_file(path: Path, theirs: int, ours: int, hint: Message) -> NewerFile:
    """The refusal of a file whose format is newer than ours."""
    return NewerFile(
        msg(
            "The file {path} was written by a newer version of the program (format {theirs}, this one knows {ours}).",
            path=str(path),
            theirs=theirs,
            ours=ours,
        ),
        hint,
    )


def open_reader(path: Path) -> sqlite3.Connection:
    """A read-only connection to an existing file, for one thread."""
    with store_errors(path):
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA query_only = 1")
    return connection


def open_known_reader(path: Path, newest: int) -> tuple[sqlite3.Connection, int]:
    """A read-only connection to an existing file and the number of its format. Raises NewerFile above `newest`."""
    connection = open_reader(path)
    with store_errors(path):
        format_number = format_of(connection)
    if format_number > newest:
        connection.close()
        raise newer_file(path, format_number, newest, msg("Nothing was changed. Start the newer version."))
    return connection, format_number


def _keep_temporary_beside(connection: sqlite3.Connection, folder: Path) -> None:
    """What does not fit in memory goes beside the database, not to a folder that is everybody's (`/var/tmp`).

    SQLite keeps this for the whole process, and forbids to change it while such a file is open.
    """
    kept = connection.execute("PRAGMA temp_store_directory").fetchone()
    if kept is None or kept[0] != str(folder):
        quoted = str(folder).replace("'", "''")
        connection.execute(f"PRAGMA temp_store_directory = '{quoted}'")


def _refuse_emptied(path: Path, backups: Path | None) -> None:
    # SQLite opens a file of zero bytes as a healthy, empty database: what was there would seem gone
    emptied = path.exists() and path.is_file() and path.stat().st_size == 0
    if emptied and backups is not None and any(backups.glob(f"{path.stem}-*.db")):
        raise StoreError(
            msg("The file {path} is empty, although it held something before.", path=str(path)),
            msg("Delete the empty file, then import your listings again."),
        )


def _prepare(
    connection: sqlite3.Connection,
    path: Path,
    steps: Sequence[Step],
    synchronous: str,
    backups: Path | None,
) -> None:
    version = format_of(connection)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and (application or tables):
        raise StoreError(
            msg("The file {path} belongs to another program.", path=str(path)),
            msg("Move it elsewhere, or start the program with another --data-dir."),
        )
    if version > len(steps):
        raise newer_file(
            path,
            version,
            len(steps),
            msg("Nothing was changed. Start the newer version."),
        )
    if tables and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DamagedFile(
            msg("The file {path} is damaged.", path=str(path)),
            msg('It was left as it is. Earlier copies are in its folder "backups".'),
        )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("PRAGMA foreign_keys = 1")

    def keep_copy(number: int) -> None:
        if backups is not None:
            verified_copy(connection, backups, f"{path.stem}-before-format-{number}")

    bring_up(connection, steps, keep_copy)
