"""Files of every format so far, frozen with data in them, and what the program that wrote them said of them.

`tests/store/files/user-N.db` and `catalog-N.db`, `tests/app/plan/files/NAME-N.hgplan`: N is the number of the format.
Each has a JSON of the same name beside it: what its own program told of it, in yuan. These files never change again.

A new format adds its own: `python -m tests.helpers.frozen_files` writes those of the present formats that are missing
(tests fail until they are there). `python -m tests.helpers.frozen_files --changed "WHY"` notes every answer that is
not what it was any more, with the reason, in `tests/app/plan/files/changed_answers.json`; tests ask for it.

Those of earlier formats were made by earlier programs, each the last commit before the next format, which lived the
same story (`frozen_story.py`, as far as they knew its parts) through their own modules: 4110f21 user.db 1 and .hgplan 1
(but seafarer-1.hgplan, the sample of b8a1e6a); 4330291 user.db 2 and catalog.db 1; 9a35bc5 user.db 3 and .hgplan 2.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.plan_file import FORMAT as PLAN_FORMAT
from hegang_desktop.app.plan.plan_file import read_plan, write_plan
from hegang_desktop.app.settings.preferences import Preferences, load_preferences
from hegang_desktop.app.settings.window_state import load_window_state
from hegang_desktop.cli.answer_json import answer_json, yuan
from hegang_desktop.cli.listings_json import catalogue_records
from hegang_desktop.domain.codec import from_json, to_json
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.plan import Plan
from hegang_desktop.store.catalog.database import catalog_reader
from hegang_desktop.store.catalog.export import sightings
from hegang_desktop.store.catalog.undo import history
from hegang_desktop.store.migrations import catalog_db, user_db
from hegang_desktop.store.user import marks, profiles
from hegang_desktop.store.user.database import user_reader
from hegang_desktop.store.user.plans import list_versions
from hegang_desktop.text.translator import Translator
from tests.helpers import frozen_story
from tests.helpers.program import PROJECT

STORE_FILES = PROJECT / "tests" / "store" / "files"
PLAN_FILES = PROJECT / "tests" / "app" / "plan" / "files"
CHANGED = PLAN_FILES / "changed_answers.json"
USER_FORMAT, CATALOG_FORMAT = len(user_db.STEPS), len(catalog_db.STEPS)

_FIGURES = (
    "home_month", "all_in_yuan", "left_after_yuan", "runway_no_income_months", "runway_plan_months",
    "first_below_zero", "holding_yuan_a_year",
)  # fmt: skip
_A_YEAR = 12


def frozen(kind: str) -> dict[int, list[Path]]:
    """The frozen files of a kind ("user.db", "catalog.db", ".hgplan") by the number of their format."""
    stem, _, suffix = kind.rpartition(".")
    folder = PLAN_FILES if suffix == "hgplan" else STORE_FILES
    listed: dict[int, list[Path]] = {}
    for path in sorted(folder.glob(f"{stem or '*'}-*.{suffix}")):
        number = re.fullmatch(r".+-(\d+)", path.stem)
        if number is not None:
            listed.setdefault(int(number[1]), []).append(path)
    return listed


def record_then(path: Path) -> dict[str, Any]:
    """What the program that wrote a frozen file said of it."""
    record: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return record


def thawed(path: Path, folder: Path) -> Paths:
    """A profile with a copy of a frozen database in it."""
    paths = profile(folder / "数据 folder")
    paths.data.mkdir(parents=True)
    shutil.copyfile(path, paths.user_db if path.name.startswith("user") else paths.catalog_db)
    return paths


def figures(plan: Plan) -> dict[str, Any]:
    """The answer of a plan in short."""
    record = answer_json(outcome(plan), Translator("en"))
    return {name: record[name] for name in _FIGURES}


def plan_record(plan: Plan) -> dict[str, Any]:
    """The answer of a plan with its cost line by line, and what is left at the end of each twelfth month."""
    record = answer_json(outcome(plan), Translator("en"))
    return {
        **{name: record[name] for name in _FIGURES},
        "cost_lines_yuan": {one["id"]: one["yuan"] for one in record["cost_lines"]},
        "closing_yuan": {one["month"]: one["closing"] for one in record["months"][::_A_YEAR]},
    }


def user_record(paths: Paths) -> dict[str, Any]:
    """All that a user.db holds, as the program tells it."""
    with contextlib.closing(Library(paths)) as library, _reading(paths) as reader:
        return {
            "plans": [
                _entry_record(library, reader, library.current_version(entry.id).body) for entry in library.entries
            ],
            "last_deleted": library.last_deleted(),
            "homes": _homes_record(reader),
            "preferences": _plain(load_preferences(library, Preferences)),
            "window": _plain(load_window_state(library)),
            "marks": _marks_record(reader),
            "merges": [list(pair) for pair in marks.merges(reader)],
            "searches": [_plain(one) for one in library.searches.list()],
            "profiles": [
                _plain(profiles.find_profile(reader, signature))
                for (signature,) in reader.execute("SELECT signature FROM mapping_profiles ORDER BY signature")
            ],
        }


@contextlib.contextmanager
def _reading(paths: Paths) -> Iterator[sqlite3.Connection]:
    reader = user_reader(paths.user_db, paths.backups)
    assert reader is not None
    with contextlib.closing(reader):
        yield reader


def _plain(value: object) -> Any:
    return json.loads(to_json(value))


def _entry_record(library: Library, reader: sqlite3.Connection, plan: Plan) -> dict[str, Any]:
    current = library.current_version(plan.id)
    return {
        "id": plan.id,
        "name": plan.name,
        "current": current.id,
        "undo": library.ancestors(current.id),
        "redo": library.descendants(current.id),
        "versions": [
            [one.id, one.parent, one.saved_at, one.label.text, one.name] for one in list_versions(reader, plan.id)
        ],
        "answer": figures(current.body),
    }


def _homes_record(reader: sqlite3.Connection) -> list[list[Any]]:
    rows = reader.execute("SELECT number, body, deleted_at FROM homes ORDER BY number").fetchall()
    homes = [(number, from_json(body, Home), deleted) for number, body, deleted in rows]
    return [
        [number, home.id, home.description.community, yuan(home.asking_price), home.note, deleted is not None]
        for number, home, deleted in homes
    ]


def _marks_record(reader: sqlite3.Connection) -> dict[str, Any]:
    text = {}
    for reference, mark in marks.all_marks(reader).items():
        home = marks.marked_home(reader, reference)
        assert home is not None
        text[reference] = {"mark": _plain(mark), "home": [home.row.description.community, yuan(home.row.price)]}
    return text


def catalog_record(paths: Paths) -> dict[str, Any]:
    """All that a catalog.db holds, as the program tells it."""
    reader = catalog_reader(paths.catalog_db, paths.backups)
    assert reader is not None
    with contextlib.closing(reader):
        imports = [
            [one.file_name, one.observed_on, one.sample, one.rows, one.listings, one.observations, one.repeats,
             one.rejects, one.undone_at is not None]
            for one in history(reader)
        ]  # fmt: skip
    seen = sightings(paths.catalog_db, paths.backups)
    return {
        "imports": imports,
        # two prices of one day have no order
        "sightings_yuan": {
            str(id_): sorted([str(one.day), one.price / 100] for one in days) for id_, days in seen.items()
        },
        "listings": list(catalogue_records(paths, None)),
    }


def answers() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every answer of a frozen plan: where it stands, what it was then, and what it is now."""
    for path in _all("user.db"):
        with tempfile.TemporaryDirectory() as folder:
            now = {one["id"]: one["answer"] for one in user_record(thawed(path, Path(folder)))["plans"]}
        for one in record_then(path)["plans"]:
            yield f"{path.name}: {one['id']}", one["answer"], now[one["id"]]
    for path in _all(".hgplan"):
        yield path.name, record_then(path), plan_record(read_plan(path))


