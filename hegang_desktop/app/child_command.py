"""How the program starts itself as a child process, from a checkout, an installation or a frozen build."""

from __future__ import annotations

import sys
from pathlib import Path

import hegang_desktop

_START = "import sys; sys.path.insert(0, {folder!r}); from hegang_desktop.__main__ import main; sys.exit(main())"


def child_command(arguments: list[str]) -> list[str]:
    """The command line that runs us headless with these arguments, whatever the working directory."""
    if getattr(sys, "frozen", False):
        # on Windows a program with a window has no standard output: the one for terminals stands beside it
        for_terminals = Path(sys.executable).with_name("hegang-desktop-cli.exe")
        return [str(for_terminals) if for_terminals.exists() else sys.executable, *arguments]
    folder = str(Path(hegang_desktop.__file__).resolve().parent.parent)
    # -P: a csv.py beside the listings must not be taken for Python's own
    return [sys.executable, "-P", "-c", _START.format(folder=folder), *arguments]
