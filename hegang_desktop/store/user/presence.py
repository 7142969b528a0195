"""Whether the open user.db is still the file of that name: SQLite goes on writing into one that was deleted."""

from __future__ import annotations

from pathlib import Path

from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import msg


class Presence:
    """Made right after opening, while the names still lead to what was opened: the file and its journal."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._journal = path.with_name(f"{path.name}-wal")
        self._known: dict[Path, tuple[int, int]] = {}
        self._sizes: dict[Path, int] = {}
        self.require()

    def require(self) -> None:
        """Raise StoreError when a name leads nowhere, or to another file."""
        for path in (self._path, self._journal):
            try:
                status = path.stat()
            except OSError as error:
                if path in self._known or path == self._path:
                    raise StoreError(
                        msg(
                            "The data folder {folder} was moved, deleted or disconnected while the program runs.",
                            folder=str(self._path.parent),
                        ),
                        msg(
                            "What you typed is kept here. Put the folder back in its place and it is saved by itself; "
                            "or save a copy elsewhere."
                        ),
                    ) from error
                continue
            # SQLite shrinks neither while it is open: what is shorter was cut or written over by somebody else
            was_cut = status.st_size < self._sizes.get(path, 0)
            identity = (status.st_dev, status.st_ino)
            if was_cut or self._known.setdefault(path, identity) != identity:
                raise StoreError(
                    msg("Another program has replaced the file {file} while this one runs.", file=str(path)),
                    msg("What you typed is kept here. Save a copy elsewhere, then start the program again."),
                )
            self._sizes[path] = status.st_size
