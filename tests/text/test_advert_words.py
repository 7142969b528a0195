"""What adverts say in Chinese, as the reader writes it."""

from __future__ import annotations

import pytest

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.text.homes import home_label
from hegang_desktop.text.translator import Translator


@pytest.mark.parametrize(
    ("field", "value", "english"),
    [
        ("city", "鹤岗", "Hegang"),
        ("city", "鹤岗市", "Hegang"),
        ("district", "工农区", "Gongnong district"),
        ("community", "光宇小区", "Guangyu estate"),
        ("community", "桦树新村", "Huashu new village"),
        ("community", "Sea View", "Sea View"),
        ("community", "精装两室拎包入住看房随时有钥匙", "精装两室拎包入住看房随时有钥匙"),
        ("layout", "2室1厅", "2 rooms, 1 living room"),
        ("layout", "1室2厅1厨2卫", "1 room, 2 living rooms, 1 kitchen, 2 bathrooms"),
        ("layout", "开间", "开间"),
        ("facing", "南 北", "south, north"),
        ("facing", "东南", "southeast"),
        ("facing", "南北通透", "south, north"),
        ("facing", "坐北朝南", "坐北朝南"),
        ("condition", "毛坯", "bare shell"),
        ("heating", "集中供暖", "district heating"),
        ("title_kind", "商品房", "market housing"),
        ("source", "房天下", "房天下"),
    ],
)
def test_words_of_an_advert(field: str, value: str, english: str) -> None:
    assert Translator("en").advert_value(field, value) == english
    assert Translator("zh_CN").advert_value(field, value) == value


def test_a_home_in_words() -> None:
    said = Description(city="鹤岗", district="工农区", community="光宇小区", layout="2室1厅")
    home = TargetHome(description=said, floor_area=Area(6_200))
    assert Translator("en").say(home_label(home)) == (
        "Hegang, Gongnong district, Guangyu estate · 2 rooms, 1 living room, 62 m²"
    )
    assert Translator("zh_CN").say(home_label(home)) == "鹤岗 工农区 光宇小区 · 2室1厅 · 62平米"
