"""Homes entered by hand, in user.db."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from hegang_desktop.domain.codec import to_json
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.money import Fen
from hegang_desktop.store.decoding import decoded
from hegang_desktop.store.errors import store_errors


def save_home(connection: sqlite3.Connection, home: Home, when: str) -> int:
    """Write a home, new or changed; returns its number, which stays."""
    with store_errors():
        row = connection.execute(
            "INSERT INTO homes (id, body, created_at, updated_at) VALUES (?1, ?2, ?3, ?3)"
            " ON CONFLICT (id) DO UPDATE SET body = ?2, updated_at = ?3, deleted_at = NULL RETURNING number",
            (home.id, to_json(home).decode(), when),
        ).fetchone()
    return int(row[0])


def set_home_deleted(connection: sqlite3.Connection, home_id: str, when: str | None) -> None:
    """Put a home aside, or take it back (None)."""
    with store_errors():
        connection.execute("UPDATE homes SET deleted_at = ? WHERE id = ?", (when, home_id))


_UNREADABLE = Home("", Description(), Fen(0))
"""Stands for the first home of a paste where that is damaged: the paste can still be taken back."""


class Batch(NamedTuple):
    """Homes that were entered together: the number of the first, when (ISO), how many, and the first of them.

    `deleted_at` is None while any of them is there.
    """

    number: int
    created_at: str
    homes: int
    first: Home
    deleted_at: str | None


def batches(connection: sqlite3.Connection) -> list[Batch]:
    """All that was ever entered by hand, paste by paste, the latest first."""
    with store_errors():
        rows = connection.execute(
            "SELECT b.number, h.created_at, b.homes, CAST(h.body AS BLOB), b.gone, b.last_gone FROM homes h JOIN"
            " (SELECT min(number) AS number, count(*) AS homes, count(deleted_at) AS gone, max(deleted_at) AS last_gone"
            " FROM homes GROUP BY created_at) b ON h.number = b.number ORDER BY b.number DESC"
        ).fetchall()
    return [
        Batch(number, when, homes, decoded(body, Home) or _UNREADABLE, last if gone == homes else None)
        for number, when, homes, body, gone, last in rows
    ]


def delete_batch(connection: sqlite3.Connection, number: int, when: str) -> int:
    """Put aside all homes that were entered with this one; returns how many were still there."""
    with store_errors():
        return connection.execute(
            "UPDATE homes SET deleted_at = ?2 WHERE deleted_at IS NULL"
            " AND created_at = (SELECT created_at FROM homes WHERE number = ?1)",
            (number, when),
        ).rowcount
