"""Which adverts raise which flag: one table a flag, of adverts that do and adverts that look as if they did.

The adverts are made up; their shapes are those of the real files, most of them false alarms that were found there.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from hegang_desktop.app.listings.screening_rules import load_thresholds
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.listing import Description, Listing, Sighting
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.screening import SEVERITIES, Flag, History, Spread, Surroundings
from hegang_desktop.engine.screening.history import history_of
from hegang_desktop.engine.screening.screen import screen
from hegang_desktop.text.translator import Translator

NOVEMBER = Month(2026, 11)
NOWHERE = Surroundings()
SIXTY_THOUSAND = yuan(60_000)


def flags(
    title: str = "",
    *,
    price: Fen = SIXTY_THOUSAND,
    area: float | None = 60,
    stated: Fen | None = None,
    around: Surroundings = NOWHERE,
    history: History | None = None,
    **described: Any,
) -> dict[str, Flag]:
    """The flags, by id, of a home of 60 square metres for 60,000 yuan of which nothing else is known."""
    description = Description(title=title, floor_area=None if area is None else square_metres(area), **described)
    result = screen(Listing(description, price, stated), around, history, load_thresholds(), NOVEMBER)
    assert len({flag.id for flag in result}) == len(result)
    return {flag.id: flag for flag in result}


TITLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "title_absent": (
        ("精装两居 无房产证", "没有房本 便宜卖", "房产证未办下来", "只能更名 一次性", "新房 不能过户", "无产权 随便看"),
        ("产权证满五年", "无产权纠纷", "无产权车位一个", "红本在手", "证件齐全", "没证件也可看房"),
    ),
    "resettlement": (
        ("回迁房 两居", "棚改安置小区三楼", "拆迁安置房 低价", "还建房 中层", "一手动迁 税少", "2009年建的回迁房"),
        (
            "非回迁楼 两居",
            "不是安置房",
            "待棚改片区 两居",
            "规划棚改 地铁旁",
            "待拆迁房",
            "北至河边安置小区",
            "西面是回迁房",
        ),
    ),
    "village_title": (("小产权 三居", "村委会盖章 独院", "农村自建房"), ("非小产权", "农村信用社旁两居", "新村三楼")),
    "public_tenancy": (
        ("直管公房 一居", "使用权房转让", "公产房 两居"),
        ("70年使用权 两居", "带使用权车位", "50年办公产权", "已购公房 两居"),
    ),
    "title_restricted": (
        ("已购公房 两居", "经济适用房 满五", "单位房改房"),
        ("三房改房两厅", "南临城北的经济适用房项目", "家人共有产权清楚"),
    ),
    "mortgage": (
        ("有抵押 业主自还", "满五年 欠款20万", "贷款未还清"),
        (
            "无抵押",
            "没抵押 随时过户",
            "无贷款抵押查封",
            "目前无任何抵押",
            "抵押:无",
            "可抵押贷款",
            "抵押已还清",
            "可贷款 可按揭",
        ),
    ),
    "seizure": (
        ("法拍 一拍起拍", "已被查封 低价", "无抵押 有查封"),
        ("无查封", "没有查封", "无抵押查封", "无贷款、抵押、查封", "查封已解除", "非法拍"),
    ),
    "top_floor": (
        ("顶楼带阁楼", "精装 顶层 南北", "五楼顶跃 带露台", "楼顶复式"),
        ("非顶楼", "不是顶楼", "次顶层 采光好", "赠送楼顶平台", "不是顶底楼层"),
    ),
    "ground_floor": (
        ("底楼 带院", "这套是一楼 不潮", "一楼带花园 三居", "1楼带天井"),
        ("满五唯一楼层好", "非底楼", "中底楼层 两居", "带一楼车库", "十一楼带露台", "底层低密度洋房"),
    ),
    "gable_end": (
        ("东冷山 两居", "西边户 南北", "边套 满五", "靠山墙 便宜", "把边单元"),
        ("不把边 两居", "非边户", "东山公园旁", "西山脚下两居", "不靠山墙", "夹边套", "依山把山水看尽"),
    ),
    "bare": (
        ("毛坯大三房", "清水房 两居", "电梯清水四房", "纯毛坯"),
        ("非毛坯 精装", "毛坯价卖精装", "清水湾两居", "开发商毛坯交付", "清水房新装修", "清水鱼馆旁"),
    ),
    "own_heating": (
        ("自采暖 两居", "壁挂炉 三居", "无暖气", "没有集中供暖", "土暖气 平房"),
        ("集中供暖", "全房暖气", "带地暖", "非自采暖"),
    ),
    "arrears": (
        ("有欠费 便宜", "取暖费未交", "拖欠物业费", "欠缴采暖费两年"),
        ("无欠费", "不欠费", "没有欠费", "欠费已结清", "无抵押无欠费"),
    ),
    "arrears_likely": (
        ("常年空置 两居", "多年没住人", "房子空着", "长期无人住"),
        ("低空置率商圈", "没有空置期 拎包住", "没有空置", "常年恒温", "全新没住过"),
    ),
    "garage": (
        ("车库出售", "临街车位低价转让", "出售独立车库"),
        ("送车库 两居", "带车库 三楼", "有车位 出售", "中间楼层 车库", "70平两居+18平车库", "车位充足"),
    ),
    "shop": (
        ("和平路一楼商铺", "临街门市房", "写字楼出售 可注册", "新街口门面"),
        (
            "天门市两居",
            "西门市场电梯房",
            "楼下商铺 生活方便",
            "小区门口都有商铺",
            "沿街商铺 出门买菜",
            "南山住宅公寓商铺",
        ),
    ),
    "village_farm": (("青山农场二队 两居", "红光林场三楼"), ("近农场 两居", "农场局宿舍", "农场路两居", "开心农场旁")),
}


@pytest.mark.parametrize(("id_", "title"), [(id_, title) for id_, (yes, _) in TITLES.items() for title in yes])
def test_a_title_that_says_it_is_flagged(id_: str, title: str) -> None:
    assert id_ in flags(title)


@pytest.mark.parametrize(("id_", "title"), [(id_, title) for id_, (_, no) in TITLES.items() for title in no])
def test_a_title_that_denies_it_or_speaks_of_something_else_is_not(id_: str, title: str) -> None:
    assert id_ not in flags(title, layout="2室1厅")


@pytest.mark.parametrize(
    ("described", "id_"),
    [
        ({"title_kind": "拆迁安置房"}, "resettlement"),
        ({"title_kind": "定向安置房"}, "resettlement"),
        ({"title_kind": "公产"}, "public_tenancy"),
        ({"title_kind": "二类经济适用房"}, "title_restricted"),
        ({"mortgage": "有抵押 3万元 农行"}, "mortgage"),
        ({"mortgage": "有"}, "mortgage"),
        ({"community": "城北安置小区"}, "resettlement"),
        ({"condition": "毛坯"}, "bare"),
        ({"condition": "清水"}, "bare"),
        ({"heating": "自供暖"}, "own_heating"),
        ({"extra": {"供暖": "自采暖"}}, "own_heating"),
        ({"extra": {"用途": "商住两用"}}, "shop"),
        ({"extra": {"所在楼层": "地下室 (共6层)"}}, "basement"),
        ({"building": "阁楼"}, "attic"),
        ({"extra": {"用途": "储藏室"}}, "storage"),
        ({"floor": -1, "floors": 6}, "basement"),
        ({"community": "春江车库"}, "garage"),
        ({"title": "南山 春江小区车库 1室0厅", "layout": "1室0厅"}, "garage"),
        ({"community": "柳树二村门面"}, "shop"),
        ({"address": "某县 青山农场三委"}, "village_farm"),
    ],
)
def test_fields_and_extras_are_looked_through(described: dict[str, Any], id_: str) -> None:
    assert id_ in flags(**described)


@pytest.mark.parametrize(
    ("described", "id_"),
    [
        ({"mortgage": "无抵押"}, "mortgage"),
        ({"mortgage": "暂无数据"}, "mortgage"),
        ({"mortgage": "未抵押"}, "mortgage"),
        ({"condition": "精装", "title": "毛坯装修都可谈"}, "bare"),
        ({"extra": {"楼层": "1楼带车库"}}, "garage"),
        ({"extra": {"楼层": "6阁楼已打通"}}, "attic"),
        ({"title": "清水房小区 南北两居", "community": "清水房小区"}, "bare"),
        ({"title": "顶层公馆 两居 中间楼层", "community": "顶层公馆"}, "top_floor"),
        ({"community": "西门市场"}, "shop"),
        ({"community": "海棠花苑送车库"}, "garage"),
        ({"title": "顶楼花园泳池", "floor": 3, "floors": 9}, "top_floor"),
        ({"title": "是一楼带院的小区", "floor": 4}, "ground_floor"),
    ],
)
def test_fields_that_deny_it_and_names_of_places_raise_nothing(described: dict[str, Any], id_: str) -> None:
    assert id_ not in flags(**described)


def test_a_high_floor_of_seven_is_not_taken_for_the_top_one() -> None:
    result = flags(floor_band="high", floors=7)
    assert result["maybe_top_floor"].severity == "note"
    assert not {"top_floor", "upper_floor_no_lift", "lift_unknown", "floor_missing"} & set(result)


@pytest.mark.parametrize("title", ["非顶楼 两居", "次顶层 两居"])
def test_a_high_floor_that_is_said_not_to_be_the_top_raises_no_doubt(title: str) -> None:
    assert "maybe_top_floor" not in flags(title, floor_band="high", floors=7)


def test_a_home_without_a_floor_only_has_its_floor_missing() -> None:
    described: dict[str, Any] = {"community": "春江", "heating": "集中供暖", "title_kind": "商品房"}
    assert set(flags(**described)) == {"floor_missing"}
    assert set(flags(floors=6, **described)) == {"floor_missing"}


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        ({"floor": 6, "floors": 6, "lift": False}, {"top_floor": "warn", "upper_floor_no_lift": "warn"}),
        ({"floor": 6, "floors": 7, "lift": False}, {"upper_floor_no_lift": "warn"}),
        ({"floor": 6, "floors": 7}, {"lift_unknown": "note"}),
        ({"floor": 6, "floors": 7, "title": "电梯房 两居"}, {}),
        ({"floor": 6, "floors": 7, "title": "步梯 两居"}, {"upper_floor_no_lift": "warn"}),
        ({"floor": 6, "floors": 7, "title": "可加装电梯"}, {"upper_floor_no_lift": "warn"}),
        ({"floor": 6, "floors": 18}, {}),
        ({"floor": 4, "floors": 7, "lift": False}, {}),
        ({"floor": 1, "floors": 6}, {"ground_floor": "note"}),
        ({"floor": 1, "floors": 1}, {"ground_floor": "note"}),
        ({"floor": 5, "floors": 6, "lift": True, "title": "顶楼复式"}, {"top_floor": "warn"}),
        (
            {"floor_band": "high", "floors": 6, "lift": False},
            {"maybe_top_floor": "note", "upper_floor_no_lift": "note"},
        ),
        ({"floor_band": "high", "floors": 3, "lift": False}, {"maybe_top_floor": "note"}),
        ({"floor_band": "high"}, {"maybe_top_floor": "note"}),
        ({"floor_band": "high", "floors": 1}, {}),
        ({"floor_band": "middle", "floors": 6, "lift": False}, {}),
        ({"floor": 8, "floors": 7, "lift": True}, {"floors_contradict": "note"}),
    ],
)
def test_floor_and_lift(described: dict[str, Any], expected: dict[str, str]) -> None:
    result = flags(community="春江", heating="集中供暖", title_kind="商品房", **described)
    assert {id_: flag.severity for id_, flag in result.items()} == expected


@pytest.mark.parametrize(("year", "old"), [(1985, True), (2001, True), (2002, False), (2030, False), (None, False)])
def test_old_buildings(year: int | None, *, old: bool) -> None:
    assert ("old_building" in flags(year_built=year)) is old


@pytest.mark.parametrize(
    "described",
    [{"title_kind": "商品房"}, {"seller_held": "满五年"}, {"title": "红本在手"}, {"extra": {"备件": "已上传房本照片"}}],
)
def test_a_title_that_is_told_is_not_unknown(described: dict[str, Any]) -> None:
    assert "title_unknown" not in flags(**described)


@pytest.mark.parametrize("described", [{}, {"title_kind": "未知"}, {"extra": {"备件": "未上传房本照片"}}])
def test_a_title_that_is_not_told_is_unknown(described: dict[str, Any]) -> None:
    assert flags(**described)["title_unknown"].severity == "note"


def test_a_mortgage_as_large_as_the_price_stops() -> None:
    assert flags(mortgage="有抵押 5.9万元 农行")["mortgage"].severity == "warn"
    assert flags(mortgage="有抵押 6万元 农行")["mortgage"].severity == "stop"
    assert flags(mortgage="有抵押 80万", price=yuan(2_000_000))["mortgage"].severity == "warn"


@pytest.mark.parametrize(
    ("price", "area", "stated", "described", "contradicts"),
    [
        (58_000, 77, 753, {}, False),
        (58_000, 77, 750, {}, False),
        (58_000, 77, 1_100, {}, True),
        (58_000, 77, 600, {}, True),
        # 61,499 yuan rounded to 6 万, 76.6 square metres to 77
        (60_000, 77, 815, {}, False),
        (270_000, 88, 3_068, {}, False),
        # a total of 2.3 million in ten thousands and an area without its half metre
        (2_300_000, 12, 183_000, {}, False),
        # per square metre of interior area, and counted in ten thousand yuan
        (60_000, 80, 1_000, {"interior_area": square_metres(60)}, False),
        (600_000, 60, 1, {}, False),
        (60_000, None, 5_000, {}, False),
    ],
)
def test_total_area_and_unit_price(
    price: int, area: float | None, stated: int, described: dict[str, Any], *, contradicts: bool
) -> None:
    result = flags(price=yuan(price), area=area, stated=yuan(stated), **described)
    assert ("unit_price_contradicts" in result) is contradicts


def test_an_interior_larger_than_the_whole_contradicts() -> None:
    assert "areas_contradict" in flags(interior_area=square_metres(61))
    assert "areas_contradict" not in flags(interior_area=square_metres(60))


def around(**levels: tuple[int, int, int]) -> Surroundings:
    """Surroundings of (number, median, deviation), the last two in yuan per square metre."""
    spreads: dict[str, Any] = {name: Spread(n, yuan(mid), yuan(far)) for name, (n, mid, far) in levels.items()}
    return Surroundings(**spreads)


def test_the_seafarers_flat_among_homes_of_a_thousand_yuan_is_cheap() -> None:
    """58,000 yuan for 77 square metres (domain facts a1), in an estate of about 1,000 a square metre."""
    result = flags(price=yuan(58_000), area=77, around=around(community=(12, 1_000, 80), city=(400, 2_249, 500)))
    flag = result["cheap"]
    assert (flag.severity, flag.sample) == ("warn", 12)
    assert Translator("en").say(flag.reason) == (
        "753 yuan per square metre: 25% under the median of its community (1,000 yuan, 12 homes)."
    )


@pytest.mark.parametrize(
    ("levels", "sample"),
    [
        # 15 % under is suspicious, 14 % is bargaining; in a community that varies more, neither
        ({"community": (5, 1_177, 20)}, 5),
        ({"community": (5, 1_162, 20)}, None),
        ({"community": (5, 1_177, 150)}, None),
        # too few in the community: the district is asked, then the floors alike in the city, then the city
        ({"community": (4, 5_000, 0), "district": (15, 1_000, 50), "city": (90, 5_000, 0)}, None),
        ({"community": (4, 1_000, 0), "district": (15, 5_000, 50), "city": (90, 1_000, 0)}, 15),
        ({"district": (14, 5_000, 50), "city_band": (22, 1_625, 150), "city": (60, 5_000, 10)}, 22),
        ({"district": (14, 5_000, 50), "city_band": (14, 1_000, 0), "city": (60, 2_249, 300)}, 60),
        # the nearest group that is large enough decides, also when it says no
        ({"community": (5, 1_000, 50), "district": (15, 5_000, 50)}, None),
        # too few to say
        ({"community": (4, 5_000, 0), "district": (14, 5_000, 0), "city": (14, 5_000, 0)}, None),
        ({}, None),
    ],
)
def test_the_unit_price_is_compared_with_the_nearest_group_that_is_large_enough(
    levels: dict[str, tuple[int, int, int]], sample: int | None
) -> None:
    flag = flags(price=yuan(60_000), area=60, around=around(**levels)).get("cheap")
    assert (flag.sample if flag else None) == sample


def test_a_high_floor_of_the_city_is_compared_with_high_floors() -> None:
    """Hegang, August 2019 (domain facts a2): 1,625 on high floors, 2,249 in all."""
    hegang = around(city=(60, 2_249, 200), city_band=(27, 1_625, 250))
    assert "cheap" not in flags(price=yuan(1_500 * 60), around=hegang)
    assert flags(price=yuan(1_500 * 60), around=around(city=(60, 2_249, 200)))["cheap"].sample == 60


@pytest.mark.parametrize(("per_metre", "cheap"), [(886, True), (1_124, True), (1_125, False), (1_351, False)])
def test_half_the_median_is_cheap_however_wide_a_city_spreads(per_metre: int, *, cheap: bool) -> None:
    """Two spreads under a city such as Hegang would be 307 yuan a square metre: nothing is that cheap."""
    result = flags(price=yuan(per_metre * 60), around=around(city=(60, 2_249, 655)))
    assert ("cheap" in result) is cheap


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (History(180, 0), {"long_on_offer"}),
        (History(179, 1), set()),
        (History(10, 2), {"cut_repeatedly"}),
        (History(relisted=True), {"relisted"}),
        (None, set()),
    ],
)
def test_history(history: History | None, expected: set[str]) -> None:
    assert {"long_on_offer", "cut_repeatedly", "relisted"} & set(flags(history=history)) == expected


def test_a_history_is_put_together_from_sightings() -> None:
    def seen(*days_and_prices: tuple[int, int]) -> list[Sighting]:
        return [Sighting(dt.date(2026, 3, day), yuan(price)) for day, price in days_and_prices]

    # down, down, up, down; out of order, and one day seen in two files
    assert history_of(seen((9, 40), (1, 50), (9, 40), (12, 39), (20, 45), (28, 44))) == History(27, 3, False, 5)
    assert history_of(seen((9, 40)), dt.date(2026, 1, 9)) == History(59, 0, False, 1)
    assert history_of([], dt.date(2026, 1, 9), relisted=True) == History(0, 0, True, 0)


def test_many_homes_alike() -> None:
    result = flags(around=Surroundings(same_text=12, same_phone=40))
    assert (result["same_text"].sample, result["same_phone"].sample) == (12, 40)
    assert not {"same_text", "same_phone"} & set(flags(around=Surroundings(same_text=2, same_phone=3)))


def test_missing_essentials() -> None:
    assert {"price_missing", "area_missing", "floor_missing", "community_missing"} <= set(
        flags(price=Fen(0), area=None)
    )


def test_the_gravest_flag_comes_first() -> None:
    result = tuple(flags("小产权 顶楼 回迁房 无暖气 毛坯 查封", condition="毛坯").values())
    assert list(result) == sorted(result, key=lambda flag: (SEVERITIES.index(flag.severity), flag.id))
    assert result[0].severity == "stop"
    assert result[-1].severity == "note"


def test_traditional_script_and_full_width_are_read() -> None:
    assert {"village_title", "top_floor"} <= set(flags("小產權　頂樓"))
    assert "mortgage" not in flags("抵押：無")


AROUND = Surroundings(city=Spread(60, yuan(2_000), yuan(300)))


@pytest.mark.parametrize(
    ("described", "expected", "words"),
    [
        ({"area": 2, "price": yuan(200_000_000)}, {"area_absurd", "price_absurd"}, "no home costs that much"),
        ({"area": 90, "price": yuan(600_000_000)}, {"price_absurd"}, "6,666,667"),
        ({"area": 3, "price": yuan(30_000)}, {"area_absurd"}, "too few for a home"),
        ({"area": 4_000, "price": yuan(9_000_000)}, {"area_absurd"}, "more than a home has"),
        ({"area": 60, "price": yuan(1_200)}, {"price_absurd"}, "so little"),
        ({"area": 60, "price": yuan(2_400_000), "around": AROUND}, {"price_absurd"}, "20 times the median of 60 homes"),
        ({"area": None, "price": yuan(60_000), "stated": yuan(900_000)}, {"price_absurd"}, "that much"),
    ],
)
def test_figures_that_no_home_has_are_flagged_with_the_reason(
    described: dict[str, Any], expected: set[str], words: str
) -> None:
    result = {id_: flag for id_, flag in flags(**described).items() if id_.endswith("_absurd")}
    assert set(result) == expected
    assert words in " ".join(Translator("en").say(flag.reason) for flag in result.values())
    assert {flag.severity for flag in result.values()} == {"warn"}


@pytest.mark.parametrize(
    "described",
    [
        {"area": 8, "price": yuan(800_000)},
        {"area": 600, "price": yuan(120_000_000)},
        {"area": 60, "price": yuan(18_000), "around": AROUND},
        {"area": 60, "price": yuan(1_100_000), "around": AROUND},
        {"area": 60, "price": yuan(2_400_000), "around": Surroundings(city=Spread(5, yuan(2_000), yuan(300)))},
        {"area": None, "price": yuan(60_000)},
    ],
)
def test_small_dear_and_cheap_homes_are_not_absurd(described: dict[str, Any]) -> None:
    assert not {"area_absurd", "price_absurd"} & set(flags(**described))
