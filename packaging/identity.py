"""What every installer must say alike: the id, the version, the libraries that travel with the program."""

import ast
import os
import re
import sys
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "hegang-desktop"
SUMMARY = "Plan to own a home outright in a cheap city"
SUMMARY_ZH = "算清哪个月能在便宜的城市全款买房"
# an address that says it is none: the project has no mailbox yet
MAINTAINER = "The Hegang Desktop founders <nobody@hegang-desktop.invalid>"
MIME_TYPE = "application/x-hgplan"
# sqlite-utils asks for it for a command of its own that we do not ship
NOT_NEEDED = ("pip",)


def _literal(path: Path, name: str) -> str:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            return str(ast.literal_eval(node.value))
    raise KeyError(name)


APP_ID = _literal(ROOT / "hegang_desktop" / "gui" / "application.py", "APP_ID")
OWN_VERSION = _literal(ROOT / "hegang_desktop" / "__init__.py", "__version__")
# only the test of the upgrade sets this
VERSION = os.environ.get("HEGANG_PACKAGE_VERSION") or OWN_VERSION


def runtime_distributions() -> list[str]:
    """The distributions that the program needs when it runs, and what these need in turn; names normalised."""
    import tomllib

    from packaging.requirements import Requirement

    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = [Requirement(line) for line in tomllib.load(file)["project"]["dependencies"]]
    needed: set[str] = set()
    while wanted:
        one = wanted.pop()
        name = re.sub(r"[-_.]+", "-", one.name).lower()
        if name in needed or name in NOT_NEEDED or (one.marker is not None and not one.marker.evaluate({"extra": ""})):
            continue
        try:
            further = requires(name) or []
        except PackageNotFoundError:
            sys.exit(f"{name} is not installed: run `make run` or `make test` first")
        needed.add(name)
        wanted += [Requirement(line) for line in further]
    return sorted(needed)
