"""A plan that ends the program while it is opened ends two starts, not every one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.start_attempts import StartAttempts
from hegang_desktop.domain.message import msg
from tests.helpers.plans import a_plan
from tests.helpers.program import PROJECT, environment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are of POSIX")

DIES = """
import os, sys
from hegang_desktop.app.answer import answering
answering.outcome_at_once = lambda *_: os._exit(9)
from hegang_desktop.__main__ import main
sys.exit(main(["--data-dir", sys.argv[1]]))
"""


def start(paths: Paths) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", DIES, str(paths.data)],
        stderr=subprocess.PIPE,
        text=True,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        cwd=PROJECT,
    )


def test_the_third_start_comes_up_without_the_plan(paths: Paths) -> None:
    session = Session(Library(paths))
    session.add(a_plan(), msg("New plan"))
    session.library.close()
    for _ in range(2):
        child = start(paths)
        child.communicate(timeout=30)
        assert child.returncode == 9
    child = start(paths)
    try:
        note = StartAttempts(paths.data).path
        deadline = time.monotonic() + 30
        while note.exists():
            assert child.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        child.send_signal(signal.SIGTERM)
        child.communicate(timeout=20)
        assert child.returncode == 0
    finally:
        child.kill()
        child.communicate()
