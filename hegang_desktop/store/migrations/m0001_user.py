"""user.db, first format: plans with every version, homes entered by hand, settings."""

from __future__ import annotations

import sqlite3

TABLES = (
    """CREATE TABLE plans (
        id TEXT PRIMARY KEY,
        current TEXT NOT NULL,
        created_at TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        deleted_at TEXT
    )""",
    """CREATE TABLE plan_versions (
        id TEXT PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plans(id) DEFERRABLE INITIALLY DEFERRED,
        parent TEXT,
        saved_at TEXT NOT NULL,
        label TEXT NOT NULL,
        name TEXT,
        body TEXT NOT NULL
    )""",
    "CREATE INDEX plan_versions_by_plan ON plan_versions(plan_id)",
    """CREATE TABLE homes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT
    )""",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
)


def step(connection: sqlite3.Connection) -> None:
    """Create the tables."""
    for table in TABLES:
        connection.execute(table)
