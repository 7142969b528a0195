"""catalog.db, second format: what each import did, so that it can be undone; no text index, arrays beside the file.

Sources that number their adverts city by city had homes of different cities under one key: those keys are made anew.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3

CHANGES = (
    "ALTER TABLE imports ADD COLUMN undone_at TEXT",
    "ALTER TABLE imports ADD COLUMN cheaper INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE imports ADD COLUMN dearer INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE imports ADD COLUMN gone INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE listings ADD COLUMN first_price INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE listings ADD COLUMN relisted INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE listings ADD COLUMN home_key INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE observations RENAME TO former_observations",
    """CREATE TABLE observations (
        listing_id INTEGER NOT NULL REFERENCES listings(id) ON DELETE CASCADE,
        observed_on TEXT NOT NULL,
        price INTEGER NOT NULL,
        import_id INTEGER NOT NULL REFERENCES imports(id),
        PRIMARY KEY (listing_id, observed_on, price)
    ) WITHOUT ROWID""",
    """INSERT OR IGNORE INTO observations (listing_id, observed_on, price, import_id)
        SELECT listing_id, observed_on, price, import_id FROM former_observations ORDER BY id""",
    "DROP TABLE former_observations",
    "DROP TABLE listing_text",
    "DROP INDEX listings_by_city",
    "DROP INDEX listings_by_import",
    """CREATE TABLE repeats (
        import_id INTEGER NOT NULL REFERENCES imports(id),
        listing_id INTEGER NOT NULL REFERENCES listings(id) ON DELETE CASCADE,
        observed_on TEXT NOT NULL,
        price INTEGER NOT NULL,
        PRIMARY KEY (listing_id, import_id, observed_on, price)
    ) WITHOUT ROWID""",
    """CREATE TABLE former (
        import_id INTEGER NOT NULL REFERENCES imports(id),
        listing_id INTEGER NOT NULL REFERENCES listings(id) ON DELETE CASCADE,
        body TEXT NOT NULL,
        PRIMARY KEY (listing_id, import_id)
    ) WITHOUT ROWID""",
    """CREATE TABLE coverage (
        import_id INTEGER NOT NULL REFERENCES imports(id),
        source TEXT NOT NULL,
        city TEXT NOT NULL,
        day TEXT NOT NULL
    )""",
    "CREATE TABLE state (key TEXT PRIMARY KEY, value INTEGER NOT NULL)",
    "INSERT INTO state (key, value) VALUES ('generation', 1)",
    """UPDATE listings SET first_price = (SELECT o.price FROM observations o WHERE o.listing_id = listings.id
        ORDER BY o.observed_on LIMIT 1)""",
)


def step(connection: sqlite3.Connection) -> None:
    """Change the tables and make the ambiguous keys anew."""
    for change in CHANGES:
        connection.execute(change)
    rows = connection.execute(
        "SELECT id, source, source_id, description FROM listings WHERE source IN ('fang', '') AND source_id <> ''"
    ).fetchall()
    for id_, source, source_id, text in rows:
        record = json.loads(text)
        connection.execute("UPDATE OR IGNORE listings SET key = ? WHERE id = ?", (_key(source, source_id, record), id_))


def _key(source: str, source_id: str, record: dict[str, object]) -> bytes:
    names = ("city",) if source else ("city", "district", "community", "floor_area")
    parts = (source, source_id, *(str(record.get(name) or "") for name in names))
    return hashlib.blake2b("\x1f".join(("id", *parts)).encode("utf-8", "surrogatepass"), digest_size=16).digest()
