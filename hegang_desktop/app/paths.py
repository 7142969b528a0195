"""Where the program keeps things: one value made at the start, handed down."""

from __future__ import annotations

from pathlib import Path

import msgspec

APP = "hegang-desktop"


class Paths(msgspec.Struct, frozen=True):
    """The folders of one profile. `--data-dir` moves all of them together."""

    data: Path
    cache: Path
    logs: Path

    @property
    def user_db(self) -> Path:
        """Everything the user typed or decided."""
        return self.data / "user.db"

    @property
    def catalog_db(self) -> Path:
        """Imported listings."""
        return self.data / "catalog.db"

    @property
    def backups(self) -> Path:
        """Verified copies of both."""
        return self.data / "backups"

    @property
    def rejects(self) -> Path:
        """Rows that imports could not take."""
        return self.data / "rejects"

    @property
    def pasted(self) -> Path:
        """Tables that were copied, while they are imported."""
        return self.cache / "pasted"


def profile(data_dir: Path | None = None) -> Paths:
    """The profile of this user, or one wholly inside `data_dir`."""
    if data_dir is not None:
        folder = data_dir.expanduser().absolute()
        return Paths(folder, folder / "cache", folder / "logs")
    import platformdirs

    return Paths(
        platformdirs.user_data_path(APP, appauthor=False),
        platformdirs.user_cache_path(APP, appauthor=False),
        platformdirs.user_log_path(APP, appauthor=False),
    )
