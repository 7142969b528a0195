from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.domain.money import Fen
from hegang_desktop.ingest.mapping.fields import MoneyUnit
from hegang_desktop.ingest.values import amounts
from hegang_desktop.ingest.values.amounts import Amount, read_total, read_unit_price


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("89万", 890_000),
        ("165万元", 1_650_000),
        (" 650万", 6_500_000),
        ("431.2万", 4_312_000),
        ("3.8万", 38_000),
        ("5万8", 58_000),
        ("5万8千", 58_000),
        ("5万8000", 58_000),
        ("5万800元", 50_800),
        ("十二万八", 128_000),
        ("五万八千元", 58_000),
        ("两百万", 2_000_000),
        ("3百万", 3_000_000),
        ("1亿2000万", 120_000_000),
        ("12.5萬", 125_000),
        ("１２.５万", 125_000),
        ("26 万 ", 260_000),
        ("58,000元", 58_000),
        ("58 000 元", 58_000),
        ("¥58,000", 58_000),
        ("58w", 580_000),
        ("约65万", 650_000),
        ("65万左右", 650_000),
        ("58万（可议）", 580_000),
        ("总价：58万元/套", 580_000),
        ("58万元整", 580_000),
    ],
)
@pytest.mark.parametrize("unit", ["wan", "yuan"])
def test_an_amount_that_states_its_unit_is_read_whatever_the_column_counts(
    text: str, yuan: int, unit: MoneyUnit
) -> None:
    assert read_total(text, unit) == Amount(Fen(yuan * 100), explicit=True)


@pytest.mark.parametrize(
    ("text", "number"),
    [("8500000.0", 8_500_000), ("1,234,567", 1_234_567), ("8.5E+06", 8_500_000), ("-5", -5), ("0", 0)],
)
def test_a_bare_number_counts_what_its_column_counts(text: str, number: int) -> None:
    assert read_total(text, "yuan") == Amount(Fen(number * 100), explicit=False)
    assert read_total(text, "wan") == Amount(Fen(number * 1_000_000), explicit=False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        *((text, "missing") for text in ("", " ", "-", "--", "暂无", "暂无数据", "None", "nan", "未填", "\u3000")),
        *((text, "negotiable") for text in ("面议", "价格面议", "电议", "总价待议")),
        *(
            (text, "range")
            for text in ("5-8万", "58～60万", "65万起", "几万", "十几万", "不到60万", "60万以下", "5万多")
        ),
        *((text, "rent") for text in ("3500元/月", "1200/月", "月租800")),
        *((text, "per_area") for text in ("12000元/㎡", "1.2万/平", "7493元每平米")),
        *((text, "unclear") for text in ("六七万", "万", "百万", "5.8.9", "甲", "10²万", "⑤万", "30坪", "1" * 30)),
    ],
)
def test_a_cell_without_one_price_tells_why(text: str, why: str) -> None:
    assert read_total(text, "wan") == why


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("104,569元/平", 104_569),
        ("单价39035元/平米", 39_035),
        ("16522元/m²", 16_522),
        ("\n   3172元/㎡\n   ", 3_172),
        ("均价 3,000 元/平方米", 3_000),
        ("1.2万/平", 12_000),
        ("2285元每平", 2_285),
    ],
)
def test_a_unit_price_is_read_with_its_unit(text: str, yuan: int) -> None:
    assert read_unit_price(text, "wan") == Amount(Fen(yuan * 100), explicit=True)


def test_a_currency_sign_before_a_small_number_does_not_overrule_the_column() -> None:
    assert read_total("¥65", "wan") == Amount(Fen(65_000_000), explicit=False)


@given(
    st.text(max_size=40) | st.text("0123456789.,-+eE万元亿千百十一二三五八 约面议¥/平月²", max_size=20),
    st.sampled_from(["wan", "yuan"]),
)
def test_no_text_makes_the_reading_of_prices_raise(text: str, unit: MoneyUnit) -> None:
    for amount in (read_total(text, unit), read_unit_price(text, unit)):
        assert isinstance(amount, Amount | str)


@given(st.integers(1_000, 2_000_000_000))
def test_an_amount_is_read_back_from_each_way_of_writing_it(yuan: int) -> None:
    wan = f"{yuan // 10_000}.{yuan % 10_000:04d}"
    expected = yuan * 100
    for text in (f"{wan}万", f"{wan}万元", f" {wan} 萬 ", f"{yuan}元", f"{yuan:,}元", f"￥{yuan:,}.00", f"总价{wan}万"):
        assert read_total(text, "wan") == Amount(Fen(expected), explicit=True), text
        assert read_total(text, "yuan") == Amount(Fen(expected), explicit=True), text
    for text in (str(yuan), f"{yuan:,}", f"{yuan}.0"):
        assert read_total(text, "yuan") == Amount(Fen(expected), explicit=False), text
    assert read_total(wan, "wan") == Amount(Fen(expected), explicit=False)


@given(st.integers(1, 999), st.integers(1, 9))
def test_a_digit_after_ten_thousand_counts_thousands(ten_thousands: int, thousands: int) -> None:
    expected = Amount(Fen((ten_thousands * 10_000 + thousands * 1_000) * 100), explicit=True)
    assert read_total(f"{ten_thousands}万{thousands}", "wan") == expected
    assert read_total(f"{ten_thousands}万{thousands}千", "wan") == expected


@pytest.mark.parametrize("unit", ["wan", "yuan"])
@given(text=st.from_regex(amounts._SIMPLE, fullmatch=True))
def test_the_short_way_is_the_long_way(text: str, unit: MoneyUnit) -> None:
    short = (read_total.__wrapped__(text, unit), read_unit_price.__wrapped__(text, unit))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(amounts, "_SIMPLE", re.compile("(?!)"))
        assert (read_total.__wrapped__(text, unit), read_unit_price.__wrapped__(text, unit)) == short
