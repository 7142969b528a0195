"""Every format has its frozen file, every step its test, and the papers name the formats that there are."""

from __future__ import annotations

import pkgutil
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from hegang_desktop import __version__
from hegang_desktop.app.plan.plan_file import FORMAT as PLAN_FORMAT
from hegang_desktop.store import migrations
from hegang_desktop.store.connection import open_database
from hegang_desktop.store.migrations import Step, catalog_db, user_db
from tests.helpers.frozen_files import CATALOG_FORMAT, STORE_FILES, USER_FORMAT, frozen, thawed
from tests.helpers.program import PROJECT
from tests.helpers.schema import shape
from tests.store.migrations import test_steps

FORMATS = {"user.db": USER_FORMAT, "catalog.db": CATALOG_FORMAT, ".hgplan": PLAN_FORMAT}
STEPS: dict[str, tuple[Step, ...]] = {"user.db": user_db.STEPS, "catalog.db": catalog_db.STEPS}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_has_its_frozen_file(kind: str) -> None:
    result = frozen(kind)
    assert set(result) == set(range(1, FORMATS[kind] + 1)), "python -m tests.helpers.frozen_files"
    for path in (path for paths in result.values() for path in paths):
        assert path.with_suffix(".json").exists(), path


def test_every_step_is_made_and_has_its_test() -> None:
    modules = sorted(one.name for one in pkgutil.iter_modules(migrations.__path__) if re.match(r"m\d", one.name))
    tests = [name.removeprefix("test_") for name in vars(test_steps) if name.startswith("test_m")]
    assert {module for module in modules if module in tests} == set(modules)
    assert all(name.startswith(tuple(modules)) for name in tests)
    for kind, steps in STEPS.items():
        stem = kind.removesuffix(".db")
        assert [f"m{number:04d}_{stem}" for number in range(1, len(steps) + 1)] == [
            name for name in modules if name.endswith(f"_{stem}")
        ]


@pytest.mark.parametrize(
    "path", [path for kind in STEPS for paths in frozen(kind).values() for path in paths], ids=lambda path: path.name
)
def test_a_file_of_any_format_ends_with_the_tables_of_a_new_one(tmp_path: Path, path: Path) -> None:
    kind = f"{path.stem.partition('-')[0]}.db"
    paths = thawed(path, tmp_path)
    old = open_database(paths.data / kind, STEPS[kind], synchronous="NORMAL", backups=paths.backups)
    new = open_database(tmp_path / kind, STEPS[kind], synchronous="NORMAL", backups=None)
    assert shape(old) == shape(new)
    old.close()
    new.close()


def test_a_frozen_file_is_of_the_format_it_is_named_after(tmp_path: Path) -> None:
    for kind in STEPS:
        for number, paths in frozen(kind).items():
            copy = tmp_path / paths[0].name
            shutil.copyfile(paths[0], copy)
            connection = sqlite3.connect(copy)
            assert connection.execute("PRAGMA user_version").fetchone()[0] == number
            connection.close()
    assert sum(path.stat().st_size for path in STORE_FILES.iterdir()) < 1_500_000


def test_the_architecture_names_every_format() -> None:
    text = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w.]+)` \| (\d+) \| (\d+\.\d+\.\d+) \| ", text, re.MULTILINE)
    for kind, newest in FORMATS.items():
        assert [int(number) for name, number, _ in rows if name == kind] == [*range(1, newest + 1)], kind


def test_the_changelog_names_the_formats_of_the_present_version() -> None:
    text = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert sections[0].startswith(__version__)
    versions = [tuple(map(int, re.findall(r"\d+", one)[:3])) for one in sections]
    assert versions == sorted(versions, reverse=True)
    for one in sections:
        assert re.search(r"^Formats: user\.db \d+, catalog\.db \d+, \.hgplan \d+\.", one, re.MULTILINE), one[:10]
    texts = re.search(r"^Formats: (.+?)\.$", sections[0], re.MULTILINE)
    assert texts is not None
    assert texts[1] == ", ".join(f"{kind} {number}" for kind, number in FORMATS.items())
