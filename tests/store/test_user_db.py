"""user.db: versions, migrations with a verified copy, newer and damaged files, a full disk."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.errors import DamagedFile, NewerFile, StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.version import Version
from hegang_desktop.store.atomic_file import write_atomically
from hegang_desktop.store.backup import to_discard, verified_copy
from hegang_desktop.store.connection import open_database
from hegang_desktop.store.migrations.user_db import STEPS
from hegang_desktop.store.user.database import back_up_if_due, open_user_db
from hegang_desktop.store.user.plans import ancestors, current_version, list_plans, save_version
from tests.helpers.plans import a_plan


def a_version(number: int, parent: str | None = None, name: str = "A plan") -> Version:
    return Version(f"v{number}", "p1", parent, f"2026-11-{number:02d}", msg("Rent"), a_plan(name=name))


@pytest.mark.parametrize("table", ["plans", "plan_versions", "settings", "merges"])
def test_a_file_without_one_of_its_tables_is_damaged(paths: Paths, table: str) -> None:
    open_user_db(paths.user_db, paths.backups).close()
    with contextlib.closing(sqlite3.connect(paths.user_db)) as connection:
        connection.execute(f"DROP TABLE {table}")
    with pytest.raises(DamagedFile):
        open_user_db(paths.user_db, paths.backups)


def test_versions_form_a_line_and_survive_reopening(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    save_version(connection, a_version(1))
    save_version(connection, a_version(2, "v1", "Second"))
    save_version(connection, a_version(3, "v2", "Third"))
    connection.close()
    connection = open_user_db(paths.user_db, paths.backups)
    assert current_version(connection, "p1") == a_version(3, "v2", "Third")
    assert ancestors(connection, "v3") == ["v2", "v1"]
    assert [entry.name for entry in list_plans(connection)] == ["Third"]
    connection.close()


def test_it_is_written_with_wal_and_full_synchronous_and_is_private(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    connection.close()
    assert paths.user_db.stat().st_mode & 0o077 == 0
    assert paths.data.stat().st_mode & 0o077 == 0


def test_a_migration_is_preceded_by_a_verified_copy_and_is_all_or_nothing(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    save_version(connection, a_version(1))
    connection.close()

    def add_table(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE later (x)")

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE never (x)")
        raise RuntimeError("a bug in a step")

    with pytest.raises(RuntimeError):
        open_database(paths.user_db, (*STEPS, fail), synchronous="FULL", backups=paths.backups)
    connection = open_database(paths.user_db, (*STEPS, add_table), synchronous="FULL", backups=paths.backups)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert "later" in tables
    assert "never" not in tables
    connection.close()
    copies = sorted(paths.backups.glob(f"user-before-format-{len(STEPS) + 1}-*.db"))
    assert len(copies) == 2
    copy = sqlite3.connect(copies[-1])
    assert copy.execute("SELECT count(*) FROM plan_versions").fetchone()[0] == 1
    assert copy.execute("PRAGMA user_version").fetchone()[0] == len(STEPS)
    copy.close()


def test_a_newer_file_is_refused_and_left_alone(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    save_version(connection, a_version(1))
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    before = paths.user_db.read_bytes()
    with pytest.raises(NewerFile) as refused:
        open_user_db(paths.user_db, paths.backups)
    assert refused.value.message.params["theirs"] == len(STEPS) + 1
    assert refused.value.message.params["ours"] == len(STEPS)
    assert paths.user_db.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        b"this is no database at all, but a letter to my mother" * 40,
        b"SQLite format 3\x00" + b"\xff" * 5000,
    ],
)
def test_a_damaged_file_is_refused_and_left_alone(paths: Paths, damage: bytes) -> None:
    paths.data.mkdir(parents=True)
    paths.user_db.write_bytes(damage)
    with pytest.raises(StoreError):
        open_user_db(paths.user_db, paths.backups)
    assert paths.user_db.read_bytes() == damage


def test_a_file_with_noise_in_the_middle_is_refused(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    for number in range(1, 29):
        save_version(connection, a_version(number, name="x" * 200))
    connection.close()
    data = bytearray(paths.user_db.read_bytes())
    data[len(data) // 3 : len(data) // 3 + 8192] = b"\xa5" * 8192
    paths.user_db.write_bytes(data)
    with pytest.raises(StoreError):
        open_user_db(paths.user_db, paths.backups)


def test_an_emptied_profile_is_not_taken_for_a_new_one(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    save_version(connection, a_version(1))
    back_up_if_due(connection, paths.backups)
    connection.close()
    for path in paths.data.glob("user.db*"):
        path.unlink()
    paths.user_db.touch()
    with pytest.raises(StoreError) as refused:
        open_user_db(paths.user_db, paths.backups)
    assert "empty" in refused.value.message.text


def test_a_foreign_database_is_not_touched(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    other = sqlite3.connect(paths.user_db)
    other.execute("CREATE TABLE somebody_elses (x)")
    other.close()
    with pytest.raises(StoreError, match="another program"):
        open_user_db(paths.user_db, paths.backups)


def test_a_full_disk_is_told_and_loses_nothing(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    save_version(connection, a_version(1))
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    saved = 1
    with pytest.raises(StoreError) as refused:
        for number in range(2, 500):
            save_version(connection, a_version(number, f"v{number - 1}", name="x" * 190))
            saved = number
    assert "full" in refused.value.message.text
    assert "delete" not in (refused.value.hint.text if refused.value.hint else "").lower()
    connection.close()
    connection = open_user_db(paths.user_db, paths.backups)
    assert connection.execute("SELECT count(*) FROM plan_versions").fetchone()[0] == saved
    assert current_version(connection, "p1").id == f"v{saved}"
    connection.close()


def test_a_verified_copy_holds_what_still_waits_in_the_journal(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    save_version(connection, a_version(1))
    copy = sqlite3.connect(verified_copy(connection, paths.backups, "user"))
    assert copy.execute("SELECT count(*) FROM plans").fetchone()[0] == 1
    copy.close()
    connection.close()


NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


@given(st.sets(st.integers(0, 400 * 24)))
def test_thinning_keeps_two_days_whole_and_something_of_every_month(hours: set[int]) -> None:
    taken = [NOW - datetime.timedelta(hours=hour) for hour in hours]
    kept = set(taken) - set(to_discard(taken, NOW))
    assert {when for when in taken if NOW - when <= datetime.timedelta(days=2)} <= kept
    fortnight = {when.date() for when in taken if NOW - when <= datetime.timedelta(days=14)}
    assert fortnight <= {when.date() for when in kept}
    assert {(w.year, w.month) for w in taken} == {(w.year, w.month) for w in kept}
    if taken:
        assert max(taken) in kept


def test_an_atomic_write_that_fails_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.hgplan"
    target.write_bytes(b"old")

    def refuse(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StoreError) as refused:
        write_atomically(target, b"new")
    assert "full" in str(refused.value.message.params["what"])
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.hgplan"]


@pytest.mark.skipif(sys.platform != "linux", reason="open files are told by /proc")
def test_what_does_not_fit_in_memory_goes_beside_the_database(paths: Paths) -> None:
    connection = open_user_db(paths.user_db, paths.backups)
    connection.execute("CREATE TEMP TABLE many (text TEXT)")
    connection.execute("PRAGMA temp.cache_size = 10")
    connection.executemany("INSERT INTO many VALUES (?)", (("x" * 1_000,) for _ in range(2_000)))
    opened = []
    for one in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            opened.append(one.readlink())
    connection.close()
    assert {one.parent for one in opened if one.name.startswith("etilqs_")} == {paths.user_db.parent.resolve()}
