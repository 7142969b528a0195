"""Collects the user-visible strings and compiles both catalogues: `update`, or `check` that nothing is missing.

Strings are the literals of msg(), msg_n(), pmsg() in the package, and the texts named in resources (sources of rules
and cities, name and note of the sample plan). The Chinese is written by hand in resources/locale/zh_CN.
"""

import ast
import io
import json
import re
import sys
import tomllib
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
PO = LOCALE / "zh_CN" / "LC_MESSAGES" / "hegang.po"
CALLS = ("msg", "msg_n", "pmsg")
PLACEHOLDER = re.compile(r"\{(\w+)\}")

Key = tuple[str | None, str | tuple[str, str]]


def from_code() -> dict[Key, str]:
    """Every literal message with the file it first stands in. Exits on a message that is not a literal."""
    found: dict[Key, str] = {}
    for path in sorted((ROOT / "hegang_desktop").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        place = path.relative_to(ROOT).as_posix()
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS):
                continue
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            name = node.func.id
            if name == "msg" and len(texts) == 1:
                found.setdefault((None, texts[0]), place)
            elif name == "msg_n" and len(texts) == 2:  # noqa: PLR2004
                found.setdefault((None, (texts[0], texts[1])), place)
            elif name == "pmsg" and len(texts) == 2:  # noqa: PLR2004
                found.setdefault((texts[0], texts[1]), place)
            elif any(isinstance(a, ast.JoinedStr | ast.BinOp) for a in node.args):
                sys.exit(f"{place}:{node.lineno}: a message must be a literal")
    return found


def from_resources() -> dict[Key, str]:
    """Texts of the data files that are shown."""
    found: dict[Key, str] = {}

    def collect(value: object, place: str) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                if name in ("text", "source") and isinstance(inner, str):
                    found.setdefault((None, inner), place)
                collect(inner, place)
        elif isinstance(value, list):
            for inner in value:
                collect(inner, place)

    for folder in ("rules", "cities", "templates"):
        for path in sorted((ROOT / "resources" / folder).glob("*.toml")):
            collect(tomllib.loads(path.read_text(encoding="utf-8")), path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / "resources" / "samples").glob("*.hgplan")):
        plan = json.loads(path.read_text(encoding="utf-8"))["plan"]
        for name in ("name", "note"):
            found.setdefault((None, plan[name]), path.relative_to(ROOT).as_posix())
    return found


def merged() -> tuple[Catalog, list[str]]:
    """The Chinese catalogue with exactly the strings that are used, and what is wrong with it."""
    with PO.open("rb") as file:
        known = read_po(file, locale="zh_CN")
    catalogue = Catalog(locale="zh_CN", domain="hegang", project="Hegang Desktop", fuzzy=False)
    catalogue.creation_date = catalogue.revision_date = known.creation_date
    wrong = []
    for (context, text), place in {**from_code(), **from_resources()}.items():
        old = known.get(text, context) if not isinstance(text, tuple) else known.get(text[0], context)
        words = old.string if old else ""
        first = text if isinstance(text, str) else text[0]
        plain = words if isinstance(words, str) else words[0] if words else ""
        if isinstance(text, tuple):
            words = (plain,)
        if not plain:
            wrong.append(f"{place}: no Chinese for {first!r}")
        elif set(PLACEHOLDER.findall(plain)) - set(PLACEHOLDER.findall(f"{text}")) or (
            isinstance(text, str) and set(PLACEHOLDER.findall(plain)) != set(PLACEHOLDER.findall(text))
        ):
            wrong.append(f"{place}: other placeholders in the Chinese of {first!r}")
        catalogue.add(text, words, locations=[(place, None)], context=context)
    return catalogue, wrong


def compiled(catalogue: Catalog) -> bytes:
    """The .mo of a catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def written(catalogue: Catalog) -> bytes:
    """The .po of a catalogue."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, sort_output=True, omit_header=False)
    return buffer.getvalue()


def main() -> int:
    """Update or check."""
    catalogue, wrong = merged()
    mo = PO.with_suffix(".mo")
    if sys.argv[1:] == ["update"]:
        PO.write_bytes(written(catalogue))
        mo.write_bytes(compiled(catalogue))
    elif not mo.exists() or mo.read_bytes() != compiled(catalogue):
        wrong.append("the compiled catalogue is stale: run `make words`")
    for line in wrong:
        print(line)
    print(f"{len(catalogue)} strings, {len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
