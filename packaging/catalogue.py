"""The catalogues of all languages: `update` collects the texts, sorts and compiles, `compile` only compiles, `check`
tells what is missing or stale.

Translations are written by hand in `resources/locale/CODE/LC_MESSAGES/hegang.po`. A place is named without its line,
so that moving code changes no catalogue. The compiled files are built where they are needed and not committed.
"""

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from extraction import Places, extracted, mistakes
from spacing import closed_up

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def po_files() -> list[Path]:
    """The catalogue of every language that is translated into."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/hegang.po"))


def language_of(po: Path) -> str:
    """The code of a catalogue's language."""
    return po.parent.parent.name


def read(po: Path) -> Catalog:
    """A catalogue as it stands; how many plural forms there are and which counts is said by its header."""
    with po.open("rb") as file:
        return read_po(file, locale=language_of(po))


def merged(po: Path, places: Places) -> tuple[Catalog, list[str]]:
    """The catalogue with exactly the texts that are used, and what is wrong with it."""
    known = read(po)
    catalogue = Catalog(locale=language_of(po), domain="hegang", project="Hegang Desktop", fuzzy=False)
    catalogue.creation_date = catalogue.revision_date = known.creation_date
    wrong: list[str] = []
    for (context, text), place in places.items():
        several = isinstance(text, tuple)
        old = known.get(text[0] if several else text, context)
        words = (old.string if old else "") or ("",)
        forms = tuple(closed_up(one) for one in ((words,) if isinstance(words, str) else words))
        problems = _problems(text, forms, known.num_plurals if several else 1)
        wrong += (f"{place}: {problem} in {language_of(po)} for {text!r}" for problem in problems)
        # no line: Babel writes the place alone
        catalogue.add(text, forms if several else forms[0], locations=[(place, None)], context=context)  # type: ignore[list-item]
    return catalogue, wrong


def _problems(text: str | tuple[str, str], forms: tuple[str, ...], wanted: int) -> list[str]:
    """What is wrong with a translation. One form of several may leave out the number, as the singular does."""
    if not all(forms):
        return ["no words"]
    if len(forms) != wanted:
        return [f"{len(forms)} plural forms instead of {wanted}"]
    most = set(PLACEHOLDER.findall(f"{text}"))
    held = [set(PLACEHOLDER.findall(form)) for form in forms]
    if any(one - most for one in held) or (isinstance(text, str) and held[0] != most):
        return ["other placeholders"]
    return []


def written(catalogue: Catalog) -> bytes:
    """The .po of a catalogue."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, sort_output=True, omit_header=False)
    return buffer.getvalue()


def compile_all() -> list[Path]:
    """Write the .mo beside every .po. Returns them."""
    made = []
    for po in po_files():
        buffer = io.BytesIO()
        write_mo(buffer, read(po))
        made.append(po.with_suffix(".mo"))
        made[-1].write_bytes(buffer.getvalue())
    return made


def main(command: str) -> int:
    """Update, compile or check."""
    if command == "compile":
        compile_all()
        return 0
    places = extracted()
    wrong = [*mistakes(places)]
    for po in po_files():
        catalogue, problems = merged(po, places)
        wrong += problems
        if command == "update":
            po.write_bytes(written(catalogue))
        elif po.read_bytes() != written(catalogue):
            wrong.append(f"{po.relative_to(ROOT)} is not as the texts are: run `make words`")
    if command == "update":
        compile_all()
    for line in wrong:
        print(line)
    print(f"{len(places)} texts, {len(po_files())} catalogue(s), {len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
