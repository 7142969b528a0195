"""Saved searches: what is deleted, renamed and taken back in any order is never lost, a new start finds the same."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hegang_desktop.app.listings.saved_searches import LONGEST_NAME, SavedSearchRepository
from hegang_desktop.app.paths import profile
from hegang_desktop.app.write_queue import Inline
from hegang_desktop.domain.search import Order, Search
from hegang_desktop.store.user.database import open_user_db

NOW = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
OpenRepository = Callable[[], SavedSearchRepository]


@pytest.fixture
def open_repository(tmp_path: Path) -> Iterator[OpenRepository]:
    """The saved searches as after a new start, over the same file."""
    paths = profile(tmp_path)
    paths.data.mkdir(exist_ok=True)
    connection = open_user_db(paths.user_db, paths.backups)
    yield lambda: SavedSearchRepository(connection, connection, Inline(), lambda: NOW)
    connection.close()


def keep(searches: SavedSearchRepository, name: str, text: str) -> None:
    assert searches.save(name, Search(text=text), Order(), 1) is not None


def kept(searches: SavedSearchRepository) -> dict[str, str]:
    return {one.name: one.search.text for one in searches.list()}


def test_taking_back_leaves_a_new_search_of_the_same_name_alone(open_repository: OpenRepository) -> None:
    searches = open_repository()
    keep(searches, "a", "old")
    searches.delete("a")
    keep(searches, "a", "new")
    assert searches.undelete("a") == "a 2"
    assert kept(searches) == kept(open_repository()) == {"a": "new", "a 2": "old"}


def test_taking_back_leaves_a_search_renamed_to_the_name_alone(open_repository: OpenRepository) -> None:
    searches = open_repository()
    keep(searches, "d", "D")
    searches.delete("d")
    keep(searches, "e", "E")
    assert searches.rename("e", "d") == "d"
    searches.undelete("d")
    assert kept(searches) == kept(open_repository()) == {"d": "E", "d 2": "D"}


def test_two_deleted_of_one_name_are_both_taken_back(open_repository: OpenRepository) -> None:
    searches = open_repository()
    for text in ("first", "second"):
        keep(searches, "a", text)
        searches.delete("a")
    assert (searches.undelete("a"), searches.undelete("a")) == ("a", "a 2")
    assert kept(searches) == kept(open_repository()) == {"a": "second", "a 2": "first"}


def test_a_name_that_another_search_has_is_not_taken_from_it(open_repository: OpenRepository) -> None:
    searches = open_repository()
    keep(searches, "b", "B")
    keep(searches, "c", "C")
    assert searches.rename("b", " c ") == "c 2"
    assert kept(searches) == kept(open_repository()) == {"c": "C", "c 2": "B"}
    long = "x" * LONGEST_NAME
    keep(searches, long, "X")
    assert len(searches.rename("c", long)) <= LONGEST_NAME
    assert sorted(kept(searches).values()) == sorted(kept(open_repository()).values()) == ["B", "C", "X"]


def test_a_name_of_blanks_is_none(open_repository: OpenRepository) -> None:
    searches = open_repository()
    assert searches.save("  ", Search(), Order(), 1) is None
    keep(searches, "b", "B")
    assert searches.rename("b", " ") == "b"
    assert kept(searches) == kept(open_repository()) == {"b": "B"}
