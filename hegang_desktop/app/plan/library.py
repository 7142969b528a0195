"""The user's shelf: plans, versions, hand-entered homes and settings, over user.db.

Lists are kept in memory and written behind; every write goes through one write queue.
"""

from __future__ import annotations

import datetime
import logging
import time
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

import msgspec

from hegang_desktop.app.importing.mapping_repository import MappingRepository
from hegang_desktop.app.listings.marks import HomeMarks
from hegang_desktop.app.listings.saved_searches import SavedSearchRepository
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.write_queue import Inline, SavedListener, SaveState, WriteQueue
from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.version import PlanEntry, Version
from hegang_desktop.store.connection import open_reader
from hegang_desktop.store.user import database, homes, plans, settings
from hegang_desktop.store.user.presence import Presence

T = TypeVar("T")


def do_nothing() -> None:
    """For who does not listen."""


log = logging.getLogger(__name__)

A_MOMENT = 0.5
"""How long the window waits for the disk; after that the write queue goes on alone and reports."""

Clock = Callable[[], datetime.datetime]


def now() -> datetime.datetime:
    """The time, with the local zone."""
    return datetime.datetime.now().astimezone()


def new_id() -> str:
    """A fresh id for a plan, version, scenario, stream or home."""
    return uuid.uuid4().hex


