"""One running program a data folder: a second start hands over its file; a crash leaves no lock that counts."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.plan_file import write_plan
from hegang_desktop.gui.lock_file import LOCK
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


def only_one_runs(children: list[subprocess.Popen[str]]) -> subprocess.Popen[str]:
    """Those that handed over take a moment to end; the one that is left goes on."""
    deadline = time.monotonic() + 20
    while len(running := [child for child in children if child.poll() is None]) > 1:
        assert time.monotonic() < deadline, running
        time.sleep(0.1)
    time.sleep(0.3)
    assert [child for child in children if child.poll() is None] == running
    assert len(running) == 1
    return running[0]


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
        _, output = third.communicate(timeout=20)
        assert (third.returncode, output) == (0, "")
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


def test_a_file_in_the_place_of_the_data_folder_is_not_called_a_bad_disk(tmp_path: Path) -> None:
    from hegang_desktop.app.paths import profile

    blocked = tmp_path / "a file"
    blocked.write_text("mine")
    child = window(profile(blocked))
    _, output = child.communicate(timeout=20)
    assert child.returncode == 1
    assert "is not a folder" in output
    assert blocked.read_text() == "mine"


SLOW = """
import sys, time
from hegang_desktop.gui import application
made = application.Program
application.Program = lambda *given, **named: (time.sleep(4), made(*given, **named))[1]
from hegang_desktop.__main__ import main
sys.exit(main(["--data-dir", sys.argv[1]]))
"""


def test_a_start_that_takes_its_time_is_waited_for(paths: Paths, tmp_path: Path) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(paths.data)], env=environment(QT_QPA_PLATFORM="offscreen"), cwd=PROJECT
    )
    try:
        deadline = time.monotonic() + 20
        while not (paths.data / LOCK).exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        second = window(paths, plan_file(tmp_path, "two"))
        _, output = second.communicate(timeout=30)
        assert (second.returncode, output) == (0, "")
        wait_for(paths, {"two"})
    finally:
        first.kill()
        first.communicate()


def test_a_newer_profile_is_refused_with_a_sentence(paths: Paths) -> None:
    import sqlite3

    Library(paths).close()
    connection = sqlite3.connect(paths.user_db)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    child = window(paths)
    _, output = child.communicate(timeout=20)
    assert child.returncode == 1
    assert "newer version" in output
    assert "Traceback" not in output


def test_two_starts_at_once_become_one_program_with_both_files(paths: Paths, tmp_path: Path) -> None:
    children = [window(paths, plan_file(tmp_path, name)) for name in ("one", "two")]
    try:
        wait_for(paths, {"one", "two"})
        only_one_runs(children).send_signal(signal.SIGTERM)
        for child in children:
            _, output = child.communicate(timeout=20)
            lines = [line for line in output.splitlines() if "This plugin does not support" not in line]
            assert (child.returncode, lines) == (0, [])
    finally:
        for child in children:
            child.kill()
            child.communicate()


DAMAGED_LOCKS = [b"", b"garbage", b"\0" * 64, b"12\npython3.11", b"x\ny\nz\nq\n", b"\xff\xfe" * 2000]


@pytest.mark.parametrize("content", DAMAGED_LOCKS)
def test_a_damaged_lock_that_nobody_holds_is_taken_over(paths: Paths, tmp_path: Path, content: bytes) -> None:
    paths.data.mkdir(parents=True)
    (paths.data / LOCK).write_bytes(content)
    os.utime(paths.data / LOCK, (1_790_000_000, 1_790_000_000))
    first = window(paths, plan_file(tmp_path, "one"))
    try:
        wait_for(paths, {"one"})
        second = window(paths, plan_file(tmp_path, "two"))
        _, output = second.communicate(timeout=20)
        assert (second.returncode, output) == (0, "")
        wait_for(paths, {"one", "two"})
        first.send_signal(signal.SIGTERM)
        first.communicate(timeout=20)
        assert first.returncode == 0
    finally:
        first.kill()
        first.communicate()
    assert not list(paths.data.glob(f"{LOCK}*"))


def test_a_lock_that_is_being_made_is_waited_for(paths: Paths, tmp_path: Path) -> None:
    import fcntl

    paths.data.mkdir(parents=True)
    lock = paths.data / LOCK
    with lock.open("wb") as file:
        child = window(paths, plan_file(tmp_path, "one"))
        time.sleep(2)
        # its holder comes to it only now
        fcntl.flock(file, fcntl.LOCK_EX)
        _, output = child.communicate(timeout=30)
        assert child.returncode == 1
        assert "does not answer" in output
        assert lock.exists()


def test_three_starts_at_once_on_a_damaged_lock_become_one_program(paths: Paths, tmp_path: Path) -> None:
    paths.data.mkdir(parents=True)
    (paths.data / LOCK).write_bytes(b"garbage")
    children = [window(paths, plan_file(tmp_path, name)) for name in ("one", "two", "three")]
    try:
        wait_for(paths, {"one", "two", "three"})
        only_one_runs(children)
    finally:
        for child in children:
            child.send_signal(signal.SIGTERM)
            child.communicate(timeout=20)
    assert [child.returncode for child in children] == [0, 0, 0]


def test_a_lock_left_by_a_process_whose_number_another_one_has_now_is_taken_over(paths: Paths, tmp_path: Path) -> None:
    first = window(paths, plan_file(tmp_path, "one"))
    try:
        wait_for(paths, {"one"})
        lock = (paths.data / LOCK).read_bytes()
    finally:
        first.kill()
        first.communicate()
    # a process of the same program, as far as a name tells, which has nothing to do with the folder
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    (paths.data / LOCK).write_bytes(lock.replace(str(first.pid).encode(), str(other.pid).encode(), 1))
    second = window(paths, plan_file(tmp_path, "two"))
    try:
        wait_for(paths, {"one", "two"})
        second.send_signal(signal.SIGTERM)
        second.communicate(timeout=20)
        assert second.returncode == 0
    finally:
        for child in (second, other):
            child.kill()
            child.communicate()


def test_a_lock_of_another_computer_names_it_and_says_what_to_do(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    lock = paths.data / LOCK
    lock.write_text("4711\nhegang-desktop\nthe-laptop\n0123456789abcdef\nsome-boot\n")
    os.utime(lock, (1_790_000_000, 1_790_000_000))
    child = window(paths)
    _, output = child.communicate(timeout=20)
    assert child.returncode == 1
    assert "on the computer the-laptop since 2026-09-2" in output
    assert str(lock) in output
    assert lock.exists()
    # and what is advised helps
    lock.unlink()
    child = window(paths)
    try:
        deadline = time.monotonic() + 20
        while not paths.user_db.exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        child.terminate()
        child.communicate(timeout=20)
    assert child.returncode in (0, -signal.SIGTERM)


def test_a_program_that_hangs_is_named_by_its_process(paths: Paths, tmp_path: Path) -> None:
    first = window(paths, plan_file(tmp_path, "one"))
    try:
        wait_for(paths, {"one"})
        first.send_signal(signal.SIGSTOP)
        for damage in (None, b""):
            if damage is not None:
                # also a damaged lock counts while somebody holds it
                (paths.data / LOCK).write_bytes(damage)
            second = window(paths)
            _, output = second.communicate(timeout=30)
            assert second.returncode == 1
            assert "does not answer" in output
            assert (f"process {first.pid} on {socket.gethostname()}" in output) is (damage is None)
    finally:
        first.send_signal(signal.SIGCONT)
        first.kill()
        first.communicate()
