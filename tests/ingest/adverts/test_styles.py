"""More adverts, by what is hard in them: numbers beside numbers, names, other scripts, and words that mislead."""

from __future__ import annotations

import pytest

from hegang_desktop.ingest.adverts.parse import parse
from tests.ingest.adverts.test_adverts import CITIES, values_of

# every text is written by us; price in yuan, areas in square metres; None: not told
STYLES: tuple[tuple[str, dict[str, object]], ...] = (
    # prices
    ("3万 50平", {"price": 30_000, "area": 50}),
    ("3.85W 61平", {"price": 38_500, "area": 61}),
    ("4万5千 72平", {"price": 45_000, "area": 72}),
    ("两万六 47平", {"price": 26_000, "area": 47}),
    ("二万五千元 44平", {"price": 25_000, "area": 44}),
    ("8千 28平 顶楼", {"price": 8_000, "area": 28, "band": "high"}),
    ("38,000元 55平", {"price": 38_000, "area": 55}),
    ("¥42000 60㎡", {"price": 42_000, "area": 60}),
    ("3-4万 55平", {"price": None, "area": 55}),
    ("3万左右 55平", {"price": 30_000, "area": 55}),
    ("价格面议 66平", {"price": None, "area": 66}),
    ("电议 66平 2室1厅", {"price": None, "area": 66, "layout": "2室1厅"}),
    ("首付3万 88平", {"price": None, "area": 88}),
    ("首付三成 总价20万 101平", {"price": 200_000, "area": 101}),
    ("原价5万现价4.2万 63平", {"price": 42_000, "area": 63}),
    ("5.2万降到4.6万 63平", {"price": 46_000, "area": 63}),
    ("单价1200/平 50平 6万", {"price": 60_000, "unit_price": 1_200, "area": 50}),
    ("55.5平1.98万", {"price": 19_800, "area": 55.5}),
    ("62平米3万5", {"price": 35_000, "area": 62}),
    ("租房勿扰 62平 3.2万 出售", {"price": 32_000, "area": 62}),
    # areas and layouts
    ("76.53m² 三室一厅一卫 5.5万", {"price": 55_000, "area": 76.53, "layout": "3室1厅1卫"}),
    ("两居 58平方 3.1万", {"price": 31_000, "area": 58, "layout": "2室"}),
    ("一居室 38平 1.6万", {"price": 16_000, "area": 38, "layout": "1室"}),
    ("2房1厅 64平 3.9万", {"price": 39_000, "area": 64, "layout": "2室1厅"}),
    ("建面62套内50 3万", {"price": 30_000, "area": 62, "interior": 50}),
    ("62m2 2室2厅 4.4万", {"price": 44_000, "area": 62, "layout": "2室2厅"}),
    # storeys
    ("7楼顶 50平 1.3万", {"price": 13_000, "floor": 7, "floors": 7}),
    ("共7层6层 50平 1.9万", {"price": 19_000, "floor": 6, "floors": 7}),
    ("五楼 共六层 50平 2.1万", {"price": 21_000, "floor": 5, "floors": 6}),
    ("一楼带小院 50平 4.1万", {"price": 41_000, "floor": 1}),
    ("步梯5楼 50平 2.3万", {"price": 23_000, "floor": 5, "lift": False}),
    ("电梯房12楼 88平 13.8万", {"price": 138_000, "floor": 12, "lift": True}),
    ("中楼层/共6层 57平 3.3万", {"price": 33_000, "band": "middle", "floors": 6}),
    ("11层小高层的3楼 80平 11万", {"price": 110_000, "floor": 3, "floors": 11}),
    ("6F/7F 62平 3万", {"price": 30_000, "floor": 6, "floors": 7}),
    # places
    ("工农区杜鹃里小区 62平 3.5万", {"price": 35_000, "district": "工农区", "community": "杜鹃里小区"}),
    ("鹤岗市南山区六号小区 48平 2.4万", {"city": "鹤岗", "district": "南山区", "community": "六号小区"}),
    ("小区名称：振兴新村 面积：51平 价格：2.2万", {"price": 22_000, "area": 51, "community": "振兴新村"}),
    ("鹤壁 山城区 朝霞里 70平 9.5万", {"city": "鹤壁", "district": "山城区", "community": "朝霞里"}),
    ("东方红小区 55平 3万 阳面", {"price": 30_000, "community": "东方红小区"}),
    ("阳光嘉园3期 90平 15万 毛坯", {"price": 150_000, "community": "阳光嘉园3期", "condition": "毛坯"}),
    ("南山区52委 40平 1.4万", {"price": 14_000, "district": "南山区", "community": "52委"}),
    # words
    ("62平 3万 东西向 简单装修 不通暖气", {"facing": "东西", "condition": "简装"}),
    ("62平 3万 清水房 地热", {"condition": "毛坯", "heating": "地热"}),
    ("62平 3万 满五唯一 小产权", {"seller_held": "满五唯一", "title_kind": "小产权"}),
    ("62平 3万 回迁房 两证齐全 无贷款", {"title_kind": "回迁房，两证齐全", "mortgage": "无贷款"}),
    ("62平 3万 未满二 有本", {"seller_held": "未满两年", "title_kind": "有本"}),
    ("62平 3万 1998年建成", {"year_built": 1998}),
    ("62平 3万 建于2010年", {"year_built": 2010}),
    ("62平 3万 2024年刚装修", {"year_built": None, "condition": "精装"}),
    ("62平 3万 坐北朝南", {"facing": "南"}),
    ("62平 3万 全天采光 南向", {"facing": "南"}),
    ("62平 3万 v:abc_12345", {"微信": "abc_12345"}),
    ("62平 3万 137 1234 5678", {"price": 30_000, "电话": "137 1234 5678"}),
    ("62平 3万 13712345678微信同号", {"price": 30_000, "电话": "13712345678"}),
    # scripts
    ("６２㎡　３．５萬　兩室一廳　６／７樓", {
        "price": 35_000, "area": 62, "layout": "2室1厅", "floor": 6, "floors": 7}),
    ("東山區 52平 2.7萬 精裝 集中供熱 滿五年", {
        "price": 27_000, "area": 52, "district": "东山区", "condition": "精装", "heating": "集中供暖",
        "seller_held": "满五年"}),
    ("【急】🏠62平🏠3.5万🏠精装", {"price": 35_000, "area": 62, "condition": "精装"}),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STYLES, ids=[text[:20] for text, _ in STYLES])
def test_styles_of_adverts(text: str, expected: dict[str, object]) -> None:
    result = values_of(parse(text, CITIES))
    assert {name: result.get(name) for name in expected} == expected
