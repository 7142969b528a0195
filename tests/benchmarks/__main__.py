"""Runs benchmarks by name and prints one JSON object each, or a table of all."""

from __future__ import annotations

import argparse
import json
import os
import sys

from tests.benchmarks.measure import Result
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
    results = [_run(name) for name in ([options.name] if options.name else BENCHMARKS)]
    for result in results:
        if options.json:
            print(json.dumps(result._asdict()))
    if not options.json:
        print(f"{'benchmark':<16}{'seconds':>10}{'floor':>10}{'ratio':>8}{'aim':>6}")
        for result in results:
            print(
                f"{result.name:<16}{result.seconds:>10.4f}{result.floor_seconds:>10.4f}"
                f"{result.ratio:>8.2f}{result.aim:>6.1f}"
            )
    return 0


def _run(name: str) -> Result:
    print(f"running {name} ...", file=sys.stderr)
    seconds, floor, aim = BENCHMARKS[name]()
    return Result(name, round(seconds, 5), round(floor, 5), round(seconds / floor, 3), aim)


if __name__ == "__main__":
    sys.exit(main())
