"""Opens catalog.db for writing (one writer at a time, across processes) or for reading."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import filelock

from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.store.connection import make_private_folder, newer_file, open_database, open_reader
from hegang_desktop.store.errors import told
from hegang_desktop.store.migrations.catalog_db import STEPS

_CACHE_KIB = 16 * 1024


@contextlib.contextmanager
def catalog_writer(path: Path, backups: Path) -> Iterator[sqlite3.Connection]:
    """The one writing connection, inside one transaction: committed at the end of the block, or as if it never began.

    Raises StoreError at once when another import is writing.
    """
    make_private_folder(path.parent)
    with told(path):
        lock = filelock.FileLock(path.with_suffix(".lock"), timeout=0)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise StoreError(
                msg("Another import is writing to the catalogue."), msg("Wait until it has finished, then try again.")
            ) from error
    try:
        connection = open_database(path, STEPS, synchronous="NORMAL", backups=backups)
        try:
            with told(path):
                # the keys come in no order at all: with the usual 2 MB their index is written out again and again
                connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
        finally:
            connection.close()
    finally:
        lock.release()


def catalog_reader(path: Path) -> sqlite3.Connection | None:
    """A read-only connection, or None while there is no catalogue."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    connection = open_reader(path)
    with told(path):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(STEPS):
        connection.close()
        raise newer_file(path, version, len(STEPS), msg("Nothing was changed. Start the newer version."))
    if version < len(STEPS):
        connection.close()
        return None  # empty, or of an older program: the next import brings it up to date
    return connection
