"""Plans and every version of them in user.db. A version is one edit step; versions form a tree by parent."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from hegang_desktop.domain.codec import from_json, to_json
from hegang_desktop.domain.errors import DamagedPlan, UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.version import PlanEntry, Version, VersionLine
from hegang_desktop.store.errors import store_errors

_EARLIER = msg("An earlier saved state of it can be opened: from the list of plans, or from the history of the plan.")
# as bytes: text that is no UTF-8 stays the affair of whoever decodes it
_READ = "SELECT id, plan_id, parent, saved_at, CAST(label AS BLOB), CAST(body AS BLOB), name FROM plan_versions"


def _of_body(table: str, field: str) -> str:
    # CASE, not AND: SQLite may ask the terms of an AND in another order, and JSON that is none is an error
    body = f"{table}.body"
    return f"CASE WHEN typeof({body}) = 'text' AND json_valid({body}) THEN json_extract({body}, '$.{field}') END"


# a plan whose present state is damaged is called as it was called before
_ENTRIES = (
    f"SELECT p.id, CAST(coalesce({_of_body('v', 'name')},"  # noqa: S608 - no word of it comes from outside
    f" (SELECT {_of_body('w', 'name')} FROM plan_versions w WHERE w.plan_id = p.id"
    f" AND {_of_body('w', 'name')} IS NOT NULL ORDER BY w.rowid DESC LIMIT 1), '') AS BLOB),"
    f" {_of_body('v', 'sample')}, p.current, coalesce(v.saved_at, p.created_at), p.opened_at"
    " FROM plans p LEFT JOIN plan_versions v ON v.id = p.current"
)


def _damaged(why: Message) -> DamagedPlan:
    return DamagedPlan(msg("This saved state of the plan cannot be read: {why}", why=why), _EARLIER)


def _body(data: bytes) -> Plan:
    try:
        return from_json(data, Plan)
    except UserError as error:
        raise _damaged(error.message) from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _damaged(msg("it is damaged, or another version of the program wrote it.")) from error


def _label(data: bytes) -> Message:
    try:
        return from_json(data, Message)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return msg("A change")


def _version(row: tuple[str, str, str | None, str, bytes, bytes, str | None]) -> Version:
    id_, plan_id, parent, saved_at, label, body, name = row
    return Version(id_, plan_id, parent, saved_at, _label(label), _body(body), name)


def _entry(row: tuple[str, bytes, object, str, str, str]) -> PlanEntry:
    id_, name, sample, version_id, saved_at, opened_at = row
    return PlanEntry(id_, name.decode("utf-8", "replace"), bool(sample), version_id, saved_at, opened_at)


def save_version(connection: sqlite3.Connection, version: Version) -> None:
    """Write a version (or write it again, for a folded edit) and make it the plan's current one, in one commit."""
    with store_errors():
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
    with store_errors():
        connection.execute("UPDATE plans SET current = ? WHERE id = ?", (version_id, plan_id))


def set_opened(connection: sqlite3.Connection, plan_id: str, when: str) -> None:
    """Note when a plan was opened; the newest is opened at the next start."""
    with store_errors():
        connection.execute("UPDATE plans SET opened_at = ? WHERE id = ?", (when, plan_id))


def set_deleted(connection: sqlite3.Connection, plan_id: str, when: str | None) -> None:
    """Put a plan aside, or take it back (None). Nothing is erased."""
    with store_errors():
        connection.execute("UPDATE plans SET deleted_at = ? WHERE id = ?", (when, plan_id))


def list_plans(connection: sqlite3.Connection) -> list[PlanEntry]:
    """The plans that are not deleted, last opened first; what they hold is not read."""
    with store_errors():
        rows = connection.execute(
            f"{_ENTRIES} WHERE p.deleted_at IS NULL ORDER BY p.opened_at DESC, p.rowid DESC"
        ).fetchall()
    return [_entry(row) for row in rows]


def read_entry(connection: sqlite3.Connection, plan_id: str) -> PlanEntry:
    """A plan as the list shows it, deleted or not. Raises KeyError when there is none of this id."""
    with store_errors():
        row = connection.execute(f"{_ENTRIES} WHERE p.id = ?", (plan_id,)).fetchone()
    if row is None:
        raise KeyError(plan_id)
    return _entry(row)


def has_plan(connection: sqlite3.Connection, plan_id: str) -> bool:
    """Whether a plan of this id is there, deleted or not."""
    with store_errors():
        row = connection.execute("SELECT 1 FROM plans WHERE id = ?", (plan_id,)).fetchone()
    return row is not None


def read_version(connection: sqlite3.Connection, version_id: str) -> Version:
    """One version. Raises KeyError when there is none of this id, DamagedPlan when it cannot be read."""
    with store_errors():
        row = connection.execute(f"{_READ} WHERE id = ?", (version_id,)).fetchone()
    if row is None:
        raise KeyError(version_id)
    return _version(row)


