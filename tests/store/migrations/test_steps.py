"""What each step makes of the format before it. One test a step, named after the module of the step."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

from hegang_desktop.domain.codec import from_json
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import ListingDetail, Order, Range
from hegang_desktop.store.catalog.identity import listing_key
from hegang_desktop.store.migrations import Step, catalog_db, user_db
from hegang_desktop.store.migrations.running import bring_up
from hegang_desktop.store.user.saved_searches import list_searches
from tests.helpers.frozen_files import STORE_FILES
from tests.helpers.schema import contents, shape


def stepped(folder: Path, kind: str, steps: tuple[Step, ...], number: int) -> tuple[sqlite3.Connection, ...]:
    """The frozen file of the format before a step (an empty one before the first), and the same after the step."""
    both = []
    for name, upto in (("before", number - 1), ("after", number)):
        path = folder / f"{name}.db"
        if number > 1:
            shutil.copyfile(STORE_FILES / f"{kind}-{number - 1}.db", path)
        connection = sqlite3.connect(path, isolation_level=None)
        bring_up(connection, steps[:upto], lambda _: None)
        both.append(connection)
    return tuple(both)


def test_m0001_user(tmp_path: Path) -> None:
    before, after = stepped(tmp_path, "user", user_db.STEPS, 1)
    assert shape(before) == {}
    assert set(shape(after)) == {"plans", "plan_versions", "homes", "settings"}


def test_m0002_user(tmp_path: Path) -> None:
    assert_only_the_number_changes(tmp_path, 2)


def test_m0003_user(tmp_path: Path) -> None:
    before, after = stepped(tmp_path, "user", user_db.STEPS, 3)
    new = {"marks", "saved_searches", "merges", "mapping_profiles"}
    assert set(shape(after)) - set(shape(before)) == new
    then, now = contents(before), contents(after)
    assert now == {**then, **{name: [] for name in new}}


def test_m0004_user(tmp_path: Path) -> None:
    assert_only_the_number_changes(tmp_path, 4)


def test_m0006_user(tmp_path: Path) -> None:
    assert_only_the_number_changes(tmp_path, 6)


def assert_only_the_number_changes(folder: Path, number: int) -> None:
    """An older program refuses the file whole; nothing else of it is another."""
    before, after = stepped(folder, "user", user_db.STEPS, number)
    assert before.execute("PRAGMA user_version").fetchone()[0] == number - 1
    assert after.execute("PRAGMA user_version").fetchone()[0] == number
    assert (shape(after), contents(after)) == (shape(before), contents(before))


def test_m0006_user_seeks_the_safe_month_where_the_home_month_was_sought(tmp_path: Path) -> None:
    path = tmp_path / "user.db"
    shutil.copyfile(STORE_FILES / "user-5.db", path)
    connection = sqlite3.connect(path, isolation_level=None)
    typed = '"home_month":{'
    body = {
        "name": "soon",
        "search": {"text": typed, "ranges": {"home_month": {"least": None, "most": 24_320}, "price": {"most": 1}}},
        "order": {"column": "home_month", "descending": False},
    }
    keep = "INSERT INTO saved_searches (name, body, looked_import, looked_at) VALUES ('soon', ?, 1, '')"
    connection.execute(keep, (json.dumps(body, separators=(",", ":")),))
    bring_up(connection, user_db.STEPS, lambda _: None)
    saved = next(one for one in list_searches(connection) if one.name == "soon")
    assert saved.search.text == typed
    assert saved.search.ranges == {"safe_month": Range(None, 24_320), "price": Range(None, 1)}
    assert saved.order == Order("safe_month")
    connection.close()


REPEATED = {
    "city", "district", "community", "layout", "area", "floor", "floor_band", "floors", "year_built", "condition",
    "price", "unit_price", "facing", "heating", "stage", "rating", "tags",
}  # fmt: skip
ADVERT = ("description", "unit_price_stated", "source", "source_id", "url")


def test_m0005_user(tmp_path: Path) -> None:
    before, after = stepped(tmp_path, "user", user_db.STEPS, 5)
    assert shape(after) == shape(before)
    then, now = contents(before), contents(after)
    assert {**now, "marks": []} == {**then, "marks": []}
    assert len(then["marks"]) == 4
    for (reference, mark, old, when), new in zip(then["marks"], now["marks"], strict=True):
        assert (new[0], new[1], new[3]) == (reference, mark, when)
        home = json.loads(old)
        advert = {name: home.pop(name) for name in ADVERT}
        row = home["row"]
        advert["asking_price"] = row["price"]
        home["row"] = {name: value for name, value in row.items() if name not in REPEATED} | {"listing": advert}
        assert json.loads(new[2]) == home
        read = from_json(new[2], ListingDetail)
        assert (read.reference, read.row.price, read.description.community) == (
            reference, row["price"], row["community"],
        )  # fmt: skip


def test_m0005_user_leaves_what_is_damaged_or_new_already(tmp_path: Path) -> None:
    path = tmp_path / "user.db"
    shutil.copyfile(STORE_FILES / "user-4.db", path)
    connection = sqlite3.connect(path, isolation_level=None)
    odd = ["", "[]", "{", '{"row": 1}', '{"row": {"listing": {}}, "reference": "x"}', b"\xff\xfe", None]
    for number, home in enumerate(odd):
        connection.execute("INSERT INTO marks VALUES (?, '{}', coalesce(CAST(? AS TEXT), ''), '')", (str(number), home))
    kept = "SELECT reference, CAST(home AS BLOB) FROM marks WHERE length(reference) = 1 ORDER BY reference"
    then = connection.execute(kept).fetchall()
    bring_up(connection, user_db.STEPS, lambda _: None)
    assert len(then) == len(odd)
    assert connection.execute(kept).fetchall() == then
    assert (
        connection.execute(
            "SELECT count(*) FROM marks WHERE json_valid(home) AND home ->> '$.row.listing'"
            " IS NOT NULL AND length(reference) > 1"
        ).fetchone()[0]
        == 4
    )
    connection.close()


def test_m0001_catalog(tmp_path: Path) -> None:
    before, after = stepped(tmp_path, "catalog", catalog_db.STEPS, 1)
    assert shape(before) == {}
    assert {"imports", "listings", "observations", "listing_text"} <= set(shape(after))


def test_m0002_catalog(tmp_path: Path) -> None:
    before, after = stepped(tmp_path, "catalog", catalog_db.STEPS, 2)
    assert set(shape(after)) == {"imports", "listings", "observations", "repeats", "former", "coverage", "state"}
    seen = "SELECT listing_id, observed_on, price, import_id FROM observations ORDER BY 1, 2, 3"
    observations = before.execute(seen).fetchall()
    assert len(observations) > 20
    assert after.execute(seen).fetchall() == observations
    same = "SELECT id, import_id, source_id, url, price, first_seen, last_seen, sample, description FROM listings"
    assert after.execute(same).fetchall() == before.execute(same).fetchall()
    first: dict[int, int] = {}
    for id_, _, price, _ in sorted(observations, key=lambda row: row[:2]):
        first.setdefault(id_, price)
    prices = dict(after.execute("SELECT id, first_price FROM listings").fetchall())
    # two prices of one day have no order
    differing = {id_ for id_, price in prices.items() if price != first[id_]}
    assert all(sum(row[:2] == (id_, "2026-11-03") for row in observations) > 1 for id_ in differing)
    # numbers that a source gives city by city, or that nobody knows the source of, make other keys than before
    keys = dict(before.execute("SELECT id, key FROM listings").fetchall())
    for id_, key, source, source_id, description, price in after.execute(
        "SELECT id, key, source, source_id, description, price FROM listings"
    ):
        advert = from_json(description, Description)
        if source in ("fang", "") and source_id:
            listing = Listing(advert, Fen(price), source=source, source_id=source_id)
            assert key == listing_key(listing, 0).key != keys[id_], json.loads(description)
        else:
            assert key == keys[id_]


def test_m0003_catalog(tmp_path: Path) -> None:
    before, after = stepped(tmp_path, "catalog", catalog_db.STEPS, 3)
    assert shape(after) == shape(before)
    then, now = contents(before), contents(after)
    assert {**now, "former": []} == {**then, "former": []}
    assert len(then["former"]) == 9
    listings = {row[0]: row for row in after.execute("SELECT id, source_id, city, area, floors FROM listings")}
    for (import_id, id_, old), new in zip(then["former"], now["former"], strict=True):
        assert new[:2] == (import_id, id_)
        words = json.loads(new[2])
        assert list(words.values()) == json.loads(old)
        assert (id_, words["source_id"], words["city"], words["area"], words["floors"]) == listings[id_]
        assert from_json(words["description"], Description).city == words["city"]
