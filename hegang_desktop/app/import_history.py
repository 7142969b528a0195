"""What was imported when, and taking a whole import back."""

from __future__ import annotations

from hegang_desktop.app.paths import Paths
from hegang_desktop.store.catalog.database import catalog_reader, catalog_writer
from hegang_desktop.store.catalog.undo import ImportEntry, Undone, history, undo_import


def import_history(paths: Paths) -> list[ImportEntry]:
    """All imports, the latest first; none while there is no catalogue. Raises StoreError."""
    connection = catalog_reader(paths.catalog_db)
    if connection is None:
        return []
    try:
        return history(connection)
    finally:
        connection.close()


def take_back(paths: Paths, import_id: int) -> Undone:
    """Undo an import: homes only it brought go, prices and words it changed are as before. Raises StoreError."""
    with catalog_writer(paths.catalog_db, paths.backups) as connection:
        return undo_import(connection, import_id)
