"""What is no home for sale: parking spaces, garages by the dozen, shops; and what only looks so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from hegang_desktop.domain.listing import Listing
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.rows.reading import ReadRow, read_listings
from hegang_desktop.store.catalog.identity import home_key, listing_key
from tests.ingest.files import priced, read, said, write

BUSINESS = 'This is a shop, an office or the like, not a home: the row says "{}".'
PARKING = "This is a parking space, not a home: the row says “{}”."


def insisted(path: Path) -> list[Listing]:
    table = open_table(path)
    mapping = msgspec.structs.replace(guess_mapping(table), insists=True)
    return [row.listing for row in read_listings(table, mapping) if row.listing]


def refused(rows: Sequence[ReadRow]) -> list[str]:
    return [said(row.reject.reason) for row in rows if row.reject]


def spaces(folder: Path, header: str = "车位号", community: str = "光宇地下车位", area: str = "12.5") -> Path:
    rows = [[f"B{at}", community, area, f"3.{at}"] for at in range(14)]
    return write(folder, [[header, "小区", "面积", "总价(万)"], *rows])


@pytest.mark.parametrize("community", ["光宇地下车位", "光宇小区"])
def test_a_file_of_parking_spaces_is_none_of_homes(tmp_path: Path, community: str) -> None:
    assert len(refused(read(spaces(tmp_path, community=community)))) == 14


def test_parking_spaces_that_somebody_wants_are_as_many_as_there_are(tmp_path: Path) -> None:
    result = insisted(spaces(tmp_path))
    assert [one.source_id for one in result] == [f"B{at}" for at in range(14)]
    assert len({listing_key(one, home_key(one.description)) for one in result}) == 14


def test_homes_with_the_number_of_their_parking_space_are_homes(tmp_path: Path) -> None:
    assert refused(read(spaces(tmp_path, community="光宇小区", area="88"))) == []


@pytest.mark.parametrize("community", ["光宇小区送车位", "光宇花园带产权车位", "光宇车位足小区"])
def test_a_home_that_comes_with_a_parking_space_is_a_home(tmp_path: Path, community: str) -> None:
    assert refused(read(spaces(tmp_path, "楼号", community, "88"))) == []


@pytest.mark.parametrize("header", ["合同编号", "档案号"])
def test_rows_that_say_the_same_are_kept_apart_by_a_number_of_any_kind(tmp_path: Path, header: str) -> None:
    rows = [[f"HT-{at:03}", "光宇小区", "62", "3.5"] for at in range(10)]
    result = [row.listing for row in read(write(tmp_path, [[header, "小区", "面积", "总价"], *rows])) if row.listing]
    assert len({listing_key(one, home_key(one.description)) for one in result}) == 10


@pytest.mark.parametrize("header", ["联系电话号", "楼栋号", "经纪人编号"])
def test_a_number_of_something_else_is_no_number_of_the_advert(tmp_path: Path, header: str) -> None:
    rows = [[f"13{at:03}", row[0], row[2], row[3]] for at, row in enumerate(priced(20))]
    table = open_table(write(tmp_path, [[header, "小区", "面积", "总价"], *rows]))
    assert guess_mapping(table).columns[0].field == "extra"


def kinds(folder: Path, header: str, words: Sequence[str], **more: str) -> list[ReadRow]:
    rows = [[*row[:1], *row[2:4], word, *more.values()] for row, word in zip(priced(len(words)), words, strict=True)]
    return read(write(folder, [["小区", "面积", "总价", header, *more], *rows]))


@pytest.mark.parametrize("header", ["类型", "用途", "物业类型", "房屋用途", "type"])
def test_shops_offices_and_factories_among_homes_are_rejects(tmp_path: Path, header: str) -> None:
    words = ["住宅", "商铺", "普通住宅", "写字楼", "厂房", "公寓", "商业", "商住两用", "别墅", "临街门市"]
    assert refused(kinds(tmp_path, header, words)) == [
        BUSINESS.format(word) for word in ("商铺", "写字楼", "厂房", "商业", "临街门市")
    ]


def test_shops_are_homes_to_those_who_insist(tmp_path: Path) -> None:
    rows = [["小区", "面积", "总价", "类型"], *([*row[:1], *row[2:4], "商铺"] for row in priced(10))]
    assert len(insisted(write(tmp_path, rows))) == 10


def test_a_flat_on_commercial_land_is_a_home(tmp_path: Path) -> None:
    assert refused(kinds(tmp_path, "房屋用途", ["商业", "底商"] * 4, 户型="2室1厅")) == []
    assert len(refused(kinds(tmp_path, "房屋用途", ["商业", "底商"] * 4, 户型="暂无"))) == 8


def test_a_garage_among_homes_is_a_listing_and_a_file_of_garages_is_not(tmp_path: Path) -> None:
    assert refused(kinds(tmp_path, "类型", ["住宅", "住宅", "车库", "住宅", "住宅"])) == []
    assert refused(kinds(tmp_path, "类型", ["车库", "车库", "车库", "住宅", "车库"])) == [PARKING.format("车库")] * 4
