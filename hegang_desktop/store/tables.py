"""sqlite-utils over a connection of ours, for what it does best: schema steps by its table API, and small reading.

Importing it takes longer than making a new file does, so it is imported when it is needed.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def tables(connection: sqlite3.Connection) -> Database:
    """The tables of a connection, which stays as it was: no pragma is set, and no plugin of other programs is run."""
    from sqlite_utils import Database

    return Database(connection, recursive_triggers=False, execute_plugins=False)
