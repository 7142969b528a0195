"""Plans with counts of a day, loans by the day and by instalments, incomes of good and bad months: bodies, no table.

Saved searches that ask for a month ask for the safe month.
"""

from __future__ import annotations

import sqlite3


def step(connection: sqlite3.Connection) -> None:
    """What was sought by the home month, or in its order, is sought by the safe month."""
    # a quotation mark in what somebody typed stands there with a stroke before it: neither part can be a text
    connection.execute(
        """UPDATE saved_searches SET body = replace(replace(body,
            '"home_month":{', '"safe_month":{'), '"column":"home_month"', '"column":"safe_month"')"""
    )
