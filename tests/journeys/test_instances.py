"""One running program a data folder: a second start hands over its file; a crash leaves no lock that counts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.plan_file import write_plan
from tests.helpers.plans import a_plan
from tests.helpers.program import PROJECT, environment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are of POSIX")


def window(paths: Paths, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "hegang_desktop", "--data-dir", str(paths.data), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        cwd=PROJECT,
    )


def names(paths: Paths) -> set[str]:
    if not paths.user_db.exists():
        return set()
    library = Library(paths)
    try:
        return {entry.name for entry in library.entries}
    finally:
        library.close()


def wait_for(paths: Paths, wanted: set[str]) -> None:
    deadline = time.monotonic() + 20
    while names(paths) != wanted:
        assert time.monotonic() < deadline, names(paths)
        time.sleep(0.1)


def plan_file(folder: Path, name: str) -> Path:
    path = folder / f"{name}.hgplan"
    write_plan(path, a_plan(id_=name, name=name))
    return path


def test_a_second_start_hands_over_its_file_and_a_crash_leaves_no_lock(paths: Paths, tmp_path: Path) -> None:
    one, two, three = (plan_file(tmp_path, name) for name in ("one", "two", "three"))
    first = window(paths, one)
    try:
        wait_for(paths, {"one"})
        second = window(paths, two)
        second.communicate(timeout=20)
        assert second.returncode == 0
        wait_for(paths, {"one", "two"})
        assert first.poll() is None
        first.send_signal(signal.SIGKILL)
    finally:
        first.kill()
        first.communicate()
    third = window(paths, three)
    try:
        wait_for(paths, {"one", "two", "three"})
        third.send_signal(signal.SIGTERM)
        _, told = third.communicate(timeout=20)
        assert (third.returncode, told) == (0, "")
    finally:
        third.kill()
        third.communicate()


def test_another_data_folder_is_another_program(paths: Paths, tmp_path: Path) -> None:
    from hegang_desktop.app.paths import profile

    other = profile(tmp_path / "other")
    first = window(paths, plan_file(tmp_path, "one"))
    second = window(other, plan_file(tmp_path, "two"))
    try:
        wait_for(paths, {"one"})
        wait_for(other, {"two"})
    finally:
        for child in (first, second):
            child.send_signal(signal.SIGTERM)
            child.communicate()


def test_a_newer_profile_is_refused_with_a_sentence(paths: Paths) -> None:
    import sqlite3

    Library(paths).close()
    connection = sqlite3.connect(paths.user_db)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    child = window(paths)
    _, told = child.communicate(timeout=20)
    assert child.returncode == 1
    assert "newer version" in told
    assert "Traceback" not in told


def test_two_starts_at_once_become_one_program_with_both_files(paths: Paths, tmp_path: Path) -> None:
    children = [window(paths, plan_file(tmp_path, name)) for name in ("one", "two")]
    try:
        wait_for(paths, {"one", "two"})
        time.sleep(0.3)
        running = [child for child in children if child.poll() is None]
        assert len(running) == 1
        running[0].send_signal(signal.SIGTERM)
        for child in children:
            _, told = child.communicate(timeout=20)
            lines = [line for line in told.splitlines() if "This plugin does not support" not in line]
            assert (child.returncode, lines) == (0, [])
    finally:
        for child in children:
            child.kill()
            child.communicate()
