"""Two threads that are the first to decode a type: neither of them, nor the process, comes to harm."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.helpers.program import PROJECT, environment

TRIES = 12

_DECODE = """
import sys, threading
sys.setswitchinterval(1e-6)
from hegang_desktop.domain.codec import {how}, to_json
from hegang_desktop.domain.plan import Plan
from tests.helpers.plans import a_plan
import msgspec
data = to_json(a_plan())
given = {given}
together = threading.Barrier(2)
read = []
def decode():
    together.wait()
    read.append({how}(given, Plan))
threads = [threading.Thread(target=decode) for _ in range(2)]
for one in threads:
    one.start()
for one in threads:
    one.join()
assert read == [a_plan(), a_plan()]
"""


@pytest.mark.parametrize(("how", "given"), [("from_json", "data"), ("convert", "msgspec.json.decode(data)")])
def test_two_threads_decode_the_first_plan_at_once(how: str, given: str) -> None:
    # a child each time: what goes wrong goes wrong at the first decoding of a process, and ends it
    ended = [
        subprocess.run(
            [sys.executable, "-c", _DECODE.format(how=how, given=given)],
            capture_output=True,
            text=True,
            cwd=PROJECT,
            env=environment(),
            check=False,
        )
        for _ in range(TRIES)
    ]
    assert [(one.returncode, one.stderr) for one in ended] == [(0, "")] * TRIES
