"""Steps by the table API of sqlite-utils: `create`, `add_column`, `transform`, and reading and writing rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hegang_desktop.store.tables import tables

if TYPE_CHECKING:
    from sqlite_utils import Database


class TableStep:
    """One step, for `STEPS` of a database. What it is given lives in the transaction of the step, and cannot end it.

    `change` alters a file that holds something. `new_file` are the statements that make the same of an empty file of
    the format before: with them a first start does without sqlite-utils. A test holds the two equal, and fails with
    the statements to write.
    """

    def __init__(self, change: Callable[[Database], None], *, new_file: Sequence[str]) -> None:
        self._change = change
        self._new_file = tuple(new_file)

    def __call__(self, connection: sqlite3.Connection) -> None:
        """Alter a file that may hold something."""
        self._change(tables(connection))

    def on_new_file(self, connection: sqlite3.Connection) -> None:
        """Make the same of an empty file of the format before."""
        for statement in self._new_file:
            connection.execute(statement)
