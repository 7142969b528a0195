"""`hegang-desktop screen`: looks for flags in the whole catalogue; the window starts it after an import."""

from __future__ import annotations

import argparse
import datetime

from hegang_desktop.cli.parser import Parser
from hegang_desktop.cli.running import OK, paths_of
from hegang_desktop.domain.month import Month
from hegang_desktop.text.translator import Translator

NAME = "screen"


def description() -> None:
    """It is for our own window, and says nothing of itself."""


def add_arguments(one: Parser, words: Translator) -> None:
    """No arguments but the common ones."""


def run(options: argparse.Namespace, words: Translator) -> int:  # noqa: ARG001 - every command takes the words
    """Screen all homes. Raises UserError."""
    from hegang_desktop.app.listings.screening_all import screen_catalogue

    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    screen_catalogue(paths_of(options), Month(today.year, today.month))
    return OK
