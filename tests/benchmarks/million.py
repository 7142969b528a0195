"""A million listings made of the joined crawls beside the project: repeated with other links and other prices.

The files and the catalogue are made once for a run of the benchmarks and thrown away at its end. The variable
HEGANG_MILLION names a folder to keep them in instead, for runs of one benchmark after another.
"""

from __future__ import annotations

import atexit
import csv
import gzip
import io
import os
import re
import shutil
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.text.translator import Translator
from tests.benchmarks.measure import Skipped

ROWS = int(os.environ.get("HEGANG_MILLION_ROWS") or 1_000_000)
KEEP = "HEGANG_MILLION"
CRAWLS = Path(os.environ.get("HEGANG_REAL_DATA") or Path(__file__).parents[3] / "shared" / "data")
CRAWL = CRAWLS / "stress-300k" / "listings_merged.csv.gz"
DAYS = ("2026-08-01", "2026-09-01", "2026-10-01")
"""When the homes are seen: three observations each, some of them cheaper every time."""
_TOTAL, _UNIT, _LINK = 12, 13, 14
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


@cache
def folder() -> Path:
    """Where everything of this run is kept."""
    kept = os.environ.get(KEEP)
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        return Path(kept)
    made = Path(tempfile.mkdtemp(prefix="hegang-million-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def million(at: int = 0) -> Path:
    """The file of one of the DAYS. Raises Skipped when the crawls are not at hand."""
    path = folder() / f"million-{at}.csv"
    if not path.exists():
        if not CRAWL.exists():
            raise Skipped(f"{CRAWL} is not there")
        said(f"writing {path.name} ...")
        part = path.with_suffix(".part")
        _write(part, at)
        part.replace(path)
    when = time.mktime(time.strptime(DAYS[at], "%Y-%m-%d")) + 43_200
    os.utime(path, (when, when))
    return path


@cache
def catalogue() -> Paths:
    """A profile with a million listings that were seen three times."""
    paths = profile(folder() / "data")
    done = folder() / "data" / "made"
    if not done.exists():
        shutil.rmtree(folder() / "data", ignore_errors=True)
        for at in range(len(DAYS)):
            file, began = million(at), time.perf_counter()
            summary = import_file(paths, file, Translator("en"))
            said(
                f"import {at + 1}: {summary.rows:,} rows in {time.perf_counter() - began:.1f} s: {summary.listings:,} "
                f"listings, {summary.observations:,} observations, {summary.repeats:,} repeats, "
                f"{summary.rejects:,} rejects"
            )
        done.touch()
    return paths


@cache
def nothing() -> Paths:
    """A profile with an empty catalogue."""
    return profile(folder() / "empty")


def said(text: str) -> None:
    """Tell on standard error what goes on."""
    print(f"  {text}", file=sys.stderr, flush=True)


def _write(path: Path, at: int) -> None:
    with gzip.open(CRAWL) as packed:
        reader = csv.reader(io.TextIOWrapper(packed, encoding="utf-8-sig", newline=""))
        header = next(reader)
        # rows without a price are refused: a million of the others make a million listings
        rows = [row for row in reader if _DIGITS.search(row[_TOTAL])]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(ROWS):
            row = list(rows[number % len(rows)])
            # every copy at another price, and of three homes one stays as it is, one falls once, one falls twice
            factor = (1 - 0.03 * (number // len(rows))) * (1 - 0.02 * min(at, number % 3))
            row[_TOTAL], row[_UNIT] = _scaled(row[_TOTAL], factor), _scaled(row[_UNIT], factor)
            row[_LINK] = f"https://homes.example/{number}"
            writer.writerow(row)


def _scaled(cell: str, factor: float) -> str:
    def by(match: re.Match[str]) -> str:
        number = float(match[0].replace(",", "")) * factor
        return f"{number:.0f}" if number >= 10_000 else f"{number:.2f}"

    return _DIGITS.sub(by, cell, count=1)
