"""Files of every format so far open with all that was in them, to the yuan. How they came about: `frozen_files.py`."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hegang_desktop.app.importing.history import import_history, take_back
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.cli.listings_json import catalogue_records
from hegang_desktop.domain.codec import from_json, to_json
from hegang_desktop.domain.errors import NewerFile
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.saved_search import SavedSearch
from hegang_desktop.domain.search import Search
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.store.catalog.database import catalog_reader, catalog_writer
from hegang_desktop.store.user.database import open_user_db, user_reader
from hegang_desktop.text.translator import Translator
from tests.helpers import frozen_story
from tests.helpers.catalogue import Catalogue
from tests.helpers.frozen_files import (
    CATALOG_FORMAT,
    PLAN_FILES,
    STORE_FILES,
    USER_FORMAT,
    catalog_record,
    expected_now,
    frozen,
    record_then,
    thawed,
    user_record,
)
from tests.helpers.listings import put_table
from tests.helpers.plans import with_situation
from tests.helpers.program import environment, hegang, objects

USER_DBS = sorted(frozen("user.db").items())
CATALOGS = sorted(frozen("catalog.db").items())
OLD_USER_DBS = [path for number, paths in USER_DBS for path in paths if number < USER_FORMAT]
OLD_CATALOGS = [path for number, paths in CATALOGS for path in paths if number < CATALOG_FORMAT]


def every(kind: list[tuple[int, list[Path]]]) -> pytest.MarkDecorator:
    """One test for each frozen file of a kind."""
    paths = [path for _, result in kind for path in result]
    return pytest.mark.parametrize("path", paths, ids=[path.name for path in paths])


def rows_of(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What a query finds in a file, which is not touched."""
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        return connection.execute(sql).fetchall()


@every(USER_DBS)
def test_a_user_db_of_any_format_opens_with_all_that_was_in_it(tmp_path: Path, path: Path) -> None:
    now, then = user_record(thawed(path, tmp_path)), record_then(path)
    expected = [
        {**one, "answer": expected_now(f"{path.name}: {one['id']}", one["answer"])} for one in then.pop("plans")
    ]
    assert now.pop("plans") == expected, 'explain it: python -m tests.helpers.frozen_files --changed "WHY"'
    assert {name: now.pop(name) for name in then} == then
    # what the older program had no place for is empty
    assert not any(now.values())


class Body(NamedTuple):
    """A column of values as JSON, and the format since which there is one."""

    sql: str
    kind: Any
    since: int = 1


BODIES = (
    Body("SELECT body FROM plan_versions", Plan),
    Body("SELECT label FROM plan_versions", Message),
    Body("SELECT body FROM homes", Home),
    Body("SELECT body FROM marks", Mark, 3),
    Body("SELECT body FROM saved_searches", SavedSearch, 3),
    Body("SELECT body FROM mapping_profiles", Mapping, 3),
)


