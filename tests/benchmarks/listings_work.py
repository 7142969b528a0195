"""The benchmarks of the listings, on a million of them seen three times. Further numbers go to standard error.

`python -m tests.benchmarks.listings_work page FOLDER` opens the page of listings of a profile as a child and tells how
long that took and how much memory it needs.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.plan.plan_file import read_plan
from hegang_desktop.domain.search import Order, Search
from hegang_desktop.store.catalog.columns.files import columns_folder
from hegang_desktop.text.translator import Translator
from tests.benchmarks import sqlite_floor
from tests.benchmarks.engine_work import PLAN
from tests.benchmarks.measure import Measured, alternating, clocked
from tests.benchmarks.million import ROWS, catalogue, million, nothing, said
from tests.helpers.program import PROJECT, environment

QUERIES = Path(__file__).with_name("queries.txt")
PAGE = 40
"""Rows of the first page: more than any window shows."""
FILTERED = Search().within("area", 30_00, None)
CHOSEN = FILTERED.choosing("lift", ("", "yes")).choosing("layout", ("2", "3")).within("price", None, 500_000_000)
BY_PRICE = Order("price")
REPEATED = 3
AT_REST = 2.0
PATIENCE = 120.0


def imports() -> Measured:
    """A CSV of a million rows through the whole import. Floor: sqlite3's own .import of it, with indexes and text."""
    path = million()

    def ours() -> float:
        with tempfile.TemporaryDirectory() as data:
            return clocked(lambda: import_file(profile(Path(data)), path, Translator("en")))

    def floor() -> float:
        with tempfile.TemporaryDirectory() as data:
            return clocked(lambda: sqlite_floor.imported(path, Path(data) / "plain.db"))

    return Measured(*alternating(ours, floor, 1), aim=5.0)


def one_character() -> Measured:
    """A keystroke to its first page, one character, filtered and by price: 95th percentile. Floor: all texts once."""
    return _typed([query for query in queries() if len(query) == 1], limit=0.150)


def more_characters() -> Measured:
    """A keystroke to its first page, two and more characters: 95th percentile. Floor: all texts looked through once."""
    return _typed([query for query in queries() if len(query) > 1], limit=0.050)


