"""The small readers: areas, layouts, storeys, and what is said in a few fixed words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.ingest.values.areas import read_area
from hegang_desktop.ingest.values.layouts import read_count, read_layout
from hegang_desktop.ingest.values.packed import read_packed
from hegang_desktop.ingest.values.storeys import BareMeaning, Storey, read_storey
from hegang_desktop.ingest.values.text import clean
from hegang_desktop.ingest.values.traits import (
    read_building,
    read_condition,
    read_date,
    read_facing,
    read_lift,
    read_seller_held,
    read_year,
)
from hegang_desktop.ingest.values.web import Web, read_url


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("89平米", 8900),
        ("95.69平米", 9569),
        ("46m²", 4600),
        ("151.6", 15160),
        ("90㎡", 9000),
        ("90 m2", 9000),
        ("建筑面积：90㎡", 9000),
        ("1,200平方米", 120000),
        ("６２.５㎡", 6250),
        ("0", 0),
        ("-3", -300),
        ("暂无数据", "missing"),
        ("", "missing"),
        ("89-120㎡", "unclear"),
        ("30坪", "unclear"),
        ("4室2厅", "unclear"),
        ("600亩", "unclear"),
    ],
)
def test_areas(text: str, area: int | str) -> None:
    assert read_area(text) == area


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("2室1厅", "2室1厅"),
        ("二室二厅", "2室2厅"),
        ("2房1厅", "2室1厅"),
        ("3 室 2 厅 2 卫", "3室2厅2卫"),
        ("3室1厅1厨2卫", "3室1厅1厨2卫"),
        ("3室2廳1衛", "3室2厅1卫"),
        ("2房间1卫", "2室1卫"),
        ("二室户", "2室"),
        ("卧室：4个", "4室"),
        ("三居室", "3室"),
        ("十室五厅", "10室5厅"),
        ("其他", None),
        ("89平米", None),
        ("", None),
    ],
)
def test_layouts(text: str, layout: str | None) -> None:
    assert read_layout(text) == layout


@pytest.mark.parametrize(
    ("text", "count"), [("2", 2), ("2.0", 2), ("两", 2), ("3室", 3), ("十二", 12), ("多", None), ("", None)]
)
def test_counts_of_rooms(text: str, count: int | None) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("text", "storey"),
    [
        ("低楼层(共33层)", Storey(band="low", floors=33)),
        ("高层（共8层）", Storey(band="high", floors=8)),
        ("中楼层 (共6层)", Storey(band="middle", floors=6)),
        ("高区/28层", Storey(band="high", floors=28)),
        ("中 4", Storey(band="middle", floors=4)),
        ("高 26", Storey(band="high", floors=26)),
        ("中层", Storey(band="middle")),
        ("low", Storey(band="low")),
        ("6/7", Storey(floor=6, floors=7)),
        ("6层/18层", Storey(floor=6, floors=18)),
        ("3(共18层)", Storey(floor=3, floors=18)),
        ("-1/6", Storey(floor=-1, floors=6)),
        ("顶层(共6层)", Storey(floor=6, band="high", floors=6)),
        ("底层 (共4层)", Storey(floor=1, band="low", floors=4)),
        ("共2层", Storey(floors=2)),
        ("第3层", Storey(floor=3)),
        ("3楼", Storey(floor=3)),
        ("未知 6", Storey(floors=6)),
        ("地下室 (共7层)", Storey(floors=7, whole=False)),
        ("上叠(共5层)", Storey(floors=5, whole=False)),
        ("地上2层 地下1层", Storey(floors=2, whole=False)),
        ("8/6", None),
        ("6-7", None),
        ("1带天井", None),
        ("99999", None),
        ("", None),
        ("暂无数据", None),
    ],
)
@pytest.mark.parametrize("bare", ["floor", "floors", "unknown"])
def test_storeys_told_in_words_read_alike_in_every_column(text: str, storey: Storey | None, bare: BareMeaning) -> None:
    assert read_storey(text, bare) == storey


@pytest.mark.parametrize("text", ["18", "18层", "18.0", "18F"])
def test_a_number_alone_means_what_the_column_means(text: str) -> None:
    assert read_storey(text, "floor") == Storey(floor=18)
    assert read_storey(text, "floors") == Storey(floors=18)
    assert read_storey(text, "unknown") is None


@pytest.mark.parametrize(
    ("text", "facing"),
    [
        ("南 北", "南 北"),
        ("南   北", "南 北"),
        ("朝南北", "南北"),
        ("南北向", "南北"),
        ("南、北", "南 北"),
        ("東南", "东南"),
        ("南北通透", "南北通透"),
        ("(进门) 南", None),
        ("精装", None),
    ],
)
def test_facing(text: str, facing: str | None) -> None:
    assert read_facing(text) == facing


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2008年建", 2008),
        ("2015年建造", 2015),
        ("2005", 2005),
        ("2004.0", 2004),
        ("未知年建", None),
        ("9", None),
        ("2105", None),
        ("1777年建", None),
        ("2年内", None),
    ],
)
def test_years(text: str, year: int | None) -> None:
    assert read_year(text) == year


def test_words_of_one_meaning_become_one_word() -> None:
    assert [read_condition(word) for word in ("精装修", "简装修", "毛坯房", "豪华装修", "自供暖")] == [
        "精装",
        "简装",
        "毛坯",
        "豪装",
        None,
    ]
    assert [read_building(word) for word in ("板楼", "板塔结合", "多层", "精装")] == ["板楼", "板塔结合", None, None]
    assert [read_lift(word) for word in ("有", "无", "1.0", "0.0", "有电梯", "無電梯", "塔楼")] == [
        *(True, False, True, False, True, False),
        None,
    ]


def test_how_long_the_seller_has_held_the_home() -> None:
    assert [read_seller_held(word) for word in ("满五年", "满二", "未满两年", "不满二", "满五唯一", "满5年", "1")] == [
        *("满五年", "满两年", "未满两年", "未满两年", "满五唯一", "满五年"),
        None,
    ]
    assert [read_seller_held(flag, "五") for flag in ("1.0", "0.0")] == ["满五年", "未满五年"]


def test_dates() -> None:
    day = dt.date(2019, 5, 31)
    for text in ("2019-05-31", "2019/5/31", "2019.05.31", "2019年5月31日", "20190531", "2019-05-31 08:30:00"):
        assert read_date(text) == day
    assert read_date("2019-02-31") is None
    assert read_date("昨天") is None


def test_a_packed_cell_is_taken_apart() -> None:
    parts = read_packed("3室2厅 | 84.54平米 | 西南 北 | 精装 | 23层  | 板塔结合")
    assert parts.layout == "3室2厅"
    assert parts.floor_area == 8454
    assert parts.facing == "西南 北"
    assert parts.condition == "精装"
    assert parts.storey == Storey(floors=23)
    assert parts.building == "板塔结合"
    assert parts.left == ""


def test_pieces_glued_together_are_taken_apart() -> None:
    parts = read_packed("中楼层(共6层)1994年建板楼")
    assert (parts.storey, parts.year_built, parts.building) == (Storey(band="middle", floors=6), 1994, "板楼")
    parts = read_packed("低楼层 (共13层) 2室2厅 | 79.45平米 | 南")
    assert (parts.storey, parts.layout, parts.floor_area) == (Storey(band="low", floors=13), "2室2厅", 7945)


def test_what_is_no_field_of_a_packed_cell_is_left_over() -> None:
    assert read_packed("2室1厅 | 60平米 | 近铁路 | 带花园").left == "近铁路 | 带花园"


def test_a_bare_number_is_not_taken_for_a_storey_in_a_wrong_place() -> None:
    assert read_packed("9").filled == 0


@pytest.mark.parametrize(
    ("url", "web"),
    [
        ("https://bj.lianjia.com/chengjiao/101000000001.html", Web("lianjia", "101000000001", "北京")),
        ("https://gz.lianjia.com/ershoufang/GZ0000000001.html?utm=a", Web("lianjia", "GZ0000000001", "广州")),
        ("https://wuhan.anjuke.com/prop/view/A1000000001?from=filter&position=9", Web("anjuke", "A1000000001", "武汉")),
        ("https://nb.esf.fang.com/chushou/3_100000001.htm", Web("fang", "3_100000001", "宁波")),
        ("https://x.58.com/ershoufang/10000000000001x.shtml", Web("58", "10000000000001x", "")),
        ("https://wx.lianjia.com/zufang/WX100000000.html", Web("lianjia", "", "无锡", rental=True)),
        ("https://www.example.com/homes/1", Web("example", "", "")),
        ("not an address", Web()),
    ],
)
def test_the_address_of_an_advert_tells_source_number_and_city(url: str, web: Web) -> None:
    assert read_url(url) == web


@given(st.text(max_size=60))
def test_no_text_makes_a_reader_raise(text: str) -> None:
    sentence = clean(text)
    for reader in (read_area, read_layout, read_count, read_facing, read_year, read_date, read_packed, read_url):
        reader(sentence)
    for meaning in ("floor", "floors", "unknown"):
        read_storey(sentence, meaning)
