"""argparse in the reader's language: its headings, its help and what it says of wrong arguments."""

from __future__ import annotations

import argparse
import functools
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.text.translator import Translator

WRONG = 2

_PARSER_MESSAGES: tuple[tuple[str, Callable[..., Message]], ...] = (
    (
        r"the following arguments are required: (?P<names>.+)",
        lambda names: msg("the following arguments are required: {names}", names=names),
    ),
    (r"unrecognized arguments: (?P<names>.+)", lambda names: msg("unrecognized arguments: {names}", names=names)),
    (
        r"argument (?P<name>[^:]+): invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)",
        lambda name, value, choices: msg(
            "argument {name}: invalid choice: {value} (choose from {choices})", name=name, value=value, choices=choices
        ),
    ),
    (
        r"argument (?P<name>[^:]+): expected one argument",
        lambda name: msg("argument {name}: expected one argument", name=name),
    ),
    (
        r"argument (?P<name>[^:]+): ignored explicit argument (?P<value>.+)",
        lambda name, value: msg("argument {name}: ignored explicit argument {value}", name=name, value=value),
    ),
    (
        r"ambiguous option: (?P<option>.+) could match (?P<matches>.+)",
        lambda option, matches: msg("ambiguous option: {option} could match {matches}", option=option, matches=matches),
    ),
    (
        r"argument (?P<name>[^:]+): (?P<problem>.+)",
        lambda name, problem: msg("argument {name}: {problem}", name=name, problem=problem),
    ),
)
"""What argparse says in English, as messages. What a later Python says otherwise is shown as it is."""


def parser_message(english: str) -> Message:
    """A sentence of argparse as a message."""
    for pattern, message in _PARSER_MESSAGES:
        match = re.fullmatch(pattern, english, re.DOTALL)
        if match is not None:
            return message(**match.groupdict())
    return verbatim(english)


class _Formatter(argparse.HelpFormatter):
    """Begins the usage with our own word."""

    def __init__(self, words: Translator, prog: str) -> None:
        super().__init__(prog)
        self.words = words

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """The line with all arguments."""
        named = self.words.say(msg("usage: ")) if prefix is None else prefix
        super().add_usage(usage, actions, groups, named)


class Parser(argparse.ArgumentParser):
    """Reads arguments and speaks the language of `words`."""

    def __init__(self, words: Translator, **more: Any) -> None:
        super().__init__(add_help=False, formatter_class=functools.partial(_Formatter, words), **more)
        self.words = words
        self._positionals.title = words.say(msg("positional arguments"))
        self._optionals.title = words.say(msg("options"))
        self.add_argument(
            "-h",
            "--help",
            action="help",
            default=argparse.SUPPRESS,
            help=words.say(msg("show this help message and exit")),
        )

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does it, but each command refuses by itself what it does not know."""
        parsed, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return parsed, unknown

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and exit with 2."""
        self.print_usage(sys.stderr)
        sentence = msg("{program}: error: {what}", program=self.prog, what=parser_message(message))
        self.exit(WRONG, self.words.say(sentence) + "\n")
