"""Where the program's own data files are: beside the package in a checkout, inside it when installed or frozen."""

from __future__ import annotations

import functools
from pathlib import Path


@functools.cache
def root() -> Path:
    """The resources folder. Raises FileNotFoundError when the installation is incomplete."""
    package = Path(__file__).resolve().parent
    for folder in (package / "_resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(package / "_resources")


def path(*parts: str) -> Path:
    """A file of the resources folder."""
    return root().joinpath(*parts)
