"""What every command needs when it runs: its exit codes, the data folder, and printing."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.domain.errors import StoreError, UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.text.translator import Translator

OK, SOME_REJECTED, NOTHING = 0, 1, 2


def paths_of(options: argparse.Namespace) -> Paths:
    """Where the data is. Raises StoreError when what is named cannot hold it."""
    paths = profile(options.data_dir)
    if paths.data.exists() and not paths.data.is_dir():
        raise StoreError(
            msg("The data folder {path} is not a folder.", path=str(paths.data)),
            msg("Name another one with --data-dir."),
        )
    return paths


def print_json(value: dict[str, Any], indent: int | None = None) -> None:
    """One JSON object, its Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=indent))


def tell(error: UserError, words: Translator) -> None:
    """Print what is wrong and what to do, to standard error."""
    print(words.say(error.message), file=sys.stderr)
    if error.hint is not None:
        print(words.say(error.hint), file=sys.stderr)
