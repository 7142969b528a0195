"""Every test has a throw-away profile, no display, and no way to leave threads or windows behind."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANG"] = "en_US.UTF-8"
os.environ.pop("LANGUAGE", None)
os.environ.pop("LC_ALL", None)

import pytest
from hypothesis import settings

from hegang_desktop.app.paths import Paths, profile
from tests.helpers.compiled import compile_catalogues

compile_catalogues()
settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A profile in a folder with a blank and Chinese in its name, as people have them."""
    return profile(tmp_path / "数据 folder")


@pytest.fixture
def real_data() -> Path:
    """The folder of real listing files, where it is at hand."""
    folder = Path(os.environ.get("HEGANG_REAL_DATA", PROJECT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no real listing files at {folder}")
    return folder
