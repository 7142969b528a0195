"""What each step makes of the format before it. One test a step, named after the module of the step."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

from hegang_desktop.domain.codec import from_json, to_json
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.store.catalog.identity import listing_key
from hegang_desktop.store.migrations import Step, catalog_db, user_db
from hegang_desktop.store.migrations.running import bring_up
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


def test_m0005_user(tmp_path: Path) -> None:
    before, after = stepped(tmp_path, "user", user_db.STEPS, 5)
    assert shape(after) == shape(before)
    then, now = contents(before), contents(after)
    assert {name: rows for name, rows in now.items() if name != "marks"} == {
        name: rows for name, rows in then.items() if name != "marks"
    }
    copies = "SELECT home FROM marks ORDER BY reference"
    both = zip(before.execute(copies), after.execute(copies), strict=True)
    for old, new in ((json.loads(one), from_json(other, ListingDetail)) for (one,), (other,) in both):
        row, listing = old["row"], new.row.listing
        assert json.loads(to_json(listing.description)) == old["description"]
        assert (listing.asking_price, listing.url, new.row.last_seen) == (row["price"], old["url"], row["last_seen"])
        assert (new.row.flags, new.row.all_in, new.reference) == (row["flags"], row["all_in"], old["reference"])


def test_a_damaged_copy_of_a_home_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "user.db"
    shutil.copyfile(STORE_FILES / "user-4.db", path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE marks SET home = substr(home, 1, 40)")
    torn = connection.execute("SELECT home FROM marks").fetchall()
    bring_up(connection, user_db.STEPS, lambda _: None)
    assert connection.execute("SELECT home FROM marks").fetchall() == torn


def assert_only_the_number_changes(folder: Path, number: int) -> None:
    """An older program refuses the file whole; nothing else of it is another."""
    before, after = stepped(folder, "user", user_db.STEPS, number)
    assert before.execute("PRAGMA user_version").fetchone()[0] == number - 1
    assert after.execute("PRAGMA user_version").fetchone()[0] == number
    assert (shape(after), contents(after)) == (shape(before), contents(before))


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
