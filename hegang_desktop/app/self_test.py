"""Looks whether the program is whole where it is installed: everything that can be seen without a window.

`hegang-desktop --self-test` prints one line a check; the checks that need Qt are in `gui.self_test`.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from hegang_desktop import resources
from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.child_command import child_command
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.plan_file import read_plan, write_plan
from hegang_desktop.app.samples import SAMPLE_PLAN, sample_homes
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.text.guide import LONG_TEXTS, long_text
from hegang_desktop.text.locales import LOCALES
from hegang_desktop.text.translator import Translator

CHILD_SECONDS = 60
LIBRARIES = ("numpy", "msgspec", "sqlite-utils", "platformdirs", "cn2an", "filelock")
"""Distributions whose module is named alike, with an underscore."""
RESOURCES = (
    ("cities", "cities.toml"),
    ("rules", "taxes.toml"),
    ("rules", "assumptions.toml"),
    ("rules", "places.toml"),
    ("rules", "screening.toml"),
    ("rules", "uncertainty.toml"),
    ("templates", "movers.toml"),
    ("icons", "hegang-desktop.svg"),
    ("licences", "NOTICES.md"),
)
GOLDEN_ALL_IN, GOLDEN_LEFT = yuan(61_200), yuan(500)
"""The seafarer of 2019, to the yuan; tests/engine/test_seafarer.py tells where it comes from."""


class Unfit(Exception):
    """A check found something wrong."""


class Finding(msgspec.Struct, frozen=True):
    """What one check found. `detail` is for whoever is sent it, versions and numbers, and not translated."""

    name: Message
    fit: bool
    detail: str


Check = tuple[Message, Callable[[], str]]


def findings(checks: list[Check]) -> Iterator[Finding]:
    """Run the checks one after the other; what one of them raises is its finding."""
    for name, check in checks:
        try:
            yield Finding(name, fit=True, detail=check())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are looking for
            yield Finding(name, fit=False, detail=f"{type(error).__name__}: {error}")


def core_checks(paths: Paths) -> list[Check]:
    """The checks that need no window. `paths` is a throw-away profile."""
    return [
        (msg("Libraries"), _libraries),
        (msg("SQLite with full-text search"), _sqlite),
        (msg("Data files"), _resources),
        (msg("Words in every language"), _catalogues),
        (msg("The answer of the sample plan"), _answer),
        (msg("A plan written and read back"), lambda: _plan_file(paths.data)),
        (msg("An import by the child process"), lambda: _import(paths)),
    ]


def versions(distributions: tuple[str, ...]) -> str:
    """Names and versions of distributions, all of which can be imported."""
    lines = []
    for name in distributions:
        importlib.import_module(name.replace("-", "_"))
        lines.append(f"{name} {importlib.metadata.version(name)}")
    return ", ".join(lines)


def _libraries() -> str:
    return versions(LIBRARIES)


def _sqlite() -> str:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
        connection.execute("INSERT INTO t VALUES ('鹤 岗 南 山 区')")
        if connection.execute("SELECT count(*) FROM t WHERE t MATCH '\"南 山\"'").fetchone() != (1,):
            raise Unfit("FTS5 does not find Chinese")
    finally:
        connection.close()
    return f"SQLite {sqlite3.sqlite_version}, FTS5"


def _resources() -> str:
    guides = (long_text(name, locale) for name in LONG_TEXTS for locale in LOCALES)
    for path in (*(resources.path(*parts) for parts in RESOURCES), *guides):
        if not path.read_bytes().strip():
            raise Unfit(f"{path} is empty")
    return str(resources.root())


def _catalogues() -> str:
    message = msg("Cancel")
    said = {one.code: Translator(one.code).say(message) for one in LOCALES}
    for one in LOCALES:
        if (said[one.code] == message.text) == one.translated:
            raise Unfit(f"{message.text!r} is {said[one.code]!r} in {one.code}")
    return " / ".join(said.values())


def _answer() -> str:
    answered = outcome(read_plan(resources.path("samples", SAMPLE_PLAN)))
    if answered.safe_month is None:
        raise Unfit("no safe month")
    # bought at once, as it was in 2019
    projection = answered.earliest
    if (projection.all_in, projection.left_after) != (GOLDEN_ALL_IN, GOLDEN_LEFT):
        raise Unfit(f"all-in {projection.all_in}, left {projection.left_after} fen")
    return f"all-in {_plain(GOLDEN_ALL_IN)}, left {_plain(GOLDEN_LEFT)} yuan; safe from {answered.safe_month}"


def _plain(fen: Fen) -> str:
    return f"{fen // 100:,}"


def _plan_file(folder: Path) -> str:
    plan = read_plan(resources.path("samples", SAMPLE_PLAN))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "自检 plan.hgplan"
    write_plan(path, plan)
    if read_plan(path) != plan:
        raise Unfit("another plan came back")
    return f"{path.stat().st_size} bytes"


def _import(paths: Paths) -> str:
    command = child_command(["import", str(sample_homes()), "--sample", "--json", "--data-dir", str(paths.data)])
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=CHILD_SECONDS, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode != 0:
        raise Unfit(f"exit code {done.returncode}: {done.stderr.strip()[-300:]}")
    summary = json.loads(done.stdout)
    if summary["rejects"] or not summary["listings"]:
        raise Unfit(f"{summary['listings']} listings, {summary['rejects']} rejected")
    return f"{summary['rows']} rows, {summary['listings']} listings"
