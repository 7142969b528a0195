"""Marks on homes, saved searches, homes joined by hand, and how the columns of files were read."""

from __future__ import annotations

import sqlite3

TABLES = (
    """CREATE TABLE marks (
        reference TEXT PRIMARY KEY,
        body TEXT NOT NULL,
        home TEXT NOT NULL,
        updated_at TEXT NOT NULL
    )""",
    """CREATE TABLE saved_searches (
        name TEXT PRIMARY KEY,
        body TEXT NOT NULL,
        looked_import INTEGER NOT NULL,
        looked_at TEXT NOT NULL,
        deleted_at TEXT
    )""",
    """CREATE TABLE merges (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        made_at TEXT NOT NULL,
        undone_at TEXT,
        PRIMARY KEY (one, other)
    )""",
    """CREATE TABLE mapping_profiles (
        signature TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        city TEXT NOT NULL,
        updated_at TEXT NOT NULL
    )""",
)


def step(connection: sqlite3.Connection) -> None:
    """Create the tables."""
    for table in TABLES:
        connection.execute(table)
