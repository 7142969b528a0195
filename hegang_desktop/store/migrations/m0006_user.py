"""Plans with counts of a day, loans by the day and by instalments, incomes of good and bad months: bodies, no table."""

from __future__ import annotations

import sqlite3


def step(connection: sqlite3.Connection) -> None:
    """Nothing to change."""
    connection.execute("SELECT 1")
