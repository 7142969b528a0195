"""The environment of our own child processes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcessEnvironment

import hegang_desktop


def child_environment() -> QProcessEnvironment:
    """That of this process; a checkout is found wherever the program was started from."""
    made = QProcessEnvironment.systemEnvironment()
    if not getattr(sys, "frozen", False):
        root = str(Path(hegang_desktop.__file__).resolve().parent.parent)
        before = made.value("PYTHONPATH")
        made.insert("PYTHONPATH", f"{before}{os.pathsep}{root}" if before else root)
    return made
