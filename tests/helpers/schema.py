"""What tables a database has, in a form in which two databases can be compared, however their SQL was written."""

from __future__ import annotations

import sqlite3
from typing import Any


def shape(connection: sqlite3.Connection) -> dict[str, Any]:
    """Columns, keys, references and indexes by table; virtual tables and triggers by their SQL."""
    listed: dict[str, Any] = {}
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    for type_, name, sql in rows.fetchall():
        if type_ != "table" or sql.upper().startswith("CREATE VIRTUAL"):
            listed[name] = sql if type_ != "index" else None
            continue
        indexes = connection.execute(f"PRAGMA index_list({name})").fetchall()
        listed[name] = {
            "columns": [_column(*row[1:]) for row in connection.execute(f"PRAGMA table_info({name})")],
            "references": sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({name})")),
            "indexes": sorted(
                (unique, origin, partial, [row[2] for row in connection.execute(f"PRAGMA index_info({index})")])
                for _, index, unique, origin, partial in indexes
            ),
            "without rowid": "WITHOUT ROWID" in sql.upper(),
            "counts on": "AUTOINCREMENT" in sql.upper(),
        }
    return {name: texts for name, texts in sorted(listed.items()) if texts is not None}


def _column(name: str, kind: str, not_null: int, default: str | None, place_in_key: int) -> tuple[Any, ...]:
    if default is not None and kind == "INTEGER":
        # a table made anew by sqlite-utils has DEFAULT '0' where 0 was written: the column makes a number of it
        default = default.strip("'")
    return name, kind, not_null, default, place_in_key


def contents(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row by table."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608


def statements(before: sqlite3.Connection, after: sqlite3.Connection) -> str:
    """The SQL of what is new or another in the second."""
    sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    known = dict(before.execute(sql).fetchall())
    return "\n".join(text for name, text in after.execute(sql).fetchall() if known.get(name) != text)
