"""What homes are compared with, against the standard library's medians."""

from __future__ import annotations

from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.listing import Description, FloorBand, Listing
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.screening import Spread
from hegang_desktop.engine.screening.surroundings import MOST_GROUPS, group_spreads, groups, market_of


@given(st.lists(st.tuples(st.integers(-1, 4), st.integers(-5, 2**36)), max_size=60))
def test_spreads_are_those_of_the_standard_library(rows: list[tuple[int, int]]) -> None:
    result = group_spreads(
        np.array([price for _, price in rows], np.int64), np.array([code for code, _ in rows], np.int64), 5
    )
    assert result.spread(-1) is None
    for code in range(5):
        prices = [price for group, price in rows if group == code and price > 0]
        if not prices:
            assert result.spread(code) is None
            continue
        middle = int(median(prices))
        away = int(median(abs(price - middle) for price in prices))
        assert result.spread(code) == Spread(len(prices), Fen(middle), Fen(away))


def test_too_many_groups_are_refused() -> None:
    with pytest.raises(ValueError, match="too many groups"):
        group_spreads(np.array([1]), np.array([0]), MOST_GROUPS + 1)


def test_rows_without_a_name_are_in_no_group() -> None:
    result = groups(["鹤岗", "鹤岗", "", "鹤岗"], ["南山", "", "南山", "南山"])
    assert result.code.tolist() == [0, -1, -1, 0]
    assert groups(["", "", "鹤岗"], ["春江", "", "春江"], optional=1).code.tolist() == [0, -1, 1]


def home(
    per_metre: int, community: str = "春江", district: str = "南山", band: FloorBand | None = None, title: str = ""
) -> Listing:
    advert = Description(
        city="鹤岗",
        district=district,
        community=community,
        title=title,
        floor_area=square_metres(50),
        floor_band=band,
    )
    return Listing(advert, yuan(per_metre * 50))


def test_one_absurd_advert_moves_nothing() -> None:
    market = market_of([*(home(price) for price in (900, 950, 1_000, 1_050)), home(90_000)])
    assert market.around(home(500)).community == Spread(5, yuan(1_000), yuan(50))


def test_every_level_is_compared_with_its_own() -> None:
    homes = [
        *(home(1_000, band="high") for _ in range(3)),
        *(home(2_000, "旭日", band="low") for _ in range(2)),
        *(home(3_000, "朝阳里", "向阳", "low") for _ in range(4)),
    ]
    seen = market_of(homes).around(home(1, band="high"))
    assert [one.n if one else 0 for one in (seen.community, seen.district, seen.city, seen.city_band)] == [3, 5, 9, 3]
    assert [one.median if one else 0 for one in (seen.community, seen.district, seen.city, seen.city_band)] == [
        yuan(price) for price in (1_000, 1_000, 2_000, 1_000)
    ]
    nowhere = market_of(homes).around(home(1, "新家园", "东山"))
    assert (nowhere.community, nowhere.district, nowhere.city_band) == (None, None, None)


def test_the_same_words_and_telephones_are_counted() -> None:
    words = "低价急售 南北通透 随时看房"
    homes = [home(1_000, title=f"{words} 139 0000 0000"), home(1_000, title=f"{words}  139-0000-0000"), home(1_000)]
    seen = market_of(homes).around(homes[0])
    assert (seen.same_text, seen.same_phone) == (1, 2)
    homes = [home(1_000, title=words), home(2_000, "旭日", title=words.replace(" ", "　")), home(1_000, title="好房")]
    assert [market_of(homes).around(one).same_text for one in homes] == [2, 2, 0]
