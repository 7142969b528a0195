"""Which texts of the project a user may read: Babel's extractor for the code, one of our own for the data files.

Babel reads tokens and so misses what stands inside an f-string; `mistakes` reads the syntax tree and names every call
that is not a literal, or that Babel did not see.
"""

import ast
import io
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "hegang_desktop"
KEYWORDS = {"msg": None, "msg_n": (1, 2), "pmsg": ((1, "c"), 2)}
"""As xgettext writes them: msg, msg_n:1,2, pmsg:1c,2."""
LITERALS = {"msg": 1, "msg_n": 2, "pmsg": 2}
"""How many arguments of each are texts."""

Key = tuple[str | None, str | tuple[str, str]]
"""Context and text; a pair of texts is singular and plural."""
Places = dict[Key, str]
Extracted = tuple[int, None, str, list[str]]
"""Line, function, text and comments, as Babel asks an extractor for them."""


def data_texts(file: BinaryIO, *_babel: object, **_options: object) -> Iterator[Extracted]:
    """The texts of a data file: what is named `text` or `source`, and the names of cities in Latin letters."""
    for text in _named(tomllib.load(file), ("text", "source", "en")):
        yield 1, None, text, []


def plan_texts(file: BinaryIO, *_babel: object, **_options: object) -> Iterator[Extracted]:
    """The name and the note of a sample plan."""
    plan = json.load(io.TextIOWrapper(file, encoding="utf-8"))["plan"]
    for name in ("name", "note"):
        yield 1, None, plan[name], []


def _named(value: object, names: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in names and isinstance(inner, str):
                yield inner
            yield from _named(inner, names)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner, names)


METHODS: tuple[tuple[str, list[tuple[str, Any]]], ...] = (
    (PACKAGE, [("**.py", "python")]),
    ("resources", [("rules/*.toml", data_texts), ("cities/*.toml", data_texts), ("templates/*.toml", data_texts),
                   ("samples/*.hgplan", plan_texts)]),
)  # fmt: skip


def extracted(root: Path = ROOT) -> Places:
    """Every text, with the first file it stands in."""
    places: Places = {}
    for folder, methods in METHODS:
        extracts = extract_from_dir(str(root / folder), methods, keywords=KEYWORDS)
        texts = [(Path(folder) / file, context, text) for file, _, text, _, context in extracts]
        for place, context, text in sorted(texts, key=lambda one: one[0]):
            key = text if isinstance(text, str) else (text[0], text[1])
            places.setdefault((context, key), place.as_posix())
    return places


def mistakes(places: Places, root: Path = ROOT) -> Iterator[str]:
    """Calls whose texts are not literals, and calls that the extractor missed."""
    for path in sorted((root / PACKAGE).rglob("*.py")):
        place = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or (name := _name(node.func)) not in LITERALS:
                continue
            values = [one.value for one in node.args[: LITERALS[name]] if isinstance(one, ast.Constant)]
            texts = [value for value in values if isinstance(value, str)]
            if len(texts) != LITERALS[name]:
                yield f"{place}:{node.lineno}: the text of {name}() must be a literal"
            elif _key(name, texts) not in places:
                yield f"{place}:{node.lineno}: Babel does not see this {name}(): take it out of the f-string around it"


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _key(name: str, texts: list[str]) -> Key:
    if name == "msg_n":
        return None, (texts[0], texts[1])
    return (texts[0], texts[1]) if name == "pmsg" else (None, texts[0])