def holds(now: Any, then: Any) -> bool:
    """Whether a value holds all of an older one; it may have parts that came later."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(name in now and holds(now[name], then[name]) for name in then)
    if isinstance(then, list):
        return isinstance(now, list) and len(now) == len(then) and all(map(holds, now, then))
    return bool(now == then)


@every(USER_DBS)
def test_nothing_of_a_stored_value_is_lost(tmp_path: Path, path: Path) -> None:
    paths = thawed(path, tmp_path)
    open_user_db(paths.user_db, paths.backups).close()
    number = int(path.stem.rpartition("-")[2])
    for sql, kind, since in BODIES:
        if number < since:
            continue
        then, now = rows_of(path, sql), rows_of(paths.user_db, sql)
        assert then
        for (old,), (new,) in zip(then, now, strict=True):
            assert holds(json.loads(to_json(from_json(new, kind))), json.loads(old))


@pytest.mark.parametrize("path", OLD_USER_DBS, ids=lambda path: path.name)
def test_a_copy_of_an_older_user_db_is_kept_before_each_step(tmp_path: Path, path: Path) -> None:
    paths = thawed(path, tmp_path)
    open_user_db(paths.user_db, paths.backups).close()
    versions = rows_of(path, "SELECT * FROM plan_versions")
    was = int(path.stem.rpartition("-")[2])
    for number in range(was, USER_FORMAT):
        (copy,) = paths.backups.glob(f"user-before-format-{number + 1}-*.db")
        assert rows_of(copy, "PRAGMA user_version") == [(number,)]
        assert rows_of(copy, "SELECT * FROM plan_versions") == versions


@every(USER_DBS)
def test_work_goes_on_where_the_older_program_left_it(tmp_path: Path, path: Path) -> None:
    with contextlib.closing(Library(thawed(path, tmp_path))) as library:
        session = Session(library)
        session.open("own")
        assert session.plan is not None
        assert (session.plan.name, session.plan.note) == ("回鹤岗", "年后再看")
        assert session.redo_label == msg("Name")
        session.redo()
        assert session.plan.name == "回鹤岗的家"
        steps = 0
        while session.undo_label is not None:
            session.undo()
            steps += 1
        # living costs (three keystrokes), rent, cushion, money at hand, note, name; what was undone is another branch
        assert steps == 6
        assert session.plan == frozen_story.wage_earner()
        session.edit(msg("Rent"), lambda plan: with_situation(plan, rent=yuan(800)))
        assert session.undelete_last()
        assert session.plan.name == "放弃了的"


@every(CATALOGS)
def test_a_catalogue_of_any_format_shows_its_homes_at_once(tmp_path: Path, path: Path) -> None:
    paths = thawed(path, tmp_path)
    then = record_then(path)
    assert catalog_record(paths) == then
    shown = Catalogue(paths)
    prices = {row.id: row.price for row in shown.shown(Search(with_gone=True))}
    shown.close()
    assert prices == {one["id"]: yuan(one["price_yuan"]) for one in then["listings"]}


@every(CATALOGS)
def test_homes_of_an_older_catalogue_are_known_again(tmp_path: Path, path: Path) -> None:
    paths = thawed(path, tmp_path)
    header = "房源编号,城市,区域,小区名称,户型,建筑面积,楼层,装修,总价(元),朝向,年代,链接"
    again = (
        "n0,鹤岗,工农区,云杉小区,2室1厅,45㎡,3/7,简装,29500,南,1998,",
        ",鹤岗,南山区,,,,,,27000,,,",
        ",鹤岗,兴山区,无名楼,,,,,25000,,,",
        ",鹤岗,,河畔,2室1厅,47㎡,4/6,简装,36000,南,1998,https://hegang.esf.fang.com/chushou/3_123457.htm",
        "n500,鹤岗,工农区,新来的,2室1厅,50㎡,3/7,简装,31000,南,1998,",
    )
    summary = put_table(paths, tmp_path, "十二月", (header, *again), "2026-12-01")
    assert (summary.listings, summary.observations, summary.cheaper, summary.rejects) == (1, 4, 3, 0)


@pytest.mark.parametrize(
    "path", [path for number, paths in CATALOGS for path in paths if number > 1], ids=lambda path: path.name
)
def test_an_import_of_an_older_program_is_taken_back(tmp_path: Path, path: Path) -> None:
    paths = thawed(path, tmp_path)
    (november,) = [one for one in import_history(paths) if one.file_name == "十一月.csv"]
    take_back(paths, november.id)
    expected_body = {one["source_id"]: one for one in catalogue_records(paths, None) if one["source_id"]}
    assert "n20" not in expected_body
    assert [expected_body[f"n{n}"]["price_yuan"] for n in range(9)] == [30_000 + 1_000 * n for n in range(9)]
    assert {expected_body[f"n{n}"]["last_seen"] for n in range(9)} == {"2026-10-05"}


def test_marks_of_an_older_user_db_find_their_homes(tmp_path: Path) -> None:
    paths = thawed(STORE_FILES / "user-3.db", tmp_path)
    paths.catalog_db.write_bytes((STORE_FILES / "catalog-2.db").read_bytes())
    shown = Catalogue(paths)
    stages = [row.mark.stage for row in shown.shown(Search(with_rejected=True)) if row.mark.stage is not None]
    shown.close()
    then = record_then(STORE_FILES / "user-3.db")["marks"].values()
    assert sorted(stages) == sorted(one["mark"]["stage"] for one in then)


# --- two programs, and programs without a window ---------------------------------------------------------------------

OPENING = (
    "import sys; from pathlib import Path; from hegang_desktop.app.paths import profile\n"
    "from hegang_desktop.store.user.database import user_reader\n"
    "from hegang_desktop.store.catalog.database import catalog_reader\n"
    "paths = profile(Path(sys.argv[1])); print('ready', flush=True); sys.stdin.readline()\n"
    "for reader, path in ((user_reader, paths.user_db), (catalog_reader, paths.catalog_db)):\n"
    "    found = reader(path, paths.backups) if path.exists() else None\n"
    "    print(found.execute('PRAGMA user_version').fetchone()[0] if found else '-')\n"
)


@pytest.mark.parametrize("path", [*OLD_USER_DBS, *OLD_CATALOGS], ids=lambda path: path.name)
def test_two_programs_at_once_bring_an_older_file_up_once(tmp_path: Path, path: Path) -> None:
    paths = thawed(path, tmp_path)
    both = [
        subprocess.Popen(
            [sys.executable, "-c", OPENING, str(paths.data)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(),
        )
        for _ in range(2)
    ]  # fmt: skip
    try:
        for one in both:
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n"
        for one in both:
            assert one.stdin is not None
            one.stdin.write("\n")
            one.stdin.flush()
        output = [one.communicate(timeout=60) for one in both]
    finally:
        for one in both:
            one.kill()
            one.wait()
    newest = f"{USER_FORMAT}\n-\n" if path in OLD_USER_DBS else f"-\n{CATALOG_FORMAT}\n"
    assert output == [(newest, ""), (newest, "")]
    if path in OLD_USER_DBS:
        assert [one["versions"] for one in user_record(paths)["plans"]] == [
            one["versions"] for one in record_then(path)["plans"]
        ]
    else:
        assert catalog_record(paths) == record_then(path)


@pytest.mark.parametrize("path", OLD_USER_DBS, ids=lambda path: path.name)
def test_a_file_is_imported_beside_an_older_user_db(tmp_path: Path, path: Path) -> None:
    paths = thawed(path, tmp_path)
    homes = tmp_path / "homes.csv"
    homes.write_text("城市,小区,面积,总价(元)\n鹤岗,新来小区,50,33000\n", encoding="utf-8")
    done = hegang("import", homes, "--data-dir", paths.data)
    assert (done.returncode, "went wrong" in done.stderr) == (0, False)


@pytest.mark.parametrize("path", OLD_CATALOGS, ids=lambda path: path.name)
def test_an_older_catalogue_is_listed_without_an_import(tmp_path: Path, path: Path) -> None:
    done = hegang("listings", "--data-dir", thawed(path, tmp_path).data)
    assert objects(done.stdout) == record_then(path)["listings"]
    assert done.stderr == ""


# --- files of a newer program ----------------------------------------------------------------------------------------


def newer(path: Path, folder: Path, ours: int) -> Paths:
    """A profile with a file of the format after ours."""
    paths = thawed(path, folder)
    file = paths.user_db if path.name.startswith("user") else paths.catalog_db
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA user_version = {ours + 1}")
    connection.close()
    return paths


def opened(paths: Paths, how: str) -> None:
    """Open a file in one of the ways there are."""
    if how == "user, writing":
        open_user_db(paths.user_db, paths.backups)
    elif how == "user, reading":
        user_reader(paths.user_db, paths.backups)
    elif how == "catalogue, writing":
        with catalog_writer(paths.catalog_db, paths.backups):
            pass
    else:
        catalog_reader(paths.catalog_db, paths.backups)


@pytest.mark.parametrize("how", ["user, writing", "user, reading", "catalogue, writing", "catalogue, reading"])
def test_a_newer_file_is_refused_in_both_languages_and_left_alone(tmp_path: Path, how: str) -> None:
    ours = USER_FORMAT if how.startswith("user") else CATALOG_FORMAT
    name = f"user-{ours}.db" if how.startswith("user") else f"catalog-{ours}.db"
    paths = newer(STORE_FILES / name, tmp_path, ours)
    file = paths.user_db if how.startswith("user") else paths.catalog_db
    before = file.read_bytes()
    with pytest.raises(NewerFile) as refused:
        opened(paths, how)
    assert file.read_bytes() == before
    assert not paths.backups.exists()
    assert_refused(refused.value, f"The file {file}", ours)


def assert_refused(error: NewerFile, named: str, ours: int) -> None:
    """It is told in both languages which format the file has, which this program knows, and that nothing changed."""
    assert error.hint is not None
    english, chinese = Translator("en"), Translator("zh_CN")
    which = f"{named} was written by a newer version of the program (format {ours + 1}, this one knows {ours})."
    assert english.say(error.message) == which
    assert "Nothing was changed." in english.say(error.hint)
    text = chinese.say(error.message)
    name = named.removeprefix("The file ")
    assert name in text
    text = text.replace(name, "")
    assert all(part in text for part in ("更新", f"{ours + 1}", f"{ours}"))
    assert not any(word in text for word in ("newer", "format", "The file"))
    assert "没有" in chinese.say(error.hint)


def test_a_newer_plan_file_is_refused_in_both_languages(tmp_path: Path) -> None:
    from hegang_desktop.app.plan.plan_file import FORMAT, read_plan

    path = tmp_path / "手机.hgplan"
    present = (PLAN_FILES / f"bought-{FORMAT}.hgplan").read_text(encoding="utf-8")
    path.write_text(present.replace(f'"hgplan": {FORMAT}', f'"hgplan": {FORMAT + 1}'), encoding="utf-8")
    with pytest.raises(NewerFile) as refused:
        read_plan(path)
    assert_refused(refused.value, path.name, FORMAT)
