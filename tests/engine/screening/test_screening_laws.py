"""Laws of the screening, over any description there can be."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.app.listings.screening_rules import load_thresholds
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.screening import SEVERITIES, History, Spread, Surroundings
from hegang_desktop.engine.screening.screen import screen
from hegang_desktop.engine.screening.surroundings import market_of
from hegang_desktop.text.translator import Translator

NOVEMBER = Month(2026, 11)
SAY_THAT_SOMETHING_IS_NOT_KNOWN = {
    *("title_unknown", "heating_unknown", "lift_unknown", "maybe_top_floor"),
    *("price_missing", "area_missing", "floor_missing", "community_missing"),
}
WORDS = (
    *(
        "无",
        "没有",
        "未",
        "非",
        "不是",
        "有",
        "抵押",
        "查封",
        "回迁房",
        "安置",
        "小产权",
        "毛坯",
        "清水",
        "顶楼",
        "一楼",
    ),
    *(
        "车库",
        "商铺",
        "阁楼",
        "地下室",
        "农场",
        "出售",
        "带",
        "送",
        "电梯",
        "自采暖",
        "暖气",
        "欠费",
        "空置",
        "边户",
        "80万",
    ),
    *(" ", ",", "。", "(", ")", "2室1厅", "红本", "：", "\u3000", "頂層", "１楼"),
)
texts = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(WORDS), max_size=12).map("".join), st.just(""))
numbers = st.one_of(st.none(), st.integers(-5, 40), st.integers())
areas = st.one_of(st.none(), st.integers(-10, 30_000), st.integers())
descriptions = st.builds(
    Description,
    **dict.fromkeys(
        ("city", "district", "community", "address", "title", "layout", "facing", "condition", "building", "heating"),
        texts,
    ),
    **dict.fromkeys(("title_kind", "mortgage", "seller_held"), texts),
    **dict.fromkeys(("floor_area", "interior_area"), areas),
    **dict.fromkeys(("floor", "floors", "year_built"), numbers),
    floor_band=st.sampled_from((None, "low", "middle", "high")),
    lift=st.sampled_from((None, True, False)),
    listed_on=st.one_of(st.none(), st.dates()),
    extra=st.dictionaries(texts, texts, max_size=4),
)
prices = st.one_of(st.integers(0, 10**9), st.integers()).map(Fen)
listings = st.builds(Listing, descriptions, prices, st.one_of(st.none(), prices))
spreads = st.one_of(st.none(), st.builds(Spread, st.integers(1, 60), st.integers(1, 10**7), st.integers(0, 10**6)))
surroundings = st.builds(Surroundings, spreads, spreads, spreads, spreads, st.integers(0, 50), st.integers(0, 50))
histories = st.one_of(
    st.none(), st.builds(History, st.integers(0, 5_000), st.integers(0, 20), st.booleans(), st.integers(0, 50))
)


@given(listings, surroundings, histories)
def test_any_listing_is_screened_in_order_and_every_flag_can_be_said(
    listing: Listing, around: Surroundings, history: History | None
) -> None:
    flags = screen(listing, around, history, load_thresholds(), NOVEMBER)
    assert list(flags) == sorted(flags, key=lambda flag: (SEVERITIES.index(flag.severity), flag.id))
    assert len({flag.id for flag in flags}) == len(flags)
    words = Translator("en")
    for flag in flags:
        assert words.say(flag.reason)
        assert words.say(flag.check)
        assert flag.sample is None or flag.sample > 0


@given(
    st.lists(
        st.sampled_from(
            [name for name in Description.__struct_fields__ if name not in ("extra", "floor_area", "listed_on")]
        )
    ),
)
def test_what_is_missing_raises_only_flags_that_say_so(fields: list[str]) -> None:
    """Leaving fields out of an advert that raised nothing else never adds another kind of flag."""
    whole = Description(
        city="鹤岗",
        district="南山",
        community="春江",
        address="春江路",
        title="红本 两居 电梯 集中供暖",
        layout="2室1厅",
        floor_area=Area(60_00),
        floor=6,
        floor_band="high",
        floors=9,
        facing="南北",
        condition="精装",
        building="板楼",
        year_built=2015,
        lift=True,
        heating="集中供暖",
        title_kind="商品房",
        mortgage="无抵押",
        seller_held="满五年",
        listed_on=dt.date(2026, 1, 1),
    )
    empty = Description()
    partial = msgspec.structs.replace(whole, **{name: getattr(empty, name) for name in fields})
    result = screen(Listing(partial, Fen(6_000_000)), Surroundings(), None, load_thresholds(), NOVEMBER)
    assert {flag.id for flag in result} <= SAY_THAT_SOMETHING_IS_NOT_KNOWN
    assert screen(Listing(whole, Fen(6_000_000)), Surroundings(), None, load_thresholds(), NOVEMBER) == ()


@given(
    st.integers(1, 10**9),
    st.integers(1, 10**9),
    st.integers(1, 50_000),
    surroundings,
    st.sampled_from((None, "low", "high")),
)
def test_a_lower_price_never_loses_the_flag_of_being_cheap(
    one: int, other: int, area: int, around: Surroundings, band: str | None
) -> None:
    def is_cheap(price: int) -> bool:
        advert = Description(floor_area=Area(area), floor_band=band)  # type: ignore[arg-type]
        result = screen(Listing(advert, Fen(price)), around, None, load_thresholds(), NOVEMBER)
        return any(flag.id == "cheap" for flag in result)

    low, high = sorted((one, other))
    assert is_cheap(low) or not is_cheap(high)


@given(st.lists(listings, max_size=12))
def test_a_market_can_be_made_of_any_listings(many: list[Listing]) -> None:
    market = market_of(many)
    for listing in many:
        screen(listing, market.around(listing), None, load_thresholds(), NOVEMBER)
