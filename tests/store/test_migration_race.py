"""Two programs that open a new file at the same moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from hegang_desktop.store.connection import open_database
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
