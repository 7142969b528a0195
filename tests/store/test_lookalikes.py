"""Rows that tell too little to be known again: two flats of one stair look alike."""

from __future__ import annotations

import sqlite3

import pytest

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.listing import Listing
from hegang_desktop.store.catalog.database import catalog_writer
from hegang_desktop.store.catalog.undo import undo_import
from tests.store.test_catalog import a_listing, take


def flats(*prices: int) -> list[Listing]:
    return [a_listing(price=price) for price in prices]


def histories(paths: Paths) -> list[list[int]]:
    """The prices of each listing in yuan, in the order of their days."""
    connection = sqlite3.connect(paths.catalog_db)
    rows = connection.execute("SELECT listing_id, price / 100 FROM observations ORDER BY listing_id, observed_on")
    listed: dict[int, list[int]] = {}
    for id_, price in rows.fetchall():
        listed.setdefault(id_, []).append(price)
    connection.close()
    return sorted(listed.values())


def test_two_prices_in_one_file_are_two_listings_and_the_same_row_is_a_repeat(paths: Paths) -> None:
    counts = take(paths, flats(50_000, 30_000, 50_000))
    assert (counts.listings, counts.observations, counts.repeats) == (2, 0, 1)
    again = take(paths, flats(30_000, 50_000), "2026-11-20")
    assert (again.listings, again.observations, again.repeats, again.cheaper, again.dearer) == (0, 2, 0, 0, 0)
    assert histories(paths) == [[30_000, 30_000], [50_000, 50_000]]


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        # one to one: the known listing at another price
        ((50_000,), (45_000,), [[50_000, 45_000]]),
        # what is left over is one to one
        ((50_000, 30_000), (30_000, 45_000), [[30_000, 30_000], [50_000, 45_000]]),
        # nobody knows which of them it is
        ((50_000,), (45_000, 48_000), [[45_000], [48_000], [50_000]]),
        ((50_000, 30_000), (40_000,), [[30_000], [40_000], [50_000]]),
        # one more than before
        ((50_000,), (50_000, 48_000), [[48_000], [50_000, 50_000]]),
    ],
)
def test_another_price_in_a_later_file_is_the_known_listing_only_where_nothing_else_can_be(
    paths: Paths, first: tuple[int, ...], later: tuple[int, ...], expected: list[list[int]]
) -> None:
    take(paths, flats(*first))
    counts = take(paths, flats(*later), "2026-11-20")
    assert counts.listings + counts.observations + counts.repeats == counts.rows == len(later)
    assert histories(paths) == expected


def test_the_price_asked_now_counts_before_the_one_asked_first(paths: Paths) -> None:
    take(paths, flats(50_000))
    take(paths, flats(40_000), "2026-11-10")
    take(paths, flats(40_000, 50_000), "2026-11-20")
    assert histories(paths) == [[50_000], [50_000, 40_000, 40_000]]


def test_an_older_file_again_is_nothing_but_repeats(paths: Paths) -> None:
    take(paths, flats(50_000, 30_000), sha="old")
    take(paths, flats(45_000, 30_000), "2026-11-20")
    again = take(paths, [*flats(30_000, 50_000), a_listing("乙小区")], sha="old and one more")
    assert (again.listings, again.observations, again.repeats) == (1, 0, 2)


def test_without_the_file_that_brought_the_first_the_others_are_still_known(paths: Paths) -> None:
    take(paths, flats(50_000))
    take(paths, flats(45_000, 48_000), "2026-11-10")
    with catalog_writer(paths.catalog_db, paths.backups) as connection:
        undo_import(connection, 1)
    take(paths, flats(45_000, 47_000), "2026-11-20")
    assert histories(paths) == [[45_000, 45_000], [48_000, 47_000]]


def test_many_files_of_many_lookalikes_stay_quick_and_whole(paths: Paths) -> None:
    take(paths, flats(*range(10_000, 12_000)))
    counts = take(paths, flats(*range(11_000, 13_000)), "2026-11-20")
    assert (counts.listings, counts.observations, counts.repeats) == (1_000, 1_000, 0)
