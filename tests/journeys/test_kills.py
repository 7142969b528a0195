"""Twenty times kill -9, during edits and during imports: nothing shown as saved is lost."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from tests.helpers.program import PROJECT, environment, hegang, objects

KILLS_OF_EACH = 10

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        cwd=PROJECT,
    )


def test_nothing_shown_as_saved_is_lost_by_a_kill(paths: Paths) -> None:
    chance = random.Random(9)
    highest = 0
    for _ in range(KILLS_OF_EACH):
        child = start("-m", "tests.helpers.editor", str(paths.data))
        assert child.stdout is not None
        shown = [int(child.stdout.readline())]
        deadline = time.monotonic() + chance.uniform(0.0, 0.25)
        while time.monotonic() < deadline:
            shown.append(int(child.stdout.readline()))
        child.send_signal(signal.SIGKILL)
        rest, _ = child.communicate()
        shown += [int(line) for line in rest.split("\n")[:-1] if line]
        library = Library(paths)
        (entry,) = library.entries
        plan = library.plan_of(entry.id)
        library.close()
        assert plan is not None
        assert plan.situation.rent >= max(shown)
        assert plan.situation.rent >= highest
        highest = plan.situation.rent
    assert highest > KILLS_OF_EACH
    connection = sqlite3.connect(paths.user_db)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()


def write_homes(path: Path, count: int, offset: int) -> None:
    lines = ["编号,城市,小区,建筑面积,总价"]
    lines += [f"{offset + i},鹤岗,小区{i % 97},{40 + i % 60},{3 + i % 9}万" for i in range(count)]
    path.write_text("\n".join(lines), encoding="utf-8")


def test_a_killed_import_has_never_happened(paths: Paths, tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    write_homes(first, 50, 0)
    write_homes(second, 60_000, 1_000)
    assert hegang("import", first, "--data-dir", paths.data).returncode == 0
    before = hegang("listings", "--data-dir", paths.data).stdout
    assert len(objects(before)) == 50
    chance = random.Random(7)
    killed = 0
    for _ in range(KILLS_OF_EACH):
        child = start("-m", "hegang_desktop", "import", str(second), "--data-dir", str(paths.data))
        assert child.stderr is not None
        child.stderr.readline()
        time.sleep(chance.uniform(0.0, 0.6))
        killed += child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.communicate()
        assert child.returncode == -signal.SIGKILL
        assert hegang("listings", "--data-dir", paths.data).stdout == before
    assert killed == KILLS_OF_EACH
    # nothing stands in the way of the next import, and it takes everything
    done = hegang("import", second, "--data-dir", paths.data, "--json")
    assert done.returncode == 0, done.stderr
    assert list(paths.rejects.glob("*.csv")) == []
