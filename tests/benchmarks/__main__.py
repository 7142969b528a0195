"""Runs benchmarks by name and prints one JSON object each, or a table of all."""

from __future__ import annotations

import argparse
import json
import os
import sys

from tests.benchmarks.measure import Measured, Result, Skipped
from tests.benchmarks.work import BENCHMARKS


def main() -> int:
    """Run what was named, or everything."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    reader = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    reader.add_argument("name", nargs="?", choices=sorted(BENCHMARKS), metavar="NAME")
    reader.add_argument("--json", action="store_true", help="one JSON object a benchmark")
    reader.add_argument("--list", action="store_true", help="the names")
    options = reader.parse_args()
    if options.list:
        print("\n".join(BENCHMARKS))
        return 0
    ran = [_run(name) for name in ([options.name] if options.name else BENCHMARKS)]
    results = [result for result in ran if result is not None]
    for result in results:
        if options.json:
            print(json.dumps(result._asdict()))
    if not options.json:
        print(f"{'benchmark':<16}{'measured':>10}{'floor':>10}{'ratio':>8}{'aim':>6}{'limit':>8} unit")
        for result in results:
            print(
                f"{result.name:<16}{result.seconds:>10.4f}{result.floor_seconds:>10.4f}{result.ratio:>8.2f}"
                f"{_or_blank(result.aim):>6}{_or_blank(result.limit):>8} {result.unit}"
            )
    return 0


def _run(name: str) -> Result | None:
    print(f"running {name} ...", file=sys.stderr)
    try:
        result = Measured(*BENCHMARKS[name]())
    except Skipped as reason:
        print(f"{name} is left out: {reason}", file=sys.stderr)
        return None
    ratio = round(result.seconds / result.floor_seconds, 3)
    return Result(
        name, round(result.seconds, 5), round(result.floor_seconds, 5), ratio, result.aim, result.limit, result.unit
    )


def _or_blank(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


if __name__ == "__main__":
    sys.exit(main())
