"""Marks on homes in user.db, each with a full copy of the home it is on: it outlives any import."""

from __future__ import annotations

import sqlite3

from hegang_desktop.domain.codec import to_json
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.store.decoding import decoded
from hegang_desktop.store.errors import store_errors


def save_mark(connection: sqlite3.Connection, reference: str, mark: Mark, home: ListingDetail, when: str) -> None:
    """Write a mark; one that says nothing is taken away."""
    with store_errors():
        if mark.says_nothing:
            connection.execute("DELETE FROM marks WHERE reference = ?", (reference,))
            return
        connection.execute(
            "INSERT INTO marks (reference, body, home, updated_at) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (reference) DO UPDATE SET body = ?2, home = ?3, updated_at = ?4",
            (reference, to_json(mark).decode(), to_json(home).decode(), when),
        )


def all_marks(connection: sqlite3.Connection) -> dict[str, Mark]:
    """Every mark that can be read, by the reference of its home, the newest last."""
    with store_errors():
        rows = connection.execute(
            "SELECT reference, CAST(body AS BLOB) FROM marks ORDER BY updated_at, rowid"
        ).fetchall()
    read = ((reference, decoded(body, Mark)) for reference, body in rows)
    return {reference: mark for reference, mark in read if mark is not None}


def marked_home(connection: sqlite3.Connection, reference: str) -> ListingDetail | None:
    """The copy of a marked home, as it was when it was marked last; None where there is none that can be read."""
    with store_errors():
        row = connection.execute("SELECT CAST(home AS BLOB) FROM marks WHERE reference = ?", (reference,)).fetchone()
    return decoded(row[0], ListingDetail) if row else None


def save_merge(connection: sqlite3.Connection, one: str, other: str, when: str) -> None:
    """Say that two listings are one home."""
    with store_errors():
        connection.execute(
            "INSERT INTO merges (one, other, made_at) VALUES (?1, ?2, ?3)"
            " ON CONFLICT (one, other) DO UPDATE SET made_at = ?3, undone_at = NULL",
            (*sorted((one, other)), when),
        )


def undo_merges(connection: sqlite3.Connection, reference: str, when: str) -> None:
    """Say that a listing is a home of its own after all."""
    with store_errors():
        connection.execute(
            "UPDATE merges SET undone_at = ?2 WHERE (one = ?1 OR other = ?1) AND undone_at IS NULL", (reference, when)
        )


def merges(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The pairs of listings said to be one home."""
    with store_errors():
        return list(connection.execute("SELECT one, other FROM merges WHERE undone_at IS NULL ORDER BY made_at"))
