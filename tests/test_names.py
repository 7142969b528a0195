"""Names explain themselves: no word of the house's own that a reader has to be told, and one meaning a class name.

Only names are looked at; sentences may say what they like. docs/architecture.md ("Words") has the words to use.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RETIRED = {
    "lane": "write queue",
    "shelf": "repository",
    "desk": "controller",
    "doing": "undo",
    "door": "launcher",
    "bench": "evaluator",
    "told": "narrative, sentence, or what it is",
    "found": "result, match, or what it is",
    "lived": "effective plan",
    "closer": "analysis",
    "having": "assets",
    "owing": "debts",
    "homing": "home",
}
"""Words that are no names any more, each with what is said instead."""
ALLOWED = {
    "lived_in": "the holding cost's own term: a home that is owned is lived in or stands empty",
    "PackageNotFoundError": "Python's own",
}
_PLURALS = {"shelves": "shelf", "benches": "bench"} | {f"{word}s": word for word in RETIRED}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def retired_in(name: str) -> list[str]:
    """The retired words of a name in snake or camel case, in the singular."""
    words = [word.lower() for word in _WORD.findall(name)]
    return [_PLURALS.get(word, word) for word in words if _PLURALS.get(word, word) in RETIRED]


def names_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name that is given in some code, with its line; those of tests are sentences and left out."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name, lineno=line):
                yield line, name
            case ast.FunctionDef(name=name, lineno=line) | ast.AsyncFunctionDef(name=name, lineno=line):
                if not name.startswith("test_"):
                    yield line, name
            case ast.arg(arg=name, lineno=line) | ast.Attribute(attr=name, lineno=line):
                yield line, name
            case ast.Name(id=name, ctx=ast.Store(), lineno=line):
                yield line, name
            case ast.alias(name=name, asname=alias, lineno=line):
                yield line, alias or name
            case ast.ExceptHandler(name=str(name), lineno=line) | ast.MatchAs(name=str(name), lineno=line):
                yield line, name


def offences(text: str) -> list[str]:
    """The names in some code that hold a retired word."""
    return [
        f"line {line}: {name} ({RETIRED[word]})"
        for line, name in sorted(set(names_in(ast.parse(text))))
        if name not in ALLOWED
        for word in retired_in(name)
    ]


def doubled(sources: dict[str, str]) -> dict[str, list[str]]:
    """Public classes that several modules define, with the modules."""
    where: dict[str, list[str]] = defaultdict(list)
    for path, text in sources.items():
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where[node.name].append(path)
    return {name: paths for name, paths in where.items() if len(paths) > 1}


def sources_of(*folders: str) -> dict[str, str]:
    """The texts of the modules in some folders of the checkout, by their place."""
    paths = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.parametrize("folder", ["hegang_desktop", "packaging", "tests"])
def test_no_identifier_holds_a_retired_word(folder: str) -> None:
    assert {path: wrong for path, text in sources_of(folder).items() if (wrong := offences(text))} == {}


def test_no_file_and_no_folder_is_named_by_a_retired_word() -> None:
    paths = (path for folder in ("hegang_desktop", "packaging", "tests", "docs") for path in (ROOT / folder).rglob("*"))
    assert [str(path) for path in paths if retired_in(path.name) and "__pycache__" not in path.parts] == []


def test_a_class_name_has_one_meaning() -> None:
    assert doubled(sources_of("hegang_desktop")) == {}


def test_every_exception_is_needed() -> None:
    names = {
        name for text in sources_of("hegang_desktop", "packaging").values() for _, name in names_in(ast.parse(text))
    }
    assert set(ALLOWED) <= names


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("class MappingShelf: ...", ["line 1: MappingShelf (repository)"]),
        ("def f(lane, *, owing=1): ...", ["line 1: lane (write queue)", "line 1: owing (debts)"]),
        ("self.search_desks = 1", ["line 1: search_desks (controller)"]),
        ("x = FOUND = 1", ["line 1: FOUND (result, match, or what it is)"]),
        ("import a as the_door", ["line 1: the_door (launcher)"]),
        ("[bench for bench in ()]", ["line 1: bench (evaluator)"]),
        ("def test_a_door_is_found(): ...", []),
        ("lived_in = {'door': 'told'}  # found, told", []),
        ("planet = foundation = outdoors = benchmark = 1", []),
    ],
)  # fmt: skip
def test_retired_words_are_seen_in_names_alone(code: str, wrong: list[str]) -> None:
    assert offences(code) == wrong


def test_two_classes_of_one_name_are_seen() -> None:
    sources = {
        "a.py": "class Page: ...\nclass _Row: ...",
        "b.py": "class Page: ...\nclass _Row: ...",
        "c.py": "class Box: ...",
    }
    assert doubled(sources) == {"Page": ["a.py", "b.py"]}
