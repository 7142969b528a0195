"""The screening over the real files beside the project, against what their own columns say."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from hegang_desktop.app.listings.screening_rules import load_thresholds
from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.month import Month
from hegang_desktop.engine.screening.screen import screen
from hegang_desktop.engine.screening.surroundings import market_of
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.rows.reading import read_listings

FOLDER = Path(os.environ.get("HEGANG_REAL_DATA") or Path(__file__).parents[4] / "shared" / "data")
FILES = (
    "ningbo-lianjia-detail/lianjia.csv",
    "xuzhou-lianjia-units-in-header/lianjia.csv",
    "wuhan-anjuke/anjuke.csv",
    "changchun-anjuke/data.csv",
    "shanghai-minhang-junkcols/minhang.csv",
    "wuhan-lianjia-tax/lianjia.csv",
)

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the real files are not at {FOLDER}"),
]


@cache
def screened(name: str) -> tuple[tuple[Listing, frozenset[str]], ...]:
    table = open_table(FOLDER / name)
    homes = [row.listing for row in read_listings(table, guess_mapping(table)) if row.listing]
    market = market_of(homes)
    return tuple(
        (home, frozenset(f.id for f in screen(home, market.around(home), None, load_thresholds(), Month(2026, 11))))
        for home in homes
    )


@pytest.mark.parametrize("name", FILES)
def test_flags_about_the_building_agree_with_the_columns(name: str) -> None:
    for home, ids in screened(name):
        advert = home.description
        if advert.floor is None and advert.floors is not None and advert.floor_band in ("low", "middle"):
            assert not {"top_floor", "maybe_top_floor", "upper_floor_no_lift"} & ids
        assert ("floor_missing" in ids) == (advert.floor is None and advert.floor_band is None)
        if advert.condition in ("毛坯", "精装", "简装", "豪装", "中装"):
            assert ("bare" in ids) == (advert.condition == "毛坯")


def test_mortgages_and_resettlement_are_those_of_the_columns() -> None:
    for home, ids in screened("ningbo-lianjia-detail/lianjia.csv"):
        advert = home.description
        assert ("mortgage" in ids) == advert.mortgage.startswith("有抵押")
        assert ("resettlement" in ids) == (advert.title_kind == "拆迁安置房" or advert.community.endswith("安置房"))


@pytest.mark.parametrize("name", FILES)
def test_few_homes_are_called_cheap_and_hardly_any_something_else_than_a_flat(name: str) -> None:
    homes = screened(name)
    share = {id_: sum(id_ in ids for _, ids in homes) / len(homes) for id_ in ("cheap", "garage", "storage", "attic")}
    assert share["cheap"] < 0.08
    assert max(share["garage"], share["storage"], share["attic"]) < 0.001
