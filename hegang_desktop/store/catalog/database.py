"""Opens catalog.db for writing (one writer at a time, across processes) or for reading."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import filelock

from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.store.connection import (
    BUSY_SECONDS,
    make_private_folder,
    open_database,
    open_known_reader,
    open_reader,
)
from hegang_desktop.store.errors import store_errors
from hegang_desktop.store.migrations.catalog_db import STEPS

_CACHE_KIB = 16 * 1024


@contextlib.contextmanager
def catalog_writer(path: Path, backups: Path, *, wait: float = 0) -> Iterator[sqlite3.Connection]:
    """The one writing connection, inside one transaction: committed at the end of the block, or as if it never began.

    Raises StoreError when another import is still writing after `wait` seconds.
    """
    make_private_folder(path.parent)
    with store_errors(path):
        lock = filelock.FileLock(path.with_suffix(".lock"), timeout=wait)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise StoreError(
                msg("Another import is writing to the catalogue."), msg("Wait until it has finished, then try again.")
            ) from error
    try:
        connection = open_database(path, STEPS, synchronous="NORMAL", backups=backups)
        try:
            with store_errors(path):
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


def catalog_reader(path: Path, backups: Path) -> sqlite3.Connection | None:
    """A read-only connection, or None while there is no catalogue.

    One of an older program is brought up to date first: its homes would seem gone otherwise. Raises NewerFile for one
    of a newer program, StoreError where it cannot be brought up.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    connection, number = open_known_reader(path, len(STEPS))
    if number == len(STEPS):
        return connection
    connection.close()
    if number == 0:
        return None  # an import is making it just now
    with catalog_writer(path, backups, wait=BUSY_SECONDS):
        pass
    return open_reader(path)
