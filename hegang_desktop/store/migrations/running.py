"""Brings a file to the newest format, a step at a time, each whole or not at all."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence

from hegang_desktop.store.migrations import APPLICATION_ID, Step
from hegang_desktop.store.migrations.table_step import TableStep


def format_of(connection: sqlite3.Connection) -> int:
    """How many steps a file has been through; 0: it is new."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def bring_up(connection: sqlite3.Connection, steps: Sequence[Step], keep_copy: Callable[[int], None]) -> None:
    """Make the steps that are due. `keep_copy` is called before each on a file that holds something, with its number.

    A step that fails leaves the file at the format before it, and its error is raised. A new file is made in one
    transaction. Another process may be at the same file: what it has made by then is not made again.
    """
    if format_of(connection) == 0:
        with _transaction(connection):
            if format_of(connection) == 0:
                for step in steps:
                    _make(connection, step, new_file=True)
                _set_format(connection, len(steps))
    for number in range(format_of(connection), len(steps)):
        keep_copy(number + 1)
        step = steps[number]
        unchecked = _references_unchecked if isinstance(step, TableStep) else contextlib.nullcontext
        with unchecked(connection), _transaction(connection):
            if format_of(connection) == number:
                _make(connection, step, new_file=False)
                _set_format(connection, number + 1)


def _set_format(connection: sqlite3.Connection, number: int) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")


def _make(connection: sqlite3.Connection, step: Step, *, new_file: bool) -> None:
    with _transaction_kept(connection):
        if not isinstance(step, TableStep):
            step(connection)
        elif new_file:
            step.on_new_file(connection)
        else:
            torn = _torn_references(connection)
            step(connection)
            if _torn_references(connection) > torn:
                raise sqlite3.IntegrityError("a step left references to rows that are not there")


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back when the disk is full
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextlib.contextmanager
def _transaction_kept(connection: sqlite3.Connection) -> Iterator[None]:
    """Within the block the transaction cannot be ended: a library that commits by itself fails, and all is undone."""

    def allowed(action: int, *_: str | None) -> int:
        return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_TRANSACTION else sqlite3.SQLITE_OK

    connection.set_authorizer(allowed)
    try:
        yield
    finally:
        connection.set_authorizer(None)


@contextlib.contextmanager
def _references_unchecked(connection: sqlite3.Connection) -> Iterator[None]:
    """A table that is made anew is dropped on the way, and what refers to it would go with it.

    SQLite cannot switch this within a transaction; `_make` counts what is torn instead.
    """
    before = connection.execute("PRAGMA foreign_keys").fetchone()[0]
    connection.execute("PRAGMA foreign_keys = 0")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA foreign_keys = {before}")


def _torn_references(connection: sqlite3.Connection) -> int:
    return sum(1 for _ in connection.execute("PRAGMA foreign_key_check"))
