"""Numbered steps of the schemas. A step, once released, never changes; the next one is added after it.

`PRAGMA user_version` counts the steps that a file has been through.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

Step = Callable[[sqlite3.Connection], None]
"""One step, run inside a transaction that the caller opens and commits."""
