"""The copy of a home that is kept with its mark outlives the catalogue."""

from __future__ import annotations

import contextlib
import datetime

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing import Description, Listing, Sighting
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.search import ListingDetail, ListingRow, OtherAdvert
from hegang_desktop.store.user.database import open_user_db
from hegang_desktop.store.user.marks import marked_home, save_mark

LISTING = Listing(
    Description(city="鹤岗", community="云杉小区", floor_area=Area(60_00), listed_on=datetime.date(2026, 5, 1)),
    yuan(30_000),
    source="lianjia",
    source_id="7",
    url="https://homes.example/7",
)
HOME = ListingDetail(
    ListingRow(7, LISTING, "2026-06-01"),
    "listing:00ff",
    (Sighting(datetime.date(2026, 6, 1), yuan(30_000), "a.csv"),),
    "a.csv",
    same_home=(OtherAdvert(8, "listing:01", "x", "lianjia", yuan(31_000), "2026-05-01"),),
)


def test_a_marked_home_is_kept_whole(paths: Paths) -> None:
    with contextlib.closing(open_user_db(paths.user_db, paths.backups)) as connection:
        save_mark(connection, HOME.reference, Mark(stage="saved"), HOME, "2026-06-02")
        assert marked_home(connection, HOME.reference) == HOME
        assert marked_home(connection, "listing:02") is None


def test_a_damaged_copy_of_a_home_is_none(paths: Paths) -> None:
    with contextlib.closing(open_user_db(paths.user_db, paths.backups)) as connection:
        save_mark(connection, HOME.reference, Mark(stage="saved"), HOME, "2026-06-02")
        connection.execute("UPDATE marks SET home = substr(home, 9)")
        assert marked_home(connection, HOME.reference) is None
