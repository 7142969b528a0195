"""How files of a kind are to be read, as the user said once: kept in user.db, found again by their columns."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.write_queue import Inline, WriteQueue
from hegang_desktop.domain.codec import from_json, to_json
from hegang_desktop.domain.errors import UserError
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.store.user.database import user_reader
from hegang_desktop.store.user.profiles import Profile, find_profile, forget_profile, save_profile, signature_of

if TYPE_CHECKING:
    # the reader of files is not loaded when the program starts
    from hegang_desktop.ingest.readers.table import Table


class Remembered(msgspec.Struct, frozen=True):
    """`name` is the file for which it was said, `city` that of rows that name none."""

    mapping: Mapping
    city: str
    name: str


def remembered_for(paths: Paths, table: Table) -> Remembered | None:
    """What was said about files with these columns; None when nothing was, or it cannot be read any more."""
    try:
        connection = user_reader(paths.user_db, paths.backups)
    except UserError:
        return None
    if connection is None:
        return None
    try:
        profile = find_profile(connection, signature_of(table.header, has_header=table.has_header))
        if profile is None:
            return None
        mapping = from_json(profile.body, Mapping)
    except (UserError, msgspec.MsgspecError):
        # said to another program: the columns speak for themselves
        return None
    finally:
        connection.close()
    if len(mapping.columns) != len(table.header):
        return None
    return Remembered(mapping, profile.city, profile.name)


class MappingRepository:
    """Writes behind, through the library's write queue."""

    def __init__(
        self, writer: sqlite3.Connection, write_queue: WriteQueue | Inline, clock: Callable[[], datetime.datetime]
    ) -> None:
        self._writer = writer
        self._write_queue = write_queue
        self._clock = clock

    def remember(self, signature: str, name: str, mapping: Mapping, city: str) -> None:
        """Read files of this signature so from now on."""
        profile = Profile(signature, name, to_json(mapping).decode(), city)
        when = self._clock().isoformat(timespec="seconds")
        self._write_queue.submit(lambda: save_profile(self._writer, profile, when))

    def forget(self, signature: str) -> None:
        """Let files of this signature speak for themselves again."""
        self._write_queue.submit(lambda: forget_profile(self._writer, signature))
