"""Doubting that a column called 价格 holds prices of homes, where its numbers rather are those of a square metre."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from hegang_desktop.ingest.mapping.fields import ColumnUse, Mapping
from hegang_desktop.ingest.mapping.header import says_total, stated_unit
from hegang_desktop.ingest.values.amounts import Amount, read_total
from hegang_desktop.ingest.values.areas import read_area
from hegang_desktop.ingest.values.places import city_name
from hegang_desktop.ingest.values.text import clean
from hegang_desktop.ingest.values.web import read_url

_ENOUGH = 5
_WAN = 10_000
# yuan a square metre: what homes cost almost anywhere, and what half of the homes of a file never cost
_CHEAPEST, _DEAREST = 150, 100_000
_DEAR_CITIES = frozenset({"北京", "上海", "深圳", "广州", "杭州", "厦门", "香港"})


def may_be_unit_prices(mapping: Mapping, sample: Sequence[Sequence[str]], default_city: str) -> bool:
    """Whether the prices of a table could only be those of whole homes if most of them cost what none does.

    Bare numbers like 700 beside 40 m²: as 万 a square metre would cost 175,000 yuan, as yuan 17; as the price of a
    square metre they are ordinary. Where a column says total, or states its unit, or another one holds unit prices,
    there is nothing to doubt; nor in the few cities where homes are that dear.
    """
    price, area = mapping.column("price"), mapping.column("floor_area")
    if price is None or area is None or mapping.column("unit_price") is not None:
        return False
    if stated_unit(price.header) or says_total(price.header):
        return False
    bare, per_area = [], []
    factor = _WAN if (price.unit or "wan") == "wan" else 1
    for row in sample:
        amount, square = read_total(row[price.index], "yuan"), read_area(row[area.index])
        if isinstance(amount, Amount) and not amount.explicit and amount.fen > 0 and isinstance(square, int) and square:
            bare.append(amount.fen / 100)
            per_area.append(amount.fen * factor / square)
    if len(bare) < _ENOUGH or not _CHEAPEST <= median(bare) <= _DEAREST:
        return False
    usual = median(per_area)
    return usual < _CHEAPEST or (usual > _DEAREST and _city(mapping, sample, default_city) not in _DEAR_CITIES)


def _city(mapping: Mapping, sample: Sequence[Sequence[str]], default_city: str) -> str:
    """The city of most rows."""
    cities: Counter[str] = Counter()
    for use in (mapping.column("city"), mapping.column("url")):
        if use is not None:
            cities.update(city for row in sample if (city := _city_of(use, row[use.index])))
    return cities.most_common(1)[0][0] if cities else city_name(default_city.strip())


def _city_of(use: ColumnUse, cell: str) -> str:
    return city_name(clean(cell)) if use.field == "city" else read_url(cell.strip()).city
