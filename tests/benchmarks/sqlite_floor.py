"""What a table costs without understanding it: sqlite3's own import of a CSV, the indexes and the search table."""

from __future__ import annotations

import contextlib
import csv
import shutil
import sqlite3
import subprocess
from pathlib import Path

AFTER = """
CREATE UNIQUE INDEX by_link ON homes("链接");
CREATE INDEX by_link_and_price ON homes("链接", "总价");
CREATE VIRTUAL TABLE texts USING fts5(text);
INSERT INTO texts(rowid, text) SELECT rowid, "城市" || ' ' || "区域" || ' ' || "小区" || ' ' || "标题" FROM homes;
"""
"""What the catalogue keeps: the key of each listing, its observations by listing, and the texts to search."""


def imported(csv_file: Path, target: Path) -> None:
    """Read a CSV with a header into an untyped table with its indexes and search table."""
    program = shutil.which("sqlite3")
    if program is None:
        _by_hand(csv_file, target)
        return
    names = _names(csv_file)
    commands = (
        f"CREATE TABLE homes ({names});\n.mode csv\n.import --skip 1 '{csv_file}' homes\nBEGIN;\n{AFTER}COMMIT;\n"
    )
    subprocess.run([program, str(target)], input=commands, text=True, check=True, capture_output=True, encoding="utf-8")


def _by_hand(csv_file: Path, target: Path) -> None:
    names = _names(csv_file)
    with contextlib.closing(sqlite3.connect(target)) as connection, csv_file.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        width = len(next(rows))
        connection.execute(f"CREATE TABLE homes ({names})")
        connection.executemany(f"INSERT INTO homes VALUES ({','.join('?' * width)})", rows)  # noqa: S608
        connection.executescript(f"BEGIN; {AFTER} COMMIT;")


def _names(csv_file: Path) -> str:
    with csv_file.open(encoding="utf-8", newline="") as file:
        return ", ".join(f'"{name}"' for name in next(csv.reader(file)))
