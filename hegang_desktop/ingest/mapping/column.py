"""What the cells of one column look like, over the sample: the evidence that headers are checked against."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from statistics import median

from hegang_desktop.ingest.values.amounts import read_total, read_unit_price
from hegang_desktop.ingest.values.areas import has_area_unit
from hegang_desktop.ingest.values.layouts import read_layout
from hegang_desktop.ingest.values.numbers import ungrouped
from hegang_desktop.ingest.values.packed import pieces, read_packed
from hegang_desktop.ingest.values.storeys import is_bare, read_storey
from hegang_desktop.ingest.values.text import clean, is_missing, plain, point
from hegang_desktop.ingest.values.traits import (
    read_building,
    read_condition,
    read_date,
    read_facing,
    read_lift,
    read_seller_held,
    read_year,
)
from hegang_desktop.ingest.values.web import is_url

_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?")
_UNIT_PRICE = re.compile(r".*[0-9]万?(?:元|块)?/(?:平方米|平米|平方|平|m2)$|.*[0-9]元每?平米?$")
_MONEY = re.compile(r".*[0-9一二三四五六七八九十](?:亿|万|元|万元)[0-9]?$")
_ADVERT = re.compile(
    r"精装|满五|满二|满两|出售|急售|诚心|采光|拎包|地铁|业主|看房|房东|户型|交通|学区|好房|楼层|，|！|。"
)


class Column:
    """One column of the sample. Shares are of the cells that say something."""

    def __init__(self, index: int, header: str, cells: Sequence[str]) -> None:
        self.index = index
        self.header = header
        cleaned = [clean(cell) for cell in cells]
        self.cells = cleaned
        self.filled = [cell for cell in cleaned if not is_missing(cell)]
        self.blank = not any(cleaned)

    def share(self, test: Callable[[str], object]) -> float:
        """How many of the telling cells pass a test, from 0 to 1; 0 when no cell tells anything."""
        return sum(1 for cell in self.filled if test(cell)) / len(self.filled) if self.filled else 0.0

    @cached_property
    def numbers(self) -> list[float | None]:
        """The bare number of each cell of the sample, None where there is another thing."""
        texts = [ungrouped(point(plain(cell))) for cell in self.cells]
        return [float(one) if _NUMBER.fullmatch(one) else None for one in texts]

    @cached_property
    def number(self) -> float:
        """The share of bare numbers."""
        return self.share(lambda cell: _NUMBER.fullmatch(ungrouped(point(plain(cell)))))

    @cached_property
    def integer(self) -> float:
        """The share of bare whole numbers."""
        return self.share(lambda cell: re.fullmatch(r"[0-9]+(?:\.0)?", plain(cell)))

    @cached_property
    def middle(self) -> float:
        """The median of the bare numbers, 0 without any."""
        known = [number for number in self.numbers if number is not None]
        return median(known) if known else 0.0

    @cached_property
    def money(self) -> float:
        """The share of amounts that state 万 or 元 and are no price of a square metre."""
        return self.share(lambda cell: _MONEY.fullmatch(plain(cell)) and not _UNIT_PRICE.fullmatch(plain(cell)))

    @cached_property
    def total(self) -> float:
        """The share of cells that read as a price of a whole home."""
        return self.share(lambda cell: isinstance(read_total(cell, "wan"), tuple))

    @cached_property
    def withheld(self) -> float:
        """The share of cells that say only that the price is not told: 面议."""
        return self.share(lambda cell: read_total(cell, "wan") == "negotiable")

    @cached_property
    def per_area(self) -> float:
        """The share of prices a square metre that state their unit."""
        return self.share(lambda cell: _UNIT_PRICE.fullmatch(plain(cell)) and _amount_per_area(cell))

    @cached_property
    def area(self) -> float:
        """The share of areas that state their unit."""
        return self.share(has_area_unit)

    @cached_property
    def layout(self) -> float:
        """The share of layouts such as 2室1厅."""
        return self.share(lambda cell: read_layout(cell) or any(read_layout(piece) for piece in _few(cell)))

    @cached_property
    def storey(self) -> float:
        """The share of storeys told in words, such as 低楼层(共33层) or 6/7; bare numbers are not counted."""
        return self.share(lambda cell: not is_bare(cell) and _tells_storey(cell))

    @cached_property
    def bare_storey(self) -> float:
        """The share of bare numbers that could count storeys, with or without 层."""
        return self.share(lambda cell: is_bare(cell) and read_storey(cell, "floors"))

    @cached_property
    def facing(self) -> float:
        """The share of points of the compass."""
        return self.share(read_facing)

    @cached_property
    def condition(self) -> float:
        """The share of known words for the decoration."""
        return self.share(lambda cell: read_condition(cell) not in (None, "其他"))

    @cached_property
    def building(self) -> float:
        """The share of known kinds of building."""
        return self.share(read_building)

    @cached_property
    def year(self) -> float:
        """The share of years, bare or in words, the kind of building perhaps glued to them."""
        return self.share(lambda cell: read_year(cell) or read_packed(cell).year_built)

    @cached_property
    def year_in_words(self) -> float:
        """The share of years followed by 年建 or the like."""
        return self.share(lambda cell: "年" in cell and (read_year(cell) or read_packed(cell).year_built))

    @cached_property
    def lift(self) -> float:
        """The share of yes and no about a lift."""
        return self.share(lambda cell: read_lift(cell) is not None)

    @cached_property
    def held(self) -> float:
        """The share of how long the seller has held the home, in words."""
        return self.share(read_seller_held)

    @cached_property
    def date(self) -> float:
        """The share of dates."""
        return self.share(read_date)

    @cached_property
    def url(self) -> float:
        """The share of addresses of the web."""
        return self.share(is_url)

    @cached_property
    def packed(self) -> float:
        """The share of cells in which three or more fields stand between bars."""
        return self.share(lambda cell: len(pieces(cell)) > 1 and read_packed(cell).filled > 2)  # noqa: PLR2004

    @cached_property
    def advert(self) -> float:
        """The share of cells that advertise, as titles do."""
        return self.share(_ADVERT.search)

    @cached_property
    def distinct(self) -> float:
        """Distinct telling cells for each telling cell."""
        return len(set(self.filled)) / len(self.filled) if self.filled else 0.0

    @cached_property
    def length(self) -> float:
        """The median number of characters."""
        return median(len(cell) for cell in self.filled) if self.filled else 0.0

    @cached_property
    def words(self) -> float:
        """The share of cells that are names: some letter, and none of the forms above."""
        return self.share(lambda cell: any(c.isalpha() for c in cell) and not _has_form(cell))


def _few(cell: str) -> list[str]:
    parts = pieces(cell)
    return parts if len(parts) == 2 else []  # noqa: PLR2004 - 联排别墅 | 4室2厅


def _tells_storey(cell: str) -> bool:
    return read_storey(cell, "unknown") is not None or read_packed(cell).storey is not None


def _amount_per_area(cell: str) -> bool:
    return isinstance(read_unit_price(cell, "yuan"), tuple)


def _has_form(cell: str) -> bool:
    normal = plain(cell)
    return bool(
        _MONEY.fullmatch(normal)
        or _UNIT_PRICE.fullmatch(normal)
        or has_area_unit(cell)
        or read_layout(cell)
        or is_url(cell)
        or read_date(cell)
        or _tells_storey(cell)
    )
