"""Numbered steps of the schemas. A step, once released, never changes; the next one is added after it.

`PRAGMA user_version` counts the steps that a file has been through: it is the number of the file's format.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x48474447
"""HGDG in PRAGMA application_id: tells our files from other SQLite files."""

Step = Callable[[sqlite3.Connection], None]
"""One step, run inside a transaction that the caller opens and commits; one that changes tables is a `TableStep`."""
