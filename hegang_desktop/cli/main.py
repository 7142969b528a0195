"""The command line: which language, which command, and what becomes of its errors.

Exit codes: 0 all well; 1 some rows were rejected; 2 nothing could be done.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from hegang_desktop import __version__
from hegang_desktop.app.settings.preferences import LANGUAGE, Preferences
from hegang_desktop.app.standard_error import tell
from hegang_desktop.cli.arguments import add_common, common_flags
from hegang_desktop.cli.parser import Parser
from hegang_desktop.cli.running import NOTHING, OK
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.text.locales import locale_named
from hegang_desktop.text.system_language import system_language
from hegang_desktop.text.translator import Translator

PROGRAM = "hegang-desktop"


class Command(Protocol):
    """What the module of a command must have."""

    NAME: str

    def description(self) -> Message | None:
        """What it does; None: it is for our own window."""

    def add_arguments(self, one: Parser, words: Translator) -> None:
        """Its own arguments."""

    def run(self, options: argparse.Namespace, words: Translator) -> int:
        """Run it. Returns the exit code; raises UserError."""


def commands() -> dict[str, Command]:
    """Every command by its name. The window starts without reading them."""
    from hegang_desktop.cli import answer, import_listings, listings, screen

    known: tuple[Command, ...] = (answer, import_listings, listings, screen)
    return {one.NAME: one for one in known}


def language_wanted(arguments: Sequence[str]) -> str:
    """The language that is named, or that of the environment; needed before the arguments are read in full."""
    flag = LANGUAGE.option.flag if LANGUAGE.option else ""
    named = ""
    for at, argument in enumerate(arguments):
        if argument.startswith(f"{flag}="):
            named = argument.partition("=")[2]
        elif argument == flag and at + 1 < len(arguments):
            named = arguments[at + 1]
    known = locale_named(named) if named else None
    return known.code if known else system_language()


def names_command(arguments: Sequence[str]) -> bool:
    """Whether the first argument that is no common option is a command; a file of that name is opened as `./answer`."""
    at, common = 0, common_flags()
    while at < len(arguments):
        argument = arguments[at]
        if argument in common:
            at += 2
        elif argument.startswith(tuple(f"{flag}=" for flag in common)):
            at += 1
        else:
            return argument in commands()
    return False


class _WindowParser(Parser):
    """Names the commands, which are read only for whoever asks for help."""

    def format_help(self) -> str:
        named = tuple(name for name, one in commands().items() if one.description() is not None)
        self.epilog = self.words.say(
            msg("Commands: {commands}. Each has its own --help, and none needs a display.", commands=named)
        )
        return super().format_help()


def window_parser(words: Translator, kind: type[msgspec.Struct] = Preferences) -> Parser:
    """The command line that opens the window."""
    say = words.say
    top = _WindowParser(
        words,
        prog=PROGRAM,
        description=say(msg("Plan to own a home outright in a cheap city. Without a command, the window opens.")),
    )
    top.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {__version__}",
        help=say(msg("show program's version number and exit")),
    )
    add_common(top, words, kind=kind)
    top.add_argument("file", nargs="?", type=Path, help=say(msg("a plan (.hgplan) or a listings file to open")))
    return top


def command_parser(words: Translator) -> Parser:
    """The command line that runs a command without the window."""
    top = Parser(words, prog=PROGRAM)
    add_common(top, words)
    parsers = top.add_subparsers(dest="command", required=True)
    for name, command in commands().items():
        about = command.description()
        one = parsers.add_parser(
            name, words=words, prog=f"{PROGRAM} {name}", description=None if about is None else words.say(about)
        )
        command.add_arguments(one, words)
        add_common(one, words, below=True)
    return top


def _run_and_write(options: argparse.Namespace, words: Translator) -> int:
    code = commands()[options.command].run(options, words)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _let_go_of_output() -> None:
    # at the end Python would try once more to write what is left, and fail with a trace
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run_command(arguments: Sequence[str], words: Translator) -> int:
    """Run a command. Never a traceback: what is not foreseen gets a sentence too, and exit code 2."""
    options = command_parser(words).parse_args(list(arguments))
    try:
        return _run_and_write(options, words)
    except UserError as error:
        tell(error, words)
        return NOTHING
    except BrokenPipeError:
        # the reader of our output went away, as `head` does
        sys.stderr.close()
        return OK
    except OSError as error:
        # what we read and write ourselves is told by a UserError: what is left is the output
        _let_go_of_output()
        why = os.strerror(error.errno) if error.errno else str(error)
        tell(UserError(msg("The output could not be written: {why}.", why=why)), words)
        return NOTHING
    except Exception as error:  # noqa: BLE001 - the last door before the user
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
        sentence = msg("Something went wrong inside the program ({where}). Nothing was changed.", where=where)
        print(words.say(sentence), file=sys.stderr)
        return NOTHING
