"""Saved searches in user.db."""

from __future__ import annotations

import sqlite3

from hegang_desktop.domain.codec import to_json
from hegang_desktop.domain.saved_search import SavedSearch
from hegang_desktop.store.decoding import decoded
from hegang_desktop.store.errors import store_errors


def save_search(connection: sqlite3.Connection, saved: SavedSearch) -> None:
    """Write a search under its name, in the place of an earlier one."""
    with store_errors():
        connection.execute(
            "INSERT INTO saved_searches (name, body, looked_import, looked_at) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (name) DO UPDATE SET body = ?2, looked_import = ?3, looked_at = ?4, deleted_at = NULL",
            (saved.name, to_json(saved).decode(), saved.looked_import, saved.looked_at),
        )


def set_search_deleted(connection: sqlite3.Connection, name: str, when: str | None) -> None:
    """Put a search aside, or take it back (None)."""
    with store_errors():
        connection.execute("UPDATE saved_searches SET deleted_at = ? WHERE name = ?", (when, name))


def rename_search(connection: sqlite3.Connection, name: str, to: str) -> None:
    """Give a search another name. A deleted one of that name makes room; one that is kept never does."""
    with store_errors():
        row = connection.execute("SELECT body FROM saved_searches WHERE name = ?", (name,)).fetchone()
        if row is None or name == to:
            return
        connection.execute("DELETE FROM saved_searches WHERE name = ? AND deleted_at IS NOT NULL", (to,))
        connection.execute("UPDATE saved_searches SET name = ? WHERE name = ?", (to, name))


def list_searches(connection: sqlite3.Connection) -> list[SavedSearch]:
    """The saved searches that can be read, by name."""
    with store_errors():
        rows = connection.execute(
            "SELECT name, CAST(body AS BLOB), looked_import, looked_at FROM saved_searches"
            " WHERE deleted_at IS NULL ORDER BY name"
        ).fetchall()
    searches = []
    for name, body, looked_import, looked_at in rows:
        saved = decoded(body, SavedSearch)
        if saved is not None:
            searches.append(SavedSearch(name, saved.search, saved.order, looked_import, looked_at))
    return searches
