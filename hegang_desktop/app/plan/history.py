"""The history of a plan: every version by day, what each edit changed, and what a version would mean today.

All functions here read the file by themselves and may run in any thread; versions that are not written yet are handed
to them.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import Literal

import msgspec

from hegang_desktop.app.plan.changes import changes
from hegang_desktop.app.plan.library import new_id
from hegang_desktop.domain.limits import LONGEST_NAME
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.version import Version, VersionLine
from hegang_desktop.store.connection import open_reader
from hegang_desktop.store.user import plans

VersionStanding = Literal["present", "kept", "taken_back"]
"""Where a version stands: it is the plan as it is, it led to it, or it was taken back by undo."""


class HistoryRow(msgspec.Struct, frozen=True):
    """One version in the list."""

    line: VersionLine
    standing: VersionStanding

    @property
    def id(self) -> str:
        """The id of the version."""
        return self.line.id


class HistoryDay(msgspec.Struct, frozen=True):
    """The versions of one day, newest first."""

    day: datetime.date
    rows: tuple[HistoryRow, ...]


class Former(msgspec.Struct, frozen=True):
    """A version looked at: the plan, its answer by today's rules, and what restoring it would change."""

    plan: Plan
    headline: Message
    restoring: tuple[Message, ...]


@contextmanager
def _reading(user_db: Path) -> Iterator[Connection]:
    connection = open_reader(user_db)
    try:
        yield connection
    finally:
        connection.close()


def history(user_db: Path, plan_id: str, present: str, recent: Sequence[Version]) -> tuple[HistoryDay, ...]:
    """Every version of a plan by day, newest first. `recent`: those in memory, which may not be written yet."""
    with _reading(user_db) as connection:
        lines = {line.id: line for line in plans.list_versions(connection, plan_id)}
    for one in recent:
        lines[one.id] = VersionLine(one.id, one.parent, one.saved_at, one.label, one.name)
    kept = set(_line_to(present, lines))
    rows = [HistoryRow(line, _standing(line.id, present, kept)) for line in reversed(lines.values())]
    days = itertools.groupby(rows, lambda row: row.line.saved_at[:10])
    return tuple(HistoryDay(datetime.date.fromisoformat(day), tuple(some)) for day, some in days)


def _line_to(version_id: str, lines: Mapping[str, VersionLine]) -> Iterator[str]:
    at: str | None = version_id
    passed: set[str] = set()  # in a damaged file a version can be its own ancestor
    while at is not None and at in lines and at not in passed:
        passed.add(at)
        yield at
        at = lines[at].parent


def _standing(version_id: str, present: str, kept: set[str]) -> VersionStanding:
    return "present" if version_id == present else "kept" if version_id in kept else "taken_back"


def edits_of(user_db: Path, lines: Sequence[VersionLine], recent: Mapping[str, Plan]) -> dict[str, tuple[Message, ...]]:
    """What each of some versions changed of the one it was made from; nothing for the first of a plan."""
    wanted = {id_ for line in lines for id_ in (line.id, line.parent) if id_ is not None}
    with _reading(user_db) as connection:
        bodies = plans.read_bodies(connection, [id_ for id_ in wanted if id_ not in recent])
    bodies |= {id_: recent[id_] for id_ in wanted if id_ in recent}
    edits: dict[str, tuple[Message, ...]] = {}
    for line in lines:
        before = bodies.get(line.parent) if line.parent is not None else None
        after = bodies.get(line.id)
        edits[line.id] = changes(before, after) if before is not None and after is not None else ()
    return edits


def former(user_db: Path, version_id: str, present: Plan, recent: Mapping[str, Plan]) -> Former:
    """Look at a version. Raises KeyError when there is none of this id, UserError when it cannot be read."""
    from hegang_desktop.app.answer.answering import outcome

    plan = recent.get(version_id)
    if plan is None:
        with _reading(user_db) as connection:
            plan = plans.read_version(connection, version_id).body
    return Former(plan, outcome(plan).answer.headline, changes(present, plan))


def as_own_plan(plan: Plan, name: str) -> Plan:
    """A former version as a plan of its own."""
    return msgspec.structs.replace(plan, id=new_id(), name=name[:LONGEST_NAME], sample=False)
