"""Plans of households: no table changes, but bodies may hold parts that an older program would refuse one by one.

With the higher version it refuses the whole file instead, and says why; nothing of it is shown as damaged.
"""

from __future__ import annotations

import sqlite3


def step(connection: sqlite3.Connection) -> None:
    """Nothing to change."""
    connection.execute("SELECT 1")
