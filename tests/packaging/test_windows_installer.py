"""The Windows installer's script compiles around a dummy payload; what it does on Windows was never seen."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.program import PROJECT

SCRIPT = PROJECT / "packaging" / "windows" / "installer.nsi"


def test_the_script_compiles(tmp_path: Path) -> None:
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not installed: sudo apt-get install nsis")
    payload = tmp_path / "payload 包"
    (payload / "_internal").mkdir(parents=True)
    for name in ("hegang-desktop.exe", "hegang-desktop-cli.exe", "_internal/x.dll"):
        (payload / name).write_bytes(b"MZ")
    setup = tmp_path / "hegang-desktop-setup.exe"
    done = subprocess.run(
        [sys.executable, str(SCRIPT.parent / "build.py"), str(payload), str(setup)],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert setup.read_bytes().startswith(b"MZ")


def test_the_script_stays_within_the_user_and_keeps_the_data() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in text
    assert "HKLM" not in text
    assert text.count('RMDir /r "$LOCALAPPDATA\\hegang-desktop"') == 1
    before, after = text.split('RMDir /r "$LOCALAPPDATA\\hegang-desktop"')
    assert before.rstrip().endswith("${If} $DeleteData == ${BST_CHECKED}")
    assert after.lstrip().startswith("${EndIf}")
