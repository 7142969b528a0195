"""What was imported, pasted and typed in when, and taking a whole import or paste back."""

from __future__ import annotations

import contextlib
import datetime

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.message import Message, msg, msg_n, verbatim
from hegang_desktop.store.catalog.database import catalog_reader, catalog_writer
from hegang_desktop.store.catalog.undo import ImportEntry, Undone, history, undo_import, undone_already
from hegang_desktop.store.user.database import open_user_db, user_reader
from hegang_desktop.store.user.homes import Batch, batches, delete_batch

_LONGEST_NAME = 40


def import_history(paths: Paths) -> list[ImportEntry]:
    """All imports of files and all that was pasted or typed in, the latest first. Raises StoreError."""
    entries: list[ImportEntry] = []
    connection = catalog_reader(paths.catalog_db, paths.backups)
    if connection is not None:
        with contextlib.closing(connection):
            entries += history(connection)
    user = user_reader(paths.user_db, paths.backups)
    if user is not None:
        with contextlib.closing(user):
            entries += [_entry(batch) for batch in batches(user)]
    return sorted(entries, key=lambda entry: entry.imported_at, reverse=True)


def name_of(entry: ImportEntry) -> Message:
    """What an entry is called: its file, or what was entered by hand."""
    if not entry.by_hand:
        return verbatim(entry.file_name)
    others = entry.rows - 1
    if not others:
        return msg("By hand: {name}", name=entry.file_name)
    return msg_n("Pasted: {name} and {n} other", "Pasted: {name} and {n} others", others, name=entry.file_name)


def take_back(paths: Paths, import_id: int) -> Undone:
    """Undo an import: homes only it brought go, prices and words it changed are as before. Raises StoreError."""
    if import_id < 0:
        return _take_back_homes(paths, -import_id)
    with catalog_writer(paths.catalog_db, paths.backups) as connection:
        return undo_import(connection, import_id)


def _take_back_homes(paths: Paths, number: int) -> Undone:
    with contextlib.closing(open_user_db(paths.user_db, paths.backups)) as user:
        # to the microsecond: searches see by it that something has changed
        when = datetime.datetime.now().astimezone().isoformat(timespec="microseconds")
        removed = delete_batch(user, number, when)
    if not removed:
        raise undone_already()
    return Undone(removed, 0)


def _entry(batch: Batch) -> ImportEntry:
    entered = datetime.datetime.fromisoformat(batch.created_at)
    return ImportEntry(
        id=-batch.number,
        imported_at=entered.astimezone(datetime.UTC).isoformat(timespec="seconds"),
        file_name=_name(batch.first),
        observed_on=entered.date().isoformat(),
        sample=False,
        rows=batch.homes,
        listings=batch.homes,
        observations=0,
        repeats=0,
        rejects=0,
        cheaper=0,
        dearer=0,
        gone=0,
        rejects_file=None,
        undone_at=batch.deleted_at,
        by_hand=True,
    )


def _name(home: Home) -> str:
    advert = home.description
    name = (
        advert.community
        or advert.address
        or advert.title
        or " ".join(home.note.split())
        or advert.district
        or advert.city
    )
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…"
