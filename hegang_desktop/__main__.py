"""Arguments in, exit code out: opens the window, or runs one headless command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

NO_DISPLAY = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    from hegang_desktop.app.commands import COMMANDS, language_wanted, parser, run_command
    from hegang_desktop.app.words import Words

    words = Words(language_wanted(given))
    if given and given[0] in COMMANDS:
        return run_command(given, words)
    options = parser(words).parse_args(given)
    if not _has_display():
        from hegang_desktop.domain.message import msg

        sentence = msg(
            "There is no display to open a window on; without one, use `hegang-desktop answer FILE.hgplan`, "
            "`hegang-desktop import FILE` or `hegang-desktop listings` (--help tells more)."
        )
        print(words.say(sentence), file=sys.stderr)
        return NO_DISPLAY
    # before Qt: PySide6 reads the source of every module that is imported after it
    from hegang_desktop.app import preferences, session  # noqa: F401
    from hegang_desktop.gui.application import run

    return run(options.data_dir, options.file, options.lang)


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _speak_utf8() -> None:
    # a C locale or a Windows code page must not turn Chinese into an exception
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
