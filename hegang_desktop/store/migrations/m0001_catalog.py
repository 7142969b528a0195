"""catalog.db, first format: imports, listings, what was seen of them, and their text for searching."""

from __future__ import annotations

import sqlite3

TABLES = (
    """CREATE TABLE imports (
        id INTEGER PRIMARY KEY,
        imported_at TEXT NOT NULL,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        observed_on TEXT NOT NULL,
        sample INTEGER NOT NULL DEFAULT 0,
        rows INTEGER NOT NULL DEFAULT 0,
        listings INTEGER NOT NULL DEFAULT 0,
        observations INTEGER NOT NULL DEFAULT 0,
        repeats INTEGER NOT NULL DEFAULT 0,
        rejects INTEGER NOT NULL DEFAULT 0,
        mapping TEXT NOT NULL,
        rejects_file TEXT
    )""",
    """CREATE TABLE listings (
        id INTEGER PRIMARY KEY,
        key BLOB NOT NULL UNIQUE,
        import_id INTEGER NOT NULL REFERENCES imports(id),
        source TEXT NOT NULL,
        source_id TEXT NOT NULL,
        url TEXT NOT NULL,
        city TEXT NOT NULL,
        district TEXT NOT NULL,
        community TEXT NOT NULL,
        layout TEXT NOT NULL,
        area INTEGER,
        floor INTEGER,
        floor_band TEXT,
        floors INTEGER,
        year_built INTEGER,
        condition TEXT NOT NULL,
        price INTEGER NOT NULL,
        unit_price INTEGER,
        unit_price_stated INTEGER,
        first_seen TEXT NOT NULL,
        last_seen TEXT NOT NULL,
        sample INTEGER NOT NULL DEFAULT 0,
        description TEXT NOT NULL
    )""",
    "CREATE INDEX listings_by_city ON listings(city)",
    "CREATE INDEX listings_by_import ON listings(import_id)",
    """CREATE TABLE observations (
        id INTEGER PRIMARY KEY,
        listing_id INTEGER NOT NULL REFERENCES listings(id) ON DELETE CASCADE,
        import_id INTEGER NOT NULL REFERENCES imports(id),
        observed_on TEXT NOT NULL,
        price INTEGER NOT NULL
    )""",
    "CREATE INDEX observations_by_listing ON observations(listing_id)",
    "CREATE INDEX observations_by_import ON observations(import_id)",
    "CREATE VIRTUAL TABLE listing_text USING fts5(text)",
)


def step(connection: sqlite3.Connection) -> None:
    """Create the tables."""
    for table in TABLES:
        connection.execute(table)
