"""A user.db that is gone, empty or damaged: it is said, and a copy brings the plans back; nothing is thrown away."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.store.user.recovery import EmptiedProfile, begin_anew, bring_back, newest_copy
from tests.helpers.plans import a_plan
from tests.helpers.program import hegang


def remove(paths: Paths) -> None:
    for path in paths.data.glob("user.db*"):
        path.unlink()


def empty(paths: Paths) -> None:
    remove(paths)
    paths.user_db.touch()


def leave_the_journal(paths: Paths) -> None:
    """The file is gone and a journal of its last writes lies there still."""
    remove(paths)
    paths.user_db.with_name("user.db-wal").write_bytes(b"\x37\x7f\x06\x82" * 1000)


LOSSES = [remove, empty, leave_the_journal]


@pytest.fixture
def profile_with_copy(paths: Paths) -> Paths:
    session = Session(Library(paths))
    session.add(a_plan(name="Kept"), msg("New plan"))
    session.library.close()
    assert newest_copy(paths.backups) is not None
    return paths


@pytest.mark.parametrize("lose", LOSSES)
def test_plans_that_are_gone_are_no_new_profile(profile_with_copy: Paths, lose: Callable[[Paths], None]) -> None:
    paths = profile_with_copy
    lose(paths)
    before = sorted(path.name for path in paths.data.iterdir())
    with pytest.raises(EmptiedProfile) as refused:
        Library(paths)
    copy = newest_copy(paths.backups)
    assert copy is not None
    assert refused.value.message.params == {"folder": str(paths.data), "when": copy.day}
    assert sorted(path.name for path in paths.data.iterdir()) == before
    bring_back(paths.user_db, copy)
    library = Library(paths)
    assert [entry.name for entry in library.entries] == ["Kept"]
    library.close()
    assert paths.user_db.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("lose", LOSSES)
def test_one_can_begin_anew_and_nothing_is_thrown_away(profile_with_copy: Paths, lose: Callable[[Paths], None]) -> None:
    paths = profile_with_copy
    lose(paths)
    before = {path.read_bytes() for path in paths.data.glob("user.db*")}
    begin_anew(paths.user_db)
    for _ in range(2):
        library = Library(paths)
        assert library.entries == []
        library.close()
    assert {path.read_bytes() for path in paths.data.glob("user.db.set-aside-*")} == before
    assert newest_copy(paths.backups) is not None


def test_a_copy_that_does_not_check_out_is_passed_over(profile_with_copy: Paths) -> None:
    paths = profile_with_copy
    good = newest_copy(paths.backups)
    assert good is not None
    (paths.backups / "user-29990101-000000-000000.db").write_bytes(good.path.read_bytes()[:5000] + b"\xa5" * 9000)
    (paths.backups / "user-29990102-000000-000000.db").touch()
    (paths.backups / "user-29990103-000000-000000.db").mkdir()
    other = sqlite3.connect(paths.backups / "user-29990104-000000-000000.db")
    other.execute("CREATE TABLE somebody_elses (x)")
    other.close()
    (paths.backups / "user-notes.db").touch()
    assert newest_copy(paths.backups) == good


def test_the_copy_from_before_a_migration_counts(profile_with_copy: Paths) -> None:
    paths = profile_with_copy
    good = newest_copy(paths.backups)
    assert good is not None
    newer = paths.backups / "user-before-format-9-29990101-000000-000000.db"
    good.path.rename(newer)
    result = newest_copy(paths.backups)
    assert result is not None
    assert result.path == newer


def test_without_a_copy_a_journal_alone_is_told(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    leave_the_journal(paths)
    with pytest.raises(EmptiedProfile, match="There is no copy"):
        Library(paths)


def test_a_first_start_is_a_first_start(paths: Paths) -> None:
    Library(paths).close()
    paths.user_db.unlink()
    # nothing was ever in it, so no copy was made
    Library(paths).close()


def test_a_copy_that_cannot_be_put_in_place_leaves_everything_as_it_is(
    profile_with_copy: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = profile_with_copy
    paths.user_db.write_bytes(b"damaged")
    copy = newest_copy(paths.backups)
    assert copy is not None

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", refuse)
    with pytest.raises(StoreError):
        bring_back(paths.user_db, copy)
    assert paths.user_db.read_bytes() == b"damaged"


@pytest.mark.parametrize("command", [("listings",), ("import", "homes.csv")])
def test_the_command_line_says_so_and_stops(profile_with_copy: Paths, command: tuple[str, ...]) -> None:
    paths = profile_with_copy
    remove(paths)
    done = hegang(*command, "--data-dir", paths.data)
    assert (done.returncode, done.stdout) == (2, "")
    assert str(paths.data) in done.stderr
    assert "The newest copy of them is of 2" in done.stderr
    assert "Traceback" not in done.stderr
    assert not paths.user_db.exists()