class Library:
    """Opens user.db. Errors of opening (gone, damaged, newer, unreachable) are raised; later ones go to `on_saved`.

    `on_waiting` is called when something is to be written and nothing was.
    """

    def __init__(
        self,
        paths: Paths,
        *,
        on_saved: SavedListener | None = None,
        on_waiting: Callable[[], None] = do_nothing,
        clock: Clock = now,
    ) -> None:
        self.paths = paths
        self._clock = clock
        self._writer = database.open_user_db(paths.user_db, paths.backups)
        self._reader = open_reader(paths.user_db)
        presence = Presence(paths.user_db)
        self._write_queue: WriteQueue | Inline = (
            Inline() if on_saved is None else WriteQueue(on_saved, on_waiting, presence.require)
        )
        self.marks = HomeMarks(self._writer, self._reader, self._write_queue, clock)
        self.mappings = MappingRepository(self._writer, self._write_queue, clock)
        self.searches = SavedSearchRepository(self._writer, self._reader, self._write_queue, clock)
        self._entries = {entry.id: entry for entry in plans.list_plans(self._reader)}
        # the values of the plans that were looked at, each at its present state
        self._plans: dict[str, Plan] = {}
        # what was written since the start, and where each plan stands: true also while the disk refuses
        self._versions: dict[str, Version] = {}
        self._standing: dict[str, str] = {}
        self._deleted: dict[str, PlanEntry] = {}
        self._backup_checked = time.monotonic()

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is left, take a routine copy, let go of the file. False when something could not be written."""
        written = self._write_queue.close(timeout)
        try:
            if written:
                self._back_up()
        finally:
            self._reader.close()
            self._writer.close()
        return written

    def _back_up(self) -> None:
        # a copy that cannot be made must not stand in the way of the work itself
        try:
            database.back_up_if_due(self._writer, self.paths.backups)
        except StoreError as error:
            log.warning("no backup: %s", error.message.text)

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until everything is on disk."""
        return self._write_queue.flush(timeout)

    @property
    def save_state(self) -> SaveState:
        """What has become of the writes, at this moment."""
        return self._write_queue.state

    def stamp(self) -> str:
        """The present moment as written into the file."""
        return self._clock().isoformat(timespec="seconds")

    @property
    def entries(self) -> list[PlanEntry]:
        """The plans, last opened first."""
        return sorted(self._entries.values(), key=lambda entry: entry.opened_at, reverse=True)

    def entry(self, plan_id: str) -> PlanEntry | None:
        """One plan of the list."""
        return self._entries.get(plan_id)

    def has_plan(self, plan_id: str) -> bool:
        """Whether this id is taken, by a plan on the shelf or a deleted one."""
        return plan_id in self._entries or plan_id in self._deleted or plans.has_plan(self._reader, plan_id)

    def save(self, version: Version) -> None:
        """Write a version and make it the plan's current one."""
        known = self._entries.get(version.plan_id)
        opened = known.opened_at if known else version.saved_at
        self._stand(version, version.saved_at, opened)
        self._write_queue.submit(lambda: plans.save_version(self._writer, version))
        if time.monotonic() - self._backup_checked > database.ROUTINE_EVERY.total_seconds():
            self._backup_checked = time.monotonic()
            self._write_queue.submit(self._back_up)

    def stand_at(self, version: Version) -> None:
        """Make an earlier or later version the current one, without writing a new one."""
        known = self._entries[version.plan_id]
        self._stand(version, known.saved_at, known.opened_at)
        self._write_queue.submit(lambda: plans.set_current(self._writer, version.plan_id, version.id))

    def _stand(self, version: Version, saved_at: str, opened_at: str) -> None:
        """Keep in memory that a plan stands at this version."""
        plan = version.body
        self._entries[plan.id] = PlanEntry(plan.id, plan.name, plan.sample, version.id, saved_at, opened_at)
        self._plans[plan.id] = plan
        self._versions[version.id] = version
        self._standing[plan.id] = version.id

    def opened(self, plan_id: str) -> None:
        """Note that a plan was opened now."""
        when = self._clock().isoformat(timespec="microseconds")
        if plan_id in self._entries:
            self._entries[plan_id] = msgspec.structs.replace(self._entries[plan_id], opened_at=when)
        self._write_queue.submit(lambda: plans.set_opened(self._writer, plan_id, when))

    def delete(self, plan_id: str) -> None:
        """Put a plan aside."""
        entry = self._entries.pop(plan_id, None)
        if entry is not None:
            self._deleted[plan_id] = entry
        when = self._clock().isoformat(timespec="microseconds")
        self._write_queue.submit(lambda: plans.set_deleted(self._writer, plan_id, when))

    def undelete(self, plan_id: str) -> None:
        """Take a plan back, deleted just now or in an earlier session."""
        self._write_queue.submit(lambda: plans.set_deleted(self._writer, plan_id, None))
        entry = self._deleted.pop(plan_id, None)
        if entry is None:
            entry = msgspec.structs.replace(plans.read_entry(self._reader, plan_id), opened_at=self.stamp())
        self._entries[plan_id] = entry

    def last_deleted(self) -> str | None:
        """The plan that was deleted last, if it is still deleted."""
        return next(reversed(self._deleted), None) or plans.last_deleted(self._reader)

    def current_version(self, plan_id: str) -> Version:
        """The version a plan stands at. Raises KeyError when there is no such plan, DamagedPlan for a damaged one."""
        standing = self._standing.get(plan_id)
        return self._versions[standing] if standing else plans.current_version(self._reader, plan_id)

    def version(self, version_id: str) -> Version:
        """One version, of this session or an earlier one. Raises KeyError, and DamagedPlan for a damaged one."""
        if version_id not in self._versions:
            self._versions[version_id] = plans.read_version(self._reader, version_id)
        return self._versions[version_id]

    def label_of(self, version_id: str) -> Message:
        """What a version was made by, also where it cannot be read. Raises KeyError."""
        known = self._versions.get(version_id)
        return known.label if known is not None else plans.read_label(self._reader, version_id)

    def readable_versions(self, plan_id: str) -> Iterator[Version]:
        """The versions of a plan on disk that can be read, the latest first."""
        return plans.readable_versions(self._reader, plan_id)

    def ancestors(self, version_id: str) -> list[str]:
        """The versions before this one, nearest first."""
        # each once: in a damaged file a version can be its own ancestor
        line: dict[str, None] = {}
        at: str | None = version_id
        while at is not None and at not in line:
            line[at] = None
            if at not in self._versions:
                line |= dict.fromkeys(plans.ancestors(self._reader, at))
                break
            at = self._versions[at].parent
        return [*line][1:]

    def descendants(self, version_id: str) -> list[str]:
        """The versions after this one that redo would bring back, nearest first."""
        return plans.descendants(self._reader, version_id)

    def versions_here(self, plan_id: str) -> tuple[Version, ...]:
        """The versions of a plan that are in memory, oldest first: those not written yet are among them."""
        return tuple(version for version in self._versions.values() if version.plan_id == plan_id)

    def name_version(self, version_id: str, name: str) -> None:
        """Give any version a name of the user's; the plan stays where it stands. Raises KeyError."""
        # in memory from now on: whoever reads before it is written must not find the former name
        self._versions[version_id] = msgspec.structs.replace(self.version(version_id), name=name)
        self._write_queue.submit(lambda: plans.set_version_name(self._writer, version_id, name))

    def save_home(self, home: Home) -> None:
        """Write a home entered by hand and wait for it: the listings are read from the file."""
        when = self._clock().isoformat(timespec="microseconds")
        self._write_queue.submit(lambda: homes.save_home(self._writer, home, when))
        self._write_queue.flush(A_MOMENT)

    def save_homes(self, many: list[Home]) -> None:
        """Write homes entered by hand and wait for them."""
        when = self._clock().isoformat(timespec="microseconds")
        for home in many:
            self._write_queue.submit(partial(homes.save_home, self._writer, home, when))
        self._write_queue.flush(A_MOMENT)

    def delete_home(self, home_id: str, *, deleted: bool = True) -> None:
        """Put a home aside, or take it back."""
        when = self._clock().isoformat(timespec="microseconds") if deleted else None
        self._write_queue.submit(lambda: homes.set_home_deleted(self._writer, home_id, when))
        self._write_queue.flush(A_MOMENT)

    def setting(self, key: str, default: T) -> T:
        """A stored value, or the default."""
        return settings.read_setting(self._reader, key, default)

    def set_setting(self, key: str, value: object) -> None:
        """Store a value."""
        self._write_queue.submit(lambda: settings.write_setting(self._writer, key, value))

    def plan_of(self, plan_id: str) -> Plan | None:
        """The current state of a plan on the shelf; None when it is not there. Raises DamagedPlan for a damaged one."""
        if plan_id not in self._entries:
            return None
        if plan_id not in self._plans:
            self._plans[plan_id] = self.current_version(plan_id).body
        return self._plans[plan_id]
