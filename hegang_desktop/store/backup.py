"""Verified copies of a database, and which of them to keep."""

from __future__ import annotations

import datetime
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.store.errors import store_errors

ALL_OF_THE_LAST = datetime.timedelta(days=2)
DAILY_FOR = datetime.timedelta(days=14)
STAMP = "%Y%m%d-%H%M%S-%f"
_PARTS = 3


def verified_copy(connection: sqlite3.Connection, folder: Path, name: str) -> Path:
    """Copy a live database (journal included) into `folder`, open the copy and check it. Returns its path.

    Raises StoreError when the copy cannot be made or does not check out; then nothing is left behind.
    """
    stamp = datetime.datetime.now(tz=datetime.UTC).strftime(STAMP)
    target = folder / f"{name}-{stamp}.db"
    partial = target.with_suffix(".partial")
    with store_errors(target):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            copy = sqlite3.connect(partial)
            try:
                connection.backup(copy)
                # one plain file: nothing of it may wait in a journal beside it
                copy.execute("PRAGMA journal_mode = DELETE")
                whole = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            finally:
                copy.close()
            if not whole:
                raise StoreError(msg("A safety copy of your data could not be made: it does not check out."))
            partial.chmod(0o600)
            with partial.open("rb+") as file:
                os.fsync(file.fileno())
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    return target


def to_discard(taken: Iterable[datetime.datetime], now: datetime.datetime) -> list[datetime.datetime]:
    """Which copies may go: all of two days stay, then the newest of each day for two weeks, then of each month."""
    kept: set[object] = set()
    discard = []
    for when in sorted(taken, reverse=True):
        age = now - when
        if age <= ALL_OF_THE_LAST:
            continue
        slot: object = when.date() if age <= DAILY_FOR else (when.year, when.month)
        if slot in kept:
            discard.append(when)
        kept.add(slot)
    return discard


def _stamp_of(path: Path, name: str) -> datetime.datetime:
    return datetime.datetime.strptime(path.stem.removeprefix(f"{name}-") + "+0000", STAMP + "%z")


def taken_at(path: Path) -> datetime.datetime:
    """When a copy was taken, by the end of its name, whatever it is called before. Raises ValueError for no copy."""
    return datetime.datetime.strptime("-".join(path.stem.split("-")[-_PARTS:]) + "+0000", STAMP + "%z")


def thin(folder: Path, name: str, now: datetime.datetime) -> None:
    """Delete the routine copies called `name` that `to_discard` names; copies before a migration are not routine."""
    stamped = {}
    for path in folder.glob(f"{name}-*.db"):
        try:
            when = _stamp_of(path, name)
        except ValueError:
            continue
        stamped[when] = path
    for when in to_discard(stamped, now):
        stamped[when].unlink(missing_ok=True)


def newest_age(folder: Path, name: str, now: datetime.datetime) -> datetime.timedelta | None:
    """How old the newest routine copy is, or None when there is none."""
    ages = []
    for path in folder.glob(f"{name}-2*.db"):
        try:
            when = _stamp_of(path, name)
        except ValueError:
            continue
        ages.append(now - when)
    return min(ages, default=None)
