"""Homes of the usual kinds: the user's own offers where there are enough, else shipped figures with their source."""

from __future__ import annotations

from pathlib import Path

from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.typical_homes import all_in_cost, own_target, shipped_homes, typical_target
from hegang_desktop.app.rules import load_cities
from hegang_desktop.app.samples import sample_homes
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.typical_home import HOME_KINDS
from hegang_desktop.text.translator import Translator

HEADER = "房源编号,城市,小区名称,建筑面积,楼层,年代,总价\n"


def offers(path: Path, count: int) -> Path:
    """Top floors of 1990 at 30,000, 31,000 …; the others lower, one in three built in 2012."""
    lines = []
    for n in range(count):
        top, year = n % 3 == 0, "2012" if n % 3 == 2 else "1990"
        floor, price = ("6/6" if top else "3/6"), 30_000 + 1_000 * n + (0 if top else 50_000)
        lines.append(f"a{n},阜新,小区{n},{50 + n}㎡,{floor},{year},{price}元\n")
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


def test_every_city_shows_three_homes_with_source_and_year() -> None:
    for city in load_cities():
        homes = shipped_homes(city.zh)
        assert tuple(one.kind for one in homes) == HOME_KINDS
        for one in homes:
            assert one.source is not None
            assert one.source.year.isdigit()
            assert one.city in (city.zh, "鹤岗")
            target = typical_target(one, city.zh)
            assert target.description.city == city.zh
            assert all_in_cost(target, Month(2026, 11)) > one.price


def test_own_offers_count_from_fifteen_on(paths: Paths, tmp_path: Path) -> None:
    import_file(paths, offers(tmp_path / "few.csv", 14), Translator("en"))
    finder = Finder(paths)
    assert finder.typical_homes("阜新") == ()
    import_file(paths, offers(tmp_path / "many.csv", 18), Translator("en"))
    top, usual, newer = finder.typical_homes("阜新")
    # 30,000, 33,000 … 45,000: the cheaper of the two in the middle is the third
    assert (top.kind, top.price, top.offers, top.floor) == ("old_top", yuan(36_000), 6, 6)
    assert top.floor_area == square_metres(56)
    assert (usual.kind, usual.price) == ("old_usual", yuan(87_000))
    assert (newer.kind, newer.price) == ("newer", yuan(88_000))
    assert finder.typical_homes("鹤岗") == ()
    finder.close()


def test_invented_samples_are_no_offers(paths: Paths) -> None:
    import_file(paths, sample_homes(), Translator("en"), sample=True)
    finder = Finder(paths)
    assert finder.typical_homes("鹤岗") == ()
    finder.close()


def test_a_price_of_ones_own_assumes_no_more_than_an_area() -> None:
    home = own_target("鹤岗", yuan(35_000), None)
    assert (home.asking_price, home.area_assumed) == (yuan(35_000), True)
    assert not own_target("鹤岗", yuan(35_000), square_metres(48)).area_assumed


def test_what_a_home_costs_all_in_is_said_to_the_yuan() -> None:
    home = typical_target(shipped_homes("鹤岗")[0], "鹤岗", "")
    assert all_in_cost(home, Month(2027, 1)) % 100 == 0
