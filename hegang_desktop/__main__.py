"""Arguments in, exit code out: opens the window, or runs one headless command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from hegang_desktop.text.translator import Translator

NO_DISPLAY = 2
ALL_CHECKS, FIRST_PICTURE = "all", "first-picture"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    from hegang_desktop.cli.main import language_wanted, names_command, run_command
    from hegang_desktop.text.translator import Translator

    words = Translator(language_wanted(given))
    if names_command(given):
        return run_command(given, words)
    options = _options(given, words)
    if options.self_test == ALL_CHECKS:
        # before Qt, as below
        from hegang_desktop.app.plan import session
        from hegang_desktop.gui.self_test import run as run_self_test

        return run_self_test(words)
    if not _has_display():
        from hegang_desktop.domain.message import msg

        sentence = msg(
            "There is no display to open a window on; without one, use `hegang-desktop answer FILE.hgplan`, "
            "`hegang-desktop import FILE` or `hegang-desktop listings` (--help tells more)."
        )
        print(words.say(sentence), file=sys.stderr)
        return NO_DISPLAY
    # before Qt: PySide6 reads the source of every module that is imported after it
    from hegang_desktop.app.plan import edits, session  # noqa: F401
    from hegang_desktop.cli.arguments import preferences_named
    from hegang_desktop.text import typed_numbers  # noqa: F401

    if options.self_test == FIRST_PICTURE:
        from hegang_desktop.gui.first_picture import first_picture

        return first_picture(options.data_dir, preferences_named(options))
    from hegang_desktop.gui.application import run

    return run(options.data_dir, options.file, preferences_named(options))


def _options(given: list[str], words: Translator) -> argparse.Namespace:
    from hegang_desktop.cli.main import window_parser
    from hegang_desktop.domain.message import msg

    reader = window_parser(words)
    reader.add_argument(
        "--self-test",
        nargs="?",
        const=ALL_CHECKS,
        choices=(ALL_CHECKS, FIRST_PICTURE),
        metavar="WHAT",
        help=words.say(msg("see whether everything is installed and works, then exit")),
    )
    return reader.parse_args(given)


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
