"""Adverts as people write them in chats: what of each is understood, and what is left."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hegang_desktop.app.listings.pasted import pieces_of
from hegang_desktop.domain.money import Fen
from hegang_desktop.ingest.adverts.advert import ParsedAdvert
from hegang_desktop.ingest.adverts.parse import parse
from hegang_desktop.ingest.adverts.split import split


def not_understood(advert: ParsedAdvert) -> tuple[str, ...]:
    """The pieces that the window shows as not understood."""
    return tuple(piece.text for piece in pieces_of(advert) if piece.understood is False)


CITIES = ("鹤岗", "阜新", "鹤壁", "玉门")

# every text is written by us in the manner of such adverts; price in yuan, areas in square metres
GOLDEN: tuple[tuple[str, dict[str, object]], ...] = (
    ("工农区光宇小区 6/7楼 62平 两室一厅 精装 集中供暖 3.5万可议 证满二", {
        "price": 35_000, "area": 62, "district": "工农区", "community": "光宇小区", "floor": 6, "floors": 7,
        "layout": "2室1厅", "condition": "精装", "heating": "集中供暖", "seller_held": "满两年"}),
    ("55平3.8万", {"price": 38_000, "area": 55}),
    ("向阳区 红旗委 48平 5楼 简装 2.6万", {
        "price": 26_000, "area": 48, "district": "向阳区", "community": "红旗委", "floor": 5, "condition": "简装"}),
    ("南山区 富力家园 70平 7楼顶 毛坯 4万8 电话13812345678", {
        "price": 48_000, "area": 70, "district": "南山区", "community": "富力家园", "floor": 7, "floors": 7,
        "condition": "毛坯", "电话": "13812345678"}),
    ("鹤岗兴安区 麓林山庄 二室 六楼 58.5㎡ 三万八 微信abc12345 有证", {
        "price": 38_000, "area": 58.5, "city": "鹤岗", "district": "兴安区", "community": "麓林山庄",
        "layout": "2室", "floor": 6, "微信": "abc12345", "title_kind": "有证"}),
    ("急售！东山区沉陷区 5楼 步梯 45㎡ 一室一厅 9800元", {
        "price": 9_800, "area": 45, "district": "东山区", "floor": 5, "lift": False, "layout": "1室1厅"}),
    ("光宇 62平 38000 带家具家电 2003年建", {"price": 38_000, "area": 62, "community": "光宇", "year_built": 2003}),
    (("【出售】鹤岗市工农区九州松鹤B区，建筑面积73.5平方米，使用面积60平，3楼/共6层，南北通透，简装，满五唯一，"
      "总价5.8万，单价789元/平"), {
        "price": 58_000, "unit_price": 789, "area": 73.5, "interior": 60, "city": "鹤岗", "district": "工农区",
        "community": "九州松鹤B区", "floor": 3, "floors": 6, "facing": "南北通透", "condition": "简装",
        "seller_held": "满五唯一"}),
    ("首付1万 总价12万 88平 电梯房 9/18层", {"price": 120_000, "area": 88, "floor": 9, "floors": 18, "lift": True}),
    ("價格面議 電梯 三居室 90平米", {"price": None, "area": 90, "layout": "3室", "lift": True}),
    ("12.5w 98平 三室两厅一卫 18层高层 8楼 集中供暖 地热 拎包入住 可贷款", {
        "price": 125_000, "area": 98, "layout": "3室2厅1卫", "floor": 8, "floors": 18, "heating": "集中供暖"}),
    ("兴山区55平3.2万", {"price": 32_000, "area": 55, "district": "兴山区"}),
    ("４０平　２．８万　３楼", {"price": 28_000, "area": 40, "floor": 3}),
    ("阜新 海州区 60平 2室1厅 4/6 2万 无贷款", {
        "price": 20_000, "area": 60, "city": "阜新", "district": "海州区", "floor": 4, "floors": 6,
        "layout": "2室1厅", "mortgage": "无贷款"}),
    ("总价：36000元 面积：52.3平 楼层：共6层第2层 朝南", {
        "price": 36_000, "area": 52.3, "floor": 2, "floors": 6, "facing": "南"}),
    ("5万8000 71平", {"price": 58_000, "area": 71}),
    ("十二万八 110平 精装修 电梯5楼", {"price": 128_000, "area": 110, "condition": "精装", "floor": 5}),
    ("小产权 无证 50平 1.5万 平房", {"price": 15_000, "area": 50, "building": "平房"}),
    ("取暖费一年1200 50平 2.2万 自采暖", {"price": 22_000, "area": 50, "heating": "自采暖"}),
    ("顶楼 6/6 不漏 56平 1.8万", {"price": 18_000, "area": 56, "floor": 6, "floors": 6}),
    ("7楼 共7层 53平 1万5 简装", {"price": 15_000, "area": 53, "floor": 7, "floors": 7, "condition": "简装"}),
    ("低层 45平 2.9万 98年建", {"price": 29_000, "area": 45, "band": "low", "year_built": 1998}),
    ("高楼层(共24层) 85平 13万 电梯", {"price": 130_000, "area": 85, "band": "high", "floors": 24, "lift": True}),
    ("开间 30平 8000元", {"price": 8_000, "area": 30, "layout": "1室0厅"}),
    ("单价850一平 66平", {"price": None, "unit_price": 850, "area": 66}),
    ("物业费0.5元 贷款可贷5万 90平 卖15.5万", {"price": 155_000, "area": 90}),
    ("套内50 建面62 4.2万", {"price": 42_000, "area": 62, "interior": 50}),
    ("售价3万，诚意出售，房本在手，满五年，南北向，二室一厅一厨一卫", {
        "price": 30_000, "seller_held": "满五年", "facing": "南北", "layout": "2室1厅1厨1卫",
        "title_kind": "房本在手"}),
    ("不满二 45平 3.3万", {"price": 33_000, "seller_held": "未满两年"}),
    ("玉门 老市区 64平 1.2万 无暖气", {"price": 12_000, "area": 64, "city": "玉门", "heating": "无暖气"}),
)  # fmt: skip


def values_of(advert: ParsedAdvert) -> dict[str, object]:
    """What the golden table speaks of."""
    d = advert.description
    return {
        "price": None if advert.price is None else advert.price / 100,
        "unit_price": None if advert.unit_price is None else advert.unit_price / 100,
        "area": None if d.floor_area is None else d.floor_area / 100,
        "interior": None if d.interior_area is None else d.interior_area / 100,
        "band": d.floor_band,
        **{name: getattr(d, name) for name in d.__struct_fields__ if name != "extra"},
        **d.extra,
    }


@pytest.mark.parametrize(("text", "expected"), GOLDEN, ids=[text[:16] for text, _ in GOLDEN])
def test_adverts_are_understood(text: str, expected: dict[str, object]) -> None:
    result = values_of(parse(text, CITIES))
    assert {name: result[name] for name in expected} == expected


def test_nothing_of_the_two_in_the_readme_is_left() -> None:
    assert [not_understood(parse(text, CITIES)) for text in (GOLDEN[0][0], GOLDEN[1][0])] == [(), ()]


def test_what_is_not_understood_is_shown() -> None:
    advert = parse("62平 3.5万 隔壁老王家的猫很凶", CITIES)
    assert "老王" in "".join(not_understood(advert))


def test_a_rental_is_no_home_for_sale() -> None:
    assert parse("月租500 两室 精装 55平").refusal is not None
    assert parse("62平 3.5万 出售 现出租中").refusal is None


@pytest.mark.parametrize(
    ("paste", "prices"),
    [
        ("65平6.5万 55平3.8万", [65_000, 38_000]),
        ("65平 6.5万 精装，55平 3.8万 毛坯；40平 2万", [65_000, 38_000, 20_000]),
        ("55平 3万\n62平 4万\n58平 面议", [30_000, 40_000, None]),
        ("光宇小区62平3.5万、富力家园70平4.8万", [35_000, 48_000]),
        ("原价5万 现价4.2万 建面62平 套内50平", [42_000]),
        ("1. 48平 2.6万\n2. 70平 4万8\n3、55平 3万", [26_000, 48_000, 30_000]),
        ("光宇小区\n62平 两室\n3.5万 精装\n\n富力家园\n70平\n4.8万", [35_000, 48_000]),
        ("48平 5楼 2.6万\n70平 7楼 4.8万", [26_000, 48_000]),
        ("鹤岗急售\n62平\n总价3.5万", [35_000]),
        ("🏠 62平 3.5万\n🏠 55平 3万", [35_000, 30_000]),
        ("", []),
        ("你好\n\n在吗", [None, None]),
    ],
)
def test_a_paste_is_split_into_its_adverts(paste: str, prices: list[int | None]) -> None:
    result = [advert.price for advert in split(paste, CITIES)]
    assert result == [None if price is None else Fen(price * 100) for price in prices]


pieces = st.sampled_from(
    ["62平", "3.5万", "6/7楼", "两室一厅", "精装", "工农区", "光宇小区", "集中供暖", "满二", "电话13812345678", " ",
     "\n", "，", "1.", "38000", "面议", "朝南", "2003年建", "万", "平", "楼", "/", "９", "十二万八", "w", "a",
     "1", "0", "室", "厅", "千", "元", "-", "年", "区", "小区", "单价", "总价"]
)  # fmt: skip


def test_what_stands_between_two_homes_of_a_line_stays_with_the_first() -> None:
    result = split("65平 6.5万 精装，55平 3.8万 毛坯；40平 2万", CITIES)
    assert [advert.description.condition for advert in result] == ["精装", "毛坯", ""]


@example("10室W")
@example("1 2室1厅 万")
@given(st.one_of(st.text(max_size=120), st.lists(pieces, max_size=20).map("".join)))
def test_spans_lie_in_the_text_and_never_overlap(text: str) -> None:
    for advert in split(text, CITIES):
        at = 0
        for span in advert.spans:
            assert at <= span.start < span.end <= len(advert.text)
            at = span.end
        fields = {span.field for span in advert.spans}
        for name in ("floor_area", "interior_area", "layout", "facing", "condition", "heating", "title_kind",
                     "seller_held", "mortgage", "lift", "building", "year_built", "city", "district",
                     "community"):  # fmt: skip
            assert getattr(advert.description, name) in (None, "") or name in fields, name
        assert advert.price is None or "price" in fields
        assert advert.unit_price is None or "unit_price" in fields
        d = advert.description
        assert (d.floor, d.floors, d.floor_band) == (None, None, None) or "floor" in fields


@given(st.one_of(st.text(max_size=120), st.lists(pieces, max_size=20).map("".join)))
def test_every_letter_is_either_understood_or_shown_as_not_understood(text: str) -> None:
    advert = parse(text, CITIES)
    at, left = 0, ""
    for span in advert.spans:
        left += text[at : span.start]
        at = span.end
    left += text[at:]
    shown = "".join(not_understood(advert))
    assert [one for one in left if one.isalnum()] == [one for one in shown if one.isalnum()]


@pytest.mark.parametrize("letter", ["一", "1", "万", "区", "一1平", "65平6.5万 ", "室", "价", "\u0130"])
def test_a_long_text_of_one_kind_is_read_in_time(letter: str) -> None:
    began = time.process_time()
    split(letter * 20_000, CITIES)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        "求购 60平左右 3万以内 楼层不高",
        "【求购】工农区两室，5万以内",
        "本人急求南山区一室一厅 2万左右",
        "个人想买一套 55平 3万",
        "高价收房 60平 5万",
        "求租 两室 精装",
    ],
)
def test_what_somebody_looks_for_is_no_home_for_sale(text: str) -> None:
    advert = parse(text)
    assert advert.refusal is not None
    assert advert.price is None
    assert "求购" not in advert.description.community


@pytest.mark.parametrize(
    "text",
    ["62平 3.5万 刚收房 毛坯", "62平 3.5万 想买的联系我", "出售 62平 3.5万 求购者直接来电", "光宇小区 62平 3.5万"],
)
def test_a_home_for_sale_stays_one(text: str) -> None:
    advert = parse(text)
    assert (advert.refusal, advert.price) == (None, 35_000_00)


def test_no_part_of_a_number_is_taken_for_a_number() -> None:
    assert parse("1e309平 1e309万").description.floor_area is None
    text = parse("光宇小区 -50平 -3万")
    assert (text.description.floor_area, text.price) == (None, None)
    assert parse("光宇小区-50平-3万").price == 30_000_00


def test_a_line_of_area_and_floor_between_others_is_an_advert_of_its_own() -> None:
    lines = ["光宇小区 62平 3.5万", "60平 3楼 3.2 老证", "富力城 95平 12.8万"]
    assert [one.text for one in split("\n".join(lines))] == lines
    # but not where it goes on with what the line before has begun
    begun = ["光宇小区 3.5万", "62平 3楼 老证", "富力城 12.8万", "95平 12楼"]
    assert [one.text for one in split("\n".join(begun))] == ["\n".join(begun[:2]), "\n".join(begun[2:])]