def queries() -> list[str]:
    """The list of queries.txt."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def facets() -> Measured:
    """All facet counts, histograms and near misses of a search with chosen facets. Floor: as many columns counted."""
    finder = _finder()
    codes = [np.random.default_rng(at).integers(0, 300, ROWS).astype(np.int32) for at in range(13)]
    steps = iter(range(1, 1_000))

    def ours() -> float:
        search = CHOSEN.within("price", None, 500_000_000 + 1_000_000 * next(steps))
        return clocked(lambda: finder.find(search, BY_PRICE))

    def floor() -> float:
        return clocked(lambda: [np.bincount(column) for column in codes])

    ours()
    times = alternating(ours, floor, 11)
    said(f"nothing asked: {1000 * clocked(lambda: finder.find(Search(), BY_PRICE)):.0f} ms")
    return Measured(*times, limit=0.200)


def by_safe_month() -> Measured:
    """All homes in the order of their safe month, for a plan not seen before. Floor: a million integers sorted."""
    plan, finder = read_plan(PLAN), _finder()
    steps = iter(range(1, 1_000))
    unsorted = np.random.default_rng(1).integers(0, 600, ROWS)

    def ours() -> float:
        rent = plan.situation.rent + 100 * next(steps)
        changed = msgspec.structs.replace(plan, situation=msgspec.structs.replace(plan.situation, rent=rent))
        return clocked(lambda: finder.find(FILTERED, Order("safe_month"), changed))

    ours()
    times = alternating(ours, lambda: clocked(lambda: np.argsort(unsorted, kind="stable")), 7)
    finder.find(FILTERED, BY_PRICE, plan)
    known = clocked(lambda: finder.find(FILTERED, Order("safe_month"), plan))
    again = clocked(lambda: finder.find(FILTERED, Order("safe_month"), plan))
    said(f"the plan's numbers not known yet: {1000 * known:.0f} ms, order known: {1000 * again:.0f} ms")
    return Measured(*times, limit=0.300)


def opening() -> Measured:
    """The page of listings opened until its first rows are painted. Floor: the same with an empty catalogue."""
    _pages()
    (ours, _), (floor, _) = _pages()
    return Measured(ours, floor, aim=1.3)


def resident() -> Measured:
    """Memory with the page of listings shown and searched. Floor: the same with an empty catalogue."""
    (_, ours), (_, floor) = _pages()
    said(f"{ours - floor:.0f} MB above an empty catalogue (asked: at most 150 MB)")
    return Measured(ours, floor, limit=floor + 150, unit="MB")


def _typed(typed: list[str], limit: float) -> Measured:
    finder = _finder()

    def first_page(query: str) -> None:
        result = finder.find(msgspec.structs.replace(FILTERED, text=query), BY_PRICE)
        reader = finder.reader(result)
        reader.rows(result.ids[:PAGE])
        reader.close()

    texts = np.random.default_rng(1).integers(0, 40_000, _characters(), np.uint16)
    for query in typed:
        first_page(query)
    taken: list[tuple[float, str]] = []
    floors: list[float] = []
    for _ in range(REPEATED):
        for query in typed:
            floors.append(clocked(lambda: np.flatnonzero(texts == 0)))
            taken.append((clocked(lambda: first_page(query)), query))  # noqa: B023 - runs at once
    slowest = sorted(taken, reverse=True)[:REPEATED]
    said(f"{len(typed)} queries, slowest: {', '.join(f'{query} {1000 * one:.0f} ms' for one, query in slowest)}")
    said(f"median {1000 * statistics.median(one for one, _ in taken):.0f} ms")
    return Measured(_percentile([one for one, _ in taken]), statistics.median(floors), limit=limit)


def _percentile(taken: list[float]) -> float:
    """The 95th: at most one run of twenty is slower."""
    return float(np.percentile(taken, 95))


def _characters() -> int:
    text = next(columns_folder(catalogue().catalog_db).rglob("text.npy"))
    return len(np.load(text, mmap_mode="r"))


@cache
def _finder() -> Finder:
    finder = Finder(catalogue())
    finder.find(FILTERED, BY_PRICE)
    return finder


@cache
def _pages() -> tuple[tuple[float, float], tuple[float, float]]:
    """Seconds to open and megabytes at rest: of a million listings, and of none."""
    catalogue()
    ours, floors = [], []
    for _ in range(5):
        floors.append(_page(nothing()))
        ours.append(_page(catalogue()))
    return _middle(ours), _middle(floors)


def _middle(runs: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)


def _page(paths: Paths) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-m", __name__, "page", str(paths.data)],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
    )
    seconds, megabytes = (float(word) for word in done.stdout.split()[-2:])
    return seconds, megabytes


def _open_page(data: Path) -> None:
    """The child: print the seconds from asking for the page to its first painted answer, and megabytes at rest."""
    from PySide6.QtWidgets import QApplication

    from hegang_desktop.gui.application import Program, make_application
    from hegang_desktop.gui.dialogs import Dialogs
    from hegang_desktop.gui.texts import Texts

    application = make_application()
    texts = Texts("en", application)
    program = Program(application, profile(data), texts, Dialogs(texts))
    program.show()
    _settle(lambda: False, 1.5)
    window = program.window
    began = time.perf_counter()
    window.listing_commands.show()
    _settle(lambda: window.listings.result is not None, PATIENCE)
    window.listings.results.repaint()
    QApplication.processEvents()
    seconds = time.perf_counter() - began
    _settle(lambda: False, AT_REST)
    status = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("Rss:"))
    print(seconds, kilobytes / 1024, flush=True)
    window.close()
    program.end()


def _settle(ready: Callable[[], bool], seconds: float) -> None:
    from PySide6.QtWidgets import QApplication

    deadline = time.monotonic() + seconds
    while not ready() and time.monotonic() < deadline:
        QApplication.processEvents()
        time.sleep(0.001)


BENCHMARKS: dict[str, Callable[[], Measured]] = {
    "million-import": imports,
    "million-one": one_character,
    "million-more": more_characters,
    "million-facets": facets,
    "million-months": by_safe_month,
    "million-open": opening,
    "million-memory": resident,
}


if __name__ == "__main__":
    _open_page(Path(sys.argv[2]))
