"""Homes entered by hand, in user.db."""

from __future__ import annotations

import sqlite3

from hegang_desktop.domain.codec import to_json
from hegang_desktop.domain.home import Home
from hegang_desktop.store.errors import told


def save_home(connection: sqlite3.Connection, home: Home, when: str) -> int:
    """Write a home, new or changed; returns its number, which stays."""
    with told():
        row = connection.execute(
            "INSERT INTO homes (id, body, created_at, updated_at) VALUES (?1, ?2, ?3, ?3)"
            " ON CONFLICT (id) DO UPDATE SET body = ?2, updated_at = ?3, deleted_at = NULL RETURNING number",
            (home.id, to_json(home).decode(), when),
        ).fetchone()
    return int(row[0])


def set_home_deleted(connection: sqlite3.Connection, home_id: str, when: str | None) -> None:
    """Put a home aside, or take it back (None)."""
    with told():
        connection.execute("UPDATE homes SET deleted_at = ? WHERE id = ?", (when, home_id))
