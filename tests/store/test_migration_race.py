"""Two programs that open a new file at the same moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hegang_desktop.store.connection import open_database
from hegang_desktop.store.migrations.running import bring_up, format_of
from hegang_desktop.store.migrations.user_db import STEPS
from hegang_desktop.store.user.database import open_user_db


def test_a_step_that_another_program_has_just_made_is_not_made_twice(tmp_path: Path) -> None:
    path = tmp_path / "user.db"
    made: list[int] = []

    def step(number: int) -> Callable[[sqlite3.Connection], None]:
        def make(connection: sqlite3.Connection) -> None:
            made.append(number)
            connection.execute(f"CREATE TABLE t{number} (x)")

        return make

    steps = (step(1), step(2))
    looked = False

    class Slow(tuple[Callable[[sqlite3.Connection], None], ...]):
        """Steps whose number is asked for before the other program comes, and which are made after it."""

        __slots__ = ()

        def __len__(self) -> int:
            nonlocal looked
            if not looked:
                looked = True
                open_database(path, steps, synchronous="FULL", backups=None).close()
            return super().__len__()

    connection = open_database(path, Slow(steps), synchronous="FULL", backups=None)
    assert made == [1, 2]
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 2
    connection.close()


def test_a_new_file_is_opened_without_a_copy_of_nothing(tmp_path: Path) -> None:
    open_user_db(tmp_path / "user.db", tmp_path / "backups").close()
    assert not (tmp_path / "backups").exists() or not any((tmp_path / "backups").iterdir())


def test_a_step_made_by_another_program_while_a_copy_is_kept_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "user.db"
    made: list[int] = []

    def step(number: int) -> Callable[[sqlite3.Connection], None]:
        def make(connection: sqlite3.Connection) -> None:
            made.append(number)
            connection.execute(f"CREATE TABLE t{number} (x)")

        return make

    steps = (step(1), step(2), step(3))
    open_database(path, steps[:1], synchronous="FULL", backups=None).close()
    connection = sqlite3.connect(path, isolation_level=None)

    def keep_copy(number: int) -> None:
        if number == 2:
            open_database(path, steps, synchronous="FULL", backups=None).close()

    bring_up(connection, steps, keep_copy)
    assert made == [1, 2, 3]
    assert format_of(connection) == 3
    connection.close()


def test_a_new_file_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE never (x)")
        raise RuntimeError("a bug in a step")

    path = tmp_path / "user.db"
    with pytest.raises(RuntimeError):
        open_database(path, (*STEPS, fail), synchronous="FULL", backups=None)
    left = sqlite3.connect(path)
    assert left.execute("SELECT name FROM sqlite_master").fetchall() == []
    assert format_of(left) == 0
    left.close()
    open_user_db(path, tmp_path / "backups").close()


def test_a_new_file_that_another_program_has_just_made_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "user.db"

    class Slow(sqlite3.Connection):
        """The other program comes between the look at the file and the transaction."""

        def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
            if sql == "BEGIN EXCLUSIVE":
                open_user_db(path, tmp_path / "backups").close()
            return super().execute(sql, parameters)

    connection = sqlite3.connect(path, isolation_level=None, factory=Slow)
    bring_up(connection, STEPS, lambda _: None)
    assert format_of(connection) == len(STEPS)
    connection.close()
