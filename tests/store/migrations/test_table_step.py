"""Steps by the table API of sqlite-utils: in our one transaction, whole or not at all, and not at a first start."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sqlite_utils import Database

from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.store.connection import open_database
from hegang_desktop.store.migrations import Step, catalog_db, user_db
from hegang_desktop.store.migrations.running import bring_up
from hegang_desktop.store.migrations.table_step import TableStep
from tests.helpers.frozen_files import CATALOG_FORMAT, STORE_FILES
from tests.helpers.program import environment
from tests.helpers.schema import contents, shape, statements

SQL = (
    "CREATE TABLE visits (id INTEGER PRIMARY KEY, listing_id INTEGER REFERENCES listings(id), day TEXT NOT NULL)",
    "CREATE INDEX idx_visits_day ON visits (day)",
    "ALTER TABLE imports ADD COLUMN origin TEXT",
    "ALTER TABLE listings DROP COLUMN home_key",
    "ALTER TABLE listings ADD COLUMN rank INTEGER NOT NULL DEFAULT 7",
)


def visits(db: Database) -> None:
    """Each part of the table API that steps are made of; `listings` is what other tables refer to, with CASCADE."""
    visits = db.table("visits")
    visits.create(
        {"id": int, "listing_id": int, "day": str},
        pk="id", foreign_keys=[("listing_id", "listings", "id")], not_null={"day"},
    )  # fmt: skip
    visits.create_index(["day"])
    db.table("imports").add_column("origin", str)
    db.table("listings").transform(drop={"home_key"})
    db.table("listings").add_column("rank", int, not_null_default=7)
    ids = [row["id"] for row in db.table("listings").rows_where("city = ?", ["双鸭山"], select="id")]
    visits.insert_all({"listing_id": id_, "day": "2026-11-05"} for id_ in ids)
    for row in db.query("SELECT id, file_name FROM imports"):
        db.table("imports").update(row["id"], {"origin": row["file_name"].upper()})


STEP = TableStep(visits, new_file=SQL)


@pytest.fixture
def catalogue(tmp_path: Path) -> Paths:
    """A catalogue of the present format with homes in it."""
    paths = profile(tmp_path / "data")
    paths.data.mkdir()
    shutil.copyfile(STORE_FILES / f"catalog-{CATALOG_FORMAT}.db", paths.catalog_db)
    return paths


def opened(paths: Paths, *more: Step) -> sqlite3.Connection:
    """The catalogue after further steps."""
    return open_database(paths.catalog_db, (*catalog_db.STEPS, *more), synchronous="NORMAL", backups=paths.backups)


def test_a_step_by_tables_changes_them_and_keeps_what_refers_to_them(catalogue: Paths) -> None:
    before = opened(catalogue)
    then = contents(before)
    before.close()
    connection = opened(catalogue, STEP)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == CATALOG_FORMAT + 1
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert connection.execute("PRAGMA recursive_triggers").fetchone()[0] == 0
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    now = contents(connection)
    assert {name: now[name] for name in ("observations", "repeats", "former", "coverage", "state")} == {
        name: then[name] for name in ("observations", "repeats", "former", "coverage", "state")
    }
    assert len(then["observations"]) > 20
    assert [row[:2] for row in now["listings"]] == [row[:2] for row in then["listings"]]
    assert {row[-1] for row in now["listings"]} == {7}
    assert len(now["visits"]) == 1
    assert {row[-1] for row in now["imports"]} >= {"十月.CSV", "示例.CSV"}
    # what refers to the table that was made anew still does
    connection.execute("DELETE FROM listings WHERE id = 1")
    assert connection.execute("SELECT count(*) FROM observations WHERE listing_id = 1").fetchone()[0] == 0
    connection.close()
    (copy,) = catalogue.backups.glob(f"catalog-before-format-{CATALOG_FORMAT + 1}-*.db")
    assert "visits" not in shape(sqlite3.connect(copy))


def fails_late(db: Database) -> None:
    visits(db)
    raise RuntimeError("a bug in a step")


def commits(db: Database) -> None:
    visits(db)
    db.commit()


def commits_by_python(db: Database) -> None:
    visits(db)
    db.conn.commit()


def commits_in_a_script(db: Database) -> None:
    visits(db)
    db.conn.executescript("COMMIT; CREATE TABLE late (x)")


def rolls_back(db: Database) -> None:
    visits(db)
    db.rollback()


def tears(db: Database) -> None:
    visits(db)
    db.table("listings").delete_where("id = 1")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (fails_late, RuntimeError),
        (commits, sqlite3.DatabaseError),
        (commits_by_python, sqlite3.DatabaseError),
        (commits_in_a_script, sqlite3.DatabaseError),
        (rolls_back, sqlite3.DatabaseError),
        (tears, sqlite3.IntegrityError),
    ],
)
def test_a_step_that_fails_or_would_commit_is_undone_whole(
    catalogue: Paths, change: Callable[[Database], None], error: type[Exception]
) -> None:
    before = opened(catalogue)
    tables, rows = shape(before), contents(before)
    before.close()
    with pytest.raises(error):
        opened(catalogue, TableStep(change, new_file=SQL))
    after = opened(catalogue)
    assert after.execute("PRAGMA user_version").fetchone()[0] == CATALOG_FORMAT
    assert (shape(after), contents(after)) == (tables, rows)
    after.close()
    # and it can be tried again
    opened(catalogue, STEP).close()


def differences(steps: Sequence[Step], number: int) -> str:
    """What a step makes of an empty file in another way by its statements than by its tables: "" or what to write."""
    by_tables, by_sql, untouched = (sqlite3.connect(":memory:", isolation_level=None) for _ in range(3))
    step = steps[number]
    assert isinstance(step, TableStep)
    for connection in (by_tables, by_sql, untouched):
        bring_up(connection, steps[:number], lambda _: None)
    bring_up(by_tables, (*steps[:number], step), lambda _: None)
    by_sql.execute("BEGIN")
    step.on_new_file(by_sql)
    same = (shape(by_tables), contents(by_tables)) == (shape(by_sql), contents(by_sql))
    text = "" if same else statements(untouched, by_tables) or "rows"
    for connection in (by_tables, by_sql, untouched):
        connection.close()
    return text


@pytest.mark.parametrize("steps", [user_db.STEPS, catalog_db.STEPS], ids=["user.db", "catalog.db"])
def test_a_new_file_is_what_the_steps_by_tables_would_make_it(steps: tuple[Step, ...]) -> None:
    for number, step in enumerate(steps):
        if isinstance(step, TableStep):
            assert differences(steps, number) == ""


def test_statements_that_make_something_else_are_found_and_told() -> None:
    assert differences((*catalog_db.STEPS, STEP), CATALOG_FORMAT) == ""
    forgotten = TableStep(visits, new_file=SQL[1:3])
    with pytest.raises(sqlite3.OperationalError):
        differences((*catalog_db.STEPS, forgotten), CATALOG_FORMAT)
    other = TableStep(visits, new_file=(SQL[0].replace(" NOT NULL", ""), *SQL[1:]))
    text = differences((*catalog_db.STEPS, other), CATALOG_FORMAT)
    assert 'CREATE TABLE "visits"' in text
    assert "CREATE TABLE observations" not in text


FIRST_START = """
import sys
from pathlib import Path
from hegang_desktop.store.connection import open_database
from hegang_desktop.store.migrations.table_step import TableStep
from hegang_desktop.store.migrations.user_db import STEPS
def never(db):
    raise AssertionError
step = TableStep(never, new_file=("CREATE TABLE later (x)",))
open_database(Path(sys.argv[1]), (*STEPS, step), synchronous="FULL", backups=None).close()
print("sqlite_utils" in sys.modules, "click" in sys.modules)
"""


def test_a_first_start_does_without_sqlite_utils(tmp_path: Path) -> None:
    path = tmp_path / "user.db"
    done = subprocess.run(
        [sys.executable, "-c", FIRST_START, str(path)], capture_output=True, text=True, env=environment(), check=True
    )
    assert done.stdout == "False False\n"
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(user_db.STEPS) + 1
    assert "later" in shape(connection)
    connection.close()
