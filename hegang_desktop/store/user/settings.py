"""Settings and window state in user.db: one JSON value a key."""

from __future__ import annotations

import sqlite3
from typing import TypeVar

import msgspec

from hegang_desktop.domain.codec import from_json, to_json
from hegang_desktop.store.errors import store_errors

T = TypeVar("T")


def read_setting(connection: sqlite3.Connection, key: str, default: T) -> T:
    """The stored value of the default's type; the default when there is none or it cannot be read."""
    with store_errors():
        row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    if row is None:
        return default
    try:
        return from_json(row[0], type(default))
    except (msgspec.MsgspecError, ValueError):
        return default


def write_setting(connection: sqlite3.Connection, key: str, value: object) -> None:
    """Store a value."""
    with store_errors():
        connection.execute(
            "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, to_json(value).decode()),
        )