def readable_versions(connection: sqlite3.Connection, plan_id: str) -> Iterator[Version]:
    """The versions of a plan, the latest first, without those that cannot be read."""
    with store_errors():
        ids = connection.execute(
            "SELECT id FROM plan_versions WHERE plan_id = ? ORDER BY rowid DESC", (plan_id,)
        ).fetchall()
    for (id_,) in ids:
        with contextlib.suppress(DamagedPlan):
            yield read_version(connection, id_)


def read_label(connection: sqlite3.Connection, version_id: str) -> Message:
    """What a version was made by; its body is not read. Raises KeyError when there is none of this id."""
    with store_errors():
        row = connection.execute("SELECT CAST(label AS BLOB) FROM plan_versions WHERE id = ?", (version_id,)).fetchone()
    if row is None:
        raise KeyError(version_id)
    return _label(row[0])


def ancestors(connection: sqlite3.Connection, version_id: str) -> list[str]:
    """The ids of the versions before this one, nearest first."""
    with store_errors():
        rows = connection.execute(
            "WITH RECURSIVE line(id, parent, depth) AS ("
            " SELECT id, parent, 0 FROM plan_versions WHERE id = ?"
            " UNION ALL SELECT v.id, v.parent, line.depth + 1 FROM plan_versions v JOIN line ON v.id = line.parent"
            " WHERE line.depth < (SELECT count(*) FROM plan_versions))"
            " SELECT id FROM line WHERE depth > 0 ORDER BY depth",
            (version_id,),
        ).fetchall()
    return _once(rows, version_id)


def descendants(connection: sqlite3.Connection, version_id: str) -> list[str]:
    """The ids of the versions after this one along the newest line, nearest first: what redo would bring back."""
    with store_errors():
        rows = connection.execute(
            "WITH RECURSIVE line(id, depth) AS ("
            " SELECT ?, 0"
            " UNION ALL SELECT (SELECT v.id FROM plan_versions v WHERE v.parent = line.id"
            " ORDER BY v.rowid DESC LIMIT 1), line.depth + 1 FROM line"
            " WHERE line.id IS NOT NULL AND line.depth < (SELECT count(*) FROM plan_versions))"
            " SELECT id FROM line WHERE depth > 0 AND id IS NOT NULL ORDER BY depth",
            (version_id,),
        ).fetchall()
    return _once(rows, version_id)


def _once(rows: list[tuple[str]], start: str) -> list[str]:
    # in a damaged file a version can be its own ancestor; no line is longer than there are versions
    return [id_ for id_ in dict.fromkeys(id_ for (id_,) in rows) if id_ != start]


def last_deleted(connection: sqlite3.Connection) -> str | None:
    """The id of the plan that was deleted last and is still deleted."""
    with store_errors():
        row = connection.execute(
            "SELECT id FROM plans WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, rowid DESC LIMIT 1"
        ).fetchone()
    return row[0] if row else None


def current_version(connection: sqlite3.Connection, plan_id: str) -> Version:
    """The version a plan stands at. Raises KeyError without such a plan, DamagedPlan when it cannot be read."""
    with store_errors():
        row = connection.execute("SELECT current FROM plans WHERE id = ?", (plan_id,)).fetchone()
    if row is None:
        raise KeyError(plan_id)
    try:
        return read_version(connection, row[0])
    except KeyError:
        raise DamagedPlan(msg("The last saved state of this plan is missing from the file."), _EARLIER) from None


def list_versions(connection: sqlite3.Connection, plan_id: str) -> list[VersionLine]:
    """Every version of a plan in the order in which they were made; no body is read."""
    with store_errors():
        rows = connection.execute(
            "SELECT id, parent, saved_at, CAST(label AS BLOB), name FROM plan_versions"
            " WHERE plan_id = ? ORDER BY rowid",
            (plan_id,),
        ).fetchall()
    return [VersionLine(id_, parent, saved, _label(label), name) for id_, parent, saved, label, name in rows]


def read_bodies(connection: sqlite3.Connection, version_ids: Sequence[str]) -> dict[str, Plan]:
    """The plans of these versions, at most some hundred at once; those not there or not readable are left out."""
    places = ", ".join("?" * len(version_ids))
    with store_errors():
        rows = connection.execute(
            # question marks only
            f"SELECT id, CAST(body AS BLOB) FROM plan_versions WHERE id IN ({places})",  # noqa: S608
            tuple(version_ids),
        ).fetchall()
    plans: dict[str, Plan] = {}
    for id_, body in rows:
        with contextlib.suppress(DamagedPlan):
            plans[id_] = _body(body)
    return plans


def set_version_name(connection: sqlite3.Connection, version_id: str, name: str) -> None:
    """Give a version a name of the user's."""
    with store_errors():
        connection.execute("UPDATE plan_versions SET name = ? WHERE id = ?", (name, version_id))
