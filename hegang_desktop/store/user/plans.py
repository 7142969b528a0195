"""Plans and every version of them in user.db. A version is one edit step; versions form a tree by parent."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from hegang_desktop.domain.codec import from_json, to_json
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.version import PlanEntry, Version, VersionLine
from hegang_desktop.store.errors import told


def save_version(connection: sqlite3.Connection, version: Version) -> None:
    """Write a version (or write it again, for a folded edit) and make it the plan's current one, in one commit."""
    with told():
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(
                "INSERT INTO plans (id, current, created_at, opened_at) VALUES (?1, ?2, ?3, ?3)"
                " ON CONFLICT (id) DO UPDATE SET current = ?2",
                (version.plan_id, version.id, version.saved_at),
            )
            connection.execute(
                "INSERT INTO plan_versions (id, plan_id, parent, saved_at, label, name, body)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at, label = excluded.label,"
                " name = excluded.name, body = excluded.body",
                (
                    version.id,
                    version.plan_id,
                    version.parent,
                    version.saved_at,
                    to_json(version.label).decode(),
                    version.name,
                    to_json(version.body).decode(),
                ),
            )
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # SQLite itself rolls back when the disk is full
                connection.execute("ROLLBACK")
            raise


def set_current(connection: sqlite3.Connection, plan_id: str, version_id: str) -> None:
    """Go back or forward to a version: undo and redo."""
    with told():
        connection.execute("UPDATE plans SET current = ? WHERE id = ?", (version_id, plan_id))


def set_opened(connection: sqlite3.Connection, plan_id: str, when: str) -> None:
    """Note when a plan was opened; the newest is opened at the next start."""
    with told():
        connection.execute("UPDATE plans SET opened_at = ? WHERE id = ?", (when, plan_id))


def set_deleted(connection: sqlite3.Connection, plan_id: str, when: str | None) -> None:
    """Put a plan aside, or take it back (None). Nothing is erased."""
    with told():
        connection.execute("UPDATE plans SET deleted_at = ? WHERE id = ?", (when, plan_id))


def list_plans(connection: sqlite3.Connection) -> list[PlanEntry]:
    """The plans that are not deleted, last opened first."""
    with told():
        rows = connection.execute(
            "SELECT v.body, v.id, v.saved_at, p.opened_at FROM plans p JOIN plan_versions v ON v.id = p.current"
            " WHERE p.deleted_at IS NULL ORDER BY p.opened_at DESC, p.rowid DESC"
        ).fetchall()
    return [PlanEntry(from_json(body, Plan), version, saved, opened) for body, version, saved, opened in rows]


def has_plan(connection: sqlite3.Connection, plan_id: str) -> bool:
    """Whether a plan of this id is there, deleted or not."""
    with told():
        found = connection.execute("SELECT 1 FROM plans WHERE id = ?", (plan_id,)).fetchone()
    return found is not None


def read_version(connection: sqlite3.Connection, version_id: str) -> Version:
    """One version. Raises KeyError when there is none of this id."""
    with told():
        row = connection.execute(
            "SELECT id, plan_id, parent, saved_at, label, body, name FROM plan_versions WHERE id = ?", (version_id,)
        ).fetchone()
    if row is None:
        raise KeyError(version_id)
    id_, plan_id, parent, saved_at, label, body, name = row
    return Version(id_, plan_id, parent, saved_at, from_json(label, Message), from_json(body, Plan), name)


def ancestors(connection: sqlite3.Connection, version_id: str) -> list[str]:
    """The ids of the versions before this one, nearest first."""
    with told():
        rows = connection.execute(
            "WITH RECURSIVE line(id, parent, depth) AS ("
            " SELECT id, parent, 0 FROM plan_versions WHERE id = ?"
            " UNION ALL SELECT v.id, v.parent, line.depth + 1 FROM plan_versions v JOIN line ON v.id = line.parent)"
            " SELECT id FROM line WHERE depth > 0 ORDER BY depth",
            (version_id,),
        ).fetchall()
    return [row[0] for row in rows]


def descendants(connection: sqlite3.Connection, version_id: str) -> list[str]:
    """The ids of the versions after this one along the newest line, nearest first: what redo would bring back."""
    with told():
        rows = connection.execute(
            "WITH RECURSIVE line(id, depth) AS ("
            " SELECT ?, 0"
            " UNION ALL SELECT (SELECT v.id FROM plan_versions v WHERE v.parent = line.id"
            " ORDER BY v.rowid DESC LIMIT 1), line.depth + 1 FROM line WHERE line.id IS NOT NULL)"
            " SELECT id FROM line WHERE depth > 0 AND id IS NOT NULL ORDER BY depth",
            (version_id,),
        ).fetchall()
    return [row[0] for row in rows]


def last_deleted(connection: sqlite3.Connection) -> str | None:
    """The id of the plan that was deleted last and is still deleted."""
    with told():
        row = connection.execute(
            "SELECT id FROM plans WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, rowid DESC LIMIT 1"
        ).fetchone()
    return row[0] if row else None


def current_version(connection: sqlite3.Connection, plan_id: str) -> Version:
    """The version a plan stands at. Raises KeyError when there is no such plan."""
    with told():
        row = connection.execute("SELECT current FROM plans WHERE id = ?", (plan_id,)).fetchone()
    if row is None:
        raise KeyError(plan_id)
    return read_version(connection, row[0])


def list_versions(connection: sqlite3.Connection, plan_id: str) -> list[VersionLine]:
    """Every version of a plan in the order in which they were made; no body is read."""
    with told():
        rows = connection.execute(
            "SELECT id, parent, saved_at, label, name FROM plan_versions WHERE plan_id = ? ORDER BY rowid", (plan_id,)
        ).fetchall()
    return [
        VersionLine(id_, parent, saved, from_json(label, Message), name) for id_, parent, saved, label, name in rows
    ]


def read_bodies(connection: sqlite3.Connection, version_ids: Sequence[str]) -> dict[str, Plan]:
    """The plans of these versions, at most some hundred at once; ids that are not there are left out."""
    places = ", ".join("?" * len(version_ids))
    with told():
        rows = connection.execute(
            f"SELECT id, body FROM plan_versions WHERE id IN ({places})",  # noqa: S608 - question marks only
            tuple(version_ids),
        ).fetchall()
    return {id_: from_json(body, Plan) for id_, body in rows}


def set_version_name(connection: sqlite3.Connection, version_id: str, name: str) -> None:
    """Give a version a name of the user's."""
    with told():
        connection.execute("UPDATE plan_versions SET name = ? WHERE id = ?", (name, version_id))
