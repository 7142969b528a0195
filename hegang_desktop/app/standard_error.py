"""Errors on the standard error stream: for the command line, and for a window that cannot open."""

from __future__ import annotations

import sys

from hegang_desktop.domain.errors import UserError
from hegang_desktop.text.translator import Translator


def tell(error: UserError, words: Translator) -> None:
    """Print what is wrong and what to do."""
    print(words.say(error.message), file=sys.stderr)
    if error.hint is not None:
        print(words.say(error.hint), file=sys.stderr)