def _all(kind: str) -> Iterable[Path]:
    return [path for paths in frozen(kind).values() for path in paths]


def changed_since() -> dict[str, Any]:
    """The answers that are not what they were, each with the reason."""
    changed: dict[str, Any] = json.loads(CHANGED.read_text(encoding="utf-8")) if CHANGED.exists() else {}
    return changed


def expected_now(where: str, then: dict[str, Any]) -> dict[str, Any]:
    """What an answer is to be now: as it was, but for what is explained."""
    return {**then, **changed_since().get(where, {}).get("answer", {})}


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print("written:", path)


def _settle(path: Path, target: Path) -> None:
    """One plain file, as small as it gets."""
    connection = sqlite3.connect(path)
    connection.execute("VACUUM")
    connection.close()
    shutil.copyfile(path, target)


def freeze() -> None:
    """Write the files of the present formats that are not there yet."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = profile(folder / "data")
        frozen_story.live(paths, folder)
        for kind, number, tell in (("user", USER_FORMAT, user_record), ("catalog", CATALOG_FORMAT, catalog_record)):
            target = STORE_FILES / f"{kind}-{number}.db"
            if not target.exists():
                _write(target.with_suffix(".json"), tell(paths))
                _settle(paths.data / f"{kind}.db", target)
    if PLAN_FORMAT not in frozen(".hgplan"):
        for name, plan in (("household", frozen_story.household()), ("bought", frozen_story.bought())):
            target = PLAN_FILES / f"{name}-{PLAN_FORMAT}.hgplan"
            write_plan(target, plan)
            _write(target.with_suffix(".json"), plan_record(plan))


def note_changed(why: str) -> None:
    """Note the answers that are not what was expected, with the reason; those that are as then again are taken out."""
    changed = changed_since()
    for where, then, now in answers():
        if now == then:
            changed.pop(where, None)
        elif now != expected_now(where, then):
            reasons = [*changed.get(where, {}).get("why", ()), why]
            changed[where] = {"why": reasons, "answer": {name: now[name] for name in now if now[name] != then[name]}}
    _write(CHANGED, changed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--changed"]:
        note_changed(sys.argv[2])
    else:
        freeze()
