"""Plans with incomes of a scenario, purchases and counts with their course: as in step 2, bodies change, no table."""

from __future__ import annotations

import sqlite3


def step(connection: sqlite3.Connection) -> None:
    """Nothing to change."""
    connection.execute("SELECT 1")
