"""Writes a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from hegang_desktop.store.errors import store_errors


def write_atomically(path: Path, data: bytes) -> None:
    """Replace `path` by `data`: temporary file beside it, flush to disk, rename, flush the folder.

    Raises StoreError when the disk refuses; then the old file is untouched and nothing is left beside it.
    """
    with store_errors(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                Path(name).chmod(path.stat().st_mode & 0o777)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    with contextlib.suppress(OSError):  # Windows cannot open a folder
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
