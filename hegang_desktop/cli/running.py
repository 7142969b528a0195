"""What every command needs when it runs: its exit codes, the data folder, and printing."""

from __future__ import annotations

import argparse
import json
from typing import Any

from hegang_desktop.app.paths import Paths, profile

OK, SOME_REJECTED, NOTHING = 0, 1, 2


def paths_of(options: argparse.Namespace) -> Paths:
    """Where the data is. Raises StoreError when what is named cannot hold it."""
    from hegang_desktop.store.connection import require_folder
    from hegang_desktop.store.user.recovery import require_not_emptied

    paths = profile(options.data_dir)
    require_folder(paths.data)
    require_not_emptied(paths.user_db, paths.backups)
    return paths


def print_json(value: dict[str, Any], indent: int | None = None) -> None:
    """One JSON object, its Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=indent))
